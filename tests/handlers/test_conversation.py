"""What is typed, what is stale, what comes twice, and what nobody asked for."""

import pytest

from chat.cards import Card
from chat.events import FileKind, Moved, Origin
from handlers.effects import Effects
from tests.handlers.conftest import ANSWERS, Stage, Talk, a_choice, a_roster, a_round, a_text

WITTEN = "05954036"
REVIEW = "Ihre Antworten im Überblick"
STALE = "Diese Taste gehört zu einem früheren Stand. Es gilt die aktuelle Karte."
HEAD = [{"person": "kopf"}]


# -- typing alone ------------------------------------------------------------------------


async def test_whole_round_typed_in_german(stage: Stage) -> None:
    talk = stage.talk()
    await talk.follow("Amtsleitung Witten")
    await talk.say("Ja, das bin ich", "weiter", "1", "Städte untereinander", "Hattingen; herdecke")
    await talk.say("2", "Ja, unter Vorbehalt", "Nur mit dem Kreis", "3.", "1", "4")
    await talk.say(*["nein"] * 4, "2, 1", "/ueberspringen", "Gern bald", "/verbindlichabgeben")
    (submission,) = await stage.submissions()
    assert submission.answers == {**ANSWERS, "cooperations": []}
    assert talk.card.body.startswith("Ihre Abgabe ist eingegangen.\n\nWitten: Abgabe Nr. 1")


async def test_whole_round_typed_in_english(stage: Stage) -> None:
    talk = stage.talk(language="en")
    await talk.follow("Amtsleitung Witten")
    await talk.say("/language", "/yesthatisme", "/next", "yes", "1", "Hattingen, Herdecke")
    await talk.say("save cost", "yes, on a condition", "Nur mit dem Kreis", "County for all towns")
    await talk.say("1", "Abstention", *["No"] * 4, "Housing\nCivic engagement", "skip")
    await talk.say("Gern bald", "Submit as binding")
    (submission,) = await stage.submissions()
    assert submission.answers == {**ANSWERS, "cooperations": []}


async def test_lists_are_typed_and_changed_by_typing(stage: Stage, witten: Talk) -> None:
    await witten.say("Weiter", "Ja", "1,3", "/zurueck")
    assert (await stage.draft(WITTEN))["form.engagement"] == ["towns", "county-all"]
    await witten.say("2")
    assert (await stage.draft(WITTEN))["form.engagement"] == ["county-some"]


async def test_typing_moves_the_card_below_and_strips_the_old_one(witten: Talk) -> None:
    await witten.press("Weiter")
    before = witten.message
    await witten.say("Ja")
    assert witten.message > before
    old, new = witten.shown[-2:]
    assert (old.rows, old.title.startswith("Möchte Ihre Stadt")) == ((), True)
    assert new is witten.card


async def test_press_changes_the_card_in_place(witten: Talk) -> None:
    before = witten.message
    await witten.press("Weiter", "Ja")
    assert witten.message == before


@pytest.mark.parametrize(
    "words", ["/zurueck", "/Zurück", "/ZURÜCK", "/zuru\u0308ck", "/zurueck@votum_bot"]
)
async def test_slash_form_is_a_control_however_it_is_spelled(witten: Talk, words: str) -> None:
    await witten.press("Weiter")
    await witten.say(words)
    assert "Weiter" in witten.labels


async def test_label_in_a_text_question_is_the_answer(bare: Stage) -> None:
    await bare.open(a_round(a_text("a"), a_text("b")), a_roster(witten=HEAD))
    talk = await bare.joined("kopf")
    await talk.say("Weiter", "Zurück")
    assert await bare.draft(WITTEN, "small") == {"a": "Zurück"}
    await talk.say("/zurueck")
    assert talk.card.title == "a?"


async def test_commands_work_inside_a_text_question(bare: Stage) -> None:
    await bare.open(a_round(a_text("a")), a_roster(witten=HEAD))
    talk = await bare.joined("kopf")
    await talk.say("Weiter", "/hilfe")
    assert talk.shown[-2].title == "Hilfe"
    assert talk.card.title == "a?"
    assert await bare.draft(WITTEN, "small") == {}


@pytest.mark.parametrize(
    "words", ["/zurük", "/", "/ start", "/3 Stellen", "//", "/verbindlichabgeben"]
)
async def test_unknown_command_is_no_answer(bare: Stage, words: str) -> None:
    await bare.open(a_round(a_text("a")), a_roster(witten=HEAD))
    talk = await bare.joined("kopf")
    await talk.say("Weiter", words)
    assert talk.card.body.startswith("Diesen Befehl gibt es hier nicht.")
    assert await bare.draft(WITTEN, "small") == {}


async def test_option_called_like_a_control_is_the_answer(bare: Stage) -> None:
    options = ({"id": "further", "label": "Weiter"}, {"id": "back", "label": "Zurück"})
    round_ = a_round({**a_choice("a", *options), "required": False}, a_choice("b", "Ja", "Nein"))
    await bare.open(round_, a_roster(witten=HEAD))
    talk = await bare.joined("kopf")
    await talk.say("Weiter", "zurück")
    assert await bare.draft(WITTEN, "small") == {"a": "back"}
    await talk.say("/zurueck", "/weiter")
    assert talk.card.title == "b?"
    assert await bare.draft(WITTEN, "small") == {"a": "back"}


async def test_words_where_nothing_is_asked_are_answered_on_the_card(witten: Talk) -> None:
    await witten.say("Guten Tag")
    assert witten.card.title == "Solidarpakt Ennepe-Ruhr: Interessenbekundung"
    assert witten.card.body.startswith(
        "Bitte wählen Sie eine der Tasten. Sie können deren Beschriftung auch tippen.\n\n"
    )


async def test_unknown_answer_is_repeated_shortened(witten: Talk) -> None:
    await witten.press("Weiter")
    await witten.say("Vielleicht " * 372)
    assert witten.card.body.startswith("„Vielleicht Vielleicht Vielleicht Vielle…“ steht nicht")


# -- stale, twice, out of place ---------------------------------------------------------


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


async def test_bot_let_in_or_out_changes_nothing(stage: Stage, witten: Talk) -> None:
    before = await stage.dump()
    for inside in (False, True):
        assert await stage.handle(Moved(witten.origin, inside)) == Effects()
    assert await stage.handle(Moved(Origin(-5, False, 7), True, new_chat=-6)) == Effects()
    assert await stage.dump() == before


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
