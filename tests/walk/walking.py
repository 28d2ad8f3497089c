"""One walk: a random round, random people in it, and what must come of it."""

import random
from itertools import count
from typing import Any

from handlers.desk import Desk, Privacy
from handlers.update import Reception
from storage.database import Database
from storage.results import summary
from survey.round import Round
from tests.handlers.stage import Stage
from tests.walk.notebook import Notebook
from tests.walk.people import Walk, Walker
from tests.walk.rounds import TOWNS, random_round, roster

ROLES = {
    "beide": "head",
    "leitung": "head",
    "vertretung": "deputy",
    "bearbeitung": "preparer",
    "allein": "head",
}
STEPS = 40
"""Things done before everybody makes an end."""


async def walk(database: Database, chance: random.Random, steps: int = STEPS) -> None:
    """Plays it on an empty database. What the bot has in the end equals what the notebooks say."""
    written = random_round(chance)
    round_ = Round.model_validate(written)
    people = chance.sample(sorted(ROLES), chance.randint(1, 4))
    secrets = count(1)
    desk = Desk("de", frozenset(), Privacy("", "", ""), lambda: f"secret-{next(secrets)}", str)
    stage = Stage(database, desk)
    await stage.open(round_, roster())
    towns = tuple(TOWNS)
    walk = Walk(
        stage,
        Reception(database, stage.screen, desk, lambda: None),
        chance,
        round_,
        {key: Notebook(written, key, towns) for key in towns},
    )
    walkers = [Walker(walk, (await stage.joined(name)).account, ROLES[name]) for name in people]
    for walker in walkers:
        await walker.look()
    for _ in range(steps):
        await chance.choice(walkers).step()
    for walker in walkers:
        if walker.role == "head":
            await walker.finish()
    await walk.redeliver()
    await _compare(walk)


async def _compare(walk: Walk) -> None:
    """Submission by submission, and the summary's answers."""
    found = await walk.stage.submissions("walk")
    said = [(s.mandate, s.role, None if s.nil_return else s.answers) for s in found]
    assert said == walk.submitted
    counted = await walk.stage.database.read(lambda c: summary(c, "walk"))
    assert counted.answers == _valid(walk)


def _valid(walk: Walk) -> dict[str, Any]:
    """By town the latest of the highest role."""
    answers = {}
    for town in walk.books:
        of_town = [(role, said) for each, role, said in walk.submitted if each == town]
        heads = [said for role, said in of_town if role == "head"]
        if of_town:
            answers[town] = (heads or [said for _, said in of_town])[-1]
    nil = {"nil_return": True}
    return {town: nil if said is None else said for town, said in answers.items()}
