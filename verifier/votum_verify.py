#!/usr/bin/env python3
"""Recounts a round from its export, independently of the program that counted it.

    python3 votum_verify.py FILE [--head SHA] [--json]

It checks that nothing in the export was changed, counts again, and compares that with the count in
it. It needs Python 3.9 or newer and nothing else. It takes on trust that a submission holds what
its head sent (the receipt tells its checksum and its entry's hash), and without a head that the
export was not rewritten as a whole. Exit code: 0 when all fits; 2, with a line, when it does not.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

Table = dict[str, Any]

START = "0" * 64  # stands before the first entry
LONGEST = 2**26  # bytes in a line
HASHED = ("number", "at", "kind", "body_hash", "previous")
CHECKSUMMED = ("mandate", "number", "role", "nil_return", "answers")
RANKS = {"head": 3, "deputy": 2, "coordinator": 1}  # a lower role never replaces a higher one
SIDES = ("yes", "no", "abstain")
PARTED = ("revoked", "withdrawn")
BEFORE = {"opened": "planned", "closed": "open", "reopened": "closed", "released": "closed"}
AFTER = {"opened": "open", "reopened": "open", "closed": "closed", "superseded": "superseded"}
COUNTED = ("opened", "submitted", "late", "extended", "reopened", "ended", "accepted", *PARTED)
NO_FORM = (LookupError, TypeError, AttributeError, ValueError, ArithmeticError, RecursionError)


class Wrong(Exception):
    """Something does not fit; the text says what, in one line."""


@contextmanager
def within(place: str) -> Iterator[None]:
    """Says where something does not fit; so does what fails there for its form (NO_FORM)."""
    try:
        yield
    except Wrong as wrong:
        raise Wrong(f"{place}: {wrong}") from None
    except NO_FORM as error:
        found = f"{type(error).__name__}, {str(error)[:80]!a}"
        raise Wrong(f"{place}: not of the form that is expected there ({found})") from None


def canonical(value: Any) -> str:
    """The one way to write a value: so no byte can change and leave the value as it is."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def same(what: str, found: Any, expected: Any) -> None:
    """Wrong when the two are not written alike."""
    if canonical(found) != canonical(expected):
        said = [json.dumps(each)[:1000] for each in (found, expected)]
        raise Wrong(f"{what} is {said[0]}, expected {said[1]}")


def sha256(text: str) -> str:
    """In hexadecimal, of the text in UTF-8."""
    return hashlib.sha256(text.encode()).hexdigest()


def read(path: str) -> list[Table]:
    """The tables of the file, one a line. Wrong at the first line that holds none."""
    tables: list[Table] = []
    with Path(path).open("rb") as file:
        while line := file.readline(LONGEST):
            with within(f"line {len(tables) + 1}"):
                table = json.loads(line, parse_constant=int)  # which fails at NaN
                if (canonical(table) + "\n").encode() != line or not isinstance(table, dict):
                    raise Wrong("expected a table in canonical JSON, and a line break behind it")
                tables.append(table)
    return tables


def entries_of(tables: list[Table]) -> list[Table]:
    """The entries, if they are a whole chain to the end. Wrong at the first that does not fit."""
    if not tables:
        raise Wrong("the file is empty, expected an export")
    *entries, end = tables
    previous = START
    for number, entry in enumerate(entries, start=1):
        with within(f"line {number}"):
            same("what it holds", sorted(entry), sorted([*HASHED, "hash", "salt", "body"]))
            same("number", entry["number"], number)
            same("the hash of the entry before", entry["previous"], previous)
            if entry["salt"] is not None or entry["body"] is not None:  # else both were erased
                salted = "\n".join([entry["salt"], canonical(entry["body"])])
                same("the hash of salt and body", entry["body_hash"], sha256(salted))
            previous = sha256(canonical({name: entry[name] for name in HASHED}))
            same("the entry's hash", entry["hash"], previous)
    with within(f"line {len(tables)}, the last one"):
        same("it", end, {"format": 1, "count": len(entries), "head": previous})
    return entries


class Count:
    """A round, followed entry by entry. Wrong at the first that does not fit."""

    def __init__(self, entries: list[Table]) -> None:
        self.state = "planned"
        self.round: Table = {}
        self.asked: list[tuple[str, str | None, dict[str, Table]]] = []  # the votes
        self.inhabitants: dict[str, int] = {}  # by mandate, as what follows
        self.deadlines: dict[str, datetime] = {}
        self.submissions: dict[str, list[Table]] = {}
        self.joins: Counter[tuple[str, str]] = Counter()  # by person and mandate
        self.ends: Counter[tuple[str, str]] = Counter()
        for entry in entries:
            with within(f"line {entry['number']}, {json.dumps(entry['kind'])[:40]}"):
                self.follow(entry["kind"], entry, entry["body"])

    def follow(self, kind: str, entry: Table, body: Table | None) -> None:  # noqa: C901 - a table
        """What the entry changes. Kinds that are not named here change no count."""
        if kind in BEFORE:
            same("the round's state before", self.state, BEFORE[kind])
        self.state = AFTER.get(kind, self.state)
        if body is None or self.round.get("ballots") == "person":
            return
        if kind == "opened":
            self.open(body["round"], body["mandates"])
        elif kind in ("submitted", "late"):
            self.submit(body["mandate"], entry, body)
        elif kind in ("extended", "reopened", "ended"):
            deadline = datetime.fromisoformat(body["deadline"])
            self.deadlines.update(dict.fromkeys(body["mandates"], deadline))
        elif kind == "accepted":
            late = {s["number"]: s for s in self.submissions[body["mandate"]] if s["late"]}
            late[body["number"]]["late"] = False
        elif kind == "joined":
            self.joins.update((body["person"], each["key"]) for each in body["mandates"])
        elif kind in PARTED:
            self.ends.update((body["person"], key) for key in body["mandates"])
        elif kind == "released":
            end = {"count": entry["number"] - 1, "head": entry["previous"]}
            same("the end of what it releases", {name: body[name] for name in end}, end)
        elif kind == "closed":
            counted = self.tally()
            for vote in counted["votes"]:
                del vote["conditions"]  # what people wrote stands in the submissions alone
            same("the count", {name: body[name] for name in counted}, counted)

    def open(self, round_: Table, mandates: list[Table]) -> None:
        """Who may vote until when, and which questions are votes."""
        self.round = round_
        for mandate in mandates:
            key = mandate["key"]
            same("a second mandate of its town", key in self.submissions, expected=False)
            self.inhabitants[key], self.submissions[key] = mandate["inhabitants"], []
            self.deadlines[key] = datetime.fromisoformat(mandate["deadline"])
        for question in round_["questions"]:
            if question["kind"] == "choice" and question["vote"]:
                options = {option["id"]: option for option in question["options"]}
                per_field = question["per"] == "field"
                for field in [each["id"] for each in round_["fields"]] if per_field else [None]:
                    self.asked.append((question["id"], field, options))

    def submit(self, key: str, entry: Table, body: Table) -> None:
        """The mandate's next submission, which came in time or late by the deadline in force."""
        same("number", body["number"], len(self.submissions[key]) + 1)
        checked = {"at": entry["at"], **{name: body[name] for name in CHECKSUMMED}}
        same("checksum", body["checksum"], sha256(canonical(checked)))
        late = self.state != "open" or datetime.fromisoformat(entry["at"]) >= self.deadlines[key]
        same("what it is by its deadline", entry["kind"], "late" if late else "submitted")
        self.submissions[key].append({**body, "late": late, "rank": RANKS[body["role"]]})

    def weight(self, submission: Table) -> tuple[int, int]:
        """A higher role counts more, then a later one; least of all whose access was revoked."""
        who = submission["person"], submission["mandate"]
        gone = submission["role"] != "coordinator" and self.ends[who] >= max(1, self.joins[who])
        return 0 if gone else submission["rank"], submission["number"]

    def tally(self) -> Table:
        """Turnout, quorum and votes, under the names of the program's own summary."""
        everyone, quorum = self.inhabitants, self.round["vote"]["quorum"]
        in_time = {k: [s for s in self.submissions[k] if not s["late"]] for k in everyone}
        valid = {key: max(given, key=self.weight) for key, given in in_time.items() if given}
        over, under = map(int, quorum.split("/")) if quorum != "0" else (0, 1)
        needed = over * len(everyone) // under + 1 if over else 0
        turnout = {
            "mandates": len(everyone),
            "submitted": len(valid),
            "nil_returns": sum(each["nil_return"] for each in valid.values()),
            "late": sum(given[-1]["late"] for given in self.submissions.values() if given),
            "missing": [key for key in everyone if key not in valid],
            "signers": len({each["person"] for each in valid.values()}),
            "inhabitants": sum(everyone.values()),
            "inhabitants_submitted": sum(everyone[key] for key in valid),
        }
        votes, met = [self.vote(*asked, valid) for asked in self.asked], len(valid) >= needed
        for vote in votes if not met else ():
            vote["verdict"] = "no-quorum"
        share = {"share": quorum, "of": len(everyone), "needed": needed, "met": met}
        return {"turnout": turnout, "quorum": share, "votes": votes}

    def vote(self, question: str, field: str | None, options: Table, valid: Table) -> Table:
        """Who voted how on a question, in a field or in none, and what comes of it."""
        counts, inhabitants = dict.fromkeys(SIDES, 0), dict.fromkeys(SIDES, 0)
        name, conditions = question if field is None else f"{question}.{field}", {}
        for key, submission in valid.items():
            answers = {} if submission["nil_return"] else submission["answers"]
            option = options[answers[name]] if name in answers else {"counts": "none"}
            if option["counts"] != "none":
                counts[option["counts"]] += 1
                inhabitants[option["counts"]] += self.inhabitants[key]
            if option["counts"] == "yes" and option["asks"] is not None:
                conditions[key] = answers.get(f"{name}.{option['asks']}", "")
        rule, basis = self.round["vote"]["rule"], self.round["vote"]["basis"]
        weighed = {"mandates": counts, "inhabitants": inhabitants}[basis]
        of = len(self.inhabitants) if basis == "mandates" else sum(self.inhabitants.values())
        agreed = counts["yes"] > 0 and counts["no"] == 0
        passed = {
            "consensus": agreed,
            "unanimous": agreed and counts["abstain"] == 0,
            "simple-majority": weighed["yes"] > weighed["no"],
            "two-thirds": counts["yes"] > 0 and 3 * weighed["yes"] >= 2 * of,
        }[rule]
        words = ("split", "consensus") if rule == "consensus" else ("rejected", "adopted")
        cast = {"counts": counts, "with_condition": len(conditions), "inhabitants": inhabitants}
        asked = {"question": question, "field": field, "rule": rule, "basis": basis, "of": of}
        return {**asked, **cast, "verdict": words[passed], "conditions": conditions}


def recount(entries: list[Table]) -> Table:
    """The tally, or why there is none."""
    parted = any(entry["kind"] in PARTED for entry in entries)
    needed = COUNTED + ("joined",) * parted  # who has joined matters once somebody went
    erased = [e["number"] for e in entries if e["body"] is None and e["kind"] in needed]
    if erased:
        return {"not_recounted": f"entry {erased[0]} has no body any more"}
    count = Count(entries)
    if count.state == "planned":
        return {"not_recounted": "the round has not been opened"}
    if count.round.get("ballots") == "person":
        return {"not_recounted": "people vote for themselves, and no single ballot is kept"}
    with within("the recount"):
        round_ = {"id": count.round["id"]}
        return {"round": round_, "provisional": count.state != "closed", **count.tally()}


def verify(path: str, head: str | None = None) -> Table:
    """The recount of the export. With a head it goes as far as the entry that has this hash, since
    only so much is proven. Wrong."""
    if head is not None and not re.fullmatch("[0-9a-f]{64}", head):
        raise Wrong(f"the head is {head!a}, expected 64 digits from 0 to f")
    try:
        entries = entries_of(read(path))
    except (OSError, MemoryError) as error:
        raise Wrong(getattr(error, "strerror", "it is too large")) from None
    hashes, proven = [START, *(entry["hash"] for entry in entries)], len(entries)
    answer = "consistent in itself; only a head can show that it is unaltered"
    if head is not None:
        if head not in hashes:
            raise Wrong(f"no entry has the hash {head}: this was rewritten or shortened")
        proven, answer = hashes.index(head), "unaltered"
    if proven < len(entries):
        answer = f"unaltered up to entry {proven} of {len(entries)}, and counted up to there"
        recount(entries)  # the others have to fit as well
    end = {"count": proven, "head": hashes[proven]}
    return {"format": 1, "answer": answer, **recount(entries[:proven]), "chain": end}


def told(path: str, head: str | None, *, as_json: bool) -> str:
    """What `verify` finds, as JSON, or in lines: one for each part and vote. Wrong."""
    found = verify(path, head)
    parts = [(k, each) for k, v in found.items() for each in (v if k == "votes" else [v])]
    with within("the recount"):
        if as_json:
            return json.dumps(found, indent=2)
        return "\n".join(f"{name}: {json.dumps(value)}" for name, value in parts)


def main() -> int:
    """Reads the arguments and prints what comes of them."""
    parser = argparse.ArgumentParser(description="Recounts a round from its export.")
    parser.add_argument("file", metavar="FILE")
    parser.add_argument("--head", metavar="SHA", help="as it was posted, or stands on a receipt")
    parser.add_argument("--json", action="store_true", help="the recount as JSON")
    asked = parser.parse_args()
    try:
        print(told(asked.file, asked.head, as_json=asked.json))
    except Wrong as wrong:
        print(f"{asked.file!a}: {wrong}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
