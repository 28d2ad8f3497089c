"""The questionnaire on paper, as it is typed."""

import io
from pathlib import Path

from pypdf import PdfReader

from tests.bot.stage import Votum, said
from tests.bot.test_changing import run


def printed(file: Path) -> str:
    pages = PdfReader(io.BytesIO(file.read_bytes())).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_form_is_printed_for_anybody_and_for_one_town(votum: Votum, folder: Path) -> None:
    kreis = {"VOTUM_PRIVACY__CONTROLLER": "Kreis Muster"}
    votum("open", "round.toml")
    assert said(votum("form", "abfrage", "-o", "form.pdf", **kreis)) == (0, [], [])
    assert "Witten" not in printed(folder / "form.pdf")
    assert "Please send it back to Kreis Muster" in printed(folder / "form.pdf")
    assert votum("form", "abfrage", "--town", "05954036", "-o", "w.pdf").exit_code == 0
    assert "Municipality Witten Key 05954036" in printed(folder / "w.pdf")


def test_form_bears_the_deadline_of_its_town(votum: Votum, folder: Path) -> None:
    votum("open", "round.toml")
    run(folder / "votum.db", "UPDATE rounds SET state = 'open', opened_at = opens_at")
    longer = votum("extend", "abfrage", "2027-01-15T12:00", "--town", "05954036")
    assert longer.exit_code == 0, longer.stderr
    votum("form", "abfrage", "--town", "05954036", "-o", "w.pdf")
    votum("form", "abfrage", "-o", "form.pdf")
    assert "Deadline: Friday, 15 January 2027, 12:00 (CET)" in printed(folder / "w.pdf")
    assert "Deadline: Friday, 18 December 2026, 12:00 (CET)" in printed(folder / "form.pdf")


def test_wrong_town_or_round_is_told_and_no_file_is_written(votum: Votum, folder: Path) -> None:
    votum("open", "round.toml")
    assert said(votum("form", "abfrage", "--town", "5954036", "-o", "w.pdf")) == (
        2,
        [],
        [
            (
                'abfrage: no municipality has key "5954036", '
                "expected a key of its roster, such as 05954036"
            )
        ],
    )
    assert votum("form", "none", "-o", "w.pdf").exit_code == 2
    assert not (folder / "w.pdf").exists()
