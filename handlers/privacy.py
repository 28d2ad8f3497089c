"""The privacy notice before the first answer."""

from collections.abc import Iterator

from chat.texts import Texts
from handlers.desk import Privacy
from survey.round import Ballots

USE = (
    "privacy-purpose",
    "privacy-basis",
    "privacy-data",
    "privacy-recipients",
    "privacy-third-country",
)

BALLOTS = (
    "ballot-unnamed",
    "ballot-operator",
    "ballot-revisable",
    "ballot-groups",
    "ballot-words",
)


def notice(privacy: Privacy, texts: Texts, ballots: Ballots = "mandate") -> str:
    """Who is answerable; what for, on what basis, who gets the data and for how long; which rights
    there are; for ballots by person also what is promised about them, and what is not. A paragraph
    for each, a line for each thing that begins with what it is about."""
    return "\n\n".join("\n".join(lines) for lines in _paragraphs(privacy, texts, ballots) if lines)


def _paragraphs(privacy: Privacy, texts: Texts, ballots: Ballots) -> Iterator[list[str]]:
    named = (
        ("privacy-controller", privacy.controller),
        ("privacy-contact", privacy.contact),
        ("privacy-officer", privacy.officer),
    )
    yield [texts(sentence, name=name) for sentence, name in named if name]
    use = [texts(sentence, ballots=ballots) for sentence in USE]
    yield [*use, texts("privacy-retention", days=privacy.retention_days, ballots=ballots)]
    need = texts("privacy-need", ballots=ballots)
    yield [texts("privacy-rights"), need, texts("privacy-automated")]
    if ballots == "person":
        yield [texts(sentence) for sentence in BALLOTS]
