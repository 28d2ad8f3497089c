"""What an administrator has: a small round, its roster, and the command line."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from click.testing import Result

NOW = dt.datetime(2026, 11, 23, 7, tzinfo=dt.UTC)
"""Eight o'clock in Berlin, an hour before the round opens."""

Votum = Callable[..., Result]
"""The program: takes arguments, and variables of the environment by name."""

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

[reminders]
workdays_before = [2]

[[questions]]
id = "interest"
kind = "choice"
vote = true
text = { de = "Interesse?", en = "Interested?" }
options = [
  { id = "yes", label = { de = "Ja", en = "Yes" }, counts = "yes" },
  { id = "no", label = { de = "Nein", en = "No" }, counts = "no" },
]
"""

ROSTER = """\
key,municipality,inhabitants,counted_on,office,person,role,from,to,language,name,x_email
05954008,Ennepetal,30142,2019-12-31,Jugendamt,en,head,,,de,Amtsleitung Ennepetal,en@example.org
05954004,Breckerfeld,8943,2019-12-31,Jugendamt,en,head,,,de,Amtsleitung Ennepetal,en@example.org
05954036,Witten,96459,2019-12-31,=2+3,wi,head,,,de,@Witten,+49 2302
05954036,Witten,96459,2019-12-31,=2+3,wi-v,deputy,,,de,,
"""


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new))


def said(result: Result) -> tuple[int, list[str], list[str]]:
    """Exit code, the lines of the result, the lines of messages."""
    return result.exit_code, result.stdout.splitlines(), result.stderr.splitlines()
