"""A round as a workbook to fill in, with its explanations in every language."""

from chat.texts import LANGUAGES, texts
from rounds.workbook_columns import SHEETS
from rounds.workbook_template import workbook_bytes
from survey.roster import Roster
from survey.round import Round


def as_workbook(round_: Round, roster: Roster, language: str) -> bytes:
    """The round as an Excel workbook with a sheet of explanations in each language, that of
    `language` first. Unwritable."""
    others = [each for each in LANGUAGES if each != language]
    spoken = [language, *others] if language in LANGUAGES else others
    return workbook_bytes(
        round_, roster, {texts(each)("workbook-notes"): _notes(each) for each in spoken}
    )


def _notes(language: str) -> list[tuple[str, str, str]]:
    said = texts(language)
    heading = (said("workbook-sheet"), said("workbook-column"), said("workbook-meaning"))
    return [
        heading,
        *(
            (sheet, column, said(f"workbook-{sheet}-{column}"))
            for sheet, columns in SHEETS.items()
            for column in columns
        ),
    ]
