"""When a question is asked, in words."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from chat.texts import Texts
from survey.questions import Choosing, Group, Item, Question, When
from survey.round import Round

Names = Mapping[str, str]
"""What questions are called, by their ids, where they have another name than their own."""


def only_when(
    round_: Round,
    question: Question | Item,
    texts: Texts,
    group: Group | None = None,
    names: Names = MappingProxyType({}),
) -> list[str]:
    """A sentence for each earlier question without whose answer this one, perhaps an item of
    `group`, is not asked; none where it always is."""
    return [
        texts(
            "only-when-any" if named.per and not (group or question).per else "only-when",
            question=names.get(named.id, called(named, texts)),
            answers=_answers(round_, named, wanted, texts),
        )
        for named, wanted in _named(round_, question.when, group)
    ]


def only_among(
    round_: Round, question: Question | Item, texts: Texts, names: Names = MappingProxyType({})
) -> list[str]:
    """A sentence for each question by whose answers the fields to choose from are narrowed."""
    among = question.among if isinstance(question, Choosing) else {}
    return [
        texts(
            "only-among",
            question=names.get(named.id, called(named, texts)),
            answers=_answers(round_, named, wanted, texts),
        )
        for named, wanted in _named(round_, among, None)
    ]


def called(question: Question | Item, texts: Texts) -> str:
    """The question's short name, else its text; a field in it stands open."""
    words = (question.short or question.text).in_language(texts.language)
    return words.replace("{field}", "…")


def _named(
    round_: Round, when: When, group: Group | None
) -> list[tuple[Question | Item, tuple[str, ...]]]:
    items = {item.id: item for item in group.items} if group else {}
    return [
        (items[name] if name in items else round_.question(name), wanted)
        for name, wanted in when.items()
    ]


def _answers(round_: Round, named: Question | Item, wanted: Sequence[str], texts: Texts) -> str:
    """The answers of which one must have been given, in the order in which they are offered."""
    options = named.options if isinstance(named, Choosing) else ()
    fields = round_.fields if isinstance(named, Choosing) and named.of else ()
    offered = [(each.id, each.label) for each in options]
    offered += [(each.id, each.label) for each in fields]
    labels = [label.in_language(texts.language) for id_, label in offered if id_ in wanted]
    *first, last = [texts("only-quoted", answer=label) for label in labels]
    return texts("only-or", first=", ".join(first), last=last) if first else last
