"""The privacy notice (Art. 13 GDPR), before the first answer and whenever it is asked for."""

from chat.texts import Texts
from handlers.desk import Privacy

SENTENCES = (
    "privacy-purpose",
    "privacy-basis",
    "privacy-data",
    "privacy-recipients",
    "privacy-third-country",
)


def notice(privacy: Privacy, texts: Texts) -> str:
    """Who is answerable, what for, on what basis, who gets the data and for how long, and which
    rights there are: a line for each, which begins with what it is about."""
    named = (
        ("privacy-controller", privacy.controller),
        ("privacy-contact", privacy.contact),
        ("privacy-officer", privacy.officer),
    )
    return "\n".join(
        (
            *(texts(sentence, name=name) for sentence, name in named if name),
            *(texts(sentence) for sentence in SENTENCES),
            texts("privacy-retention", days=privacy.retention_days),
            texts("privacy-rights"),
            texts("privacy-need"),
            texts("privacy-automated"),
        )
    )
