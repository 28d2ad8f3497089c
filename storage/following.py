"""A round that follows another one: who is in it, and what they have answered before."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable

from sqlalchemy import Connection

from storage import cosigners, drafts, naming, people, rounds, submissions
from storage.cosigners import Cosigner
from storage.naming import Naming
from storage.rounds import Kept
from survey.following import answers_of, carried_over
from survey.step import Value
from survey.submission import valid

Given = dict[int, dict[str, Value]]
"""Answers by key, by the person who has given them."""


def join(
    connection: Connection, before: str, after: str, at: dt.datetime, secret: Callable[[], str]
) -> None:
    """Whoever has joined the earlier round has joined the later one, where its roster has them too,
    and so has whom a head has named for what he still holds. The log says so. Those who have joined
    already are left alone, so it can be done again."""
    _succeed(connection, before, after, at)
    there = {each.roster_person for each in people.holdings(connection, round_=after)}
    joined = {
        each.roster_person
        for each in people.holdings(connection, round_=after)
        if each.person is not None
    }
    for theirs in cosigners.by_person(people.holdings(connection, round_=before)):
        first = theirs[0]
        if first.roster_person in joined:
            continue
        named = first.named_by is not None and first.roster_person not in there
        if named:
            cosigners.name_again(connection, after, theirs)
        if first.person is not None:
            people.join(connection, after, first.roster_person, first.person, at)
        held = people.holdings(connection, round_=after, roster_person=first.roster_person)
        if held and (named or first.person is not None):
            found = Cosigner(held)
            cosigners.enter(connection, after, found, at, secret, named_before=not named)


def _succeed(connection: Connection, before: str, after: str, at: dt.datetime) -> None:
    """Whoever has left an office in the earlier round does not hold it in the later one, though its
    roster says so: the successor does, from the same day on."""
    for key, left, came in naming.successions(connection, before):
        theirs = people.holdings(connection, round_=after, roster_person=left, keys=[key])
        held = tuple(each for each in theirs if each.role == "head")
        if not held:
            continue
        naming.leave(connection, after, left, [each.mandate for each in held], at)
        (first, *_) = people.holdings(connection, round_=before, roster_person=came, keys=[key])
        successor = Naming(came, first.name, "head", first.from_day, first.to_day, None)
        naming.add(connection, successor, held)


def followers(connection: Connection, round_: str) -> tuple[str, ...]:
    """The rounds that are planned or open and follow this one, or one that follows it: the
    correction in force, if there is any."""
    every = [rounds.get(connection, id_) for id_ in rounds.ids(connection)]
    found: dict[str, Kept] = {}
    waiting = [round_]
    while waiting:
        before = waiting.pop()
        after = {each.id: each for each in every if each.round.follows == before}
        waiting += [id_ for id_ in after if id_ not in found]
        found |= after
    return tuple(id_ for id_, each in found.items() if each.state in ("planned", "open"))


def take_answers(connection: Connection, before: Kept, after: Kept, at: dt.datetime) -> None:
    """The drafts of the later round begin with what holds of the earlier one's answers."""
    counting = valid(each.submission for each in submissions.of_round(connection, before.id))
    nil = {key for key, each in counting.items() if each.nil_return}
    for mandate in after.roster.mandates:
        key = mandate.key
        if key not in before.roster.by_key or key in nil:
            continue
        given = _given(connection, before, key)
        answers = {name: value for theirs in given.values() for name, value in theirs.items()}
        held = carried_over(before.round, after.round, after.roster, key, answers)
        draft = drafts.get(connection, rounds.mandate(connection, after.id, key))
        for person, theirs in given.items():
            changes = {name: held[name] for name in theirs if name in held}
            draft = drafts.change(connection, draft, changes, person, at)


def _given(connection: Connection, kept: Kept, key: str) -> Given:
    """What stands in the mandate's draft; where nothing does, what was submitted last."""
    mandate, found = (
        rounds.mandate(connection, kept.id, key),
        defaultdict[int, dict[str, Value]](dict),
    )
    for name, written in drafts.get(connection, mandate).written.items():
        found[written.person][name] = written.value
    recorded = submissions.of_mandate(connection, mandate)
    if not found and recorded:
        newest = recorded[-1]
        found[newest.person] = answers_of(kept.round, newest.submission.answers)
    return dict(found)
