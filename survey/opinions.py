"""The result of a round by person, as one value whose JSON is public: an opinion, not a vote.

It tells of groups only (survey/grouping.py), and of what was answered only once the round is
closed: from two looks at a round that goes on, a single ballot could be told.
"""

from collections.abc import Sequence
from typing import Literal

from survey.collect import Collected
from survey.grouping import NOBODY, hides
from survey.questions import Frozen
from survey.roster import Roster
from survey.round import Round
from survey.submission import Chain, RoundState
from survey.summary import RoundShown, round_shown
from survey.telling import Telling, Told
from survey.towns import Towns


class PeopleTurnout(Frozen):
    """Who has submitted: `people`, None for fewer than five; `municipalities`, how many different
    ones of the `of` in the roster they come from, None before the end, where no question asks for
    it, and where that would tell of fewer than five."""

    people: int | None
    municipalities: int | None
    of: int


class Group(Frozen):
    """People who gave one of these answers, among them with `no_answer` those who gave none, and
    with `not_asked` others to whom the question was not put: those who are told in one group with
    them in the question that decides about it.

    `people` is 0 or at least 5, and None where it must not be told; `municipalities` is how many
    different ones of the roster they come from, None where no question asks for that, or where
    somebody could be found by it.
    """

    options: tuple[str, ...]
    no_answer: bool
    not_asked: bool
    people: int | None
    municipalities: int | None


class Opinion(Frozen):
    """What is told of one question, in one field or (None) in none; with `asks` of the short text
    that the option `asks` of it asks for.

    - `asked`: how many were asked, and `answered`, how many gave an answer; None where that must
      not be told.
    - `groups`: for a choice, a rank (by what stands first) and one municipality, everybody is in
      one group. For several answers each option is a group for itself.
    - `texts`: everything that was written, numbers and days too, in alphabetical order.
    - `withheld`: nothing of it can be told without telling of fewer than five.
    """

    question: str
    field: str | None
    asks: str | None
    withheld: bool
    asked: int | None
    answered: int | None
    groups: tuple[Group, ...]
    texts: tuple[str, ...]


class Opinions(Frozen):
    """What a forum has said. `questions` is empty until the round is closed, and where fewer than
    five have submitted; until then everything is `provisional`."""

    format: Literal[1] = 1
    round: RoundShown
    provisional: bool
    turnout: PeopleTurnout
    questions: tuple[Opinion, ...]
    chain: Chain


def opinions(
    round_: Round,
    roster: Roster,
    state: RoundState,
    ballots: Sequence[Collected],
    chain: Chain,
    language: str = "de",
) -> Opinions:
    """The result of a round by person. `ballots` are the answers of the submitted ones, in an order
    that says nothing; `language` is that of the round's title."""
    telling = Telling(round_, roster, ballots)
    towns = Towns(round_, ballots)
    enough = bool(ballots) and not hides(len(ballots))
    over = enough and state.state == "closed"
    return Opinions(
        round=round_shown(round_, state, language),
        provisional=state.state != "closed",
        turnout=PeopleTurnout(
            people=len(ballots) if enough else None,
            municipalities=towns.count(telling.everyone) if over else None,
            of=len(roster.mandates),
        ),
        questions=tuple(_opinion(told, towns) for told in telling.all()) if over else (),
        chain=chain,
    )


def _opinion(told: Told, towns: Towns) -> Opinion:
    counts = towns.counts([part.people if part.told else NOBODY for part in told.parts])
    return Opinion(
        question=told.question.id,
        field=None if told.field is None else told.field.id,
        asks=told.asks,
        withheld=told.withheld,
        asked=told.asked,
        answered=told.answered,
        groups=tuple(
            Group(
                options=part.options,
                no_answer=part.no_answer,
                not_asked=part.not_asked,
                people=len(part.people) if part.told else None,
                municipalities=count if part.told else None,
            )
            for part, count in zip(told.parts, counts, strict=True)
        ),
        texts=told.texts,
    )
