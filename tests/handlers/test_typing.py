"""Everything can be typed: numbers, labels, slash forms, and commands at any place."""

import pytest

from tests.handlers.small import ANSWERS, a_choice, a_roster, a_round, a_text
from tests.handlers.stage import Stage, Talk

WITTEN = "05954036"
HEAD = [{"person": "kopf"}]


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


@pytest.mark.parametrize("words", ["Jetzt antworten", "/jetztantworten"])
async def test_way_in_under_a_letter_can_be_typed(witten: Talk, words: str) -> None:
    await witten.say("Weiter", "/meinstand", words)
    assert witten.card.title.startswith("Solidarpakt")
    await witten.say("Weiter", "Nein", "/meinstand", words)
    assert "Wohnen" in witten.card.title


async def test_way_in_under_a_letter_is_none_for_who_has_not_joined(stage: Stage) -> None:
    talk = stage.talk()
    await talk.follow("Amtsleitung Witten")
    await talk.say("Jetzt antworten")
    assert talk.card.title == "Sie sind eingeladen"


async def test_option_called_like_the_way_in_is_the_answer(bare: Stage) -> None:
    round_ = a_round(a_choice("a", "Nein", {"id": "now", "label": "Jetzt antworten"}))
    await bare.open(round_, a_roster(witten=HEAD))
    talk = await bare.joined("kopf")
    await talk.say("Weiter", "jetzt antworten")
    assert await bare.draft(WITTEN, "small") == {"a": "now"}


async def test_unknown_answer_is_repeated_shortened(witten: Talk) -> None:
    await witten.press("Weiter")
    await witten.say("Vielleicht " * 372)
    assert witten.card.body.startswith("„Vielleicht Vielleicht Vielleicht Vielle…“ steht nicht")
