"""Telegram drops what a link carries where the bot is open already: then the code is pasted."""

import datetime as dt

import pytest

from chat.cards import Card
from storage.attempts import IN_ALL, PER_ACCOUNT, note
from tests.handlers.small import a_roster, a_round, a_text
from tests.handlers.stage import LINK, Stage, Talk

UNKNOWN = "Dieser Zugangslink ist nicht bekannt. Bitte öffnen Sie den Link aus Ihrer Einladung."
TOO_OFTEN = (
    "Das waren zu viele Versuche. Bitte versuchen Sie es morgen wieder oder wenden Sie sich an die "
    "Koordination."
)
STRANGE = "x" * 32
TWO = {"witten": [{"person": "kopf"}], "ennepetal": [{"person": "andere"}]}


@pytest.mark.parametrize("form", ["{}", "  {}\n", LINK, "/start {}"])
async def test_a_pasted_code_lets_in_as_the_link_does(stage: Stage, form: str) -> None:
    talk = stage.talk()
    await talk.say("/start", form.format(stage.links["Amtsleitung Witten"]))
    assert talk.card.title == "Sie sind eingeladen"
    await talk.press("Ja, das bin ich")
    assert await stage.log() == ["joined"]


async def test_somebody_who_holds_something_pastes_a_code_too(stage: Stage, witten: Talk) -> None:
    await witten.say(stage.links["Amtsleitung Schwelm"])
    assert witten.card.title == "Sie sind eingeladen"


async def test_what_only_looks_like_a_code_is_an_answer_for_those_who_may_answer(
    stage: Stage, witten: Talk
) -> None:
    await witten.say(STRANGE)
    assert "zugangslink" not in witten.words.lower()
    assert (await stage.dump())["attempts"] == []


async def test_where_words_are_asked_a_code_that_opens_nothing_is_an_answer(bare: Stage) -> None:
    await bare.open(a_round(a_text("a"), a_text("b")), a_roster(**TWO))
    head = await bare.joined("kopf")
    used = bare.links["kopf"]
    await head.press("Weiter")
    await head.say(used)
    assert await bare.draft("05954036", "small") == {"a": used}
    good = bare.links["andere"]
    await head.say(good)
    assert head.card.title == "Sie sind eingeladen"
    assert await bare.draft("05954036", "small") == {"a": used}


async def test_a_used_code_lets_nobody_else_in(stage: Stage, witten: Talk) -> None:
    talk = stage.talk()
    await talk.say(stage.links["Amtsleitung Witten"])
    assert talk.shown[-1].body.startswith("Dieser Zugangslink wurde schon benutzt.")


async def test_a_stranger_has_few_attempts_a_day(stage: Stage) -> None:
    talk, other = stage.talk(), stage.talk()
    await talk.say(*[STRANGE] * PER_ACCOUNT)
    assert talk.shown == [Card(body=UNKNOWN)] * PER_ACCOUNT
    before = await stage.dump()
    await talk.say(STRANGE, "/start x", stage.links["Amtsleitung Witten"])
    assert talk.shown[PER_ACCOUNT:] == [Card(body=TOO_OFTEN)] * 3
    assert await stage.dump() == before
    await other.say(stage.links["Amtsleitung Witten"])
    assert other.card.title == "Sie sind eingeladen"
    stage.now += dt.timedelta(days=1)
    await talk.say(STRANGE)
    assert talk.shown[-1] == Card(body=UNKNOWN)
    assert len((await stage.dump())["attempts"]) == 1


async def test_all_strangers_together_have_a_limit(stage: Stage) -> None:
    def unit(connection: object) -> None:
        for account in range(IN_ALL):
            note(connection, account, stage.now)  # type: ignore[arg-type]  # it is a connection

    await stage.database.write(unit)
    talk, other = stage.talk(), stage.talk()
    await talk.say(STRANGE, STRANGE, stage.links["Amtsleitung Witten"])
    assert talk.shown == [Card(body=UNKNOWN), Card(body=TOO_OFTEN), Card(body=TOO_OFTEN)]
    await other.say(stage.links["Amtsleitung Witten"])  # their first attempt
    assert other.card.title == "Sie sind eingeladen"
