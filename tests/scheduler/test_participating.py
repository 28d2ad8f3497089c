"""A forum in time: opening and closing letters, and nothing that tells who has said what when."""

import json
from functools import partial

import pytest
from sqlalchemy import select

from chat.cards import Card, File
from scheduler.letters import KINDS
from storage import Connection, ballots, deadlines, log, participants, rounds
from storage.schema import ballot_keys, log_bodies
from survey.collect import Collected
from survey.round import Round
from tests.scheduler.conftest import COORDINATOR, GROUP
from tests.scheduler.recorder import utc
from tests.scheduler.stage import Stage
from tests.survey.forum import ORIGIN, ROSTER, a_choice

OPENS, CLOSES = "11-23T08:00", "12-18T11:00"
GUESTS = range(501, 508)
OPENING = "Die Abfrage ist eröffnet"
CLOSED = "Die Abfrage ist beendet"


@pytest.fixture
def forum_round() -> Round:
    """Planned for a Monday morning."""
    return Round.model_validate(
        {
            "format": 1, "id": "forum", "title": "Forum", "purpose": "Worum es geht.",
            "opens": "2026-11-23T09:00:00", "closes": "2026-12-18T12:00:00", "ballots": "person",
            "questions": [
                a_choice("a", "x", "y"), ORIGIN,
                {"kind": "text", "id": "t", "text": "t?", "required": False},
            ],
        }
    )  # fmt: skip


@pytest.fixture
async def forum(stage: Stage, forum_round: Round) -> Stage:
    """The forum, planned, with seven guests."""
    opens_at = forum_round.opens_at
    assert opens_at is not None
    await stage.database.write(
        lambda c: rounds.freeze(c, forum_round, ROSTER, opens_at, "key-of-the-forum")
    )
    for account in GUESTS:
        person = await stage.acquaint(account)
        await stage.database.write(partial(participants.join, round_="forum", person=person))
    return stage


async def cast(stage: Stage, account: int, answers: Collected) -> None:
    def unit(connection: Connection) -> None:
        key = ballots.key_of(connection, "forum", account)
        assert key is not None
        ballots.submit(connection, "forum", key, answers)

    await stage.database.write(unit)


def of_guests(sent: list[tuple[int, str]]) -> list[tuple[int, str]]:
    return [(chat, words) for chat, words in sent if chat in GUESTS]


async def test_everybody_who_takes_part_is_told_of_the_opening(forum: Stage) -> None:
    sent = of_guests(await forum.at(OPENS))
    assert [chat for chat, _ in sent] == [*GUESTS]
    card = await forum.written("participants-opening", GUESTS[0], {}, "forum")
    assert card == Card(
        title=OPENING,
        body="Forum\nSie können bis Freitag, 18. Dezember 2026, 12:00 Uhr (MEZ) antworten.",
        rows=card.rows,
    )
    assert card.rows[0][0].label == "Jetzt antworten"


async def test_nobody_is_reminded_and_no_list_is_made(forum: Stage) -> None:
    await forum.at(OPENS)
    for day in range(24, 31):
        assert of_guests(await forum.at(f"11-{day}T09:00")) == []
    for day in range(1, 18):
        assert await forum.at(f"12-{day:02}T09:00") == []
    assert set(await forum.outcomes()) == {"opening"}


async def test_letters_are_the_same_whether_or_not_somebody_has_submitted(forum: Stage) -> None:
    await forum.at(OPENS)
    await cast(forum, GUESTS[0], {"a": "x"})
    for kind in ("participants-opening", "participants-closed"):
        letters = [await forum.write(kind, chat, {}, "forum") for chat in GUESTS[:2]]
        assert letters[0] == letters[1]


async def test_letters_fall_away_with_their_reason(forum: Stage) -> None:
    assert await forum.write("participants-opening", GUESTS[0], {}, "forum") == ()
    await forum.at(OPENS)
    assert await forum.write("participants-closed", GUESTS[0], {}, "forum") == ()
    assert await forum.write("participants-opening", COORDINATOR, {}, "forum") == ()
    await forum.at(CLOSES)
    assert await forum.write("participants-opening", GUESTS[0], {}, "forum") == ()
    assert await forum.write("participants-closed", COORDINATOR, {}, "forum") == ()


async def test_the_end_seals_the_ballots_and_tells_the_result(forum: Stage) -> None:
    await forum.at(OPENS)
    for account in GUESTS[:-1]:
        await cast(forum, account, {"a": "x", "town": [ROSTER.mandates[0].key], "t": "Wort"})
    sent = await forum.at(CLOSES)
    ended = [chat for chat, words in sent if CLOSED in words]
    assert ended == [*GUESTS]
    assert [words for chat, words in sent if chat == GROUP] == ["Forum"]
    public = (await forum.written("summary", GROUP, {"public": True}, "forum")).body
    assert "6 Personen aus 1 von 3 aufgeführten Kommunen haben abgegeben." in public
    assert "x: 6 Personen aus einer Kommune" in public

    def query(connection: Connection) -> tuple[list[str], list[str]]:
        assert connection.execute(select(ballot_keys)).all() == []
        kinds = [each.kind for each in log.entries(connection, "forum")]
        return kinds, list(connection.execute(select(log_bodies.c.body)).scalars())

    kinds, bodies = await forum.database.read(query)
    assert kinds == ["opened", "closed"]
    result = json.loads(bodies[1])
    assert result["turnout"] == {"people": 6, "municipalities": 1, "of": 3}
    assert result["questions"][2]["texts"] == ["Wort"] * 6


async def test_coordinators_get_text_picture_and_data(forum: Stage) -> None:
    await forum.at(OPENS)
    about = {"public": False}
    card, picture, data = [
        (await forum.write(kind, COORDINATOR, about, "forum"))[0]
        for kind in ("summary", "picture", "data")
    ]
    assert isinstance(card, Card)
    assert isinstance(picture, File)
    assert isinstance(data, File)
    assert card.body.startswith("Abgegeben haben weniger als fünf Personen.")
    assert (picture.kind, picture.name) == ("photo", "forum.png")
    assert json.loads(data.content)["questions"] == []
    public = await forum.written("summary", GROUP, {"public": True}, "forum")
    assert public == card


async def test_no_letter_of_the_forum_is_about_what_somebody_has_said(forum: Stage) -> None:
    """The one about a receipt names a submission and leaves at its instant: there is none."""
    await forum.at(OPENS)
    await cast(forum, GUESTS[0], {"a": "x"})
    await forum.at(CLOSES)
    kinds = {key.split("/")[-2] for key in await forum.states()}
    assert kinds == {
        "participants-opening", "participants-closed", "summary", "picture", "data",
        "document", "workbook",
    }  # fmt: skip
    assert KINDS["participants-closed"].tries is None


async def test_more_time_is_told_to_everybody_who_takes_part(forum: Stage) -> None:
    await forum.at(OPENS)
    later = utc("12-21T11:00")
    about = {"deadline": later.isoformat()}
    assert await forum.write("participants-extended", GUESTS[0], about, "forum") == ()
    keys = [each.key for each in ROSTER.mandates]
    now = forum.hands.now
    await forum.database.write(lambda c: deadlines.give(c, "forum", keys, later, now))
    card = await forum.written("participants-extended", GUESTS[0], about, "forum")
    assert card.body == (
        "Forum\nSie können jetzt bis Montag, 21. Dezember 2026, 12:00 Uhr (MEZ) antworten."
    )
    assert await forum.write("participants-extended", COORDINATOR, about, "forum") == ()
