"""The privacy notice (Art. 13 GDPR), before the first answer and whenever it is asked for."""

from chat.texts import Texts
from handlers.desk import Privacy

USE = (
    "privacy-purpose",
    "privacy-basis",
    "privacy-data",
    "privacy-recipients",
    "privacy-third-country",
)


def notice(privacy: Privacy, texts: Texts) -> str:
    """Who is answerable; what for, on what basis, who gets the data and for how long; and which
    rights there are. A paragraph for each, a line for each thing that begins with what it is about.
    """
    named = (
        ("privacy-controller", privacy.controller),
        ("privacy-contact", privacy.contact),
        ("privacy-officer", privacy.officer),
    )
    who = [texts(sentence, name=name) for sentence, name in named if name]
    use = [texts(sentence) for sentence in USE]
    retention = texts("privacy-retention", days=privacy.retention_days)
    rights = [texts("privacy-rights"), texts("privacy-need"), texts("privacy-automated")]
    paragraphs = ("\n".join(lines) for lines in (who, [*use, retention], rights) if lines)
    return "\n\n".join(paragraphs)
