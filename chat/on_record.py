"""What is on record for a municipality, in words."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from chat.format import moment
from chat.texts import Texts
from chat.welcome_cards import listed
from survey.submission import Submission, Submitter, late, valid


def record_lines(
    key: str, town: str, submissions: Sequence[Submission], zone: ZoneInfo, texts: Texts
) -> list[str]:
    """The submission that counts for the municipality with this key, or that there is none; and
    whether a later one came too late."""
    counting = valid(submissions).get(key)
    lines = [_counting(town, counting, zone, texts)]
    if key in late(submissions):
        lines.append(texts("record-late", town=town))
    return lines


def signed(role: Submitter, name: str, heads: Sequence[str], texts: Texts) -> str:
    """Who submitted, and in which role; a deputy for which heads."""
    if role == "deputy" and heads:
        return texts("receipt-signed-for", name=name, head=listed(heads, texts))
    return texts(f"receipt-signed-{role}", name=name)


def _counting(town: str, counting: Submission | None, zone: ZoneInfo, texts: Texts) -> str:
    if counting is None:
        return texts("record-none", town=town)
    return texts(
        "record-nil" if counting.nil_return else "record-submitted",
        town=town,
        number=str(counting.number),
        at=moment(counting.at, zone, texts.language),
    )
