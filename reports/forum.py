"""What a forum has said, as messages: people and municipalities side by side, no single ones."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from chat import format as shown
from chat.cards import Card
from chat.groups import how_many
from chat.texts import Texts
from reports import phrases
from reports.pages import cards
from reports.report import Speaking
from survey.opinions import Group, Opinion, Opinions
from survey.questions import Choosing, Date, Money, Municipalities, Question, Rank
from survey.roster import Roster
from survey.round import Round


@dataclass(frozen=True, slots=True)
class Forum(Speaking):
    """The opinions of a round by person, and what is needed to say them in words."""

    opinions: Opinions
    round: Round
    roster: Roster
    texts: Texts
    at: dt.datetime


def forum_cards(forum: Forum) -> tuple[Card, ...]:
    """The opinions in words, each card within a message's limit."""
    blocks = ("\n".join(lines) for lines in _blocks(forum))
    return cards(status(forum), forum.opinions.round.title, blocks, forum.texts)


def status(forum: Forum) -> str:
    """How final the result is, and of when."""
    return phrases.state(forum, forum.opinions.round)


def turnout(forum: Forum) -> str:
    """How many people have submitted, and where they come from as far as that may be said."""
    found = forum.opinions.turnout
    if found.people is None or found.municipalities is None:
        return how_many(found.people, forum.texts)
    return forum.texts("opinions-turnout", **found.model_dump())


def note(forum: Forum) -> str:
    """Why something is missing."""
    if forum.opinions.provisional:
        return forum.texts("opinions-later")
    few = forum.opinions.turnout.people is None
    return forum.texts("opinions-none" if few else "opinions-note")


def title(forum: Forum, opinion: Opinion) -> str:
    """What was asked."""
    question = forum.round.question(opinion.question)
    field = next((each for each in forum.round.fields if each.id == opinion.field), None)
    asked = phrases.asked(forum, question, field)
    if opinion.asks is None:
        return asked
    label = labels(forum, question)[opinion.asks]
    return forum.texts("opinions-asks", question=asked, label=label)


def labels(forum: Forum, question: Question) -> dict[str, str]:
    """What can be chosen, by id."""
    if isinstance(question, Municipalities):
        return {each.key: each.municipality for each in forum.roster.mandates}
    if not isinstance(question, Choosing):
        return {}
    offered = forum.round.fields if question.of == "fields" else question.options
    return {each.id: forum.said(each.label) for each in offered}


def label(forum: Forum, opinion: Opinion, group: Group) -> str:
    """Who is in the group: what they have answered, or that they have not."""
    names = labels(forum, forum.round.question(opinion.question))
    found = [names[option] for option in group.options]
    found += [forum.texts("opinions-no-answer")] * group.no_answer
    found += [forum.texts("opinions-not-asked")] * group.not_asked
    listed = (" / " if any("," in each for each in found) else ", ").join(found)
    return forum.texts("opinions-together", labels=listed) if len(found) > 1 else listed


def asked(forum: Forum, opinion: Opinion) -> str:
    """How many were asked and have answered; empty where everybody was and has, or that may not be
    said."""
    everyone = opinion.asked == forum.opinions.turnout.people
    if opinion.asked is None or (everyone and opinion.answered in (None, opinion.asked)):
        return ""
    if opinion.answered is None:
        return forum.texts("opinions-asked-only", asked=opinion.asked)
    return forum.texts("opinions-asked", asked=opinion.asked, answered=opinion.answered)


def empty(forum: Forum, opinion: Opinion) -> str:
    """What nobody has chosen; empty where there is no such thing."""
    none = [label(forum, opinion, group) for group in opinion.groups if group.people == 0]
    return forum.texts("opinions-nobody", labels=" / ".join(none)) if none else ""


def _blocks(forum: Forum) -> Iterator[list[str]]:
    yield [turnout(forum), note(forum)]
    for opinion in forum.opinions.questions:
        lines = (title(forum, opinion), asked(forum, opinion), *_lines(forum, opinion))
        yield [line for line in lines if line]
    chain = forum.opinions.chain
    yield [forum.texts("report-chain", count=chain.count, head=chain.head)]


def _lines(forum: Forum, opinion: Opinion) -> Iterator[str]:
    if opinion.withheld:
        yield forum.texts("opinions-withheld")
        return
    if isinstance(forum.round.question(opinion.question), Rank) and opinion.asks is None:
        yield forum.texts("opinions-first")
    for group in opinion.groups:
        if group.people != 0:
            yield f"– {_group(forum, opinion, group)}"
    yield empty(forum, opinion)
    yield from written(forum, opinion)


def _group(forum: Forum, opinion: Opinion, group: Group) -> str:
    said = label(forum, opinion, group)
    if group.people is None:
        return forum.texts("opinions-group-few", label=said)
    if not group.municipalities:
        return forum.texts("opinions-group", label=said, people=group.people)
    return forum.texts(
        "opinions-group-towns",
        label=said,
        people=group.people,
        municipalities=group.municipalities,
    )


def written(forum: Forum, opinion: Opinion) -> Iterator[str]:
    """A line for everything that was written."""
    question = forum.round.question(opinion.question)
    for words in opinion.texts:
        match question:
            case Date():
                yield f"– {shown.date(dt.date.fromisoformat(words), forum.language)}"
            case Money():
                yield f"– {shown.money(words, forum.language)}"
            case _:
                yield f"– {forum.texts('report-quoted', words=words)}"
