"""What the entries of the log say, kind by kind: what an independent recount needs, and no more.

People stand in them by their opaque ids alone. docs/proof.md tells the shapes to those who recount.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from survey.opinions import Opinions
from survey.roster import Role, Roster
from survey.round import Round
from survey.submission import Chain, Submission
from survey.summary import Outcome, Summary

Body = dict[str, Any]


def opened(round_: Round, roster: Roster, deadlines: Mapping[str, dt.datetime]) -> Body:
    """The questions, the rule, and who has a mandate until when (by municipality key)."""
    mandates = [
        mandate.model_dump(mode="json", exclude={"holders"})
        | {"deadline": deadlines[mandate.key].isoformat()}
        for mandate in roster.mandates
    ]
    return {
        "round": round_.model_dump(mode="json", exclude={"letter", "paper", "post_to"}),
        "mandates": mandates,
    }


def named(
    by: str,
    named: str,
    role: Role,
    keys: Iterable[str],
    days: tuple[dt.date | None, dt.date | None],
) -> Body:
    """Whom a head lets act beside him for which mandates: `named` is the id of somebody who may not
    have joined yet. `days` are the first and the last one, local to the round."""
    first, last = (day and day.isoformat() for day in days)
    return {
        "by": by,
        "named": named,
        "role": role,
        "mandates": list(keys),
        "from": first,
        "to": last,
    }


def joined(person: str, held: Iterable[tuple[str, Role]], named: str | None = None) -> Body:
    """Who holds which mandates from now on, and in which role; `named` is by which id a head has
    named them, if it was one."""
    by_head = {} if named is None else {"named": named}
    mandates = [{"key": key, "role": role} for key, role in held]
    return {"person": person, "mandates": mandates, **by_head}


def revoked(by: str, person: str, keys: Iterable[str]) -> Body:
    """Which mandates the person does not hold any more, and which coordinator took them back."""
    return {"by": by, "person": person, "mandates": list(keys)}


def withdrawn(by: str, named: str, person: str | None, keys: Iterable[str]) -> Body:
    """Which mandates whom a head had named does not hold any more; `person` once they joined."""
    return {"by": by, "named": named, "person": person, "mandates": list(keys)}


def submitted(
    submission: Submission, checksum: str, taken: tuple[dt.date, str] | None = None
) -> Body:
    """A submission, in time or late. Its instant is the entry's. `taken` is on which day and by
    what a coordinator got the answers that they entered for a town."""
    how = {} if taken is None else {"taken": {"on": taken[0].isoformat(), "source": taken[1]}}
    return {
        "mandate": submission.mandate,
        "number": submission.number,
        "person": submission.person,
        "role": submission.role,
        "nil_return": submission.nil_return,
        "answers": submission.answers,
        "checksum": checksum,
        **how,
    }


def released(by: str, round_: str, chain: Chain) -> Body:
    """Which result a coordinator has released: that of the round's log as it was with this head."""
    return {"by": by, "round": round_, "count": chain.count, "head": chain.head}


def circulated(by: str, round_: str, version: int, text: str) -> Body:
    """In the log of a co-signature: which version of the draft of which round is asked about;
    `text` is the digest of its words."""
    return {"by": by, "round": round_, "version": version, "text": text}


def erased(by: str, person: str | None, entries: Iterable[int]) -> Body:
    """What was erased after its time, and who did it: of the whole round, or of one person;
    `entries` are the numbers of those entries that have no body any more."""
    return {"by": by, "person": person, "entries": list(entries)}


def superseded(by: str, round_: str) -> Body:
    """Which round has taken the place of this one, and who has let it."""
    return {"by": by, "round": round_}


def frozen(by: str) -> Body:
    """Who has set up the round. An administrator's rounds begin without it."""
    return {"by": by}


def accepted(by: str, submission: Submission, checksum: str) -> Body:
    """Which submission counts though it came late, and which coordinator said so."""
    return {
        "by": by,
        "mandate": submission.mandate,
        "number": submission.number,
        "checksum": checksum,
    }


def moved(by: str, keys: Iterable[str], deadline: dt.datetime, asked_by: str | None = None) -> Body:
    """Which mandates have which deadline from now on, by whose act: more time, a round opened again
    or ended early; `asked_by` is who has asked for it, if anybody did. A recount judges by it what
    came too late."""
    asked = {} if asked_by is None else {"asked_by": asked_by}
    return {
        "by": by,
        "mandates": list(keys),
        "deadline": deadline.astimezone(dt.UTC).isoformat(),
        **asked,
    }


def closed(result: Summary | Outcome | Opinions, ended_by: str | None) -> Body:
    """What a forum has said, or the counts of a vote: there, what people wrote stays in the
    submissions; and who ended the round, if that was before its deadline."""
    ended = {} if ended_by is None else {"by": ended_by}
    if isinstance(result, Opinions):
        return {**result.model_dump(mode="json", include={"turnout", "questions"}), **ended}
    return {
        "turnout": result.turnout.model_dump(mode="json"),
        "quorum": result.quorum.model_dump(mode="json"),
        "votes": [vote.model_dump(mode="json", exclude={"conditions"}) for vote in result.votes],
        **ended,
    }
