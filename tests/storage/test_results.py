from collections.abc import Callable

import pytest
from sqlalchemy import Connection

from storage import log, results
from storage.database import Database
from storage.people import Person
from storage.rounds import Kept, NoSuchRound
from survey.plan import Facts, MandateFacts
from survey.submission import Chain
from tests.storage.submitting import BRECKERFELD, CLOSES, ENNEPETAL, OPENS, WITTEN, submit


async def test_the_summary_counts_what_is_on_record_and_names_the_head_of_the_log(
    database: Database, opened: Kept, head: Person
) -> None:
    await database.write(lambda c: submit(c, ENNEPETAL, head))
    await database.write(lambda c: submit(c, BRECKERFELD, head, nil_return=True))
    await database.write(lambda c: submit(c, WITTEN, head, late=True))
    summary = await database.read(lambda c: results.summary(c, opened.id))
    assert (summary.round.state, summary.round.opened_at) == ("open", OPENS)
    assert summary.turnout.submitted == 2
    assert summary.turnout.missing == ("05954036",)
    assert summary.answers == {"05954008": {"interest": "yes"}, "05954004": {"nil_return": True}}
    assert summary.chain == Chain(*await database.read(lambda c: log.head(c, opened.id)))
    assert summary.chain.count == 1


async def test_facts_name_who_has_submitted_and_who_has_joined(
    database: Database, opened: Kept, head: Person
) -> None:
    await database.write(lambda c: submit(c, BRECKERFELD, head))
    ennepetal, breckerfeld, witten = (
        tuple(each.model_copy(update={"name": each.shown}) for each in mandate.holders)
        for mandate in opened.roster.mandates
    )
    assert await database.read(lambda c: results.facts(c, opened.id)) == Facts(
        opened.round,
        "open",
        OPENS,
        (
            MandateFacts("05954008", CLOSES, submitted=False, holders=ennepetal),
            MandateFacts("05954004", CLOSES, submitted=True, holders=breckerfeld),
            MandateFacts("05954036", CLOSES, submitted=False, holders=(witten[1],)),
        ),
    )


async def test_a_late_submission_is_not_submitted(
    database: Database, opened: Kept, head: Person
) -> None:
    await database.write(lambda c: submit(c, ENNEPETAL, head, late=True))
    facts = await database.read(lambda c: results.facts(c, opened.id))
    assert [each.submitted for each in facts.mandates] == [False, False, False]


@pytest.mark.parametrize("ask", [results.summary, results.facts])
async def test_nothing_is_known_of_a_round_that_is_not_there(
    database: Database, ask: Callable[[Connection, str], object]
) -> None:
    with pytest.raises(NoSuchRound, match="nirgends"):
        await database.read(lambda c: ask(c, "nirgends"))
