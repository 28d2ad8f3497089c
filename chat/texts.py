"""Every sentence the bot says, in every language (Fluent files in `locales/`)."""

from collections.abc import Iterable
from functools import cache, lru_cache
from importlib import resources

from fluent.runtime import FluentBundle, FluentResource

LANGUAGES = ("de", "en")

LONGEST = 2000
"""Characters that Fluent fills in without objection; longer words are put in behind it."""

Argument = str | int | float


class MissingSentence(LookupError):
    """A sentence is not in the language's file, or lacks an argument: a mistake of ours."""


class Texts:
    """The sentences of one language."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._bundle = FluentBundle([language], use_isolating=False)
        source = (resources.files("chat") / "locales" / f"{language}.ftl").read_text("utf-8")
        self._bundle.add_resource(FluentResource(source))
        self._known = lru_cache(maxsize=4096, typed=True)(self._said)

    def __call__(self, sentence: str, **arguments: Argument) -> str:
        """The sentence with its arguments filled in (a name like `time_left` fills $time-left).
        MissingSentence when it cannot be said."""
        # What holds nobody's words, such as a button or "3 of 24", is said again and again.
        if any(isinstance(value, str) for value in arguments.values()):
            return self._said(sentence, **arguments)
        return self._known(sentence, **arguments)

    def _said(self, sentence: str, **arguments: Argument) -> str:
        try:
            pattern = self._bundle.get_message(sentence).value
        except LookupError as error:
            raise MissingSentence(f"{sentence} in {self.language}") from error
        if pattern is None:
            raise MissingSentence(f"{sentence} in {self.language}")
        given = {name.replace("_", "-"): value for name, value in arguments.items()}
        long = {
            name: value
            for name, value in given.items()
            if isinstance(value, str) and len(value) > LONGEST
        }
        said, errors = self._bundle.format_pattern(pattern, {**given, **_stand_ins(long)})
        if errors:
            raise MissingSentence(f"{sentence} in {self.language}: {errors[0]}")
        whole = str(said)
        for name, stand_in in _stand_ins(long).items():
            whole = whole.replace(stand_in, long[name])
        return whole


def _stand_ins(long: Iterable[str]) -> dict[str, str]:
    """A character for each, of those that Unicode keeps out of texts."""
    return {name: chr(0xFDD0 + place) for place, name in enumerate(long)}


def spoken(code: str | None) -> str | None:
    """The language of Votum that a language code such as de-AT means; None for any other."""
    language = (code or "").partition("-")[0].lower()
    return language if language in LANGUAGES else None


@cache
def texts(language: str) -> Texts:
    """The sentences of `language`, or of German where Votum does not speak it."""
    return Texts(language if language in LANGUAGES else LANGUAGES[0])
