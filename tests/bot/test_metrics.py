"""The numbers for Prometheus."""

import datetime as dt

from prometheus_client.parser import text_string_to_metric_families

from bot.metrics import Counted, Metrics
from chat.cards import Card, File
from chat.messenger import Delivered, Fetched, Messenger, Outcome, Refused, Unknown, Wait
from storage.backlog import Backlog
from storage.database import Database
from tests.bot.test_watch import START, Hands, made_watch, well

IDLE = Backlog(0, None, 0, 0, 0)
Samples = dict[tuple[str, frozenset[tuple[str, str]]], float]


def read(text: bytes) -> Samples:
    """As another program reads them."""
    return {
        (sample.name, frozenset(sample.labels.items())): sample.value
        for family in text_string_to_metric_families(text.decode())
        for sample in family.samples
        if not sample.name.endswith("_created")
    }


def sample(name: str, **labels: str) -> tuple[str, frozenset[tuple[str, str]]]:
    return name, frozenset(labels.items())


class Answering(Messenger):
    """Answers each call with the next of these."""

    def __init__(self, *outcomes: Outcome) -> None:
        self.outcomes = list(outcomes)

    async def send(self, chat: int, card: Card) -> Outcome:  # noqa: ARG002
        return self.outcomes.pop(0)

    async def send_file(self, chat: int, file: File) -> Outcome:  # noqa: ARG002
        return self.outcomes.pop(0)

    async def edit(self, chat: int, message: int, card: Card) -> Outcome:  # noqa: ARG002
        return self.outcomes.pop(0)

    async def strip(self, chat: int, message: int) -> Outcome:  # noqa: ARG002
        return self.outcomes.pop(0)

    async def toast(self, press: str, words: str) -> Outcome:  # noqa: ARG002
        return self.outcomes.pop(0)

    async def fetch(self, file: str) -> Fetched | Outcome:  # noqa: ARG002
        return self.outcomes.pop(0)


async def test_every_call_is_counted_by_what_came_of_it_and_passed_on(database: Database) -> None:
    metrics = Metrics()
    outcomes: list[Outcome] = [
        Delivered(1),
        Wait(3.0),
        Refused("no"),
        Unknown("?"),
        Delivered(),
        Wait(1.0),
    ]
    counted = Counted(Answering(*outcomes), metrics)
    card, file = Card(), File("document", "a", b"")
    seen = [
        await counted.send(1, card),
        await counted.send(1, card),
        await counted.edit(1, 2, card),
        await counted.send_file(1, file),
        await counted.toast("p", ""),
        await counted.fetch("f"),
    ]
    assert seen == outcomes
    found = read(metrics.text(IDLE, made_watch(database, Hands()), START))
    calls = {
        labels: value for (name, labels), value in found.items() if name == "votum_calls_total"
    }
    assert calls == {
        sample("", what="send", outcome="delivered")[1]: 1,
        sample("", what="send", outcome="wait")[1]: 1,
        sample("", what="edit", outcome="refused")[1]: 1,
        sample("", what="send_file", outcome="unknown")[1]: 1,
        sample("", what="toast", outcome="delivered")[1]: 1,
        sample("", what="fetch", outcome="wait")[1]: 1,
    }


async def test_what_waits_and_what_is_wrong_is_told_as_of_now(database: Database) -> None:
    hands, metrics = Hands(), Metrics()
    watch = made_watch(database, hands)
    await watch.begin()
    well(watch)
    metrics.looked()
    hands.seconds += 100  # no look at the clock meanwhile
    watch.heard(None)
    watch.stored(worked=True)
    since = hands.now() - dt.timedelta(seconds=7)
    found = read(metrics.text(Backlog(3, since, 2, 40, 8), watch, hands.now()))
    assert {name: found[sample(name)] for name, labels in found if not labels} == {
        "votum_looks_total": 1,
        "votum_updates_waiting": 3,
        "votum_updates_lag_seconds": 7,
        "votum_updates_aside": 2,
        "votum_letters_due": 40,
        "votum_letters_sending": 8,
        "votum_ready": 0,
    }
    assert found[sample("votum_trouble", kind="ticker")] == 1
    assert found[sample("votum_trouble", kind="telegram")] == 0
    assert found[sample("votum_seconds_since", part="look")] == 100
