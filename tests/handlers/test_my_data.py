"""The file with everything that is kept of a person."""

import json
from typing import Any

from storage import Connection, rounds
from tests.handlers.forum import answer, open_forum, taking_part
from tests.handlers.stage import Stage, Talk

WITTEN = "05954036"


async def data(talk: Talk, command: str = "/meinedaten") -> dict[str, Any]:
    await talk.say(command)
    files = talk.stage.screen.files[talk.account]
    found: dict[str, Any] = json.loads(files[-1].content)
    return found


async def test_a_head_gets_all_that_is_kept(stage: Stage, witten: Talk) -> None:
    await witten.filled(WITTEN)
    await witten.press("Verbindlich abgeben")
    await witten.say("/sachbearbeitung", "Kim Muster", "benennen")
    found = await data(witten)
    assert found["person"]["account"] == witten.account
    (held,) = found["mandates"]
    assert (held["key"], held["name"], held["role"]) == (WITTEN, "Amtsleitung Witten", "head")
    assert [each["name"] for each in found["named_by_you"]] == ["Kim Muster"]
    (submission,) = found["submissions"]
    assert submission["number"] == 1
    assert submission["answers"]["interest.housing"] == "if"
    assert [each["kind"] for each in found["log_entries"]] == ["joined", "submitted", "named"]
    letters = {(each["kind"], each["to_you"]) for each in found["letters"]}
    assert letters >= {("receipt", True)}
    assert set(found["parts"]) == set(found) - {"about", "parts"}


async def test_no_secret_and_nothing_of_others_is_in_it(stage: Stage, witten: Talk) -> None:
    other = await stage.joined("Amtsleitung Schwelm")
    await other.press("Weiter", "Ja")
    found = json.dumps(await data(witten, "/mydata"))
    assert "Schwelm" not in found
    assert stage.links["Amtsleitung Witten"] not in found
    mine = await data(other)
    assert [each["value"] for each in mine["draft_answers"]] == ["yes"]


async def test_a_ballot_is_in_it_until_it_is_sealed(bare: Stage) -> None:
    await open_forum(bare)
    talk = await taking_part(bare)
    await answer(talk)
    await talk.press("Verbindlich abgeben")
    (forum,) = (await data(talk))["forums"]
    assert forum["ballot"]["submitted"] == {"a": "ja", "town": ["05954036"], "t": "Wort"}

    def close(connection: Connection) -> None:
        rounds.mark_closed(connection, "forum", bare.now)

    await bare.database.write(close)
    found = await data(talk)
    assert found["forums"] == [{"round": "forum", "sealed": True, "ballot": None}]
    assert "Wort" not in json.dumps({**found, "parts": {}})
