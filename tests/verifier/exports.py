"""A small export, made of the product's own entries, that a test can change and chain anew."""

import copy
import datetime as dt
from pathlib import Path
from typing import Any

from survey import bodies, chain
from survey.chain import START, canonical, digest, salted
from survey.roster import Roster
from survey.round import Round
from survey.submission import Submission, Submitter
from verifier.votum_verify import Wrong, told, verify

WITTEN, HERDECKE, SCHWELM = "05954036", "05954020", "05954024"
DEADLINE = "2026-12-18T11:00:00+00:00"

Table = dict[str, Any]

ROUND = {
    "format": 1,
    "id": "klein",
    "title": "Kleine Abfrage",
    "purpose": "Probe",
    "closes": "2026-12-18T12:00:00",
    "vote": {"quorum": "1/2"},
    "fields": [{"id": "housing", "label": "Wohnen"}],
    "questions": [
        {
            "id": "interest",
            "kind": "choice",
            "per": "field",
            "vote": True,
            "text": "Interesse?",
            "options": [
                {"id": "yes", "label": "Ja", "counts": "yes"},
                {"id": "if", "label": "Ja, wenn", "counts": "yes", "asks": "condition"},
                {"id": "no", "label": "Nein", "counts": "no"},
                {"id": "later", "label": "Vertagt"},
            ],
        }
    ],
}

TOWNS = ((WITTEN, "Witten", 96459), (HERDECKE, "Herdecke", 22755), (SCHWELM, "Schwelm", 28537))

VOTE = {
    "question": "interest",
    "field": "housing",
    "rule": "consensus",
    "basis": "mandates",
    "of": 3,
    "counts": {"yes": 2, "no": 0, "abstain": 0},
    "with_condition": 1,
    "inhabitants": {"yes": 119214, "no": 0, "abstain": 0},
    "verdict": "consensus",
}
TURNOUT = {
    "mandates": 3,
    "submitted": 3,
    "nil_returns": 1,
    "late": 1,
    "missing": [],
    "signers": 3,
    "inhabitants": 147751,
    "inhabitants_submitted": 147751,
}
QUORUM = {"share": "1/2", "of": 3, "needed": 2, "met": True}
COUNTED = {
    "turnout": TURNOUT,
    "quorum": QUORUM,
    "votes": [{**VOTE, "conditions": {HERDECKE: "Nur für drei Jahre."}}],
}
"""By hand: Witten says yes, its no came too late; Herdecke says yes on a condition; Schwelm has
more time and nothing to declare."""


def submission(
    mandate: str,
    number: int,
    at: str,
    answer: str | None,
    role: Submitter = "head",
    person: str | None = None,
) -> Table:
    """What the log says of it. Nil return without an answer; a condition with "if"."""
    answers: Table = {} if answer is None else {"interest.housing": answer}
    if answer == "if":
        answers["interest.housing.condition"] = "Nur für drei Jahre."
    instant = dt.datetime.fromisoformat(at)
    checksum = digest(
        canonical(
            {
                "answers": answers,
                "at": instant.isoformat(timespec="microseconds"),
                "mandate": mandate,
                "nil_return": answer is None,
                "number": number,
                "role": role,
            }
        )
    )
    made = Submission(
        mandate, number, person or f"p-{mandate}", role, instant, answer is None, answers, False
    )
    return bodies.submitted(made, checksum)


def small() -> list[tuple[str, str, Table]]:
    """Kind, instant and body of each entry."""
    roster = Roster.model_validate(
        {
            "mandates": [
                {"key": key, "municipality": name, "inhabitants": n, "counted_on": "2019-12-31"}
                for key, name, n in TOWNS
            ]
        }
    )
    deadlines = {key: dt.datetime.fromisoformat(DEADLINE) for key, *_ in TOWNS}
    opening, longer = "2026-11-23T08:00:00+00:00", "2026-12-21T11:00:00+00:00"
    days = [f"2026-12-{day:02}T09:30:00.000005+00:00" for day in range(1, 24)]
    return [
        ("opened", opening, bodies.opened(Round.model_validate(ROUND), roster, deadlines)),
        *(
            ("joined", days[0], bodies.joined(f"p-{key}", [(key, "head")]))
            for key in (WITTEN, HERDECKE, SCHWELM)
        ),
        ("submitted", days[1], submission(WITTEN, 1, days[1], "yes")),
        ("submitted", days[2], submission(HERDECKE, 1, days[2], "if")),
        ("extended", days[3], {"by": "p-k", "mandates": [SCHWELM], "deadline": longer}),
        ("late", DEADLINE, submission(WITTEN, 2, DEADLINE, "no")),
        ("submitted", days[19], submission(SCHWELM, 1, days[19], None)),
        ("closed", longer, {"turnout": TURNOUT, "quorum": QUORUM, "votes": [VOTE]}),
    ]


def chained(events: list[tuple[str, str, Table]]) -> list[str]:
    """The lines of the export with these entries: whoever rewrites one as a whole does so."""
    lines, head = [], START
    for number, (kind, at, body) in enumerate(events, start=1):
        salt, text = f"salt-{number}", canonical(body)
        instant = dt.datetime.fromisoformat(at)
        entry = chain.entry(number, instant, kind, salted(salt, text), head)
        lines.append(chain.line(entry, salt, text))
        head = entry.hash
    return [*lines, chain.last_line(len(lines), head)]


class Exported:
    """A file with lines in it, and what the verifier says of it."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "export.jsonl"

    def write(self, lines: list[str]) -> None:
        self.file.write_text("".join(f"{line}\n" for line in lines), "utf-8", newline="\n")

    def verified(self, lines: list[str], head: str | None = None) -> Table:
        self.write(lines)
        return verify(str(self.file), head)

    def refused(self, lines: list[str], head: str | None = None) -> str:
        """Why this is no export, or not the one it was."""
        self.write(lines)
        return self.said(head)

    def finds(self, content: bytes) -> bool:
        """Whether something is wrong with a file that holds this."""
        self.file.write_bytes(content)
        try:
            verify(str(self.file))
        except Wrong:
            return True
        return False

    def said(self, head: str | None = None) -> str:
        """What is told of the file as it is, in one plain line; empty when nothing is wrong."""
        answers = set()
        for as_json in (True, False):
            try:
                assert told(str(self.file), head, as_json=as_json)
                answers.add("")
            except Wrong as wrong:
                answers.add(str(wrong))
        (answer,) = answers
        assert answer.isprintable()
        return answer


def changed(events: list[tuple[str, str, Table]], number: int, /, **parts: Any) -> list[str]:
    """The lines with other parts in the body of one entry (1 for the first), chained anew."""
    events = copy.deepcopy(events)
    kind, at, body = events[number - 1]
    events[number - 1] = (kind, at, {**body, **parts})
    return chained(events)
