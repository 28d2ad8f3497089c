"""Rounds in which the same offices answer: a round, the co-signatures of its joint vote, and the
corrections of it. Who holds what changes in all of them at once."""

from collections.abc import Iterator

from storage import Connection, erasure, following, joint_votes, rounds

RUNNING = ("planned", "open")


def kin(connection: Connection, round_: str) -> tuple[str, ...]:
    """The round itself and those in which its offices answer too, each once: what is asked first
    comes first. A round that is over is among them where its people are asked again by another one:
    the next version of a draft goes to whoever holds it then."""
    first = _first(connection, round_)
    found = dict.fromkeys((first, *_after(connection, first)))
    return tuple(each for each in found if each == round_ or not erasure.erased(connection, each))


def _first(connection: Connection, round_: str) -> str:
    """Where it begins: the round that a draft comes from, and the one that runs still and is to be
    corrected."""
    draft = joint_votes.of_cosigning(connection, round_)
    if draft is not None:
        return _first(connection, draft.round)
    follows = rounds.get(connection, round_).round.follows
    known = follows is not None and follows in rounds.ids(connection, *RUNNING)
    return _first(connection, follows) if follows is not None and known else round_


def _after(connection: Connection, first: str) -> Iterator[str]:
    running = rounds.ids(connection, *RUNNING)
    for round_ in (first, *following.followers(connection, first)):
        yield round_
        for each in joint_votes.cosignings(connection, round_):
            if each in running:
                yield each
