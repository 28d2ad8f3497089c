"""Every sentence the bot says, in every language (Fluent files in `locales/`)."""

from collections.abc import Mapping
from functools import cache
from importlib import resources

from fluent.runtime import FluentBundle, FluentResource

LANGUAGES = ("de", "en")

Argument = str | int | float

LONG = 2000
"""Longer texts are filled in by ourselves: Fluent takes none above 2,500 characters."""

PRIVATE = "\ue000"
"""A character that no writing has."""


class MissingSentence(LookupError):
    """A sentence is not in the language's file, or lacks an argument: a mistake of ours."""


class Texts:
    """The sentences of one language."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._bundle = FluentBundle([language], use_isolating=False)
        source = (resources.files("chat") / "locales" / f"{language}.ftl").read_text("utf-8")
        self._bundle.add_resource(FluentResource(source))

    def __call__(self, sentence: str, **arguments: Argument) -> str:
        """The sentence with its arguments filled in (a name like `time_left` fills $time-left).
        MissingSentence when it cannot be said."""
        try:
            pattern = self._bundle.get_message(sentence).value
        except LookupError as error:
            raise MissingSentence(f"{sentence} in {self.language}") from error
        if pattern is None:
            raise MissingSentence(f"{sentence} in {self.language}")
        long = _marks(arguments)
        given = {name.replace("_", "-"): long.get(name, arguments[name]) for name in arguments}
        said, errors = self._bundle.format_pattern(pattern, given)
        if errors:
            raise MissingSentence(f"{sentence} in {self.language}: {errors[0]}")
        words = str(said)
        for name, mark in long.items():
            words = words.replace(mark, str(arguments[name]))
        return words


def _marks(arguments: Mapping[str, Argument]) -> dict[str, str]:
    """A mark for each argument that Fluent would refuse for its length, by its name. No argument
    has the mark in it."""
    texts_ = [value for value in arguments.values() if isinstance(value, str)]
    if max(map(len, texts_), default=0) <= LONG:
        return {}
    sign = PRIVATE
    while any(sign in text for text in texts_):
        sign += PRIVATE
    return {
        name: f"{sign}{place};"
        for place, (name, value) in enumerate(arguments.items())
        if isinstance(value, str) and len(value) > LONG
    }


def spoken(code: str | None) -> str | None:
    """The language of Votum that a language code such as de-AT means; None for any other."""
    language = (code or "").partition("-")[0].lower()
    return language if language in LANGUAGES else None


@cache
def texts(language: str) -> Texts:
    """The sentences of `language`, or of German where Votum does not speak it."""
    return Texts(language if language in LANGUAGES else LANGUAGES[0])
