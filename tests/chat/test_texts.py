import pytest

from chat.texts import MissingSentence, spoken, texts


def test_sentence_is_said_in_its_language() -> None:
    assert texts("de")("button-back") == "Zurück"
    assert texts("en")("button-back") == "Back"


def test_arguments_are_filled_in_as_they_are() -> None:
    assert texts("de")("rounds-missing", towns="<b>{ $x }</b>") == "Es fehlen: <b>{ $x }</b>"


def test_arguments_may_be_as_long_as_an_answer() -> None:
    long = "„Wort“ { $x } " * 300
    said = texts("de")("review-differs", town="Witten", answer=long, question="?" * 3000)
    assert said == f"Für Witten gilt abweichend „{long}“: {'?' * 3000}"


def test_underscores_stand_for_hyphens() -> None:
    with pytest.raises(MissingSentence, match="rounds-missing in de"):
        texts("de")("rounds-missing", other_names="x")


@pytest.mark.parametrize("sentence", ["nowhere", "", "Buttons"])
def test_unknown_sentence_is_an_error(sentence: str) -> None:
    with pytest.raises(MissingSentence):
        texts("en")(sentence)


def test_language_that_votum_does_not_speak_is_german() -> None:
    assert texts("fr").language == "de"


@pytest.mark.parametrize(
    ("code", "language"),
    [("de", "de"), ("de-AT", "de"), ("EN-us", "en"), ("fr", None), ("", None), (None, None)],
)
def test_language_code_means_a_language(code: str | None, language: str | None) -> None:
    assert spoken(code) == language


def test_arguments_of_any_length_are_filled_in() -> None:
    towns = "\ue000" + "Verbandsgemeinde, " * 1000 + "\ue0000;"
    assert texts("de")("report-quoted", words=towns) == f"„{towns}“"
    said = texts("de")("report-said-by", town="\ue000\ue0001;", words=towns)
    assert said == f"\ue000\ue0001;: „{towns}“"
