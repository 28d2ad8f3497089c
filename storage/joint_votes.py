"""Drafts of joint votes: each version of a round's letter, and the round it was circulated in."""

import datetime as dt
import json
from dataclasses import dataclass, replace

from sqlalchemy import Connection, Row, insert, select, update

from storage.schema import joint_votes
from survey.joint_draft import Piece, Pieces


class Overtaken(RuntimeError):
    """The draft was changed after it was read: nobody's words are written over unseen."""


@dataclass(frozen=True, slots=True)
class JointVote:
    """One version of a draft, counted from 1. `revision` counts its changes, `person` is who made
    the last one. `counted` is how many entries the round's log had when it was drawn up from the
    count: later words do not change that. `cosigning` is the round in which it goes round; from
    then on it is as it is."""

    round: str
    version: int
    revision: int
    pieces: Pieces
    person: int
    at: dt.datetime
    counted: int
    cosigning: str | None = None


def latest(connection: Connection, round_: str) -> JointVote | None:
    """The newest version of the round's draft; None when there is none."""
    row = connection.execute(
        select(joint_votes)
        .where(joint_votes.c.round == round_)
        .order_by(joint_votes.c.version.desc())
        .limit(1)
    ).first()
    return None if row is None else _read(row)


def get(connection: Connection, round_: str, version: int) -> JointVote:
    """The version of this number. NoResultFound when there is none."""
    where = (joint_votes.c.round == round_, joint_votes.c.version == version)
    return _read(connection.execute(select(joint_votes).where(*where)).one())


def of_cosigning(connection: Connection, cosigning: str) -> JointVote | None:
    """The version that this round asks about; None for any other round."""
    where = joint_votes.c.cosigning == cosigning
    row = connection.execute(select(joint_votes).where(where)).first()
    return None if row is None else _read(row)


def cosignings(connection: Connection, round_: str) -> tuple[str, ...]:
    """The rounds in which versions of the round's draft went or go round, the first one first."""
    of_round = joint_votes.c.round == round_, joint_votes.c.cosigning.is_not(None)
    query = select(joint_votes.c.cosigning).where(*of_round).order_by(joint_votes.c.version)
    return tuple(connection.execute(query).scalars())


def replaced(connection: Connection, cosigning: str) -> bool:
    """Whether a later version has gone round than the one that this round asks about; False for
    any other round."""
    draft = of_cosigning(connection, cosigning)
    return draft is not None and cosignings(connection, draft.round)[-1] != cosigning


def add(
    connection: Connection,
    round_: str,
    pieces: Pieces,
    person: int,
    at: dt.datetime,
    counted: int,
) -> JointVote:
    """The next version, of the count when the round's log had so many entries. The one before goes
    round, or there is none: ValueError else."""
    before = latest(connection, round_)
    if before is not None and before.cosigning is None:
        raise ValueError(f"version {before.version} of {round_} is still worked on")
    version = 1 if before is None else before.version + 1
    made = JointVote(round_, version, 1, pieces, person, at, counted)
    row = {"round": round_, "version": version, "revision": 1, "counted": counted}
    connection.execute(insert(joint_votes).values({**row, **_written(pieces, person, at)}))
    return made


def change(
    connection: Connection,
    draft: JointVote,
    pieces: Pieces,
    person: int,
    at: dt.datetime,
    counted: int | None = None,
) -> JointVote:
    """The draft with these pieces, in its next revision; of the count that it tells of, or of a new
    one, `counted`. Overtaken when `draft` is not the newest, or goes round."""
    changed = replace(
        draft,
        revision=draft.revision + 1,
        pieces=pieces,
        person=person,
        at=at,
        counted=draft.counted if counted is None else counted,
    )
    values = {"revision": changed.revision, "counted": changed.counted}
    _keep(connection, draft, {**values, **_written(pieces, person, at)})
    return changed


def recount(connection: Connection, draft: JointVote, counted: int) -> None:
    """A later count gives the same words. Overtaken as in `change`."""
    _keep(connection, draft, {"counted": counted})


def circulate(connection: Connection, draft: JointVote, cosigning: str) -> JointVote:
    """The draft goes round, and is not changed any more. Overtaken as in `change`."""
    _keep(connection, draft, {"cosigning": cosigning})
    return replace(draft, cosigning=cosigning)


def _keep(connection: Connection, draft: JointVote, values: dict[str, object]) -> None:
    kept = connection.execute(
        update(joint_votes)
        .where(
            joint_votes.c.round == draft.round,
            joint_votes.c.version == draft.version,
            joint_votes.c.revision == draft.revision,
            joint_votes.c.cosigning.is_(None),
        )
        .values(values)
    )
    if kept.rowcount != 1:
        raise Overtaken(f"{draft.round}, version {draft.version}, revision {draft.revision}")


def _written(pieces: Pieces, person: int, at: dt.datetime) -> dict[str, object]:
    written = [piece.model_dump(mode="json") for piece in pieces]
    return {"pieces": json.dumps(written, ensure_ascii=False), "person": person, "at": at}


def _read(row: Row[tuple[object, ...]]) -> JointVote:
    found = row._mapping  # noqa: SLF001 - the public name of a row's columns
    pieces = tuple(Piece.model_validate(each) for each in json.loads(found["pieces"]))
    return JointVote(
        found["round"],
        found["version"],
        found["revision"],
        pieces,
        found["person"],
        found["at"],
        found["counted"],
        found["cosigning"],
    )
