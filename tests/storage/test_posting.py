"""Letters of one occasion."""

import datetime as dt
from dataclasses import replace

from sqlalchemy import event

from storage import Connection, chats, outbox, people
from storage.database import Database
from storage.people import Person
from storage.posting import Posting
from storage.rounds import Kept
from survey.missing import Recipient

NOW = dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC)


def posting(connection: Connection, round_: str, occasion: str = "occasion") -> Posting:
    return Posting(connection, round_, occasion, outbox.NEWS, NOW)


async def test_recipients_with_a_chat_get_a_letter_about_their_mandates(
    database: Database, opened: Kept, head: Person
) -> None:
    def post(connection: Connection) -> None:
        chats.begin(connection, 77, head.id, "{}")
        recipients = [Recipient("al-doppel", ("05954008",)), Recipient("s-witten", ("05954036",))]
        posting(connection, opened.id).to_recipients("extended", recipients, {"deadline": "x"})

    await database.write(post)
    (letter,) = await database.read(lambda c: outbox.next_up(c, NOW))
    assert replace(letter, id=0) == outbox.Letter(
        key="solidarpakt/occasion/extended/77/al-doppel",
        chat=77,
        kind="extended",
        about={"roster_person": "al-doppel", "mandates": ["05954008"], "deadline": "x"},
        not_before=NOW,
        lane=outbox.NEWS,
        round="solidarpakt",
    )


async def test_whoever_joined_as_two_people_hears_of_the_towns_of_both(
    database: Database, opened: Kept, head: Person
) -> None:
    def post(connection: Connection) -> None:
        chats.begin(connection, 77, head.id, "{}")
        people.join(connection, opened.id, "al-witten", head.id, NOW)
        recipients = [Recipient("al-doppel", ("05954008",)), Recipient("al-witten", ("05954036",))]
        for _ in range(2):
            posting(connection, opened.id).to_recipients("reminder", recipients)

    await database.write(post)
    letters = await database.read(lambda c: outbox.next_up(c, NOW))
    assert [each.about["mandates"] for each in letters] == [["05954008"], ["05954036"]]


async def test_a_chat_gets_one_of_a_kind_for_an_occasion(database: Database, opened: Kept) -> None:
    def post(connection: Connection) -> None:
        for occasion in ("one", "one", "two"):
            posting(connection, opened.id, occasion).to_chat(5, "goes-on", {})
            posting(connection, opened.id, occasion).to_chat(6, "goes-on", {})

    await database.write(post)
    letters = await database.read(lambda c: outbox.next_up(c, NOW))
    assert [each.chat for each in letters] == [5, 6, 5, 6]


async def test_everyone_who_has_joined_and_those_of_some_mandates(
    database: Database, opened: Kept, head: Person, deputy: Person
) -> None:
    joined = await database.read(lambda c: people.joined(c, opened.id))
    assert joined == (head.id, deputy.id)
    assert await database.read(lambda c: people.joined(c, opened.id, ["05954036"])) == (deputy.id,)
    assert await database.read(lambda c: people.joined(c, opened.id, [])) == ()


async def test_who_was_told_of_a_closing_are_those_whom_it_has_reached(
    database: Database, opened: Kept
) -> None:
    def post(connection: Connection) -> None:
        closing = {"closed_at": NOW.isoformat(), "public": True}
        post = posting(connection, opened.id)
        for chat in (1, 2, 3):
            post.to_chat(chat, "summary", closing)
        posting(connection, opened.id, "later").to_chat(1, "summary", {**closing, "again": True})
        post.to_chat(4, "summary", {"closed_at": NOW.isoformat(), "public": False})
        post.to_chat(5, "summary", {"public": True})  # was asked for
        for id_, state in enumerate(("sent", "waiting", "uncertain", "sent", "sent", "sent"), 1):
            outbox.finish(connection, id_, state, NOW)

    await database.write(post)

    async def told(public: bool | None = None) -> list[int]:
        found = await database.read(
            lambda c: outbox.told_of_closing(c, opened.id, "summary", public=public)
        )
        return [each.chat for each in found]

    assert await told(public=True) == [1, 3]
    assert await told() == [1, 3, 4]
    (newest, *_) = await database.read(lambda c: outbox.told_of_closing(c, opened.id, "summary"))
    assert newest.about["again"] is True


async def test_many_are_few_statements(database: Database, opened: Kept) -> None:
    """What an opening costs the writer: as much for a thousand people as for ten."""

    def post(connection: Connection, first: int, count: int) -> list[str]:
        persons = [
            people.add(connection, first + n, f"opaque-{first + n}", "de").id for n in range(count)
        ]
        for person in persons:
            chats.begin(connection, 90_000 + person, person, "{}")
        said: list[str] = []
        listen = lambda *args: said.append(args[2])  # noqa: E731 - one and the same for both
        event.listen(connection, "before_cursor_execute", listen)
        posting(connection, opened.id, f"from {first}").to_everyone("opening", persons, {})
        event.remove(connection, "before_cursor_execute", listen)
        return said

    few = await database.write(lambda c: post(c, 10_000, 10))
    many = await database.write(lambda c: post(c, 20_000, 1000))
    assert len(many) == len(few) == 2
    assert len(await database.read(lambda c: outbox.next_up(c, NOW, 2000))) == 1010
