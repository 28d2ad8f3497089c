"""Every ready-made round through the page's own HTTP calls, by tapping."""

import json
import re
from collections.abc import AsyncIterator
from functools import partial
from pathlib import Path

import pytest
import pytest_asyncio

from chat.actions import Verb, decode
from playground.demo import COORDINATOR, GROUP, Demo
from rounds.shelf import ready_made
from storage import results
from tests.stories.counting import CountingPlayer, Tapped
from tests.stories.played import Played, played
from tests.stories.terminal import verifier, votum

pytestmark = pytest.mark.asyncio(loop_scope="module")

FIRST = "solidarpakt-en"


@pytest_asyncio.fixture(scope="module", loop_scope="module", params=ready_made())
async def round_(
    demo: Demo, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> AsyncIterator[Played]:
    """A round at its end, every tap counted."""
    async with played(
        demo, tmp_path_factory.mktemp("tapped"), request.param, CountingPlayer
    ) as at_end:
        yield at_end


def tapped(round_: Played) -> list[Tapped]:
    """Every tap of the round."""
    assert isinstance(round_.player, CountingPlayer)
    return round_.player.tapped


async def test_document_equals_what_was_written_down(round_: Played) -> None:
    assert round_.document == round_.expected.summary(round_.document["chain"]["head"])


async def test_summary_in_the_database_is_the_document(round_: Played) -> None:
    database = round_.stage.app.database
    given = await database.read(partial(results.given, round_=round_.script.round))
    found = given.result()
    assert found.model_dump(mode="json") == round_.document


async def test_nothing_comes_after_the_end(round_: Played) -> None:
    assert (await round_.page.state())["next"] is None


async def test_draft_is_seen_by_its_head_alone(round_: Played) -> None:
    writers = {
        each.who
        for chapter in round_.script.chapters
        for each in chapter.parts
        if any(act.words and act.words[0] in round_.script.drafts for act in each.acts)
    }
    assert [round_.seen_in(words) for words in round_.script.drafts] == [{w} for w in writers]


async def test_every_call_was_taken_by_telegram(round_: Played) -> None:
    assert [deed for deed in round_.world.deeds if deed.status != 200] == []


async def test_tap_is_answered_by_its_toast_and_its_card(round_: Played) -> None:
    """Two calls. Under a letter the card comes below, and then the one above loses its buttons: a
    third call, for which nobody waits."""
    above = ["answerCallbackQuery", "editMessageText"]
    below = ["answerCallbackQuery", "editMessageReplyMarkup", "sendMessage"]
    wrong = [
        (each.label, each.calls)
        for each in tapped(round_)
        if each.calls != (above if each.action.turn else below)
    ]
    assert wrong == []


async def test_single_choice_takes_one_tap(round_: Played) -> None:
    """It leads on by itself: every button of the card that comes belongs to another turn."""
    choices = [each for each in tapped(round_) if each.action.verb is Verb.CHOOSE]
    turns = [(each.action.turn, _turns(each)) for each in choices]
    assert [turn for turn, after in turns if turn in after or len(after) != 1] == []
    assert choices != []


def _turns(tap: Tapped) -> set[int]:
    """The turns of the buttons on the card that came of a tap."""
    (card,) = [deed for deed in tap.deeds if deed.method == "editMessageText"]
    rows = card.arguments["reply_markup"]["inline_keyboard"]
    actions = [decode(button["callback_data"]) for row in rows for button in row]
    return {action.turn for action in actions if action is not None}


async def test_export_is_recounted_to_the_document(round_: Played, tmp_path: Path) -> None:
    """By the verifier alone, in a process of its own, against the head that the group was told."""
    file = await _exported(round_, tmp_path)
    final = (await round_.page.messages(GROUP))[-1]["text"]
    (posted,) = re.findall(r"Prüfsumme ([0-9a-f]{64})", final)
    said = await verifier(file, "--head", posted, "--json")
    assert (said.code, said.err) == (0, "")
    found = json.loads(said.out)
    assert found.pop("answer") == "unaltered"
    if "votes" not in round_.document:  # nobody can recount a forum, whose ballots are in no log
        assert {*found} == {"format", "chain", "not_recounted"}
        assert found["chain"] == round_.document["chain"]
        return
    assert found.pop("round") == {"id": round_.script.round}
    assert found == {name: round_.document[name] for name in found}
    assert {"turnout", "quorum", "votes", "chain", "provisional"} < set(found)


async def test_export_names_nobody(round_: Played, tmp_path: Path) -> None:
    content = (await _exported(round_, tmp_path)).read_text("utf-8")
    listings = round_.world.listings
    others = (COORDINATOR, GROUP)  # their titles are words that a question may use
    titles = [listing.title for chat, listing in listings.items() if chat not in others]
    assert len(titles) > 2
    assert [title for title in titles if title in content] == []
    assert [chat for chat in listings if f'"{chat}"' in content or f":{chat}," in content] == []


async def _exported(round_: Played, folder: Path) -> Path:
    """The round's export, written beside the bot."""
    file = folder / "log.jsonl"
    arguments = ("export", round_.script.round, "-o", file)
    assert (await votum("--config", round_.stage.configuration, *arguments)).code == 0
    return file


@pytest.mark.parametrize("round_", [FIRST], indirect=True)
async def test_summary_at_the_command_line_is_the_document(round_: Played) -> None:
    """Another process, beside the bot."""
    file = round_.stage.configuration
    said = await votum("--config", file, "summary", FIRST, "--format", "json")
    assert (said.code, json.loads(said.out)) == (0, round_.document)


@pytest.mark.parametrize("round_", [FIRST], indirect=True)
async def test_group_got_two_summaries_and_nothing_else(round_: Played) -> None:
    """The one that the coordinator asked for there, and the one that came by itself."""
    messages = await round_.page.messages(GROUP)
    told = [each["text"] for each in messages if each["from"] == "bot"]
    beginnings = [text.partition(".")[0].partition(",")[0] for text in told]
    assert beginnings == ["Die Auswertung kommt sofort", "Vorläufig", "Endgültig"]
