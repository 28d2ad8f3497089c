"""How far each mandate of a round is."""

from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Connection

from storage import deadlines, drafts, people, rounds, submissions
from survey.offers import asked
from survey.steps import visible
from survey.submission import late, valid

Standing = Literal["not joined", "joined", "in progress", "submitted", "nil return", "late"]


@dataclass(frozen=True, slots=True)
class Stand:
    """One mandate. `answered` of `asked` questions are in the draft; what they are, only its people
    see."""

    key: str
    standing: Standing
    answered: int = 0
    asked: int = 0


def standings(connection: Connection, round_: str) -> tuple[Stand, ...]:
    """Every mandate of the round, in the order of the roster. NoSuchRound."""
    kept = rounds.get(connection, round_)
    recorded = [each.submission for each in submissions.of_round(connection, round_)]
    counting, too_late = valid(recorded), late(recorded)
    holdings = people.holdings(connection, round_=round_)
    joined = {holding.key: holding.mandate for holding in holdings if holding.person is not None}
    stands = []
    for key, *_ in deadlines.of_round(connection, round_):
        if key in counting:
            nil_return = counting[key].nil_return
            stands.append(Stand(key, "nil return" if nil_return else "submitted"))
        elif key in too_late:
            stands.append(Stand(key, "late"))
        elif key not in joined:
            stands.append(Stand(key, "not joined"))
        else:
            answers = drafts.get(connection, joined[key]).answers
            steps = asked(kept.round, kept.roster, key, answers)
            answered = len(visible(steps, answers))
            standing: Standing = "in progress" if answers else "joined"
            stands.append(Stand(key, standing, answered, len(steps)))
    return tuple(stands)
