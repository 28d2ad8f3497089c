"""docs/proof.md, held against the lines that the product writes and the verifier reads."""

import json
import re

from survey import bodies
from tests.architecture.tree import rows, text
from tests.verifier.exports import Table, chained, small
from verifier.votum_verify import AFTER, BEFORE, COUNTED, HASHED

PAGE = text("docs/proof.md")
ENTRIES = [json.loads(line) for line in chained(small())]


def names(cell: str) -> list[str]:
    return re.findall(r"`([a-z_]+)`", cell)


def test_every_name_in_a_line_is_told() -> None:
    _, after = PAGE.split("Each line but the last is an entry:")
    entry = [names(cell)[0] for cell, _ in rows(after, "| Name | Holds |")]
    assert entry == [*HASHED, "hash", "salt", "body"]
    assert set(entry) == set(ENTRIES[0])
    _, after = after.split("The last line is the end:")
    end = [names(cell)[0] for cell, _ in rows(after, "| Name | Holds |")]
    assert set(end) == set(ENTRIES[-1])


def kinds() -> dict[str, list[str]]:
    told = rows(PAGE, "| Kind | Names in its body | Meaning |")
    return {names(kind)[0]: names(body) for kind, body, _ in told}


def test_every_body_has_the_names_that_are_told() -> None:
    told = kinds()
    told["late"] = told[told["late"][0]]
    for entry in ENTRIES[:-1]:
        assert set(entry["body"]) == set(told[entry["kind"]]), entry["kind"]


def test_every_body_about_people_has_the_names_that_are_told() -> None:
    for kind, body in {
        "revoked": bodies.revoked("", "", []),
        "named": bodies.named("", "", "deputy", [], (None, None)),
        "withdrawn": bodies.withdrawn("", "", None, []),
    }.items():
        assert list(body) == kinds()[kind]


def test_every_mandate_has_the_parts_that_are_told() -> None:
    (meaning,) = [cells[2] for cells in rows(PAGE, "| Kind |") if names(cells[0]) == ["opened"]]
    mandate: Table = ENTRIES[0]["body"]["mandates"][0]
    assert set(names(meaning)) == set(mandate)


OTHERS = ("joined", "named", "circulated", "erased", "frozen")
"""Kinds that change no count by themselves."""


def test_every_kind_that_the_verifier_knows_is_told() -> None:
    assert set(kinds()) == {*COUNTED, *BEFORE, *AFTER, *OTHERS}
