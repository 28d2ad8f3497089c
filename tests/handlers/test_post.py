"""Which track a letter takes: only what its recipient has asked for is an answer."""

from storage import outbox
from tests.handlers.stage import COORDINATOR, DEADLINE, ROUND, Stage

WITTEN = "05954036"


async def test_only_what_was_asked_for_is_an_answer(stage: Stage) -> None:
    coordinator = stage.talk(COORDINATOR)
    await coordinator.say("/start")
    witten = await stage.joined("Amtsleitung Witten")
    await witten.filled(WITTEN)
    stage.now = DEADLINE
    await witten.press("Verbindlich abgeben")
    await coordinator.say("/summary")
    await coordinator.press_data(f"0 5 {ROUND} pdf")
    lanes = {
        kind: [each.lane for each in await stage.letters(kind)]
        for kind in ("summary", "picture", "file", "joined", "late", "receipt")
    }
    assert lanes == {
        "summary": [outbox.ANSWERS],
        "picture": [outbox.ANSWERS],
        "file": [outbox.ANSWERS],
        "joined": [outbox.NEWS],
        "late": [outbox.NEWS],
        "receipt": [outbox.RECEIPTS],
    }
