"""Accepting a submission that came after the deadline."""

import datetime as dt

from handlers.charge import Charge, in_charge
from handlers.outdated import tell_of_draft
from handlers.scene import Reply, Scene
from storage import acceptances, outbox, people, releases, rounds, submissions
from storage.submissions import Recorded
from survey import bodies
from survey.missing import recipients
from survey.submission import outranking

COORDINATORS_GET = ("summary", "picture", "document", "workbook", "data", "joint-letter")
"""The letters that tell the result when the round has closed; of a co-signature one more."""


def accept(scene: Scene, argument: str) -> Reply:
    """The late submission ("round" and its id) counts from now on. Judged by what there is now: one
    sentence where it is accepted already, or where another one would count all the same."""
    round_, _, id_ = argument.partition(" ")
    known = rounds.ids(scene.connection, "open", "closed")
    recorded = submissions.of_round(scene.connection, round_) if round_ in known else ()
    late = next((each for each in recorded if str(each.id) == id_), None)
    if late is None:
        return Reply(notice=scene.texts("accept-unknown"))
    found = [each.submission for each in recorded]
    of_mandate = [each for each in found if each.mandate == late.submission.mandate]
    town = scene.kept(round_).roster.name(late.submission.mandate)
    if not late.submission.late:
        return Reply(notice=scene.texts("accept-counts", town=town))
    other = outranking(of_mandate, late.submission)
    if other is not None:
        return Reply(notice=scene.texts("accept-other", town=town, number=other.number))
    _record(in_charge(scene, round_), late, scene.person.id)
    number = late.submission.number
    return Reply(notice=scene.texts("accept-done", town=town, number=number))


def _record(charge: Charge, late: Recorded, person: int) -> None:
    """The acceptance, its entry in the log, and the letters about it, in one transaction."""
    submission = late.submission
    acceptances.accept(charge.connection, late.id, person, charge.at)
    charge.enter("accepted", bodies.accepted(charge.by, submission, late.checksum))
    tell_of_draft(charge, "accepted")
    charge.touch_cards(people.joined(charge.connection, charge.round, (submission.mandate,)))
    facts = charge.facts
    leaves = facts.calendar.next_allowed(charge.at)
    named = [mandate for mandate in facts.mandates if mandate.key == submission.mandate]
    told = recipients(named, facts.calendar.day(leaves))
    post = charge.posting("accepted", outbox.NEWS, leaves)
    post.to_recipients("late-accepted", told, {"submission": late.id})
    post.to_everyone("late-accepted", charge.others, {"submission": late.id, "by": charge.by})
    if charge.kept.state == "closed":
        _tell_again(charge, leaves)


def _tell_again(charge: Charge, leaves: dt.datetime) -> None:
    """The result of a closed round has changed: whoever was told the former one gets the new one.
    Where that is still on its way, it will tell how things are by then."""
    post = charge.posting("accepted", outbox.CLOSING, leaves)
    for kind in (*COORDINATORS_GET, *releases.LETTERS):
        for letter in outbox.told_of_closing(charge.connection, charge.round, kind):
            post.to_chat(letter.chat, kind, letter.about)
