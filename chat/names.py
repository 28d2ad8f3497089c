"""Offers by what they can be called: their number, or their whole label."""

import re
import unicodedata
from collections.abc import Sequence

from survey.fits import shortened
from survey.offers import Offer
from survey.problem import Problem

# Digits are written as [0-9]: \d would take those of every alphabet.
PLACES = re.compile(r"[0-9]{1,3}[.)]?( [0-9]{1,3}[.)]?)*")
NUMBERED = re.compile(r"([0-9]{1,3})[.)] ?(.+)")
LINES = re.compile(r"[;\r\n]")


class Names:
    """What the offers are called in one language.

    A label counts in upper and lower case, but only as a whole: a vote is not guessed from its
    first letters. A label that is itself a number goes before the number. "2. Housing" is the
    second offer if it is Housing, and else a problem.
    """

    def __init__(self, offers: Sequence[Offer], language: str) -> None:
        self._ids = [offer.id for offer in offers]
        self._places: dict[str, list[int]] = {}
        for place, offer in enumerate(offers, start=1):
            label = folded(offer.label.in_language(language))
            self._places.setdefault(label, []).append(place)
        self._most_commas = max((label.count(",") for label in self._places), default=0)

    def one(self, words: str) -> str | Problem:
        """The id of the one offer that the words name."""
        found = self._find(words, None)
        if isinstance(found, Problem):
            return found
        return found[0] if len(found) == 1 else Problem("form-choice")

    def several(self, words: str, *, ordered: bool) -> list[str] | Problem:
        """The ids of the offers that the words name, in the order named.

        Commas, semicolons and line breaks separate, between numbers blanks too. With `ordered` a
        number before a label is its place among those named: "1. Housing, 2. Schools".
        """
        whole = self._find(words, 1 if ordered else None)
        if isinstance(whole, list):
            return whole
        ids: list[str] = []
        for line in LINES.split(words):
            pieces = line.split(",")
            while pieces:
                width, found = self._first(pieces, len(ids) + 1 if ordered else None)
                if isinstance(found, Problem):
                    return found
                ids += found
                del pieces[:width]
        return ids or Problem("empty")

    def _first(self, pieces: list[str], place: int | None) -> tuple[int, list[str] | Problem]:
        """How many pieces make up the first name, since a label can have commas, and its ids."""
        for width in range(min(self._most_commas + 1, len(pieces)), 1, -1):
            found = self._find(",".join(pieces[:width]), place)
            if isinstance(found, list):
                return width, found
        return 1, self._find(pieces[0], place) if pieces[0].strip() else []

    def _find(self, words: str, place: int | None) -> list[str] | Problem:
        name = folded(words)
        if name in self._places:
            return self._only(self._places[name], words)
        if PLACES.fullmatch(name):
            return self._at([int(number.rstrip(".)")) for number in name.split()], words)
        numbered = NUMBERED.fullmatch(name)
        if numbered and numbered[2] in self._places:
            return self._numbered(int(numbered[1]), self._places[numbered[2]], place, words)
        return Problem("unknown", {"words": shortened(words)})

    def _numbered(
        self, number: int, places: list[int], place: int | None, words: str
    ) -> list[str] | Problem:
        if number != place and (place is not None or number not in places):
            return Problem("misnumbered", {"words": shortened(words)})
        return self._only(places if place is not None else [number], words)

    def _only(self, places: list[int], words: str) -> list[str] | Problem:
        if len(places) > 1:
            return Problem("ambiguous", {"words": shortened(words)})
        return [self._ids[places[0] - 1]]

    def _at(self, places: list[int], words: str) -> list[str] | Problem:
        if not all(1 <= place <= len(self._ids) for place in places):
            return Problem("unknown", {"words": shortened(words)})
        return [self._ids[place - 1] for place in places]


def folded(words: str) -> str:
    """The words in the form that is the same for all that people take for the same name."""
    caseless = unicodedata.normalize("NFC", unicodedata.normalize("NFC", words).casefold())
    return re.sub(" ?, ?", ", ", " ".join(caseless.split()))
