"""The privacy notice before the first answer."""

from chat.texts import Texts
from handlers.desk import Privacy


def notice(privacy: Privacy, texts: Texts) -> str:
    """Who is answerable, what for, on what basis, for how long, and where the data go."""
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
            texts("privacy-recipients"),
            texts("privacy-retention", days=privacy.retention_days),
            texts("privacy-rights"),
        )
    )
