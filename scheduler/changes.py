"""Letters that tell what somebody in charge has changed: a deadline, or what counts."""

import datetime as dt

from scheduler.writing import Parts, Writing
from storage import submissions


def extended(writing: Writing) -> Parts:
    """There is more time: to the towns' people and to coordinators."""
    return _deadline(writing)


def reopened(writing: Writing) -> Parts:
    """A closed round is open again: to the towns' people and to coordinators."""
    return _deadline(writing)


def _deadline(writing: Writing) -> Parts:
    """For those of the mandates whose deadline is still the one that the letter tells of."""
    about = writing.letter.about
    told = dt.datetime.fromisoformat(about["deadline"])
    keys = tuple(
        each.key
        for each in writing.facts.mandates
        if each.key in about["mandates"] and each.deadline == told
    )
    if "roster_person" in about:
        keys = writing.in_force(keys)
    elif not writing.to_coordinator:
        keys = ()
    if writing.kept.state != "open" or not keys or writing.now >= told:
        return ()
    submitted = {each.key for each in writing.facts.mandates if each.submitted}
    stands = [writing.texts("letter-stands")] if submitted >= set(keys) else []
    mine = writing.in_force(keys)
    return writing.card(
        {"towns": writing.some_towns(keys), "deadline": writing.deadline(keys)},
        *writing.done_by,
        *stands,
        buttons=(writing.way_in(writing.kept.id),) if mine else (),
    )


def ended(writing: Writing) -> Parts:
    """Somebody has ended the round before its deadline: to the other coordinators."""
    return writing.card({}, *writing.done_by)


def erased(writing: Writing) -> Parts:
    """Somebody has erased what may go of the round: to the other coordinators."""
    return writing.card({}, *writing.done_by)


def new_round(writing: Writing) -> Parts:
    """Somebody has set up a round from the chat: to the other coordinators."""
    until = writing.deadline([each.key for each in writing.kept.roster.mandates])
    return writing.card({"deadline": until}, *writing.done_by)


def goes_on(writing: Writing) -> Parts:
    """The round goes on after its result was told: to the chats that were told it."""
    if writing.kept.state != "open" or not writing.to_chosen_chat:
        return ()
    keys = [each.key for each in writing.facts.mandates if writing.now < each.deadline]
    if not keys:
        return ()
    return writing.card({"towns": writing.some_towns(keys), "deadline": writing.deadline(keys)})


def late_accepted(writing: Writing) -> Parts:
    """A late submission counts after all: to the town's people and to the other coordinators."""
    recorded = submissions.get(writing.connection, writing.letter.about["submission"])
    submission = recorded.submission
    theirs = writing.in_force((submission.mandate,))
    told = writing.to_coordinator if "by" in writing.letter.about else theirs
    if not told:
        return ()
    town = writing.towns((submission.mandate,))
    at = writing.moment(submission.at)
    return writing.card({"town": town, "number": submission.number, "at": at}, *writing.done_by)


def entered(writing: Writing) -> Parts:
    """Somebody has entered an answer for a town: to the other coordinators."""
    submission = submissions.get(writing.connection, writing.letter.about["submission"]).submission
    town = writing.towns((submission.mandate,))
    return writing.card({"town": town, "number": submission.number}, *writing.done_by)
