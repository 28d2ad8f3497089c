"""A stage on which the youth welfare round has closed, and its joint vote is drawn up."""

import datetime as dt
import json
from dataclasses import replace
from functools import partial
from typing import Any

from sqlalchemy import select

from chat.events import Event, SentFile
from handlers.receiving import expected, received
from reports.joint_letter import Letter
from reports.letter_word import letter_docx
from rounds.reader import read_round
from rounds.shelf import path_of
from storage import Connection, cosigners, joint_votes, log, rounds
from storage.joint_votes import JointVote
from storage.schema import log_bodies
from survey.joint_draft import blocks_in
from survey.joint_vote import Block, Signatures
from tests.handlers.stage import COORDINATOR, Stage, Talk

VOTUM = "jugendhilfe-votum"
COSIGN = f"{VOTUM}-cosign-1"
SECOND = 98
"""The account of another configured coordinator."""

READING = read_round(path_of(VOTUM))
HEADS = tuple(
    dict.fromkeys(h.person for mandate in READING.roster.mandates for h in mandate.holders)
)
CLOSED = dt.datetime(2026, 12, 18, 11, tzinfo=dt.UTC)
AFTER = dt.datetime(2026, 12, 21, 9, tzinfo=dt.UTC)
"""A Monday: the draft is worked on."""

ANSWERS: dict[str, Any] = {"joint": "if", "joint.condition": "Nur mit Geld vom Land.",
                           "further": "abstain"}  # fmt: skip


async def closed(stage: Stage, *, joined: int = len(HEADS)) -> list[Talk]:
    """The round is over; so many heads have joined it, the first has answered."""
    stage.desk = replace(stage.desk, coordinators=frozenset({COORDINATOR, SECOND}))
    await stage.open(READING.round, READING.roster)
    heads = [await stage.joined(person) for person in HEADS[:joined]]

    def close(connection: Connection) -> None:
        rounds.mark_closed(connection, VOTUM, CLOSED)
        log.append(connection, VOTUM, "closed", {}, CLOSED, "salt")

    await stage.database.write(close)
    stage.now = AFTER
    return heads


async def at_joint(stage: Stage, account: int = COORDINATOR) -> Talk:
    """A coordinator at the joint vote."""
    talk = stage.talk(account)
    await talk.say("/start")
    await talk.press(next(label for label in reversed(talk.labels) if "Abfrage öffnen" in label))
    await talk.press("Gemeinsames Votum")
    return talk


async def the_draft(stage: Stage, round_: str = VOTUM) -> JointVote:
    found = await stage.database.read(lambda c: joint_votes.latest(c, round_))
    assert found is not None
    return found


async def circulate(talk: Talk, until: str = "08.01.2027 12:00") -> None:
    """From the draft's card into co-signature."""
    await talk.press("In die Mitzeichnung geben")
    await talk.say(until)
    await talk.press("In die Mitzeichnung geben")


async def docx(stage: Stage, *blocks: Block) -> bytes:
    """The draft's document with these blocks in place of those of the same id."""
    draft = await the_draft(stage)
    changed = {each.id: each for each in blocks}
    said = tuple(changed.get(each.id, each) for each in blocks_in(draft.pieces))
    letter = Letter(READING.round, said, None, "de", stage.now)
    return letter_docx(letter.joint)


async def send_document(talk: Talk, content: bytes, size: int | None = None) -> Event:
    """Sends a file, which is fetched and read as the bot does it."""
    stage = talk.stage
    name = f"file-{next(stage.numbers)}"
    stage.screen.sent[name] = content
    sent = SentFile(
        talk.origin, next(stage.numbers), "document", name, "Entwurf.docx", size or len(content)
    )
    event: Event = sent
    read = await stage.database.read(lambda c: expected(c, stage.desk, sent, stage.now))
    if read is not None:
        event = await received(stage.screen, sent, read)
    await talk.tell(event)
    return event


async def begin(stage: Stage, round_: str = COSIGN) -> None:
    """What the next look at the clock does."""
    await stage.database.write(lambda c: rounds.mark_opened(c, round_, stage.now))


async def answer(talk: Talk, *labels: str, round_: str = COSIGN, words: str = "") -> None:
    """From the way in to the submission."""
    await talk.press_data(f"0 o {round_}")
    await talk.press(*labels)
    if words:
        await talk.say(words)
    await talk.press("Verbindlich abgeben")


async def signed(stage: Stage, round_: str = COSIGN) -> Signatures:
    return await stage.database.read(partial(cosigners.signed, cosigning=round_))


async def bodies_of(stage: Stage, round_: str) -> list[dict[str, object]]:
    query = (
        select(log_bodies.c.body).where(log_bodies.c.round == round_).order_by(log_bodies.c.number)
    )
    found = await stage.database.read(lambda c: c.execute(query).scalars().all())
    return [json.loads(body) for body in found]
