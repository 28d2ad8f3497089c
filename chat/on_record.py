"""What is on record for a municipality, in words."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from chat.format import listed, moment
from chat.texts import Texts
from survey.submission import Submission, Submitter, valid


def record_lines(
    key: str, town: str, submissions: Sequence[Submission], zone: ZoneInfo, texts: Texts
) -> list[str]:
    """The submission that counts for the municipality with this key, and the newest one where it
    came too late and was not accepted; no lines where there is neither."""

    def line(sentence: str, submission: Submission) -> str:
        at = moment(submission.at, zone, texts.language)
        return texts(sentence, town=town, number=str(submission.number), at=at)

    lines = []
    if counting := valid(submissions).get(key):
        lines.append(line("record-nil" if counting.nil_return else "record-submitted", counting))
    newest = max(submissions, key=lambda each: each.number, default=None)
    if newest is not None and newest.late:
        lines.append(line("record-late", newest))
    return lines


def signed(role: Submitter, name: str, heads: Sequence[str], texts: Texts) -> str:
    """Who submitted, and in which role; a deputy for which heads."""
    if role == "deputy" and heads:
        return texts("receipt-signed-for", name=name, head=listed(heads, texts))
    return texts(f"receipt-signed-{role}", name=name)
