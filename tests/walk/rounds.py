"""Random rounds, as their files would say them, and the people in them."""

import random
from typing import Any

from rounds.rules import broken, broken_together
from survey.roster import Roster
from survey.round import Round

TOWNS = {"05954004": "Altdorf", "05954008": "Bergheim", "05954012": "Cella", "05954016": "Dornau"}
FIELDS = ("wohnen", "jugend", "schule")
KINDS = (
    *("choice", "choice", "choice", "choices", "choices", "rank", "municipalities"),
    *("text", "number", "money", "date", "group"),
)
OFFERS = ("Ja", "Nein", "Vielleicht", "Egal")


def random_round(chance: random.Random) -> dict[str, Any]:
    """A round that its file would be allowed to ask, whatever it is about."""
    maker = _Maker(chance)
    found = maker.round()
    round_ = Round.model_validate(found)
    assert [*broken(round_), *broken_together(round_, roster())] == []
    return found


class _Maker:
    """Makes one question after the other; later ones may depend on earlier ones."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._fields = FIELDS[: chance.randrange(4)]
        self._before: list[dict[str, Any]] = []
        self._number = 0

    def round(self) -> dict[str, Any]:
        questions = [self._question() for _ in range(self._chance.randint(1, 6))]
        return {
            "format": 1,
            "id": "walk",
            "title": "Zufall",
            "purpose": "Was auch kommt.",
            "closes": "2026-12-18T12:00:00",
            "nil_return": self._likely(0.5),
            "fields": [{"id": each, "label": each.title()} for each in self._fields],
            "questions": questions,
        }

    def _likely(self, share: float) -> bool:
        return self._chance.random() < share

    def _question(self) -> dict[str, Any]:
        per = {"per": "field"} if self._fields and self._likely(0.4) else {}
        kind = self._chance.choice(KINDS)
        if kind == "group":
            return self._group(per)
        made = self._asked(kind, per, self._before)
        self._before.append(made)
        return made

    def _asked(
        self, kind: str, per: dict[str, Any], before: list[dict[str, Any]]
    ) -> dict[str, Any]:
        made: dict[str, Any] = {"kind": kind, "id": self._name(), **per, **self._needed()}
        made["text"] = f"{made['id']} {{field}}?" if per else f"{made['id']}?"
        if conditions := self._conditions(before, 0.4):
            made["when"] = conditions
        return made | self._details(kind, before)

    def _details(self, kind: str, before: list[dict[str, Any]]) -> dict[str, Any]:
        match kind:
            case "choice" | "choices" | "rank":
                return self._choosing(kind, before)
            case "municipalities":
                return {"own": True} if self._likely(0.3) else self._bounds(3)
            case "text":
                return self._chance.choice(({}, {"max": 5}, {"pattern": "[0-9]{3}"}))
            case "number" | "money":
                return self._chance.choice(({}, {"min": 0}, {"min": -5, "max": 3000}))
            case "date":
                return self._chance.choice(({}, {"min": "2026-01-01", "max": "2026-12-31"}))
        return {}

    def _choosing(self, kind: str, before: list[dict[str, Any]]) -> dict[str, Any]:
        if self._fields and self._likely(0.3):
            per_field = [each for each in before if each.get("per")]
            among = self._conditions(per_field, 0.8)
            return {"of": "fields", **({"among": among} if among else {})}
        labels = OFFERS[: self._chance.randint(2, 4)]
        options = [{"id": label.lower(), "label": label} for label in labels]
        for option in options:
            if kind != "rank" and self._likely(0.25):
                option["asks"] = f"why-{option['id']}"
        return {"options": options, **(self._bounds(len(options)) if kind == "choices" else {})}

    def _bounds(self, offered: int) -> dict[str, Any]:
        least, most = sorted((self._chance.randint(0, offered), self._chance.randint(1, offered)))
        return self._chance.choice(({}, {"min": least}, {"max": most}, {"min": least, "max": most}))

    def _conditions(self, before: list[dict[str, Any]], share: float) -> dict[str, list[str]]:
        """Answers of one or two earlier questions."""
        able = [each for each in before if each["kind"] in ("choice", "choices")]
        if not able or not self._likely(share):
            return {}
        named = self._chance.sample(able, min(len(able), self._chance.choice((1, 1, 2))))
        return {each["id"]: self._some(_offered(each, self._fields)) for each in named}

    def _some(self, offered: list[str]) -> list[str]:
        return self._chance.sample(offered, self._chance.randint(1, len(offered)))

    def _group(self, per: dict[str, Any]) -> dict[str, Any]:
        made: dict[str, Any] = {"kind": "group", "id": self._name(), **per}
        made["text"] = f"{made['id']} {{field}}?" if per else f"{made['id']}?"
        if conditions := self._conditions(self._before, 0.4):
            made["when"] = conditions
        before, items = list(self._before), []
        for _ in range(self._chance.randint(1, 3)):
            kind = self._chance.choice([each for each in KINDS if each != "group"])
            item = self._asked(kind, {}, before)
            items.append(item)
            before.append(item)
        made |= {"items": items, "repeat": self._likely(0.75)}
        return made | ({**self._needed(), **self._rule(items)} if made["repeat"] else {})

    def _rule(self, items: list[dict[str, Any]]) -> dict[str, Any]:
        """At most so many entries, of which just one says something, perhaps the last one."""
        always = [each for each in items if each["kind"] == "choice" and not each.get("when")]
        always = [each for each in always if "options" in each]
        most = {"max": self._chance.randint(1, 3)} if self._likely(0.5) else {}
        if not always or self._likely(0.4):
            return most
        option = self._chance.choice(always[0]["options"])["id"]
        return {**most, "exactly_one": {always[0]["id"]: option}, "last": self._likely(0.5)}

    def _name(self) -> str:
        self._number += 1
        return f"q{self._number}"

    def _needed(self) -> dict[str, Any]:
        return {} if self._likely(0.6) else {"required": False}


def _offered(asked: dict[str, Any], fields: tuple[str, ...]) -> list[str]:
    options = asked.get("options")
    return [each["id"] for each in options] if options else list(fields)


def roster() -> Roster:
    """Four towns: one head for two of them, three people in three roles for one, one for one."""
    holders = (
        [{"person": "beide"}],
        [{"person": "beide"}],
        [
            {"person": "leitung"},
            {"person": "vertretung", "role": "deputy"},
            {"person": "bearbeitung", "role": "preparer"},
        ],
        [{"person": "allein"}],
    )
    return Roster.model_validate(
        {
            "mandates": [
                {
                    "key": key,
                    "municipality": name,
                    "inhabitants": 1000,
                    "counted_on": "2019-12-31",
                    "office": "Amt",
                    "holders": held,
                }
                for (key, name), held in zip(TOWNS.items(), holders, strict=True)
            ]
        }
    )
