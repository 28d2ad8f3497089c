"""A whole round, as time brings it."""

from chat.texts import texts
from storage import intake, log, results
from storage.intake import Raw
from survey.collect import Collected
from tests.scheduler.conftest import COORDINATOR, GROUP, TOWNS
from tests.scheduler.recorder import utc
from tests.scheduler.stage import Stage

ROUND = "solidarpakt-en"
TITLE = "Solidarpakt Ennepe-Ruhr: Interessenbekundung"
OPENING = "Die Abfrage ist eröffnet"
REMINDER = "Erinnerung"
CLOSED = "Die Abfrage ist beendet"
FIELDS = ("engagement", "housing", "school", "training", "labour", "youth", "administration")

DOUBLE, WITTEN = 101, 108
OTHERS = (102, 103, 104, 105, 106, 107)

YES: Collected = {
    **{f"interest.{field}": "yes" for field in FIELDS},
    **{f"form.{field}": ["county-all"] for field in FIELDS},
    **{f"benefit.{field}": ["cost"] for field in FIELDS},
    "priority": list(FIELDS),
    "remarks": "Bitte zuerst das Wohnen.",
}
IF: Collected = {**YES, "interest.youth": "if", "interest.youth.condition": "Nur mit Personal."}


async def test_a_round_opens_reminds_escalates_closes_and_tells_its_result(
    solidarpakt: Stage,
) -> None:
    stage, sent = solidarpakt, solidarpakt.at

    assert await sent("11-23T07:59:59") == []
    assert await sent("11-23T08:00") == [(chat, OPENING) for chat in TOWNS]

    stage.hands.now = utc("12-01T10:00")
    for account in OTHERS:
        await stage.submit(ROUND, account, YES)
    assert await sent("12-01T10:00") == [
        (102, "Quittung Gevelsberg, Abgabe Nr. 1"),
        (102, "quittung-05954012-1.pdf"),
        (103, "Quittung Hattingen, Abgabe Nr. 1"),
        (103, "quittung-05954016-1.pdf"),
        (104, "Quittung Herdecke, Abgabe Nr. 1"),
        (104, "quittung-05954020-1.pdf"),
        (105, "Quittung Schwelm, Abgabe Nr. 1"),
        (105, "quittung-05954024-1.pdf"),
        (106, "Quittung Sprockhövel, Abgabe Nr. 1"),
        (106, "quittung-05954028-1.pdf"),
        (107, "Quittung Wetter (Ruhr), Abgabe Nr. 1"),
        (107, "quittung-05954032-1.pdf"),
    ]

    # Only the missing are reminded, and whoever holds two mandates once.
    assert await sent("12-09T08:00") == [(DOUBLE, REMINDER), (WITTEN, REMINDER)]
    await stage.submit(ROUND, DOUBLE, IF)
    assert await sent("12-09T08:01") == [
        (DOUBLE, "Quittung Breckerfeld, Abgabe Nr. 1"),
        (DOUBLE, "Quittung Ennepetal, Abgabe Nr. 1"),
        (DOUBLE, "quittung-05954004-1.pdf"),
        (DOUBLE, "quittung-05954008-1.pdf"),
    ]
    assert await sent("12-15T08:00") == [(WITTEN, REMINDER)]
    assert await sent("12-17T08:00") == [
        (COORDINATOR, "Noch nicht abgegeben"),
        (WITTEN, REMINDER),
    ]

    # What came in time is handled before the round closes.
    press = Raw(1, 1, utc("12-18T10:59:59"), WITTEN, "{}")
    await stage.database.write(lambda c: intake.store(c, [press]))
    assert await sent("12-18T11:00") == []
    stage.hands.now = press.arrived_at
    await stage.submit(ROUND, WITTEN)
    await stage.database.write(lambda c: intake.done(c, press.key))
    assert await sent("12-18T11:00:10") == [
        (GROUP, TITLE),
        (COORDINATOR, f"{TITLE} (1 von 3)"),
        (COORDINATOR, f"{TITLE} (2 von 3)"),
        (COORDINATOR, f"{TITLE} (3 von 3)"),
        (COORDINATOR, "solidarpakt-en-arrivals.png"),
        (COORDINATOR, "solidarpakt-en-ranking.png"),
        (COORDINATOR, "solidarpakt-en.json"),
        (COORDINATOR, "solidarpakt-en.paper.docx"),
        (COORDINATOR, "solidarpakt-en.pdf"),
        (COORDINATOR, "solidarpakt-en.png"),
        (COORDINATOR, "solidarpakt-en.xlsx"),
        *((chat, CLOSED) for chat in TOWNS),
        (WITTEN, "Quittung Witten, Abgabe Nr. 1"),
        (WITTEN, "quittung-05954036-1.pdf"),
    ]
    assert await sent("12-19T11:00") == []

    assert {state for state, _ in (await stage.states()).values()} == {"sent"}
    entries = await stage.database.read(lambda c: log.entries(c, ROUND))
    assert [entry.kind for entry in entries] == ["opened", *["submitted"] * 9, "closed"]
    summary = await stage.database.read(lambda c: results.summary(c, ROUND))
    assert (summary.round.state, summary.provisional) == ("closed", False)
    assert summary.turnout.nil_returns == 1


async def test_the_group_gets_counts_and_verdicts_and_no_single_answer(solidarpakt: Stage) -> None:
    stage = solidarpakt
    await stage.at("11-23T08:00")
    for account in (*OTHERS, DOUBLE):
        await stage.submit(ROUND, account, IF if account == DOUBLE else YES)
    stage.hands.now = utc("12-18T11:00")
    await stage.look()
    await stage.outbox.drain()
    to_group = "\n".join(call.words for call in stage.recorder.calls if call.chat == GROUP)
    to_coordinator = "\n".join(
        call.words for call in stage.recorder.calls if call.chat == COORDINATOR
    )
    assert "Jugendhilfe\n" + texts("de")("report-verdict-consensus") in to_group
    assert "Witten" in to_group  # which is missing
    assert YES["remarks"] in to_coordinator
    assert YES["remarks"] not in to_group
    for town in ("Hattingen", "Breckerfeld", "Schwelm"):
        assert town in to_coordinator
        assert town not in to_group
