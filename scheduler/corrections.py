"""What the opening of a round that follows another one brings: answers carry over, and the earlier
one ends."""

from scheduler.post import Work
from scheduler.writing import ADMINISTRATOR
from storage import chats, following, intake, log, people, rounds
from survey import bodies
from survey.due import Decision


def join(work: Work) -> None:
    """Those who have joined the earlier round since this one was set up are in it too: before it is
    decided whom the opening is told."""
    follows = work.kept.round.follows
    if follows is not None and work.kept.state == "planned":
        secret = work.settings.secret
        following.join(work.connection, follows, work.kept.id, work.now, secret)


def waits(work: Work, decision: Decision) -> bool:
    """Whether something that arrived for the earlier round in time is not handled yet."""
    follows = work.kept.round.follows
    return follows is not None and bool(intake.unhandled_before(work.connection, decision.event.at))


def take_over(work: Work) -> None:
    """The drafts begin with what still holds; the earlier round ends, if it has not closed."""
    follows = work.kept.round.follows
    if follows is None:
        return
    connection = work.connection
    following.take_answers(connection, rounds.get(connection, follows), work.kept, work.now)
    if rounds.supersede(connection, follows):
        body = bodies.superseded(_author(work), work.kept.id)
        log.append(connection, follows, "superseded", body, work.now, work.settings.secret())
    chats.touch_all(connection, {*people.joined(connection, follows), *work.coordinators})


def _author(work: Work) -> str:
    """Who has set up the round, as its log says."""
    for entry in log.of_kinds(work.connection, work.kept.id, ("frozen",)):
        body = log.body(work.connection, work.kept.id, entry.number)
        if body is not None:
            return str(body["by"])
    return ADMINISTRATOR
