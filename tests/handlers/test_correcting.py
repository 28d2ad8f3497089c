"""A correction: who is in it, what carries over, what is asked, and what becomes of the first."""

import datetime as dt
import json
from functools import partial
from typing import Any

import pytest
from sqlalchemy import select

from handlers.charge import ADMINISTRATOR
from handlers.founding import freeze, unfollowed
from rounds.opening import opening
from rounds.reading import Reading
from scheduler.look import look
from scheduler.settings import Settings
from storage import Connection, log, people, rounds
from storage.schema import log_bodies
from survey.roster import Roster
from survey.round import Round
from tests.handlers.founding import at_new_round, send
from tests.handlers.naming import DEPUTY
from tests.handlers.small import a_choice, a_roster, a_round, a_text
from tests.handlers.stage import COORDINATOR, Stage, Talk

WITTEN, ENNEPETAL = "05954036", "05954008"
BOTH = a_roster(
    witten=[{"person": "kopf"}, {"person": "sache", "role": "preparer"}],
    ennepetal=[{"person": "andere"}],
)
FIRST = a_round(
    a_choice("a", "Ja", "Nein"),
    a_text("note", required=False),
    a_choice("b", "Ja", "Nein"),
    a_choice("c", "Ja", "Nein"),
)


def corrected(*questions: dict[str, Any], **settings: Any) -> Round:
    return a_round(
        *questions, **{"id": "neu", "follows": "small", "title": "Berichtigt", **settings}
    )


NEW = corrected(
    a_choice("a", "Ja", "Nein"),
    a_text("note", required=False),
    {**a_choice("b", "Ja", "Nein"), "text": "b, genauer?"},
    a_choice("c", "Ja", "Nein"),
)


async def set_up(stage: Stage, round_: Round, roster: Roster = BOTH, by: str = "") -> None:
    """The correction is opened as the command line does it."""
    found = opening(Reading(round_, roster), stage.now, stage.desk.secret, "round.toml")
    await stage.database.write(
        lambda c: freeze(c, found, by or ADMINISTRATOR, stage.now, stage.desk.secret)
    )


async def time_passes(stage: Stage, seconds: int = 1) -> None:
    """The bot looks at the clock."""
    stage.now += dt.timedelta(seconds=seconds)
    settings = Settings("de", frozenset({COORDINATOR}), (), stage.desk.secret)
    await look(stage.database, settings, stage.now)


@pytest.fixture
async def head(bare: Stage) -> Talk:
    """The head of Witten, who has submitted; the first round runs."""
    await bare.open(FIRST, BOTH)
    talk = await bare.joined("kopf")
    await talk.press("Weiter", "Ja", "Überspringen", "Ja", "Nein", "Verbindlich abgeben")
    return talk


async def states(stage: Stage) -> dict[str, str]:
    def query(connection: Connection) -> dict[str, str]:
        return {id_: rounds.get(connection, id_).state for id_ in rounds.ids(connection)}

    return await stage.database.read(query)


async def test_only_what_changed_is_asked_and_is_submitted_once_more(
    bare: Stage, head: Talk
) -> None:
    await set_up(bare, NEW)
    assert await states(bare) == {"neu": "planned", "small": "open"}
    await time_passes(bare)
    assert await states(bare) == {"neu": "open", "small": "superseded"}
    assert await bare.draft(WITTEN, "neu") == {"a": "ja", "c": "nein"}
    assert await bare.draft(ENNEPETAL, "neu") == {}
    await head.press_data("0 o neu")
    assert head.card.title == "Berichtigt"
    assert "Ihre Antworten auf unveränderte Fragen sind übernommen." in head.card.body
    assert "Worum es geht." in head.card.body
    await head.press("Weiter")
    assert head.card.title == "b, genauer?"
    await head.press("Nein")
    assert "Ihre Antworten im Überblick" in head.words
    await head.press("Verbindlich abgeben")
    (submitted,) = await bare.submissions("neu")
    assert submitted.answers == {"a": "ja", "b": "nein", "c": "nein"}
    assert len(await bare.submissions("small")) == 1


async def test_whoever_is_new_is_asked_everything(bare: Stage, head: Talk) -> None:
    await set_up(bare, NEW)
    await time_passes(bare)
    await bare.invite("neu")
    other = await bare.joined("andere")
    assert "Dort lag keine Antwort vor, die noch passt." in other.card.body
    await other.press("Weiter", "Ja", "Überspringen", "Ja", "Nein")
    assert "Ihre Antworten im Überblick" in other.words


async def test_what_nobody_had_submitted_is_asked_where_it_is_open(bare: Stage) -> None:
    """A draft that was left in the middle: what was not answered yet is asked, optional or not."""
    await bare.open(FIRST, BOTH)
    talk = await bare.joined("kopf")
    await talk.press("Weiter", "Ja", "Überspringen", "Ja")
    await set_up(bare, NEW)
    await time_passes(bare)
    await talk.press_data("0 o neu")
    await talk.press("Weiter")
    assert talk.card.title == "note?"
    await talk.press("Überspringen")
    assert talk.card.title == "b, genauer?"
    await talk.press("Ja")
    assert talk.card.title == "c?"


async def test_who_had_joined_has_joined_and_the_log_says_so(bare: Stage, head: Talk) -> None:
    await set_up(bare, NEW)
    assert await bare.log("neu") == ["joined"]
    await bare.joined("andere")  # between the setting up and the opening, in the first round
    await time_passes(bare)
    assert await bare.log("neu") == ["joined", "joined", "opened"]
    assert await bare.log("small") == ["joined", "submitted", "joined", "superseded"]
    holdings = await bare.database.read(lambda c: people.holdings(c, round_="neu"))
    assert {each.roster_person: each.person is not None for each in holdings} == {
        "kopf": True, "sache": False, "andere": True,
    }  # fmt: skip
    assert len(await bare.letters("opening")) == 2


async def test_somebody_whom_the_new_roster_does_not_know_is_not_in_it(
    bare: Stage, head: Talk
) -> None:
    await bare.joined("andere")
    roster = a_roster(witten=[{"person": "kopf"}], breckerfeld=[{"person": "neue"}])
    await set_up(bare, NEW, roster)
    await time_passes(bare)
    holdings = await bare.database.read(lambda c: people.holdings(c, round_="neu"))
    assert [(each.key, each.person is not None) for each in holdings] == [
        (WITTEN, True),
        ("05954004", False),
    ]


async def test_whom_a_head_has_named_is_named_once(bare: Stage, head: Talk) -> None:
    await head.say(*DEPUTY)
    await set_up(bare, NEW)
    await time_passes(bare)
    assert await bare.log("neu") == ["joined", "named", "opened"]
    holdings = await bare.database.read(lambda c: people.holdings(c, round_="neu"))
    assert [each.named_by for each in holdings if each.named_by is not None] == [1]


async def test_a_letter_of_the_first_round_leads_into_the_second(bare: Stage, head: Talk) -> None:
    await set_up(bare, NEW)
    await time_passes(bare)
    other = await bare.joined("andere")
    assert other.card.title == "Berichtigt"
    assert await bare.log("neu") == ["joined", "opened", "joined"]


async def test_it_leads_on_past_a_correction_of_a_correction(bare: Stage, head: Talk) -> None:
    await set_up(bare, NEW)
    await time_passes(bare)
    await set_up(bare, corrected(a_choice("a", "Ja", "Nein"), id="dritte", follows="neu"))
    await time_passes(bare)
    other = await bare.joined("andere")
    assert await bare.log("dritte") == ["joined", "opened", "joined"]
    assert "Berichtigt" in other.words
    coordinator = bare.talk(COORDINATOR)
    await coordinator.say("/start")
    await coordinator.press_data(await bare.revoking("kopf", "small"))
    assert await bare.log("dritte") == ["joined", "opened", "joined", "revoked"]


async def test_what_is_taken_back_is_taken_back_in_both(bare: Stage, head: Talk) -> None:
    coordinator = bare.talk(COORDINATOR)
    await coordinator.say("/start")
    await set_up(bare, NEW)
    await coordinator.press_data(await bare.revoking("kopf", "small"))
    await time_passes(bare)
    assert await bare.log("neu") == ["joined", "revoked", "opened"]
    holdings = await bare.database.read(lambda c: people.holdings(c, round_="neu"))
    assert [each.person for each in holdings] == [None, None, None]


async def test_what_carried_over_can_be_taken_back_by_itself(bare: Stage, head: Talk) -> None:
    """Without a link of the second round, through which nobody came."""
    await set_up(bare, NEW)
    await time_passes(bare)
    talk = bare.talk(COORDINATOR)
    await talk.say("/start")
    number = talk.card.body.index("Berichtigt") > talk.card.body.index("Kleine Abfrage")
    await talk.press(f"{2 if number else 1}. Abfrage öffnen", "Stand nach Kommunen", "Witten")
    await talk.press("1. Zugang ansehen", "Zugang zurücknehmen")
    assert await bare.log("neu") == ["joined", "opened", "revoked"]


async def test_a_nil_return_is_given_anew(bare: Stage) -> None:
    await bare.open(a_round(a_choice("a", "Ja", "Nein"), nil_return=True), BOTH)
    talk = await bare.joined("kopf")
    await talk.press("Fehlanzeige")
    await bare.write(WITTEN, {"a": "ja"}, round_="small")
    await set_up(bare, corrected(a_choice("a", "Ja", "Nein"), nil_return=True))
    await time_passes(bare)
    assert await bare.draft(WITTEN, "neu") == {}


async def test_it_waits_for_its_hour_and_the_first_goes_on(bare: Stage, head: Talk) -> None:
    await set_up(bare, corrected(a_choice("a", "Ja", "Nein"), opens="2026-12-01T09:00:00"))
    await time_passes(bare)
    assert await states(bare) == {"neu": "planned", "small": "open"}
    await head.press("Ändern")
    bare.now = dt.datetime(2026, 12, 1, 8, tzinfo=dt.UTC)
    await time_passes(bare)
    assert await states(bare) == {"neu": "open", "small": "superseded"}


async def test_what_cannot_be_followed(bare: Stage, head: Talk) -> None:
    async def why(round_: Round) -> str:
        return await bare.database.read(partial(unfollowed, round_=round_))

    assert await why(FIRST) == ""
    assert await why(NEW) == ""
    assert await why(corrected(a_choice("a", "Ja", "Nein"), follows="keine")) == "unknown"
    await set_up(bare, corrected(a_choice("a", "Ja", "Nein"), opens="2026-12-01T09:00:00"))
    assert await why(corrected(a_choice("a", "Ja", "Nein"), id="dritte")) == "taken"
    bare.now = dt.datetime(2026, 12, 1, 8, tzinfo=dt.UTC)
    await time_passes(bare)
    assert await why(corrected(a_choice("a", "Ja", "Nein"), id="dritte")) == "over"


TOML = """\
format = 1
id = "neu"
title = "Berichtigt"
purpose = "Worum es geht."
closes = 2026-12-18T12:00:00
follows = "FOLLOWS"

[[mandates]]
key = "05954036"
municipality = "Witten"
inhabitants = 1000
counted_on = 2019-12-31
office = "Jugendamt"
people = [{ person = "kopf", role = "head" }]

[[questions]]
id = "b"
kind = "text"
text = "Was genau?"
"""


async def test_from_the_chat_it_says_what_it_brings(bare: Stage, head: Talk) -> None:
    talk = await at_new_round(bare)
    await send(talk, TOML.replace("FOLLOWS", "keine").encode(), "neu.toml")
    assert "Eine Abfrage „keine“, der diese folgen soll, gibt es nicht." in talk.card.body
    assert "Eröffnen" not in talk.labels
    await send(talk, TOML.replace("FOLLOWS", "small").encode(), "neu.toml")
    told = (
        "Diese Abfrage ersetzt: Kleine Abfrage. Jene endet, sobald diese beginnt.\n\n"
        "Neu gefragt wird: Was genau?\n\n"
        "Antworten auf unveränderte Fragen werden als Entwurf übernommen. Wer dort beigetreten "
        "ist (1), ist es auch hier."
    )
    assert told in talk.card.body
    await talk.press("Eröffnen")
    assert told in talk.card.body
    await talk.press("Ja, Abfrage eröffnen")
    await time_passes(bare)
    assert await bare.log("neu") == ["frozen", "joined", "opened"]
    query = select(log_bodies.c.body).where(log_bodies.c.round == "small")
    bodies = await bare.database.read(lambda c: c.execute(query).scalars().all())
    coordinator = await bare.database.read(lambda c: people.of_account(c, COORDINATOR))
    assert coordinator is not None
    assert json.loads(bodies[-1]) == {"by": coordinator.opaque, "round": "neu"}
    (entry,) = await bare.database.read(lambda c: log.of_kinds(c, "small", ("superseded",)))
    assert entry.at == bare.now
