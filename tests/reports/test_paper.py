"""The council paper: of the count, and of one municipality's own answers."""

import dataclasses
import datetime as dt
import io
import json
import zipfile

import pytest
from docx import Document
from pypdf import PdfReader

from reports.data import summary_json
from reports.flow import one_line
from reports.outline import Grid, Items, Words
from reports.outlined import Outlined
from reports.paper import paper
from reports.papers_file import paper_files
from reports.pdf import outlined_pdf
from reports.report import Report
from reports.word import outlined_docx
from survey.roster import Roster
from survey.summary import NIL_RETURN
from tests.reports.expected_documents import expected_report
from tests.reports.letters_to_look_at import LETTERS
from tests.reports.test_letter import HOSTILE, squeezed, text_of_pdf

HAGEN, BOCHUM, DUISBURG = "05914000", "05911000", "05112000"


def council_paper(key: str = HAGEN, language: str = "de", day: str = "2027-01-29") -> Outlined:
    at = dt.datetime.fromisoformat(f"{day}T11:00:00+00:00")
    return paper(expected_report("beitritt-beschluss", language, at), key)


def section(made: Outlined, title: str) -> list[Words | Items | Grid]:
    (found,) = [each for each in made.sections if each.title == title]
    return [each for each in found.blocks if isinstance(each, Words | Items | Grid)]


def sections_of(made: Outlined) -> list[str]:
    return [each.title for each in made.sections]


def test_paper_has_its_parts_in_their_order() -> None:
    made = council_paper()
    assert made.title == "Städtekooperation Integration: Vorlage für den Rat"
    assert sections_of(made) == [
        "",
        "Beratungsfolge",
        "Beschlussvorschlag",
        "Begründung",
        "Inklusion von Menschen mit Behinderung",
        "Klima",
        "Finanzielle Auswirkungen",
        "Unterschriften",
        "Anlagen",
    ]


def test_paper_begins_with_what_it_is_made_of() -> None:
    assert section(council_paper(), "") == [
        Words(
            "Nach den Angaben der Kommune Hagen in der Abfrage „Städtekooperation Integration: "
            "Vorlagen für die Räte“. Stand der Abfrage: Endgültig. Geschlossen: Freitag, 29. "
            "Januar 2027, 12:00 Uhr."
        ),
        Words(
            "Nummer der Vorlage: 0123/2026\nStatus: öffentlich\nFederführend: FB 56\n"
            "Beteiligt: FB 20\nStand: 29.01.2027"
        ),
    ]


def test_line_at_the_head_is_left_out_where_nothing_was_answered() -> None:
    assert "Beteiligt" not in str(section(council_paper(BOCHUM), ""))


def test_done_is_not_adopted_and_a_result_before_its_day_is_planned() -> None:
    (course,) = section(council_paper(), "Beratungsfolge")
    planned = "Angenommen (geplant bis zur Entscheidung am 04.02.2027)"
    assert course == Grid(
        ("Gremium", "Sitzung", "Rolle", "Ergebnis", "Stand am 29.01.2027"),
        (
            ("Ausschuss für Integration", "12.01.2027", "Vorberatung", "Angenommen", "erledigt"),
            ("Ausschuss für Soziales", "19.01.2027", "Vorberatung", "Offen", "erledigt"),
            ("Rat", "04.02.2027", "Entscheidung", planned, "geplant"),
        ),
        words=True,
    )


def test_result_counts_from_the_day_of_the_sitting() -> None:
    (course,) = section(council_paper(day="2027-02-04"), "Beratungsfolge")
    assert isinstance(course, Grid)
    assert course.rows[2][3:] == ("Angenommen", "erledigt")


def test_resolution_has_what_the_city_proposes() -> None:
    heading, proposed = section(council_paper(), "Beschlussvorschlag")
    assert heading == Words("Gegenstand: Beitritt, Fortbestand, Weiterentwicklung")
    assert isinstance(proposed, Items)
    welcomes, reaffirms, deepens = proposed.items
    assert welcomes == (
        "Der Rat der Stadt Hagen begrüßt und unterstützt die Ziele der Städtekooperation "
        "Integration."
    )
    assert reaffirms == (
        "Der Rat bekräftigt Beitritt, Mitgliedschaft und Mitwirkung der Stadt Hagen in der "
        "Städtekooperation."
    )
    assert deepens == (
        "Vertieft werden sollen folgende Themen: Personalauswahl und Personalentwicklung, "
        "Stadtverwaltung als Dienstleister."
    )


def test_finances_are_a_table_by_year() -> None:
    found = section(council_paper(), "Finanzielle Auswirkungen")
    assert found == [
        Items(
            (
                "Finanzielle Auswirkungen: Ja",
                "Teilplan: 3640",
                "Auftrag: 1364040",
                "Kostenart: 531800",
            )
        ),
        Grid(
            ("Jahr", "Aufwand", "Eigenanteil", "Eingeplant"),
            (
                ("2027", "2.000,00 EUR", "2.000,00 EUR", "Ja"),
                ("2028", "2.000,00 EUR", "2.000,00 EUR", "Nein"),
            ),
            words=True,
        ),
        Items(("Steuerliche Auswirkungen: Nein", "Freiwillige Aufgabe: Ja")),
    ]


def test_treasurer_signs_only_where_there_are_financial_effects() -> None:
    treasurer = "Stadtkämmerin oder Stadtkämmerer, wegen der finanziellen Auswirkungen"
    assert treasurer in str(section(council_paper(), "Unterschriften"))
    assert treasurer not in str(section(council_paper(BOCHUM), "Unterschriften"))


def test_what_a_board_decides_is_called_planned_and_no_council_s_decision() -> None:
    report = expected_report("fortbestand-vorstand")
    made = paper(report, DUISBURG)
    assert section(made, "Entscheidung des Verwaltungsvorstands") == [
        Words(
            "Dies ist die Entscheidung der Verwaltung, kein Beschluss eines politischen Gremiums."
        ),
        Items(
            (
                "Sitzung: 26.01.2027",
                "Fortbestand: Ja (geplant bis zur Entscheidung am 26.01.2027)",
                "Weiterentwicklung: Ja (geplant bis zur Entscheidung am 26.01.2027)",
                "Aktive Mitgestaltung: Ja",
            )
        ),
    ]


def test_paper_of_a_city_that_brings_none_says_why() -> None:
    report = expected_report("fortbestand-vorstand")
    key = next(key for key, found in report.counted.items() if found["paper"] == "no")
    why = report.counted[key]["paper.reason"]
    made = paper(report, key)
    assert "Beschlussvorschlag" not in sections_of(made)
    assert section(made, "Vorlage an die Gremien")[1] == Items(
        ("Vorlage an die Gremien: Nein", f"Zu „Nein“: {why}")
    )


def test_paper_of_the_count_has_every_number_of_the_json() -> None:
    report = expected_report("solidarpakt-en")
    made = paper(report)
    whole = squeezed(text_of_pdf(outlined_pdf(made)))
    for vote in json.loads(summary_json(report.summary))["votes"]:
        counts = vote["counts"]
        said = (
            f"Ja {counts['yes']} (davon {vote['with_condition']} unter Vorbehalt), Nein "
            f"{counts['no']}, Enthaltung {counts['abstain']}"
        )
        assert squeezed(said) in whole


def test_nil_return_has_a_paper_that_says_so() -> None:
    report = LETTERS["other"]()
    key = next(iter(report.summary.answers))
    summary = report.summary.model_copy(
        update={"answers": {**report.summary.answers, key: NIL_RETURN}}
    )
    made = paper(dataclasses.replace(report, summary=summary), key)
    assert section(made, f"What {report.town(key)} says") == [
        Words("Join:"),
        Words(f"The municipality {report.town(key)} has made a nil return."),
    ]


def test_answers_of_others_are_nowhere_in_a_paper() -> None:
    report = expected_report("beitritt-beschluss")
    whole = text_of_pdf(outlined_pdf(paper(report, BOCHUM)))
    assert "0123/2026" not in whole
    assert "Hagen" not in whole


@pytest.mark.parametrize(
    ("name", "town", "why"),
    [
        ("jugendhilfe-votum", None, r"has no \[paper\]"),
        ("solidarpakt-en", "05954036", "a paper of the count, for the town 05954036"),
        ("beitritt-beschluss", None, "a paper of the mandate, for the town None"),
        ("beitritt-beschluss", "05915000", "05915000 has not submitted"),
    ],
)
def test_paper_that_there_is_not(name: str, town: str | None, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        paper(expected_report(name), town)


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_answers_are_only_words(words: str) -> None:
    report = expected_report("beitritt-beschluss")
    answers = {**report.summary.answers[HAGEN], "paper-subject": words, "paper-lead": words}
    answers["consultation"] = [{**answers["consultation"][-1], "body": words}]
    summary = report.summary.model_copy(
        update={"answers": {**report.summary.answers, HAGEN: answers}}
    )
    made = paper(dataclasses.replace(report, summary=summary), HAGEN)
    assert made.title == one_line(words)
    (course,) = section(made, "Beratungsfolge")
    assert isinstance(course, Grid)
    assert course.rows[0][0] == one_line(words)
    assert outlined_pdf(made).startswith(b"%PDF")
    opened = Document(io.BytesIO(outlined_docx(made)))
    assert opened.tables[0].rows[1].cells[0].text == one_line(words)
    assert opened.paragraphs[0].text == one_line(words)


# -- all at once -------------------------------------------------------------------


def test_papers_of_all_cities_come_in_one_file() -> None:
    report = expected_report("beitritt-beschluss")
    (ending, made), *others = paper_files(report).items()
    assert (ending, others) == ("papers.zip", [])
    with zipfile.ZipFile(io.BytesIO(made())) as packed:
        assert packed.namelist() == [
            f"{key} {report.town(key)}.docx" for key in report.summary.answers
        ]
        hagen = packed.read("05914000 Hagen.docx")
    assert hagen == outlined_docx(paper(report, HAGEN))


def test_paper_of_the_count_is_one_file_and_no_paper_is_none() -> None:
    solidarity = paper_files(expected_report("solidarpakt-en"))
    assert list(solidarity) == ["paper.docx"]
    assert paper_files(expected_report("jugendhilfe-votum")) == {}


def test_name_of_a_town_is_no_path() -> None:
    report = expected_report("beitritt-beschluss")
    mandates = [
        each.model_copy(update={"municipality": "../a/b:c"}) if each.key == HAGEN else each
        for each in report.roster.mandates
    ]
    roster = report.roster.model_copy(update={"mandates": tuple(mandates)})
    changed = dataclasses.replace(report, roster=Roster(mandates=roster.mandates))
    with zipfile.ZipFile(io.BytesIO(paper_files(changed)["papers.zip"]())) as packed:
        assert "05914000 .._a_b_c.docx" in packed.namelist()


# -- opened again -------------------------------------------------------------------


def papers() -> list[tuple[Report, str | None]]:
    other = LETTERS["other"]()
    return [
        (expected_report("solidarpakt-en"), None),
        (expected_report("beitritt-beschluss"), HAGEN),
        (expected_report("fortbestand-vorstand", "en"), DUISBURG),
        (other, next(iter(other.counted))),
    ]


@pytest.mark.parametrize("place", range(4))
def test_both_files_have_every_word(place: int) -> None:
    made = paper(*papers()[place])
    pdf = outlined_pdf(made)
    reader = PdfReader(io.BytesIO(pdf))
    foot = squeezed(made.title + made.texts("document-page"))
    in_pdf = "".join(squeezed(page.extract_text()).replace(foot, "") for page in reader.pages)
    opened = Document(io.BytesIO(outlined_docx(made)))
    lines = "\n".join(each.text for each in opened.paragraphs)
    cells = {cell.text for table in opened.tables for row in table.rows for cell in row.cells}
    for each in made.sections:
        assert each.title in lines
        for block in each.blocks:
            match block:
                case Words(words):
                    assert words in lines
                    assert squeezed(words) in in_pdf
                case Items(items):
                    assert all(item in lines for item in items)
                    assert all(squeezed(item) in in_pdf for item in items)
                case Grid(heads=heads, rows=rows):
                    assert {*heads, *(cell for row in rows for cell in row)} <= cells
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"].value  # type: ignore[index]


def test_same_paper_gives_the_same_files() -> None:
    assert outlined_pdf(council_paper()) == outlined_pdf(council_paper())
    assert outlined_docx(council_paper()) == outlined_docx(council_paper())
