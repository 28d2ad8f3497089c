"""A forum: a round by person with a shared link."""

from storage import Connection, links, rounds
from tests.handlers.small import a_choice, a_roster, a_round, a_text
from tests.handlers.stage import Stage, Talk

ORIGIN = {"kind": "municipalities", "id": "town", "max": 1, "text": "town?"}
LINK = "shared-secret"


async def open_forum(
    stage: Stage, *, planned: bool = False, id_: str = "forum", texts: int = 0
) -> None:
    """Freezes and opens the round, with so many more texts, and makes its link."""
    more = (a_text(f"t{number}", required=False) for number in range(texts))
    questions = (a_choice("a", "Ja", "Nein"), ORIGIN, a_text("t", required=False), *more)
    round_ = a_round(*questions, id=id_, title="Forum", ballots="person")
    roster = a_roster(witten=[], ennepetal=[])

    def unit(connection: Connection) -> None:
        rounds.freeze(connection, round_, roster, stage.now, f"key-of-{id_}")
        if not planned:
            rounds.mark_opened(connection, id_, stage.now)
        links.issue(connection, f"{LINK}-{id_}", stage.now, round_=id_)

    await stage.database.write(unit)


async def taking_part(stage: Stage, account: int | None = None, id_: str = "forum") -> Talk:
    """Somebody who has opened the link and takes part."""
    talk = stage.talk(account)
    await talk.say(f"/start {LINK}-{id_}")
    await talk.press("Teilnehmen")
    return talk


async def answer(talk: Talk, choice: str = "Ja", town: str = "Witten", words: str = "Wort") -> None:
    """Everything, up to the review."""
    await talk.press("Weiter", choice, town, "Weiter")
    await talk.say(words)
