"""Letters that say what is on record: the receipt of a submission, and the end of a round."""

from chat.format import value_words
from chat.question_card import question_of
from chat.receipt import Receipt, receipt_cards
from chat.review_card import Answered
from chat.welcome_cards import listed
from scheduler.writing import Parts, Writing
from storage import people, rounds, submissions
from storage.people import Holding
from storage.submissions import Recorded
from survey.collect import flat
from survey.offers import every_offer
from survey.steps import steps
from survey.submission import Submission, late, valid


def receipt(writing: Writing) -> Parts:
    """Everything that a submission declares, its number and its checksum."""
    recorded = submissions.get(writing.connection, writing.letter.about["submission"])
    submission = recorded.submission
    return receipt_cards(
        Receipt(
            title=writing.title,
            town=writing.towns((submission.mandate,)),
            number=submission.number,
            at=writing.moment(submission.at),
            signed=_signed(writing, recorded),
            checksum=recorded.checksum,
            nil_return=submission.nil_return,
            answers=_answered(writing, submission),
            late=submission.late,
        ),
        writing.texts,
    )


def _signed(writing: Writing, recorded: Recorded) -> str:
    """Who submitted, and in which role; a deputy for whom."""
    submission = recorded.submission
    name = writing.name(submission.mandate, recorded.person)
    heads = _heads(writing, submission) if submission.role == "deputy" else []
    if heads:
        return writing.texts("receipt-signed-for", name=name, head=listed(heads, writing.texts))
    return writing.texts(f"receipt-signed-{submission.role}", name=name)


def _heads(writing: Writing, submission: Submission) -> list[str]:
    """Who was head of the town on the day of the submission; whoever else is, if nobody was."""
    mandate = rounds.mandate(writing.connection, writing.kept.id, submission.mandate)
    held = people.holdings(writing.connection, mandate=mandate)
    heads = [each for each in held if each.role == "head"]
    day = writing.facts.calendar.day(submission.at)
    return [each.name for each in heads if each.acts_on(day)] or [each.name for each in heads]


def _answered(writing: Writing, submission: Submission) -> list[Answered]:
    round_, roster, answers = writing.kept.round, writing.kept.roster, flat(submission.answers)
    return [
        Answered(
            question_of(step, writing.texts),
            value_words(step, answers[step.key], every_offer(step, round_, roster), writing.texts),
        )
        for step in steps(round_, answers)
        if step.key in answers
    ]


def closed(writing: Writing) -> Parts:
    """The round has ended: what is on record for each of a person's mandates."""
    if writing.kept.state != "closed" or not writing.holdings:
        return ()
    records = (line for holding in writing.holdings for line in _record(writing, holding))
    return writing.card({}, *records)


def _record(writing: Writing, holding: Holding) -> list[str]:
    town = writing.towns((holding.key,))
    recorded = submissions.of_mandate(writing.connection, holding.mandate)
    found = [each.submission for each in recorded]
    counting = valid(found).get(holding.key)
    lines = []
    if counting is None:
        lines.append(writing.texts("record-none", town=town))
    else:
        sentence = "record-nil" if counting.nil_return else "record-submitted"
        at = writing.moment(counting.at)
        lines.append(writing.texts(sentence, town=town, number=counting.number, at=at))
    if holding.key in late(found):
        lines.append(writing.texts("letter-closed-late", town=town))
    return lines
