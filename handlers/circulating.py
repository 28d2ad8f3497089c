"""Circulating: a draft goes round for co-signature, as a round of its own, in one transaction."""

import datetime as dt

from chat.texts import LANGUAGES, texts
from handlers.charge import Charge
from storage import cosigners, joint_votes, outbox, people, rounds
from storage.cosigners import Cosigner
from storage.joint_votes import JointVote
from storage.posting import Posting
from storage.rounds import Kept
from survey import bodies
from survey.calendar import Calendar
from survey.cosigning import CosigningWords, cosigning_round, round_id, text_digest
from survey.text import Text


def circulate(charge: Charge, draft: JointVote, closes_at: dt.datetime) -> str:
    """The draft goes round until then; the id of the round that asks about it. Whoever has joined
    the round before has joined this one, and gets the draft. An earlier version that still goes
    round ends. The other coordinators learn who has done it. Overtaken when the draft is not as it
    was any more."""
    kept = charge.kept
    id_ = round_id(kept.id, draft.version, rounds.ids(charge.connection))
    asked = cosigning_round(kept.round, id_, closes_at, _words(kept, draft.version))
    rounds.freeze(charge.connection, asked, kept.roster, charge.at)
    joint_votes.circulate(charge.connection, draft, id_)
    child = Charge(charge.connection, charge.desk, id_, charge.by, charge.at)
    text = text_digest(draft.pieces)
    child.enter("circulated", bodies.circulated(charge.by, kept.id, draft.version, text))
    joining = cosigners.carry_over(charge.connection, kept.id, id_, charge.at)
    for each in joining:
        cosigners.enter(charge.connection, id_, each, charge.at, charge.desk.secret)
    for version in range(1, draft.version):
        _supersede(charge, joint_votes.get(charge.connection, kept.id, version), id_)
    _send(child, joining)
    told = child.posting("circulating", outbox.NEWS, child.at)
    told.to_everyone("circulating", child.others, {"by": child.by})
    charge.touch_cards(people.joined(charge.connection, id_))
    return id_


def _words(kept: Kept, version: int) -> CosigningWords:
    """What the round says, in every language."""

    def said(sentence: str) -> Text:
        return Text(
            {
                language: texts(language)(
                    sentence,
                    title=kept.round.title.in_language(language),
                    version=str(version),
                )
                for language in LANGUAGES
            }
        )

    return CosigningWords(
        title=said("cosign-title"),
        purpose=said("cosign-purpose"),
        question=said("cosign-question"),
        short=said("cosign-short"),
        consent=said("cosign-consent"),
        change=said("cosign-change"),
        decline=said("cosign-decline"),
    )


def _supersede(charge: Charge, earlier: JointVote, by: str) -> None:
    """The earlier version ends, if it still goes round: nothing is due in it any more, and its
    people get the new one."""
    if earlier.cosigning is None or not rounds.supersede(charge.connection, earlier.cosigning):
        return
    ended = Charge(charge.connection, charge.desk, earlier.cosigning, charge.by, charge.at)
    ended.enter("superseded", bodies.superseded(charge.by, by))
    charge.touch_cards(people.joined(charge.connection, earlier.cosigning))


def leaving(calendar: Calendar, at: dt.datetime, closes_at: dt.datetime) -> dt.datetime:
    """When a draft leaves that goes round from `at` on: not in quiet hours, unless the deadline
    comes before these are over."""
    leaves = calendar.next_allowed(at)
    return leaves if leaves < closes_at else at


def _send(child: Charge, joining: tuple[Cosigner, ...]) -> None:
    """The draft, before the notice that the round is open: both wait for the end of quiet hours,
    and what is put in first leaves first."""
    leaves = leaving(child.facts.calendar, child.at, child.kept.closes_at)
    post = Posting(child.connection, child.round, "circulated", outbox.BULK, leaves)
    persons = [each.person for each in joining if each.person is not None]
    post.to_everyone("joint-draft", dict.fromkeys(persons), {})
