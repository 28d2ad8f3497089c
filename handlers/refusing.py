"""Why something cannot be done about a round, in words."""

from chat.format import deadline, moment
from chat.texts import Texts
from rounds.problems import nearest
from storage.rounds import Kept
from survey.refusal import Refusal


def refused(refusal: Refusal, kept: Kept, texts: Texts, town: str | None = None) -> str:
    """One sentence that says what there is, and what is expected: a key that is near to `town`,
    where there is no such one."""
    zone, language, keys = kept.round.zone, texts.language, kept.roster.by_key
    return texts(
        f"refused-{refusal.why}",
        opens=moment(kept.opens_at, zone, language),
        closed=moment(kept.closed_at or kept.closes_at, zone, language),
        deadline=deadline(refusal.deadline or kept.closes_at, zone, language),
        key=nearest(town or "", keys) or next(iter(keys)),
    )
