"""What a round has brought so far, put together from its rows for the rules to count."""

from collections.abc import Collection

from sqlalchemy import Connection

from storage import asked, deadlines, log, people, rounds, submissions
from survey.history import Amended, replaced
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


def amended(connection: Connection, round_: str) -> Amended:
    """How the round's result differs from an earlier one. NoSuchRound."""
    recorded = submissions.of_round(connection, round_)
    counting = valid(each.submission for each in recorded)
    events = ((entry.kind, entry.at) for entry in log.entries(connection, round_))
    mandates = rounds.get(connection, round_).roster.mandates
    accepted = (each.key for each in mandates if each.key in counting)
    return Amended(replaced(events), tuple(key for key in accepted if counting[key].accepted))


def facts(connection: Connection, round_: str, keys: Collection[str] | None = None) -> Facts:
    """What time has to know about the round (survey/plan.py), or about these mandates of it alone:
    a letter is about few, and a thousand letters must not read a thousand mandates each.
    NoSuchRound."""
    kept = rounds.get(connection, round_)
    submitted = submissions.submitted(connection, round_, keys)
    joined: dict[str, list[Holder]] = {}
    for each in people.holdings(connection, round_=round_, keys=keys):
        if each.person is not None:
            joined.setdefault(each.key, []).append(each.holder)
    return Facts(
        kept.round,
        kept.state,
        kept.opens_at,
        tuple(
            MandateFacts(
                key=key,
                deadline=deadline,
                submitted=key in submitted,
                holders=tuple(joined.get(key, ())),
                since=since,
            )
            for key, deadline, since in deadlines.of_round(connection, round_, keys)
        ),
        asked.of_round(connection, round_),
    )
