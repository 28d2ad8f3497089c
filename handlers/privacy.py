"""The privacy notice before the first answer."""

from chat.texts import Texts
from handlers.desk import Privacy
from survey.round import Ballots

_BALLOTS = (
    "ballot-unnamed",
    "ballot-operator",
    "ballot-revisable",
    "ballot-groups",
    "ballot-words",
)


def notice(privacy: Privacy, texts: Texts, ballots: Ballots = "mandate") -> str:
    """Who is answerable, what for, on what basis, for how long, and where the data go; for ballots
    by person also what is promised about them, and what is not."""
    named = (
        ("privacy-controller", privacy.controller),
        ("privacy-contact", privacy.contact),
        ("privacy-officer", privacy.officer),
    )
    lines = [texts(sentence, name=name) for sentence, name in named if name]
    return "\n".join(
        (
            texts("privacy-title"),
            *lines,
            texts("privacy-purpose"),
            texts("privacy-recipients", ballots=ballots),
            texts("privacy-retention", days=privacy.retention_days, ballots=ballots),
            texts("privacy-rights"),
            *(texts(sentence) for sentence in (_BALLOTS if ballots == "person" else ())),
        )
    )
