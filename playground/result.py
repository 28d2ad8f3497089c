"""The result of a round as its JSON document has it, and what a group may read of that."""

from collections.abc import Iterator
from typing import Any

from chat.texts import Texts

Result = dict[str, Any]
"""The summary as JSON (design §8)."""


def for_everybody(result: Result, texts: Texts) -> Iterator[tuple[str, ...]]:
    """What everybody is told: how many have submitted, how they voted, or only with what verdict
    where inhabitants decide, and the head of the log. Each as the forms it can have."""
    turnout, chain = result["turnout"], result["chain"]
    yield (texts("report-turnout", submitted=turnout["submitted"], mandates=turnout["mandates"]),)
    for vote in result["votes"]:
        counts, condition = vote["counts"], vote["with_condition"]
        if vote["basis"] == "inhabitants":
            yield (texts(f"report-verdict-{vote['verdict']}"),)
            continue
        yield (
            texts("report-counts-conditional", condition=condition, **counts),
            texts("report-counts", **counts),
        )
    yield (texts("report-chain", count=chain["count"], head=chain["head"]),)


def for_forum(result: Result, texts: Texts) -> Iterator[tuple[str, ...]]:
    """What everybody is told of a forum: how many people, how many of them in each group, what was
    written, and the head of the log. Each as the forms it can have."""
    turnout, chain = result["turnout"], result["chain"]
    yield (texts("opinions-turnout", **turnout), texts("people-submitted", count=turnout["people"]))
    for opinion in result["questions"]:
        for group in opinion["groups"]:
            if group["people"]:
                yield (f": {texts('opinions-bar', people=group['people'])}",)
        yield from ((words,) for words in opinion["texts"])
    yield (texts("report-chain", count=chain["count"], head=chain["head"]),)


def for_coordinators(result: Result) -> Iterator[str]:
    """The words that single towns have written, which no group may read."""
    for answers in result["answers"].values():
        yield from _words(answers)


def _words(value: object) -> Iterator[str]:
    """Every text of several words: ids of options and keys of towns are one word."""
    if isinstance(value, str) and " " in value:
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from _words(each)
    elif isinstance(value, list):
        for each in value:
            yield from _words(each)
