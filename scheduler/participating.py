"""Letters to those who take part in a round by person. They say nothing of what somebody has done:
whether one goes out must not tell whether its recipient has submitted."""

import datetime as dt

from chat.format import deadline
from scheduler.writing import Parts, Writing
from storage import participants


def opening(writing: Writing) -> Parts:
    """The round is open: to everyone who takes part by then."""
    kept = writing.kept
    if kept.state != "open" or writing.now >= kept.closes_at or not _takes_part(writing):
        return ()
    until = deadline(kept.closes_at, kept.round.zone, writing.texts.language)
    return writing.card({"deadline": until}, buttons=(writing.way_in(kept.id),))


def extended(writing: Writing) -> Parts:
    """There is more time: for as long as that is the deadline."""
    kept, told = writing.kept, dt.datetime.fromisoformat(writing.letter.about["deadline"])
    stands = kept.state == "open" and kept.closes_at == told and writing.now < told
    if not stands or not _takes_part(writing):
        return ()
    until = deadline(told, kept.round.zone, writing.texts.language)
    return writing.card({"deadline": until}, buttons=(writing.way_in(kept.id),))


def closed(writing: Writing) -> Parts:
    """The round has ended."""
    ended = writing.kept.state == "closed" and writing.closing_stands
    if not ended or not _takes_part(writing):
        return ()
    return writing.card({})


def _takes_part(writing: Writing) -> bool:
    return writing.person is not None and writing.person.id in participants.of_round(
        writing.connection, writing.kept.id
    )
