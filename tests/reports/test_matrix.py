"""What the picture shows."""

from collections.abc import Callable
from typing import Any

from reports.matrix import Cell, Mark, Row, Total, VerdictShown, legend, tables
from reports.report import Report
from survey.questions import Choice

HATTINGEN, HERDECKE, WETTER, WITTEN = "05954016", "05954020", "05954032", "05954036"


def once(report: Report, id_: str, text: str) -> dict[str, Any]:
    """The small round's vote as a question that is asked once."""
    question = report.round.question("interest")
    assert isinstance(question, Choice)
    return {**question.model_dump(), "id": id_, "text": text, "per": None}


def test_matrix_has_a_row_per_town_and_a_column_per_field(
    make_report: Callable[..., Report],
) -> None:
    (table,) = tables(make_report(nil_returns=[WETTER]))
    no, abstain = Cell("no", "✗", "Nein"), Cell("abstain", "○", "Enthaltung")
    yes, conditional = Cell("yes", "✓", "Ja"), Cell("conditional", "(✓)", "Ja, unter Vorbehalt")
    assert (table.above, table.columns) == ((), ("Wohnen", "Schule"))
    assert table.rows == (
        Row("Hattingen", (no, no), ""),
        Row("Herdecke", (conditional, yes), ""),
        Row("Wetter (Ruhr)", (), "Fehlanzeige"),
        Row("Witten", (yes, abstain), ""),
    )
    assert table.totals == (
        Total("Ja", ("2", "1")),
        Total("davon Vorbehalt", ("1", "0")),
        Total("Nein", ("1", "1")),
        Total("Enthaltung", ("0", "1")),
    )
    assert table.verdicts == (
        VerdictShown("Kein Konsens", good=False),
        VerdictShown("Kein Konsens", good=False),
    )


def test_matrix_says_who_is_missing_and_who_was_not_asked(
    make_report: Callable[..., Report],
) -> None:
    report = make_report(answers={WITTEN: {"interest.housing": "yes"}})
    (table,) = tables(report)
    assert table.rows[0] == Row("Hattingen", (), "fehlt")
    assert table.rows[3].cells[1] == Cell("unasked", "–", "nicht gefragt")
    assert legend(report, [table])[-1] == Mark("unasked", "–", "nicht gefragt")


def test_matrix_has_no_good_or_bad_verdict_below_the_quorum(
    make_report: Callable[..., Report],
) -> None:
    (table,) = tables(make_report(answers={}))
    assert table.verdicts[0] == VerdictShown("Quorum nicht erreicht", good=None)


def test_matrix_spreads_many_fields_over_tables_of_equal_width(
    make_report: Callable[..., Report],
) -> None:
    fields = {f"f{n}": f"Feld {n}" for n in range(9)}
    found = tables(make_report(fields=fields, answers={}))
    assert [table.columns for table in found] == [
        ("Feld 0", "Feld 1", "Feld 2", "Feld 3", "Feld 4"),
        ("Feld 5", "Feld 6", "Feld 7", "Feld 8"),
    ]


def test_matrix_of_one_question_says_it_above(make_report: Callable[..., Report]) -> None:
    questions = [once(make_report(), "join", "Beitritt?")]
    (table,) = tables(make_report(questions=questions, answers={WITTEN: {"join": "yes"}}))
    assert (table.above, table.columns) == (("Beitritt?",), ("Antwort",))
    assert table.rows[3] == Row("Witten", (Cell("yes", "✓", "Ja"),), "")


def test_matrix_of_several_questions_numbers_them(make_report: Callable[..., Report]) -> None:
    questions = [once(make_report(), "join", "Beitritt?"), once(make_report(), "stay", "Bleiben?")]
    (table,) = tables(make_report(questions=questions, answers={}))
    assert table.above == ("1. Beitritt?", "2. Bleiben?")
    assert table.columns == ("Frage 1", "Frage 2")


def test_matrix_has_a_table_for_each_question_asked_per_field(
    make_report: Callable[..., Report],
) -> None:
    interest = make_report().round.question("interest").model_dump()
    staff = {**interest, "id": "staff", "text": "Personal für {field}?"}
    found = tables(make_report(questions=[interest, staff], answers={}))
    assert [(table.above, table.columns) for table in found] == [
        (("Interesse an …?",), ("Wohnen", "Schule")),
        (("Personal für …?",), ("Wohnen", "Schule")),
    ]


def test_matrix_without_votes_shows_who_has_submitted(make_report: Callable[..., Report]) -> None:
    questions = [{"id": "words", "kind": "text", "text": "Was?"}]
    (table,) = tables(make_report(questions=questions, answers={WITTEN: {"words": "So"}}))
    assert (table.columns, table.totals, table.verdicts) == (("Abgabe",), (), ())
    assert table.rows[2:] == (Row("Wetter (Ruhr)", (), "fehlt"), Row("Witten", (), "abgegeben"))


def test_matrix_counts_what_is_no_vote_in_a_row_of_its_own(
    make_report: Callable[..., Report],
) -> None:
    postponed = {"id": "postponed", "label": "Vertagt", "counts": "none"}
    join, stay = (once(make_report(), name, "?") for name in ("join", "stay"))
    join = {**join, "options": [*join["options"], postponed]}
    answers = {HERDECKE: {"join": "postponed", "stay": "no"}, WITTEN: {"join": "yes"}}
    (table,) = tables(make_report(questions=[join, stay], answers=answers))
    assert table.totals[-1] == Total("Vertagt", ("1", "–"))


def test_matrix_never_shows_a_share_as_more_than_it_is(make_report: Callable[..., Report]) -> None:
    vote = {"rule": "two-thirds", "basis": "inhabitants"}
    # 66,666 of 100,000 are 66.666 %: below two thirds, so not 66.7 %
    towns = {HERDECKE: ("Herdecke", 66_666), WITTEN: ("Witten", 33_334)}
    answers = {HERDECKE: {"interest.housing": "yes"}, WITTEN: {"interest.housing": "no"}}
    (table,) = tables(make_report(vote=vote, towns=towns, answers=answers))
    assert table.totals[-1] == Total(
        "Ja, Einwohner", ("66,6\N{NO-BREAK SPACE}%", "0\N{NO-BREAK SPACE}%")
    )
    assert table.verdicts[0] == VerdictShown("Abgelehnt", good=False)


def test_matrix_marks_what_is_only_planned(make_report: Callable[..., Report]) -> None:
    sitting = {"id": "sitting", "kind": "date", "text": "Wann?"}
    vote = {**once(make_report(), "join", "Beitritt?"), "planned_until": "sitting"}
    answers = {WITTEN: {"sitting": "2026-12-10", "join": "yes"}}
    report = make_report(questions=[sitting, vote], answers=answers)
    found = tables(report)
    assert found[0].rows[3].cells == (Cell("yes", "✓…", "Ja"),)
    assert legend(report, found)[-1] == Mark("unasked", "…", "erst geplant")


def test_legend_names_every_mark_of_the_round(make_report: Callable[..., Report]) -> None:
    report = make_report(answers={})
    assert legend(report, tables(report)) == (
        Mark("yes", "✓", "Ja"),
        Mark("conditional", "(✓)", "Ja, unter Vorbehalt"),
        Mark("no", "✗", "Nein"),
        Mark("abstain", "○", "Enthaltung"),
    )
