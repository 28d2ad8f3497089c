"""Co-signing a joint vote: a round with one question over the mandates of the round before.

A head consents to the draft, asks for a change, or declines. Only whoever consents stands under
"gez."; a draft with other words is another round.
"""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from survey.chain import canonical, digest
from survey.joint_draft import Pieces, blocks_in
from survey.joint_vote import Signature, Signatures
from survey.questions import Choice, Option
from survey.roster import SUBMITTING, Roster
from survey.round import Round, Vote
from survey.submission import Submission, valid
from survey.text import Text

COSIGN = "cosign"
"""The one question."""

CONSENT, CHANGE, DECLINE = "consent", "change", "decline"
WORDS = "words"
"""What a change or a refusal asks for."""

ID_LIMIT, MARK = 40, 6


@dataclass(frozen=True, slots=True)
class CosigningWords:
    """What the round says to people, in every language."""

    title: Text
    purpose: Text
    question: Text
    short: Text
    consent: Text
    change: Text
    decline: Text


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody who has not consented says: `answer` is CHANGE or DECLINE."""

    town: str
    answer: str
    words: str


def round_id(parent: str, version: int, taken: Collection[str]) -> str:
    """What the round is called that asks about this version: after the round before, within the
    length of an id. An id that is taken is counted on."""
    while True:
        ending = f"-cosign-{version}"
        room = ID_LIMIT - len(ending)
        cut = f"{parent[: room - MARK - 1]}-{digest(parent)[:MARK]}"
        found = (parent if len(parent) <= room else cut) + ending
        if found not in taken:
            return found
        version += 1


def cosigning_round(
    parent: Round, id_: str, closes_at: dt.datetime, words: CosigningWords
) -> Round:
    """The round that asks about a draft: everybody has to consent. A change that is asked for is a
    no to this version, so that no count calls it adopted. Reminders are those of the round before;
    nothing is posted, because the letter goes where a coordinator sends it."""
    options = (
        Option(id=CONSENT, label=words.consent, counts="yes"),
        Option(id=CHANGE, label=words.change, counts="no", asks=WORDS),
        Option(id=DECLINE, label=words.decline, counts="no", asks=WORDS),
    )
    question = Choice(
        id=COSIGN,
        kind="choice",
        vote=True,
        text=words.question,
        short=words.short,
        options=options,
    )
    return Round(
        format=1,
        id=id_,
        title=words.title,
        purpose=words.purpose,
        reference=parent.reference,
        post_to=(),
        timezone=parent.timezone,
        closes=closes_at.astimezone(parent.zone).replace(tzinfo=None),
        vote=Vote(rule="unanimous"),
        reminders=parent.reminders,
        questions=(question,),
    )


def signatures(
    roster: Roster, submissions: Iterable[Submission], names: Mapping[tuple[str, str], str]
) -> Signatures:
    """Who has consented, in the order of the roster, somebody with several towns once; and the
    towns for which nobody has. `names` are by municipality key and opaque id.

    An answer that was taken by phone is on record, but puts nobody's name under a letter; nor does
    one of somebody whose name is not known any more.
    """
    counting = valid(submissions)
    # By name too: an account that has joined as two people of the roster signs for each of them.
    towns: dict[tuple[str, str, bool], list[str]] = {}
    missing: list[str] = []
    for mandate in roster.mandates:
        given = counting.get(mandate.key)
        name = None if given is None else names.get((mandate.key, given.person))
        consents = given is not None and given.answers.get(COSIGN) == CONSENT
        if given is None or name is None or not consents or given.role not in SUBMITTING:
            missing.append(mandate.municipality)
            continue
        who = given.person, name, given.role == "deputy"
        towns.setdefault(who, []).append(mandate.municipality)
    signed = (
        Signature(name=name, towns=tuple(names_), deputy=deputy)
        for (_, name, deputy), names_ in towns.items()
    )
    return Signatures(signed=tuple(signed), missing=tuple(missing))


def wishes(roster: Roster, submissions: Iterable[Submission]) -> tuple[Wish, ...]:
    """The changes that are asked for and the refusals, in the order of the roster."""
    counting = valid(submissions)
    found = ((each, counting[each.key].answers) for each in roster.mandates if each.key in counting)
    return tuple(
        Wish(mandate.municipality, str(answers[COSIGN]), str(answers.get(f"{COSIGN}.{WORDS}", "")))
        for mandate, answers in found
        if answers.get(COSIGN) in (CHANGE, DECLINE)
    )


def text_digest(pieces: Pieces) -> str:
    """The SHA-256 of what a draft says, by which the log knows which words were consented to."""
    blocks = [block.model_dump(mode="json") for block in blocks_in(pieces)]
    return digest(canonical({"blocks": blocks}))
