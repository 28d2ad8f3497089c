"""`votum letter` and `votum paper`."""

import io
from pathlib import Path

import pytest
from docx import Document

from tests.bot.stage import Votum, change, said

LETTER = """
[letter]
subject = "Antwort"
recipient = "Kreis"
sender = "Gruppe"
salutation = "Guten Tag,"
closing = "Mit freundlichen Grüßen"

[[letter.parts]]
id = "only"
tells = ["interest"]

[paper]
subject = "Zusammenarbeit"

[[paper.parts]]
id = "only"
tells = ["interest"]
"""


@pytest.fixture
def documents(votum: Votum, folder: Path) -> None:
    """A round with both documents, which nobody has answered."""
    file = folder / "round.toml"
    file.write_text(file.read_text() + LETTER)
    votum("open", "round.toml")


@pytest.mark.parametrize("command", ["letter", "paper"])
@pytest.mark.parametrize(("form", "begins"), [("docx", b"PK"), ("pdf", b"%PDF")])
def test_document_is_written(
    votum: Votum, folder: Path, documents: None, command: str, form: str, begins: bytes
) -> None:
    done = said(votum(command, "abfrage", "--format", form, "-o", f"a.{form}"))
    assert done == (0, [], [])
    assert (folder / f"a.{form}").read_bytes().startswith(begins)


def test_letter_is_a_draft_to_be_edited(votum: Votum, folder: Path, documents: None) -> None:
    votum("letter", "abfrage", "-o", "a.docx")
    opened = Document(io.BytesIO((folder / "a.docx").read_bytes()))
    assert [each.text for each in opened.sections[0].first_page_header.paragraphs][-1] == "Draft"


def test_round_without_documents_is_told(votum: Votum, folder: Path) -> None:
    votum("open", "round.toml")
    for command in ("letter", "paper"):
        line = f"abfrage: there is no [{command}] in this round"
        assert said(votum(command, "abfrage", "-o", "a.docx")) == (2, [], [line])
    assert not (folder / "a.docx").exists()


def test_one_paper_for_all_has_no_town(votum: Votum, documents: None) -> None:
    done = said(votum("paper", "abfrage", "--town", "05954036", "-o", "a.docx"))
    assert done == (2, [], ["abfrage: there is one paper for all, expected no --town"])


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        ([], "each municipality has its own paper, expected --town KEY"),
        (["--town", "05954035"], '--town "05954035", expected a key such as 05954036'),
        (["--town", "05954036"], "Witten has not submitted, so there is no paper"),
    ],
)
def test_paper_of_a_town_is_asked_for_by_its_key(
    votum: Votum, folder: Path, arguments: list[str], line: str
) -> None:
    file = folder / "round.toml"
    file.write_text(file.read_text() + LETTER)
    change(file, "[paper]", '[paper]\nof = "mandate"')
    votum("open", "round.toml")
    done = said(votum("paper", "abfrage", *arguments, "-o", "a.docx"))
    assert done == (2, [], [f"abfrage: {line}"])
    assert not (folder / "a.docx").exists()


def test_forum_has_neither(votum: Votum, folder: Path) -> None:
    file = folder / "round.toml"
    change(file, '[vote]\nrule = "consensus"\n', "")
    change(file, "vote = true\n", "")
    change(file, ', counts = "yes"', "")
    change(file, ', counts = "no"', "")
    change(file, "workdays_before = [2]", "")
    change(file, 'roster = "roster.csv"', 'roster = "towns.csv"\nballots = "person"')
    (folder / "towns.csv").write_text(
        "key,municipality,inhabitants,counted_on\n05954036,Witten,96459,2019-12-31\n"
    )
    assert votum("open", "round.toml").exit_code == 0
    line = "abfrage: a round by person has neither letter nor paper"
    for command in ("letter", "paper"):
        assert said(votum(command, "abfrage", "-o", "a.docx")) == (2, [], [line])
