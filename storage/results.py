"""What a round has brought so far, put together from its rows for the rules to count."""

from sqlalchemy import Connection

from storage import log, people, rounds, submissions
from storage.people import Holding
from storage.rounds import Kept
from survey.plan import Facts, MandateFacts
from survey.roster import Holder
from survey.submission import Chain, RoundState, valid
from survey.summary import Summary, summarise


def summary(connection: Connection, round_: str, language: str = "de") -> Summary:
    """The round's summary as of now, its title in `language`. NoSuchRound."""
    kept = rounds.get(connection, round_)
    recorded = submissions.of_round(connection, round_)
    return summarise(
        kept.round,
        kept.roster,
        RoundState(kept.state, kept.opened_at, kept.closes_at, kept.closed_at),
        tuple(each.submission for each in recorded),
        Chain(*log.head(connection, round_)),
        language,
    )


def facts(connection: Connection, round_: str) -> Facts:
    """What time has to know about the round (survey/plan.py). NoSuchRound."""
    kept = rounds.get(connection, round_)
    recorded = submissions.of_round(connection, round_)
    counting = valid(each.submission for each in recorded)
    holdings = people.holdings(connection, round_=round_)
    return Facts(
        kept.round,
        kept.state,
        kept.opens_at,
        tuple(
            MandateFacts(
                key=key,
                deadline=deadline,
                submitted=key in counting,
                holders=tuple(_joined(kept, each) for each in holdings if _is_in(each, key)),
            )
            for key, deadline in rounds.deadlines(connection, round_)
        ),
    )


def _is_in(holding: Holding, key: str) -> bool:
    return holding.key == key and holding.person is not None


def _joined(kept: Kept, holding: Holding) -> Holder:
    """The holder as the roster has it: `person` is the roster's id."""
    holders = kept.roster.by_key[holding.key].holders
    return next(each for each in holders if each.person == holding.roster_person)
