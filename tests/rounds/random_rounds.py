"""Rounds without a mistake in which everything that the format knows occurs in any mixture."""

import json
from random import Random
from typing import Any

from rounds.rules import broken, broken_together
from survey.roster import Roster
from survey.round import Round

TOWNS = ("Bochum", "Bottrop", "Dortmund", "Duisburg", "Essen", "Hagen", "Herne")
WORDS = (
    "Ja", "Müller & Söhne", "=1+1", "-5 %", "'ein' \"Wort\"", "<b>&amp;</b>", "Zeile\nnoch eine",
    "+49", "@ort", "1/2", "05954008", "2026-12-18", "TRUE", "Ω ≤ 𝄞", "a, b; c",
)  # fmt: skip
PATTERNS = ("[0-9]{6}", r"\d+'?", 'a"b', "a'\"b", "^x|y$")


class Making:
    """One round in the making."""

    def __init__(self, seed: int) -> None:
        self.chance = Random(seed)
        self.number = 0
        self.bilingual = self.chance.random() < 0.7
        self.choosable: dict[str, tuple[str | None, list[str]]] = {}
        self.dates: list[str] = []
        self.fields = [f"f{at}" for at in range(self.chance.randint(0, 3))]
        self.by_person = self.chance.random() < 0.2

    def text(self) -> Any:
        self.number += 1
        words = f"{self.chance.choice(WORDS)} {self.number}"
        if self.bilingual and self.chance.random() < 0.8:
            return {"de": words, "en": f"{words} e"}
        return words

    def line(self) -> Any:
        found = self.text()
        return json.loads(json.dumps(found).replace("\\n", " "))

    def id(self, letter: str) -> str:
        self.number += 1
        return f"{letter}{self.number}{self.chance.choice(('', '-a', '_b'))}"

    def maybe(self, table: dict[str, Any], key: str, value: Any, often: float = 0.4) -> None:
        if self.chance.random() < often:
            table[key] = value

    def options(self) -> list[dict[str, Any]]:
        found = []
        for _ in range(self.chance.randint(2, 4)):
            option = {"id": self.id("o"), "label": self.line()}
            self.maybe(option, "asks", self.id("t"), 0.2)
            found.append(option)
        return found

    def when(self, known: dict[str, Any]) -> dict[str, list[str]]:
        names = self.chance.sample(sorted(known), min(len(known), self.chance.randint(1, 2)))
        return {
            name: self.chance.sample(known[name][1], self.chance.randint(1, len(known[name][1])))
            for name in names
        }

    def asked(self, kind: str, known: dict[str, Any]) -> dict[str, Any]:
        table: dict[str, Any] = {"id": self.id("q"), "kind": kind, "text": self.text()}
        self.maybe(table, "short", self.line())
        self.maybe(table, "help", self.text())
        self.maybe(table, "required", self.chance.random() < 0.5)
        if known:
            self.maybe(table, "when", self.when(known))
        return table

    def item(self, kind: str, known: dict[str, Any], per: bool) -> dict[str, Any]:
        table = self.asked(kind, known)
        if kind in ("choice", "choices", "rank"):
            self.choosing(table, kind, known)
        if kind in ("number", "money"):
            self.maybe(table, "min", self.chance.choice((-3, 0, 1.25)))
            self.maybe(table, "max", self.chance.choice((2000.00, 99.5, 7)))
        if kind == "date":
            self.maybe(table, "min", "2026-01-01")
            self.maybe(table, "max", "2027-12-31")
        if kind == "text":
            self.maybe(table, "max", self.chance.choice((1, 80, 4000)))
            self.maybe(table, "pattern", self.chance.choice(PATTERNS))
        if kind in ("choices", "municipalities"):
            self.maybe(table, "min", self.chance.choice((0, 1)))
            self.maybe(table, "max", self.chance.choice((1, 2)))
        if kind == "municipalities":
            self.maybe(table, "own", self.chance.random() < 0.7)
        if per and self.fields:
            self.maybe(table, "per", "field")
        return table

    def choosing(self, table: dict[str, Any], kind: str, known: dict[str, Any]) -> None:
        if len(self.fields) > 1 and self.chance.random() < 0.5:
            table["of"] = "fields"
            per = {name: each for name, each in known.items() if each[0]}
            if per and not self.by_person:
                self.maybe(table, "among", self.when(per), 0.8)
            return
        table["options"] = self.options()
        if kind == "rank":
            for option in table["options"]:
                option.pop("asks", None)
        if self.dates and kind != "rank" and not self.by_person:
            self.maybe(table, "planned_until", self.chance.choice(self.dates))

    def question(self) -> dict[str, Any]:
        kinds = ["choice", "choices", "rank", "municipalities", "text", "number", "money", "date"]
        kind = self.chance.choice([*kinds, *([] if self.by_person else ["group", "group"])])
        if kind == "group":
            return self.group(kinds)
        table = self.item(kind, self.choosable, per=True)
        if kind == "choice" and "of" not in table and not self.by_person:
            self.vote(table)
        if kind in ("choice", "choices"):
            chosen = table.get("options") or [{"id": field} for field in self.fields]
            ids = [option["id"] for option in chosen]
            self.choosable[table["id"]] = (table.get("per"), ids)
        if kind == "date":
            self.dates.append(table["id"])
        return table

    def vote(self, table: dict[str, Any]) -> None:
        if self.chance.random() < 0.5:
            table["vote"] = True
            for option, counts in zip(table["options"], ("yes", "no", "abstain"), strict=False):
                option["counts"] = counts

    def group(self, kinds: list[str]) -> dict[str, Any]:
        table = self.asked("group", self.choosable)
        table["repeat"] = self.chance.random() < 0.6
        if not table["repeat"]:
            table.pop("required", None)
        if self.fields:
            self.maybe(table, "per", "field")
        self.maybe(table, "max", self.chance.choice((1, 20, 99)))
        known, dates = dict(self.choosable), list(self.dates)
        table["items"] = []
        for _ in range(self.chance.randint(1, 4)):
            item = self.item(self.chance.choice(kinds), known, per=False)
            table["items"].append(item)
            if item["kind"] == "choice" and "options" in item:
                known[item["id"]] = (None, [option["id"] for option in item["options"]])
                if table["repeat"] and self.chance.random() < 0.5:
                    table["exactly_one"] = {item["id"]: item["options"][0]["id"]}
            if item["kind"] == "date":
                self.dates.append(item["id"])
        self.dates = dates
        if "exactly_one" in table:
            self.maybe(table, "last", True)
        return table

    def round(self) -> dict[str, Any]:
        data: dict[str, Any] = {
            "format": 1,
            "id": "random-1",
            "title": self.line(),
            "purpose": self.text(),
            "closes": self.chance.choice(("2026-12-18T12:00:00", "2027-01-15T23:59:30")),
        }
        self.maybe(data, "opens", "2026-11-23T09:00:00")
        self.maybe(data, "reference", "50.1-2026/17")
        self.maybe(data, "post_to", self.chance.choice(([], [-1001234567890], [1, -2])))
        if self.by_person:
            data["ballots"] = "person"
        else:
            self.maybe(data, "nil_return", self.chance.random() < 0.5)
            self.maybe(data, "vote", {"rule": "two-thirds", "quorum": "1/2"})
            self.maybe(data, "letter", self.letter())
            self.maybe(data, "paper", {"subject": self.line(), "parts": self.parts()})
            self.maybe(data, "follows", "random-0")
        self.maybe(data, "reminders", self.reminders())
        if self.fields:
            data["fields"] = [{"id": each, "label": self.line()} for each in self.fields]
        data["questions"] = [self.question() for _ in range(self.chance.randint(1, 8))]
        return data

    def letter(self) -> dict[str, Any]:
        names = ("subject", "recipient", "sender", "salutation", "closing")
        return {name: self.line() for name in names} | {"parts": self.parts()}

    def parts(self) -> list[dict[str, Any]]:
        found = [{"id": self.id("p"), "text": self.text()} for _ in range(2)]
        self.maybe(found[0], "heading", self.line())
        return found

    def reminders(self) -> dict[str, Any]:
        found: dict[str, Any] = {}
        self.maybe(found, "workdays_before", self.chance.choice(([], [5], [7, 3, 1])))
        self.maybe(found, "at", self.chance.choice(("09:30:00", "10:00:15")))
        self.maybe(found, "closed", self.chance.choice(([], ["2026-12-24", "2026-12-31"])))
        self.maybe(found, "quiet", ["19:00", "07:00:30"])
        self.maybe(found, "holidays", "DE-BY")
        self.maybe(found, "escalate_workdays_before", 2)
        return found

    def roster(self) -> dict[str, Any]:
        columns = self.chance.sample(["x_email", "x_ort"], self.chance.randint(0, 2))
        mandates = []
        for at, town in enumerate(self.chance.sample(TOWNS, self.chance.randint(4, 7))):
            holders: list[dict[str, Any]] = []
            for who in () if self.by_person else range(self.chance.randint(1, 3)):
                holder: dict[str, Any] = {"person": f"Person {at}.{who}", "role": "deputy"}
                self.maybe(holder, "from_", "2026-12-01")
                self.maybe(holder, "to", "2026-12-18")
                self.maybe(holder, "language", "en")
                self.maybe(holder, "name", f"{self.chance.choice(WORDS)} N".replace("\n", " "))
                holder["extra"] = {
                    each: self.chance.choice(("", "a@b.c", "=1")) for each in columns
                }
                holders.append(holder)
            mandate: dict[str, Any] = {
                "key": f"0{5110000 + at}",
                "municipality": town,
                "holders": holders,
            }
            mandate |= {"inhabitants": self.chance.randrange(10**6), "counted_on": "2020-12-31"}
            mandates.append(mandate | ({} if self.by_person else {"office": "Amt"}))
        return {"mandates": mandates}


def random_round(seed: int) -> tuple[Round, Roster]:
    """A round and a roster without a mistake: the rules themselves say so."""
    for attempt in range(1000):
        making = Making(seed * 1000 + attempt)
        round_ = Round.model_validate_json(json.dumps(making.round()), strict=True)
        roster = Roster.model_validate_json(json.dumps(making.roster()))
        if not [*broken(round_), *broken_together(round_, roster)]:
            return round_, roster
    raise AssertionError(seed)
