import pytest
from sqlalchemy import Connection

from storage import drafts, people, rounds, standings
from storage.database import Database
from storage.people import Person
from storage.rounds import Kept, NoSuchRound
from storage.standings import Stand
from survey.roster import Roster
from survey.round import Round
from tests.storage.submitting import BRECKERFELD, ENNEPETAL, OPENS, WITTEN, submit


async def test_each_mandate_stands_where_its_people_have_brought_it(
    database: Database, opened: Kept, deputy: Person
) -> None:
    assert await database.read(lambda c: standings.standings(c, opened.id)) == (
        Stand("05954008", "joined", 0, 1),
        Stand("05954004", "joined", 0, 1),
        Stand("05954036", "joined", 0, 1),
    )

    def go_on(connection: Connection) -> None:
        submit(connection, ENNEPETAL, deputy, nil_return=True)
        submit(connection, BRECKERFELD, deputy)
        draft = drafts.get(connection, WITTEN)
        drafts.change(connection, draft, {"interest": "no"}, deputy.id, OPENS)

    await database.write(go_on)
    assert await database.read(lambda c: standings.standings(c, opened.id)) == (
        Stand("05954008", "nil return"),
        Stand("05954004", "submitted"),
        Stand("05954036", "in progress", 1, 1),
    )


async def test_a_mandate_nobody_joined_and_one_that_came_too_late_are_told_apart(
    database: Database, kept: Kept, head: Person
) -> None:
    await database.write(lambda c: submit(c, ENNEPETAL, head, late=True))
    found = await database.read(lambda c: standings.standings(c, kept.id))
    assert [each.standing for each in found] == ["late", "not joined", "not joined"]


async def test_what_offers_nothing_to_choose_is_no_question(
    database: Database, survey_round: Round, roster: Roster, head: Person
) -> None:
    towns = {"id": "towns", "kind": "municipalities", "text": "Mit wem?"}
    plain = survey_round.model_dump(mode="json")
    round_ = Round.model_validate({**plain, "questions": [*plain["questions"], towns]})
    alone = Roster(mandates=roster.mandates[:1])

    def begin(connection: Connection) -> None:
        rounds.freeze(connection, round_, alone, OPENS)
        people.join(connection, round_.id, "al-doppel", head.id, OPENS)

    await database.write(begin)
    found = await database.read(lambda c: standings.standings(c, round_.id))
    assert found == (Stand("05954008", "joined", 0, 1),)


async def test_a_round_that_is_not_there_has_no_standings(database: Database) -> None:
    with pytest.raises(NoSuchRound, match="nirgends"):
        await database.read(lambda c: standings.standings(c, "nirgends"))
