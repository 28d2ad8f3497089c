"""What the bot measures of itself, in the text format that Prometheus reads. It tells of nobody."""

import datetime as dt
from collections.abc import Iterator

from prometheus_client import CollectorRegistry, Counter, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

from bot.vitals import Trouble
from bot.watch import Watch
from chat.cards import Card, File
from chat.messenger import Fetched, Messenger, Outcome
from storage.backlog import Backlog


class Metrics:
    """Counters since the start. What is stored is asked for when somebody reads them."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self._calls = Counter(
            "votum_calls",
            "Calls to Telegram for people, by what was wanted and what came of it.",
            ("what", "outcome"),
            registry=self._registry,
        )
        self._looks = Counter(
            "votum_looks", "Looks at the clock that are over.", registry=self._registry
        )

    def called(self, what: str, outcome: Outcome | Fetched) -> None:
        """A call to Telegram is over."""
        self._calls.labels(what, type(outcome).__name__.lower()).inc()

    def looked(self) -> None:
        """A look at the clock is over."""
        self._looks.inc()

    def text(self, backlog: Backlog | None, watch: Watch, now: dt.datetime) -> bytes:
        """Everything, as of the instant. Without a backlog what is stored is left out."""
        present = CollectorRegistry()
        present.register(_Present(backlog, watch, now))
        return generate_latest(self._registry) + generate_latest(present)


class _Present(Collector):
    """What is so at one instant."""

    def __init__(self, backlog: Backlog | None, watch: Watch, now: dt.datetime) -> None:
        self._backlog, self._watch, self._now = backlog, watch, now

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """A family for each thing."""
        if self._backlog is not None:
            yield from self._stored(self._backlog)
        ready = float(self._watch.ready)
        yield GaugeMetricFamily("votum_ready", "1 while people can be served.", value=ready)
        yield self._since()
        yield self._troubles()

    def _stored(self, found: Backlog) -> Iterator[GaugeMetricFamily]:
        oldest = found.oldest
        lag = 0.0 if oldest is None else max(0.0, (self._now - oldest).total_seconds())
        for name, meaning, value in (
            ("votum_updates_waiting", "Updates that are stored and not handled.", found.updates),
            ("votum_updates_lag_seconds", "How long the oldest of them has waited.", lag),
            ("votum_updates_aside", "Updates that could not be handled.", found.aside),
            ("votum_letters_due", "Letters that may be sent and are not.", found.letters),
            ("votum_letters_sending", "Letters that are being sent.", found.sending),
        ):
            yield GaugeMetricFamily(name, meaning, value=float(value))

    def _since(self) -> GaugeMetricFamily:
        family = GaugeMetricFamily(
            "votum_seconds_since", "Seconds since a part was last seen at work.", labels=("part",)
        )
        for part, age in self._watch.ages().items():
            family.add_metric([part], age)
        return family

    def _troubles(self) -> GaugeMetricFamily:
        family = GaugeMetricFamily(
            "votum_trouble", "1 for what is wrong now (docs).", labels=("kind",)
        )
        found = self._watch.troubles()
        for kind in Trouble:
            family.add_metric([kind.value], float(kind in found))
        return family


class Counted(Messenger):
    """A messenger whose calls are counted."""

    def __init__(self, messenger: Messenger, metrics: Metrics) -> None:
        self._messenger = messenger
        self._metrics = metrics

    async def send(self, chat: int, card: Card) -> Outcome:
        """As the port says."""
        return self._count("send", await self._messenger.send(chat, card))

    async def send_file(self, chat: int, file: File) -> Outcome:
        """As the port says."""
        return self._count("send_file", await self._messenger.send_file(chat, file))

    async def edit(self, chat: int, message: int, card: Card) -> Outcome:
        """As the port says."""
        return self._count("edit", await self._messenger.edit(chat, message, card))

    async def strip(self, chat: int, message: int) -> Outcome:
        """As the port says."""
        return self._count("strip", await self._messenger.strip(chat, message))

    async def toast(self, press: str, words: str) -> Outcome:
        """As the port says."""
        return self._count("toast", await self._messenger.toast(press, words))

    async def fetch(self, file: str) -> Fetched | Outcome:
        """As the port says."""
        found = await self._messenger.fetch(file)
        self._metrics.called("fetch", found)
        return found

    def _count(self, what: str, outcome: Outcome) -> Outcome:
        self._metrics.called(what, outcome)
        return outcome
