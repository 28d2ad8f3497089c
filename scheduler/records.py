"""Letters that say what is on record: the receipt of a submission, and the end of a round."""

import datetime as dt

from chat.actions import Action, Verb
from chat.answers import Block, InWords
from chat.cards import Button
from chat.format import date
from chat.on_record import record_lines, signed
from chat.receipt import Receipt, receipt_cards
from reports.receipt_file import receipt_file
from scheduler.writing import Parts, Writing
from storage import log, people, rounds, submissions
from storage.people import Holding
from storage.submissions import Recorded
from survey.collect import flat
from survey.offers import asked
from survey.roster import SUBMITTING
from survey.submission import Submission, valid


def receipt(writing: Writing) -> Parts:
    """Everything that a submission declares, its number and its checksums: as messages, and as a
    document for the file."""
    recorded = submissions.get(writing.connection, writing.letter.about["submission"])
    found = _receipt(writing, recorded)
    at, texts = recorded.submission.at, writing.texts
    return (*receipt_cards(found, texts), lambda: (receipt_file(found, at, texts),))


def _receipt(writing: Writing, recorded: Recorded) -> Receipt:
    submission = recorded.submission
    number = writing.letter.about.get("entry")  # letters from before there was one name none
    entry = log.get(writing.connection, writing.kept.id, number) if number else None
    return Receipt(
        round=writing.kept.id,
        key=submission.mandate,
        title=writing.title,
        town=writing.towns((submission.mandate,)),
        number=submission.number,
        at=writing.moment(submission.at),
        signed=_signed(writing, recorded),
        checksum=recorded.checksum,
        entry=entry,
        nil_return=submission.nil_return,
        answers=() if submission.nil_return else _answers(writing, submission),
        late=submission.late,
    )


def _signed(writing: Writing, recorded: Recorded) -> str:
    submission = recorded.submission
    if submission.role == "coordinator":
        return _entered(writing, recorded)
    mandate = rounds.mandate(writing.connection, writing.kept.id, submission.mandate)
    day = writing.calendar.day(submission.at)
    heads = people.heads(writing.connection, mandate, day)
    name = writing.name(submission.mandate, recorded.person)
    return signed(submission.role, name, heads, writing.texts)


def _entered(writing: Writing, recorded: Recorded) -> str:
    """Which coordinator has entered it, and when and how the town said it, by the log."""
    number = writing.letter.about.get("entry")
    body = log.body(writing.connection, writing.kept.id, number) if number else None
    taken = body.get("taken") if body else None
    name = people.get(writing.connection, recorded.person).name
    signed_ = signed("coordinator", name or "", (), writing.texts)
    if taken is None:
        return signed_
    day = date(dt.date.fromisoformat(taken["on"]), writing.texts.language)
    how = writing.texts("receipt-taken", day=day, source=taken["source"])
    return f"{signed_}\n{how}"


def dictated(writing: Writing) -> Parts:
    """A coordinator has entered an answer for the town: to whoever is its head or deputy today,
    with all of it. While it counts and there is time, it can be confirmed or replaced."""
    recorded = submissions.get(writing.connection, writing.letter.about["submission"])
    key, number = recorded.submission.mandate, recorded.submission.number
    held = [each for each in writing.acting if each.key == key and each.role in SUBMITTING]
    if not held:
        return ()
    found = [
        each.submission for each in submissions.of_mandate(writing.connection, held[0].mandate)
    ]
    counts = valid(found).get(key) == recorded.submission
    open_ = writing.kept.state == "open" and writing.now < held[0].deadline
    confirm = Action(Verb.ENTERED, f"{writing.kept.id} {key} {number}")
    ways = (
        Button(writing.texts("button-confirm-entry"), confirm),
        writing.way_in(f"{writing.kept.id} {key}"),
    )
    told = writing.card({"town": writing.towns((key,))}, buttons=ways if counts and open_ else ())
    return (*receipt(writing), *told)


def _answers(writing: Writing, submission: Submission) -> tuple[Block, ...]:
    """As the review showed them when they were submitted, on the day of the submission."""
    round_, roster, answers = writing.kept.round, writing.kept.roster, flat(submission.answers)
    day = submission.at.astimezone(round_.zone).date()
    steps = asked(round_, roster, submission.mandate, answers)
    return InWords(round_, roster, answers, day, writing.texts).blocks(steps)


def closed(writing: Writing) -> Parts:
    """The round has ended: what is on record for each mandate that a person may act for today."""
    over = writing.kept.state == "closed" and writing.closing_stands
    if not over or not writing.acting:
        return ()
    records = (line for holding in writing.acting for line in _record(writing, holding))
    early = "no" if writing.kept.ended_by is None else "yes"
    return writing.card({"early": early}, *records)


def _record(writing: Writing, holding: Holding) -> list[str]:
    town, zone = writing.towns((holding.key,)), writing.kept.round.zone
    recorded = submissions.of_mandate(writing.connection, holding.mandate)
    found = [each.submission for each in recorded]
    lines = record_lines(holding.key, town, found, zone, writing.texts)
    return lines or [writing.texts("record-none", town=town)]
