"""A bot without Telegram, and people who talk to it."""

import datetime as dt
from dataclasses import dataclass, field
from itertools import count
from typing import Any, Protocol

from sqlalchemy import select, update

from chat.actions import Action, encode
from chat.cards import Card, card_text
from chat.events import Event, FileKind, Origin, Pressed, Said, SentFile
from handlers.conversation import converse, show_again
from handlers.desk import Desk, Privacy
from handlers.effects import Effects, Showing
from handlers.performing import perform, show
from storage import Connection, chats, drafts, log, outbox, people, rounds, submissions
from storage.database import Database
from storage.invitations import invite
from storage.outbox import Letter
from storage.schema import links, log_bodies, mandates, metadata
from survey.roster import Roster
from survey.round import Round
from survey.submission import Submission
from tests.handlers.screen import Screen
from tests.handlers.small import ANSWERS

ROUND = "solidarpakt-en"
BEGIN = dt.datetime(2026, 11, 24, 9, tzinfo=dt.UTC)
DEADLINE = dt.datetime(2026, 12, 18, 11, tzinfo=dt.UTC)
LINK = "https://t.me/votum_bot?start={}"
COORDINATOR = 99
"""The account of a configured coordinator."""
OTHER = 98
"""The account of another one, where there is one."""


Dump = dict[str, list[tuple[Any, ...]]]


def a_desk() -> Desk:
    """The bot's settings, with random ids that are counted."""
    secrets = count(1)
    privacy = Privacy(controller="Kreis", contact="kreis@example.org", officer="Stabsstelle")
    return Desk(
        "de", frozenset({COORDINATOR}), privacy, lambda: f"secret-{next(secrets)}", LINK.format
    )


@dataclass
class Stage:
    """A bot without Telegram. Every event comes a second after the one before."""

    database: Database
    desk: Desk
    now: dt.datetime = BEGIN
    screen: Screen = field(default_factory=Screen)
    links: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._accounts = count(1001)
        self.numbers = count(1)

    async def open(self, round_: Round, roster: Roster, *, planned: bool = False) -> None:
        """Freezes and opens the round, and invites everyone."""

        def unit(connection: Connection) -> None:
            rounds.freeze(connection, round_, roster, self.now)
            if not planned:
                rounds.mark_opened(connection, round_.id, self.now)

        await self.database.write(unit)
        await self.invite(round_.id)

    async def invite(self, round_: str = ROUND) -> None:
        """A fresh link for everyone who has not joined."""
        invitations = await self.database.write(
            lambda c: invite(c, round_, self.now, self.desk.secret)
        )
        self.links.update({each.holder.person: each.secret for each in invitations})

    def talk(self, account: int | None = None, language: str | None = "de") -> "Talk":
        """Somebody who has not said anything yet."""
        return Talk(self, next(self._accounts) if account is None else account, language)

    async def joined(self, person: str, language: str = "de") -> "Talk":
        """Somebody of the roster who has opened the link and said yes."""
        talk = self.talk(language=language)
        await talk.follow(person)
        await talk.press({"de": "Ja, das bin ich", "en": "Yes, that is me"}[language])
        return talk

    def tick(self) -> None:
        """A second goes by."""
        self.now += dt.timedelta(seconds=1)

    async def handle(self, event: Event) -> Effects:
        """Everything that one event brings about."""
        self.tick()
        at = self.now
        effects = await self.database.write(lambda c: converse(c, self.desk, event, at))
        await perform(self.screen, self.database, effects)
        return effects

    async def show_again(self, talk: "Talk") -> None:
        """Shows the chat's card if it does not show the chat's state."""
        at = self.now
        showing = await self.database.write(lambda c: show_again(c, self.desk, talk.account, at))
        if showing is not None:
            await show(self.screen, self.database, showing)
            talk.look(showing)

    async def touch(self, talk: "InChat") -> None:
        """What the chat shows is no longer how things are, as when a round opens or closes."""

        def unit(connection: Connection) -> None:
            chat = chats.get(connection, talk.account)
            assert chat is not None
            chats.touch(connection, chat)

        await self.database.write(unit)

    async def displace(self, talk: "Talk", place: str) -> None:
        """Puts the conversation where it cannot be."""

        def unit(connection: Connection) -> None:
            chat = chats.get(connection, talk.account)
            assert chat is not None
            chats.move(connection, chat, place)

        await self.database.write(unit)

    async def extend(self, key: str, by: dt.timedelta) -> None:
        """More time for one mandate."""
        deadline = DEADLINE + by
        await self.database.write(
            lambda c: c.execute(
                update(mandates).where(mandates.c.key == key).values(deadline=deadline)
            )
        )

    async def draft(self, key: str, round_: str = ROUND) -> dict[str, Any]:
        """The answers in the mandate's draft."""

        def query(connection: Connection) -> dict[str, Any]:
            (holding, *_) = [h for h in people.holdings(connection, round_=round_) if h.key == key]
            return drafts.get(connection, holding.mandate).answers

        return await self.database.read(query)

    async def write(
        self, key: str, answers: dict[str, Any], person: int = 1, round_: str = ROUND
    ) -> None:
        """Changes the mandate's draft behind everybody's back. Person 1 joined first."""

        def unit(connection: Connection) -> None:
            (holding, *_) = [h for h in people.holdings(connection, round_=round_) if h.key == key]
            draft = drafts.get(connection, holding.mandate)
            drafts.change(connection, draft, answers, person, self.now)

        await self.database.write(unit)

    async def submissions(self, round_: str = ROUND) -> list[Submission]:
        """Every submission, oldest first."""
        recorded = await self.database.read(lambda c: submissions.of_round(c, round_))
        return [each.submission for each in recorded]

    async def log(self, round_: str = ROUND) -> list[str]:
        """The kinds of the log's entries."""
        return [entry.kind for entry in await self.database.read(lambda c: log.entries(c, round_))]

    async def bodies(self) -> list[str]:
        """What the log's entries say."""
        return list(
            await self.database.read(lambda c: c.execute(select(log_bodies.c.body)).scalars().all())
        )

    async def revoking(self, roster_person: str, round_: str = ROUND) -> str:
        """The data of the button that takes back what this human being joined by."""
        query = select(links.c.hash).where(
            links.c.round == round_,
            links.c.roster_person == roster_person,
            links.c.used_at.is_not(None),
        )
        used = await self.database.read(lambda c: c.execute(query).scalars().all())
        return f"0 f {round_} {used[-1][:16]}"

    async def letters(self, kind: str) -> list[Letter]:
        """The letters of this kind in the outbox."""
        waiting = await self.database.read(lambda c: outbox.next_up(c, self.now, 999))
        return [letter for letter in waiting if letter.kind == kind]

    async def dump(self) -> Dump:
        """Every row of every table."""
        return await self.database.read(dumped)


def dumped(connection: Connection) -> Dump:
    """Every row of every table."""
    return {
        table.name: sorted(map(tuple, connection.execute(select(table))), key=repr)
        for table in metadata.sorted_tables
    }


class InChat(Protocol):
    """Somebody in their private chat."""

    account: int


@dataclass
class Talk:
    """One person's private chat with the bot, as their messenger shows it."""

    stage: Stage
    account: int
    language: str | None = "de"
    card: Card = Card()  # noqa: RUF009 - it is frozen
    message: int = 0
    toast: str = ""

    @property
    def origin(self) -> Origin:
        return Origin(self.account, True, self.account, self.language)

    @property
    def shown(self) -> list[Card]:
        """Every message of the chat, the oldest first."""
        return list(self.stage.screen.chats.get(self.account, {}).values())

    @property
    def words(self) -> str:
        """What stands on the card."""
        return card_text(self.card)

    @property
    def labels(self) -> list[str]:
        """What stands on the card's buttons."""
        return [button.label for row in self.card.rows for button in row]

    def action(self, label: str) -> Action:
        """What the button with this label does."""
        found = [b.action for row in self.card.rows for b in row if b.label == label]
        assert found, f"no {label!r} among {self.labels} on: {self.words}"
        assert found[0] is not None
        return found[0]

    def data(self, label: str) -> str:
        """The data of the button with this label."""
        return encode(self.action(label))

    async def say(self, *words: str) -> None:
        """Types one message after the other."""
        for each in words:
            await self._do(Said(self.origin, next(self.stage.numbers), each))

    async def edit(self, words: str) -> None:
        """Changes an earlier message of one's own."""
        await self._do(Said(self.origin, 1, words, edited=True))

    async def send(self, kind: FileKind) -> None:
        """Sends something other than words."""
        await self._do(SentFile(self.origin, next(self.stage.numbers), kind))

    async def press(self, *labels: str) -> None:
        """Presses one button of the card after the other."""
        for label in labels:
            await self.press_data(self.data(label))

    async def press_data(self, data: str, message: int | None = None) -> None:
        """Presses a button with this data, whether or not there is one."""
        press = str(next(self.stage.numbers))
        await self._do(Pressed(self.origin, press, message or self.message, data))
        self.toast = self.stage.screen.toasts[press]

    async def filled(self, *keys: str) -> None:
        """A complete draft of these mandates, and the last page of its review."""
        for key in keys:
            await self.stage.write(key, ANSWERS)
        await self.press_data(f"0 o {ROUND} {keys[0]}" if len(keys) == 1 else f"0 o {ROUND}")
        await self.last_page()

    async def last_page(self) -> None:
        """Turns the pages of the review."""
        while "Nächste Seite" in self.labels:
            await self.press("Nächste Seite")

    async def change(self, question: str, about: str = "") -> None:
        """From the review to the question that a list calls so, under the title `about`."""
        await self.press("Ändern")
        while not (number := self._number(question, about)):
            await self.press("Nächste Seite")
        await self.press(number)

    def _number(self, question: str, about: str) -> str:
        for block in self.card.body.split("\n\n"):
            lines = block.splitlines()
            if not about or lines[0] == about:
                for line in lines:
                    if line.partition(". ")[2].startswith(question):
                        return line.partition(".")[0]
        return ""

    async def follow(self, person: str) -> None:
        """Opens the link of somebody of the roster."""
        await self.say(f"/start {self.stage.links[person]}")

    async def tell(self, event: Event) -> None:
        """Does something that the other ways do not say."""
        await self._do(event)

    async def _do(self, event: Event) -> None:
        effects = await self.stage.handle(event)
        if effects.showing is not None:
            self.look(effects.showing)

    def look(self, showing: Showing) -> None:
        """Looks at the card where it is shown now: in place, or in the newest message."""
        messages = self.stage.screen.chats[self.account]
        self.message = showing.edit or max(messages)
        self.card = messages[self.message]
