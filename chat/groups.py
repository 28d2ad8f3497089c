"""Groups of people in words: never fewer than five."""

from chat.texts import Texts


def how_many(number: int | None, texts: Texts) -> str:
    """How many people have submitted in a round by person; None for fewer than five."""
    return texts("people-few") if number is None else texts("people-submitted", count=number)
