"""What a round that follows another one begins with, from its rows."""

import datetime as dt
from typing import Any

from storage import Connection, drafts, following, people, rounds, submissions
from storage.database import Database
from survey.roster import Roster
from survey.round import Round
from tests.handlers.small import a_choice, a_roster, a_round, a_text

AT = dt.datetime(2026, 11, 24, 9, tzinfo=dt.UTC)
WITTEN = "05954036"
BODIES = {
    "kind": "group", "id": "bodies", "text": "Gremien?", "repeat": True, "required": False,
    "items": [a_text("name")],
}  # fmt: skip
FIRST = a_round(a_choice("a", "Ja", "Nein"), a_text("t"), BODIES)
NEW = a_round(a_choice("a", "Ja", "Nein"), a_text("t"), BODIES, id="neu", follows="small")
ROSTER = a_roster(witten=[{"person": "kopf"}, {"person": "sache", "role": "preparer"}])


def frozen(connection: Connection, *both: Round, roster: Roster = ROSTER) -> list[int]:
    """Two people who hold the first round's mandate."""
    for each in both:
        rounds.freeze(connection, each, roster, AT)
    found = [people.add(connection, n, f"opaque-{n}", "de").id for n in (1, 2)]
    for name, person in zip(("kopf", "sache"), found, strict=True):
        people.join(connection, "small", name, person, AT)
    return found


def draft_of(connection: Connection, round_: str) -> drafts.Draft:
    return drafts.get(connection, rounds.mandate(connection, round_, WITTEN))


def take(connection: Connection) -> None:
    first, new = rounds.get(connection, "small"), rounds.get(connection, "neu")
    following.take_answers(connection, first, new, AT)


async def test_answers_keep_their_authors(database: Database) -> None:
    def unit(connection: Connection) -> None:
        kopf, sache = frozen(connection, FIRST, NEW)
        draft = drafts.change(connection, draft_of(connection, "small"), {"a": "ja"}, sache, AT)
        drafts.change(connection, draft, {"t": "Wort"}, kopf, AT)
        take(connection)
        written = draft_of(connection, "neu").written
        assert {key: each.person for key, each in written.items()} == {"a": sache, "t": kopf}

    await database.write(unit)


async def test_without_a_draft_it_is_the_submission(database: Database) -> None:
    """Such as one that was taken by phone; and an empty list of entries is none."""

    def unit(connection: Connection) -> None:
        kopf, _ = frozen(connection, FIRST, NEW)
        answers: dict[str, Any] = {"a": "nein", "t": "Wort", "bodies": []}
        submissions.record(
            connection,
            mandate=rounds.mandate(connection, "small", WITTEN),
            person=kopf,
            role="head",
            at=AT,
            answers=answers,
            nil_return=False,
            late=False,
        )
        take(connection)
        draft = draft_of(connection, "neu")
        assert draft.answers == {"a": "nein", "t": "Wort", "bodies": 0}
        assert {each.person for each in draft.written.values()} == {kopf}

    await database.write(unit)


async def test_joining_can_be_done_again_and_says_so_once(database: Database) -> None:
    said: list[str] = []

    def secret() -> str:
        said.append("salt")
        return f"salt-{len(said)}"

    def unit(connection: Connection) -> None:
        frozen(connection, FIRST, NEW)
        for _ in range(2):
            following.join(connection, "small", "neu", AT, secret)
        assert len(said) == 2
        assert following.followers(connection, "small") == ("neu",)
        assert following.followers(connection, "neu") == ()
        assert len(people.joined(connection, "neu")) == 2

    await database.write(unit)
