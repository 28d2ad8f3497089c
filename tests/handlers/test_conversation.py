"""What is stale, what comes twice, and what nobody asked for."""

import pytest

from chat.actions import Action, Verb
from chat.cards import Button, Card
from chat.events import FileKind, Said
from chat.messenger import Outcome, Unknown
from tests.handlers.small import a_roster, a_round, a_text
from tests.handlers.stage import Stage, Talk

WITTEN = "05954036"
STALE = "Diese Taste gehört zu einem früheren Stand. Es gilt die aktuelle Karte."
HEAD = [{"person": "kopf"}]


async def unanswered(_chat: int, _card: Card) -> Outcome:
    """What a messenger tells of a message that got no answer."""
    return Unknown("timed out")


# -- stale, twice, out of place ---------------------------------------------------------


async def test_copy_of_the_card_that_is_pressed_does_the_same_and_loses_its_buttons(
    stage: Stage, witten: Talk
) -> None:
    """As it is there when the bot was killed before it could note that the card was sent."""
    await stage.screen.send(witten.account, witten.card)
    card, copy = stage.screen.chats[witten.account]
    await witten.press_data(witten.data("Weiter"), copy)
    assert witten.card.head == "Witten · Frage 1 von 9"
    assert witten.message not in (card, copy)
    assert [bool(shown.rows) for shown in witten.shown] == [False, False, True]


async def test_letter_that_is_pressed_keeps_its_buttons(stage: Stage, witten: Talk) -> None:
    way_in = Button("Jetzt antworten", Action(Verb.OPEN, "solidarpakt-en"))
    await stage.screen.send(witten.account, Card(body="Erinnerung", rows=((way_in,),)))
    letter = max(stage.screen.chats[witten.account])
    await witten.press_data("0 o solidarpakt-en", letter)
    assert [bool(shown.rows) for shown in witten.shown] == [False, True, True]


async def test_card_that_could_not_follow_words_comes_below_them_later(
    stage: Stage, witten: Talk, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = witten.message
    with monkeypatch.context() as silent:
        silent.setattr(stage.screen, "send", unanswered)
        await stage.handle(Said(witten.origin, 1, "Guten Tag"))
    await stage.show_again(witten)
    assert witten.message > before


async def test_stale_button_shows_the_present_state(stage: Stage, witten: Talk) -> None:
    await witten.press("Weiter")
    no = witten.data("Nein")
    await witten.press("Ja")
    await witten.press_data(no)
    assert witten.toast == STALE
    assert witten.card.head == "Witten · Frage 2 von 12"
    assert await stage.draft(WITTEN) == {"interest.engagement": "yes"}


@pytest.mark.parametrize("data", ["", "x", "1 ?", "zz n", "-1 n", "9999 n", "1", "0", "0 n", "ü"])
async def test_data_that_no_button_has_changes_nothing(
    stage: Stage, witten: Talk, data: str
) -> None:
    await witten.press("Weiter")
    card, draft = witten.card, await stage.draft(WITTEN)
    await witten.press_data(data)
    assert witten.toast in {STALE, "Dazu sind Sie nicht berechtigt."}
    assert (witten.card, await stage.draft(WITTEN)) == (card, draft)


async def test_button_of_the_same_turn_that_is_not_on_the_card_does_nothing(
    stage: Stage, witten: Talk
) -> None:
    await witten.press("Weiter")
    turn = witten.data("Ja").split()[0]
    before = await stage.dump()
    for data in [
        "p yes",
        "d yes",
        "c nowhere",
        "s",
        "l",
        "a",
        "e 1",
        "r 1",
        "r x",
        "u",
        "t",
        "y",
        "k",
    ]:
        await witten.press_data(f"{turn} {data}")
    assert await stage.dump() == before


async def test_two_quick_taps_on_a_list_both_count(stage: Stage, witten: Talk) -> None:
    """The second was made before the card had changed, so it carries the same turn."""
    await witten.press("Weiter", "Ja")
    first, second = witten.data("Städte untereinander"), witten.data("Kreis für alle Städte")
    await witten.press_data(first)
    await witten.press_data(second)
    assert (await stage.draft(WITTEN))["form.engagement"] == ["towns", "county-all"]


async def test_same_tap_twice_counts_once(stage: Stage, witten: Talk) -> None:
    await witten.press("Weiter", "Ja")
    tap = witten.data("Städte untereinander")
    await witten.press_data(tap)
    before = await stage.dump()
    await witten.press_data(tap)
    assert await stage.dump() == before


async def test_double_tap_on_submit_submits_once(stage: Stage, witten: Talk) -> None:
    await witten.filled(WITTEN)
    tap = witten.data("Verbindlich abgeben")
    await witten.press_data(tap)
    await witten.press_data(tap)
    assert witten.toast == STALE
    assert len(await stage.submissions()) == 1
    assert len(await stage.letters("receipt")) == 1


async def test_press_on_an_older_message_shows_the_card_below(witten: Talk) -> None:
    await witten.press("Weiter")
    old, data = witten.message, witten.data("Ja")
    await witten.say("Ja")
    current = witten.message
    await witten.press_data(data, message=old)
    assert witten.toast == STALE
    assert witten.message > current
    assert [bool(card.rows) for card in witten.shown[-3:]] == [False, False, True]


async def test_start_shows_the_place_where_it_stopped(witten: Talk) -> None:
    await witten.press("Weiter", "Ja")
    title, labels = witten.card.title, witten.labels
    await witten.say("/start")
    assert (witten.card.title, witten.labels) == (title, labels)
    await witten.press("Städte untereinander")
    assert "1. Städte untereinander – gewählt" in witten.card.body


async def test_buttons_from_before_start_are_stale(stage: Stage, witten: Talk) -> None:
    await witten.press("Weiter")
    data = witten.data("Ja")
    await witten.say("/start")
    await witten.press_data(data)
    assert witten.toast == STALE
    assert await stage.draft(WITTEN) == {}


# -- odd messages ------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["document", "photo", "voice", "other"])
async def test_file_is_declined_and_the_question_stays(
    stage: Stage, witten: Talk, kind: FileKind
) -> None:
    await witten.press("Weiter")
    await witten.send(kind)
    assert witten.card.body.startswith("Dateien, Bilder und Sprachnachrichten kann ich hier nicht")
    assert witten.card.title.startswith("Möchte Ihre Stadt")
    assert await stage.draft(WITTEN) == {}


async def test_edited_message_changes_nothing(stage: Stage, witten: Talk) -> None:
    await witten.press("Weiter")
    await witten.say("Ja")
    await witten.edit("Nein")
    assert witten.card.body.startswith("Eine nachträglich geänderte Nachricht ändert Ihre Antwort")
    assert await stage.draft(WITTEN) == {"interest.engagement": "yes"}


async def test_edited_link_opens_nothing(stage: Stage) -> None:
    talk = stage.talk()
    before = await stage.dump()
    await talk.edit(f"/start {stage.links['Amtsleitung Witten']}")
    assert await stage.dump() == before


async def test_text_of_4096_characters_is_refused_with_its_length(bare: Stage) -> None:
    await bare.open(a_round(a_text("a")), a_roster(witten=HEAD))
    talk = await bare.joined("kopf")
    await talk.say("Weiter", "w" * 4096)
    assert talk.card.body.startswith(
        "Der Text hat 4.096 Zeichen. Bitte kürzen Sie ihn auf höchstens 1.000"
    )
    assert await bare.draft(WITTEN, "small") == {}


@pytest.mark.parametrize(
    "words", ["<b>fett</b> & mehr", "{ $town }", "שלום", "a\nb", "=1+1", "👩‍👩‍👧"]
)
async def test_words_are_kept_and_shown_as_they_are(bare: Stage, words: str) -> None:
    await bare.open(a_round(a_text("a")), a_roster(witten=HEAD))
    talk = await bare.joined("kopf")
    await talk.say("Weiter", words)
    assert await bare.draft(WITTEN, "small") == {"a": words}
    assert f"– {words}\n\n" in talk.card.body


@pytest.mark.parametrize("words", ["a\u202eb", "a\u2066b", "a\x00b", "a\x1bb"])
async def test_words_that_would_turn_the_text_round_are_refused(bare: Stage, words: str) -> None:
    await bare.open(a_round(a_text("a")), a_roster(witten=HEAD))
    talk = await bare.joined("kopf")
    await talk.say("Weiter", words)
    assert talk.card.body.startswith("Der Text enthält unsichtbare Steuerzeichen.")
    assert await bare.draft(WITTEN, "small") == {}


# -- language ----------------------------------------------------------------------------


async def test_language_changes_the_card_at_once(witten: Talk) -> None:
    await witten.press("Weiter")
    await witten.say("/language")
    assert witten.shown[-2] == Card(body="The language is English now.")
    assert witten.card.title.startswith("Would your town like to work with others")
    await witten.say("/sprache de")
    assert witten.card.title.startswith("Möchte Ihre Stadt")


@pytest.mark.parametrize(
    ("app", "title"),
    [("en-GB", "You are invited"), ("de-AT", "Sie sind eingeladen"), ("fr", "Sie sind eingeladen"),
     (None, "Sie sind eingeladen")],
)  # fmt: skip
async def test_app_language_counts_where_the_roster_names_none(
    bare: Stage, app: str | None, title: str
) -> None:
    await bare.open(a_round(a_text("a")), a_roster(witten=HEAD))
    talk = bare.talk(language=app)
    await talk.follow("kopf")
    assert talk.card.title == title


async def test_language_of_the_roster_goes_before_that_of_the_app(stage: Stage) -> None:
    talk = stage.talk(language="en")
    await talk.follow("Amtsleitung Witten")
    assert talk.card.title == "Sie sind eingeladen"


async def test_language_once_chosen_stays(stage: Stage, witten: Talk) -> None:
    await witten.say("/language en")
    again = Talk(stage, witten.account, "de")
    await again.say("/start")
    assert "Next" in again.labels
