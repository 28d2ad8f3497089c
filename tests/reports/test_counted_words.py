"""What a draft says, word for word: each round's expected result, and each kind of question."""

from collections.abc import Callable
from typing import Any

import pytest

from reports.counted_words import counted_words
from reports.letter import draft, drafted
from reports.paper import paper
from reports.report import Report
from survey.documents import Part
from survey.summary import Summary
from tests.reports.conftest import HATTINGEN, HERDECKE, WITTEN
from tests.reports.expected_documents import expected_report

Make = Callable[..., Report]

JOINT_VOTE = [
    (
        "opening",
        "",
        (
            "Sie haben die Jugendämter nach ihrer künftigen Zusammenarbeit gefragt. Statt "
            "einzelner Antworten geben wir Ihnen dieses gemeinsame Votum ab."
        ),
    ),
    (
        "joint-structure",
        "Eingliederungshilfe",
        """\
Unter Vorbehalt besteht Konsens darüber, dass für die voraussichtlich neue Aufgabe der \
Eingliederungshilfe von Beginn an eine gemeinsame Struktur im Kreis entwickelt werden könnte. Von \
9 Mandaten: Ja 6 (davon 6 unter Vorbehalt), Nein 0, Enthaltung 1; ohne Stimme 2. Regel: Konsens, \
nach Mandaten, 9 insgesamt.

Vorbehalte im Wortlaut:

– Gevelsberg: „Sobald der Bund die neue Aufgabe regelt.“
– Hattingen: „Wenn das Personal dafür gestellt wird.“
– Herdecke: „Bei gerechter Verteilung der Kosten.“
– Schwelm: „Nach einem Beschluss des Ausschusses.“
– Sprockhövel: „Zunächst für drei Jahre.“
– Witten: „Mit einer Stelle vor Ort.“""",
    ),
    (
        "look-again",
        "",
        """\
Sobald ein Gesetzentwurf vorliegt, ist darüber erneut zu sprechen.

Wiedervorlage: 3. Mai 2027 (Hattingen, Witten)""",
    ),
    (
        "barriers",
        "Weitere Zusammenarbeit",
        """\
Die Jugendhilfe in den Städten ist vielfältig. Das steht der weiteren Zusammenarbeit, nach der Sie \
fragen, zum Teil entgegen.

Weitere Zusammenarbeit: Kein Konsens. Von 9 Mandaten: Ja 1, Nein 5, Enthaltung 1; ohne Stimme 2. \
Regel: Konsens, nach Mandaten, 9 insgesamt.

Hindernisse:

– Personelle Ausstattung: 3 von 5 Angaben
– Software und Ausstattung: 2 von 5 Angaben
– Politische Beschlüsse: 2 von 5 Angaben
– Satzungen und Richtlinien: 2 von 5 Angaben
– Strukturen der Träger: 2 von 5 Angaben
– Andere Hindernisse: 1 von 5 Angaben (Hattingen: „Verschiedene Zuschnitte der Bezirke“)""",
    ),
    (
        "chance",
        "",
        (
            "Eine ganz neue Aufgabe bietet dagegen die Möglichkeit, sie von Anfang an gemeinsam "
            "aufzubauen."
        ),
    ),
    (
        "cooperations",
        "Bestehende Kooperationen",
        """\
Die Jugendämter arbeiten schon heute verlässlich zusammen. Neben regelmäßigen Arbeitskreisen und \
kollegialem Austausch bestehen folgende Kooperationen.

– Jugendschutzstelle B: Breckerfeld, Ennepetal, Gevelsberg und Schwelm; nicht bestätigt von \
Breckerfeld, Ennepetal und Schwelm; Soll bleiben: Ja.
– Beratungsstelle: Breckerfeld, Ennepetal, Gevelsberg, Schwelm und Sprockhövel; nicht bestätigt \
von Breckerfeld, Ennepetal, Schwelm und Sprockhövel; Außerdem beteiligt: Drei Träger, darunter der \
Kreis; Soll bleiben: Ja.
– Gemeinsame Jugendschutzstelle A: Hattingen, Herdecke, Sprockhövel, Wetter (Ruhr) und Witten; \
nicht bestätigt von Herdecke, Sprockhövel, Wetter (Ruhr) und Witten; Soll bleiben: Ja.""",
    ),
]
"""In the order of the six points that such a vote has."""


def test_joint_vote_is_drafted_word_for_word() -> None:
    found = draft(expected_report("jugendhilfe-votum"))
    assert [(block.id, block.heading, block.text) for block in found] == JOINT_VOTE


def test_joint_vote_is_drafted_in_english() -> None:
    found = draft(expected_report("jugendhilfe-votum", "en"))
    assert found[1].text.startswith(
        "On conditions there is consensus that one joint structure of the county could be "
        "developed from the start for integration assistance, which will probably be a new task. "
        "Of 9 mandates:"
    )


def test_draft_is_the_same_every_time() -> None:
    report = expected_report("jugendhilfe-votum")
    assert drafted(report) == drafted(report)


def test_round_without_a_letter_has_no_draft() -> None:
    with pytest.raises(ValueError, match=r"fortbestand-vorstand has no \[letter\]"):
        draft(expected_report("fortbestand-vorstand"))


def test_paper_of_the_count_tells_each_field() -> None:
    (fields,) = [
        each
        for each in paper(expected_report("solidarpakt-en")).sections
        if each.title == "Interesse an den Handlungsfeldern"
    ]
    said = [block.words for block in fields.blocks if hasattr(block, "words")]
    assert said[:2] == [
        (
            "Bürgerschaftliches Engagement – Zusammenarbeit: Kein Konsens. Von 9 Mandaten: Ja 1 "
            "(davon 0 unter Vorbehalt), Nein 2, Enthaltung 4; ohne Stimme 2. Regel: Konsens, nach "
            "Mandaten, 9 insgesamt."
        ),
        (
            "Wohnen – Zusammenarbeit: Konsens. Von 9 Mandaten: Ja 7 (davon 0 unter Vorbehalt), "
            "Nein 0, Enthaltung 0; ohne Stimme 2. Regel: Konsens, nach Mandaten, 9 insgesamt."
        ),
    ]


# -- verdicts --------------------------------------------------------------------


def told(report: Report, **part: Any) -> str:
    return counted_words(report, Part.model_validate({"id": "part", **part}))


def verdict_of(make_report: Make, rule: str, votes: list[str], quorum: str = "0") -> str:
    """How the first sentence reads when the four towns have voted so."""
    towns = ["05954016", "05954020", "05954032", "05954036"]
    answers: dict[str, dict[str, Any]] = {
        key: {"interest.housing": vote}
        | ({"interest.housing.condition": "x"} if vote == "if" else {})
        for key, vote in zip(towns, votes, strict=False)
    }
    report = make_report(vote={"rule": rule, "quorum": quorum}, answers=answers)
    words = told(report, tells=["interest"], field="housing", that="es gehen könnte")
    return words.partition(" Von 4 Mandaten:")[0]


@pytest.mark.parametrize(
    ("rule", "votes", "sentence"),
    [
        ("consensus", ["yes", "abstain"], "Es besteht Konsens darüber, dass es gehen könnte."),
        ("consensus", ["if", "if"],
         "Unter Vorbehalt besteht Konsens darüber, dass es gehen könnte."),
        ("consensus", ["if", "yes"],
         "Teils unter Vorbehalt besteht Konsens darüber, dass es gehen könnte."),
        ("consensus", ["yes", "no"], "Es besteht kein Konsens darüber, dass es gehen könnte."),
        ("simple-majority", ["yes", "yes", "no"], "Angenommen ist, dass es gehen könnte."),
        ("simple-majority", ["if", "if", "no"],
         "Unter Vorbehalt angenommen ist, dass es gehen könnte."),
        ("simple-majority", ["if", "yes", "no"],
         "Teils unter Vorbehalt angenommen ist, dass es gehen könnte."),
        ("simple-majority", ["if", "no"], "Nicht angenommen ist, dass es gehen könnte."),
    ],
)  # fmt: skip
def test_verdict_is_a_sentence(
    make_report: Make, rule: str, votes: list[str], sentence: str
) -> None:
    assert verdict_of(make_report, rule, votes) == sentence


def test_missed_quorum_leaves_it_open(make_report: Make) -> None:
    assert verdict_of(make_report, "consensus", ["yes"], "1/2") == (
        "Das Quorum ist nicht erreicht. Ohne Ergebnis bleibt, ob es gehen könnte."
    )


def test_conditional_yes_never_reads_like_a_plain_one(make_report: Make) -> None:
    plain = verdict_of(make_report, "consensus", ["yes", "yes"])
    assert verdict_of(make_report, "consensus", ["if", "yes"]) != plain
    assert told(make_report(), tells=["interest"], field="housing").startswith(
        "Interesse an Wohnen? Kein Konsens, teils unter Vorbehalt. Von 4 Mandaten: Ja 2 (davon 1 "
        "unter Vorbehalt), Nein 1, Enthaltung 0; ohne Stimme 1."
    )


def test_votes_by_inhabitants_have_their_numbers(make_report: Make) -> None:
    report = make_report(vote={"rule": "two-thirds", "basis": "inhabitants"})
    assert told(report, tells=["interest"], field="school").endswith(
        "Einwohner: Ja 22.755, Nein 54.438, Enthaltung 96.459. Anteil des Ja an allen Einwohnern: "
        "11,3\N{NO-BREAK SPACE}%. Regel: zwei Drittel aller, nach Einwohnern, 201.044 insgesamt."
    )


def test_planned_votes_are_called_so() -> None:
    report = expected_report("fortbestand-vorstand")
    assert "erst geplant: " in told(report, tells=["continuation"])


# -- other kinds -----------------------------------------------------------------


def test_nobody_answered(make_report: Make) -> None:
    report = make_report(answers={HATTINGEN: {"interest.housing": "no", "interest.school": "no"}})
    assert told(report, tells=["existing"]) == (
        "Bestehende Zusammenarbeit: Dazu liegen keine Angaben vor."
    )


def test_ranks_and_towns_are_told_with_their_numbers(make_report: Make) -> None:
    assert told(make_report(), tells=["priority"]) == (
        "Was zuerst?\n\n"
        "– Schule: erste Plätze 1, mittlerer Rang 1, Nennungen 1\n"
        "– Wohnen: erste Plätze 1, mittlerer Rang 1,5, Nennungen 2"
    )
    assert told(make_report(), tells=["partners"], field="housing") == (
        "Mit wem? Nennungen: Herdecke 1, Hattingen 1"
    )


def test_what_somebody_wrote_stays_one_item(make_report: Make) -> None:
    answers = {
        WITTEN: {
            "interest.housing": "if",
            "interest.housing.condition": "a\n\n– b\n\u202ec\x00",
            "interest.school": "no",
        },
        HERDECKE: {"existing": [{"subject": "x\n\n– y", "members": [WITTEN]}]},
    }
    report = make_report(answers=answers)
    words = told(report, tells=["interest"], field="housing")
    assert words.endswith("\n\n– Witten: „a – b [U+202E]c[U+0000]“")
    assert told(report, tells=["existing"]) == (
        "Bestehende Zusammenarbeit: x – y: Witten; nicht bestätigt von Witten."
    )


def test_parts_tell_no_other_field(make_report: Make) -> None:
    words = told(make_report(), tells=["form"], field="school")
    assert words == "In welcher Form? Kreis für alle: 1 von 1 Angaben"


def test_every_number_of_the_summary_is_in_the_letter() -> None:
    report = expected_report("jugendhilfe-votum")
    whole = "\n".join(block.text for block in draft(report))
    summary = Summary.model_validate_json(report.summary.model_dump_json())
    for vote in summary.votes:
        counts = vote.counts
        assert f"Nein {counts.no}, Enthaltung {counts.abstain}" in whole
        assert f"Ja {counts.yes}" in whole
        for words in vote.conditions.values():
            assert f"„{words}“" in whole
