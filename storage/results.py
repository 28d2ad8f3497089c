"""What a round has brought so far, put together from its rows for the rules to count."""

from sqlalchemy import Connection

from storage import log, people, rounds, submissions
from survey.plan import Facts, MandateFacts
from survey.submission import Chain, RoundState
from survey.summary import Outcome, Summary, count, summarise


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


def outcome(connection: Connection, round_: str) -> Outcome:
    """Turnout, quorum and verdicts as of now: what closing a round writes down. Who could work with
    whom is left out, since finding it can take long. NoSuchRound."""
    kept = rounds.get(connection, round_)
    recorded = submissions.of_round(connection, round_)
    return count(kept.round, kept.roster, tuple(each.submission for each in recorded))


def facts(connection: Connection, round_: str) -> Facts:
    """What time has to know about the round (survey/plan.py). NoSuchRound."""
    kept = rounds.get(connection, round_)
    submitted = submissions.submitted(connection, round_)
    holdings = people.holdings(connection, round_=round_)
    return Facts(
        kept.round,
        kept.state,
        kept.opens_at,
        tuple(
            MandateFacts(
                key=key,
                deadline=deadline,
                submitted=key in submitted,
                holders=tuple(
                    kept.roster.holder(key, each.roster_person)
                    for each in holdings
                    if each.key == key and each.person is not None
                ),
            )
            for key, deadline in rounds.deadlines(connection, round_)
        ),
    )
