"""A small round that is right, and a way to break it in one place."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from rounds.problems import BadRound, Problem
from rounds.reader import Reading, read_round

ROUND = """\
format = 1
id = "abfrage"
title = { de = "Abfrage", en = "Survey" }
purpose = { de = "Wozu das gut ist.", en = "What it is good for." }
opens = 2026-11-23T09:00:00
closes = 2026-12-18T12:00:00
roster = "roster.csv"

[vote]
rule = "consensus"
quorum = "1/2"

[reminders]
at = 09:00:00
quiet = ["18:00", "07:30"]

[[fields]]
id = "housing"
label = { de = "Wohnen", en = "Housing" }

[[fields]]
id = "youth"
label = { de = "Jugendhilfe", en = "Youth welfare" }

[[questions]]
id = "interest"
kind = "choice"
per = "field"
vote = true
text = { de = "Interesse an {field}?", en = "Interested in {field}?" }
options = [
  { id = "yes", label = { de = "Ja", en = "Yes" }, counts = "yes" },
  { id = "if", label = { de = "Ja, wenn", en = "Yes, if" }, counts = "yes", asks = "condition" },
  { id = "no", label = { de = "Nein", en = "No" }, counts = "no" },
]

[[questions]]
id = "form"
kind = "choices"
per = "field"
when = { interest = ["yes", "if"] }
text = { de = "Welche Form, {field}?", en = "Which form, {field}?" }
options = [
  { id = "towns", label = { de = "Städte", en = "Towns" } },
  { id = "county", label = { de = "Kreis", en = "County" } },
]

[[questions]]
id = "sitting"
kind = "date"
text = { de = "Wann war die Sitzung?", en = "When was the sitting?" }

[[questions]]
id = "bodies"
kind = "group"
repeat = true
text = { de = "Welche Gremien?", en = "Which bodies?" }

[[questions.items]]
id = "name"
kind = "text"
text = { de = "Wie heißt es?", en = "What is its name?" }

[[questions.items]]
id = "role"
kind = "choice"
text = { de = "Welche Rolle?", en = "Which role?" }
options = [
  { id = "advice", label = { de = "Beratung", en = "Advice" } },
  { id = "decision", label = { de = "Beschluss", en = "Decision" } },
]
"""

ROSTER = """\
key,municipality,inhabitants,counted_on,office,person,role,from,to,language
05954016,Hattingen,54438,2019-12-31,Hauptamt,Amtsleitung Hattingen,head,,,
05954020,Herdecke,22755,2019-12-31,Hauptamt,Amtsleitung Herdecke,head,,,
05954036,Witten,96459,2019-12-31,Hauptamt,Amtsleitung Witten,head,,,
"""

Change = tuple[str, str]
"""What stands once in a file, and what replaces it."""


def changed(text: str, *changes: Change) -> str:
    for old, new in changes:
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times"
        text = text.replace(old, new)
    return text


@dataclass(frozen=True)
class Small:
    """The small round in a folder of its own. Each way to look at it first makes some changes,
    adds something at the end, or takes another roster."""

    folder: Path

    def read(self, *changes: Change, extra: str = "", roster: str | bytes = ROSTER) -> Reading:
        file = self.folder / "round.toml"
        file.write_text(changed(ROUND, *changes) + extra, "utf-8")
        content = roster if isinstance(roster, bytes) else roster.encode()
        (self.folder / "roster.csv").write_bytes(content)
        return read_round(file)

    def problems(
        self, *changes: Change, extra: str = "", roster: str | bytes = ROSTER
    ) -> list[str]:
        """The lines of BadRound; none when the round can be used."""
        try:
            self.read(*changes, extra=extra, roster=roster)
        except BadRound as bad:
            return self._lines(bad.problems)
        return []

    def warnings(
        self, *changes: Change, extra: str = "", roster: str | bytes = ROSTER
    ) -> list[str]:
        return self._lines(self.read(*changes, extra=extra, roster=roster).warnings)

    def roster(self, *changes: Change) -> str:
        """The small roster with some changes."""
        return changed(ROSTER, *changes)

    def _lines(self, problems: tuple[Problem, ...]) -> list[str]:
        return [str(problem).replace(f"{self.folder}/", "") for problem in problems]


@pytest.fixture
def small(tmp_path: Path) -> Small:
    return Small(tmp_path)
