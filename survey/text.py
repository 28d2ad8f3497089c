"""Sentences in several languages, as a round file gives them."""

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import ConfigDict, Field, RootModel, model_validator

EVERY = ""
"""The language code of a plain string, which serves every language."""


class Text(RootModel[Annotated[dict[str, str], Field(min_length=1)]]):
    """One text by language code; a plain string in the file serves every language."""

    model_config = ConfigDict(frozen=True)

    @model_validator(mode="before")
    @classmethod
    def _from_plain_string(cls, found: Any) -> Any:
        return {EVERY: found} if isinstance(found, str) else found

    def languages(self) -> frozenset[str]:
        """The languages this text was written in; empty when it serves every language."""
        return frozenset(self.root) - {EVERY}

    def in_language(self, language: str) -> str:
        """The text in `language`, else in German, else in whichever language there is."""
        texts: Mapping[str, str] = self.root
        for wanted in (language, EVERY, "de"):
            if wanted in texts:
                return texts[wanted]
        return next(iter(texts.values()))
