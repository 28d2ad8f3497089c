"""One letter being written: whom it is for, in which language, and what it may ask the storage."""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from chat.actions import Action, Verb
from chat.cards import Button, Card, File
from chat.format import deadline, moment
from chat.texts import Argument, Texts, texts
from scheduler.settings import Settings
from storage import Connection, chats, people, results, rounds
from storage.outbox import Letter
from storage.people import Holding, Person
from storage.rounds import Kept
from survey.due import Notice, still_wanted
from survey.plan import Facts

Part = Card | File | Callable[[], Sequence[Card | File]]
"""One message of a letter. A function writes several, from what was read for it: it is called in a
thread, outside of the transaction."""

Parts = tuple[Part, ...]


@dataclass(frozen=True)
class Writing:
    """A letter as of `now`, inside the transaction that reads what it tells."""

    connection: Connection
    letter: Letter
    now: dt.datetime
    settings: Settings

    @cached_property
    def kept(self) -> Kept:
        """The round that the letter is about. NoSuchRound."""
        return rounds.get(self.connection, self.letter.round or "")

    @cached_property
    def facts(self) -> Facts:
        """What time knows about the round."""
        return results.facts(self.connection, self.kept.id)

    @cached_property
    def person(self) -> Person | None:
        """Whose private chat the letter goes to; None for a group."""
        chat = chats.get(self.connection, self.letter.chat)
        return None if chat is None else people.get(self.connection, chat.person)

    @cached_property
    def holdings(self) -> tuple[Holding, ...]:
        """What the recipient holds in the round, in the order of the roster."""
        if self.person is None or self.letter.round is None:
            return ()
        return people.holdings(self.connection, person=self.person.id, round_=self.letter.round)

    @property
    def to_coordinator(self) -> bool:
        """Whether the recipient coordinates."""
        found = people.coordinators(self.connection, self.settings.coordinators)
        return self.person is not None and self.person.id in {each.id for each in found}

    @cached_property
    def texts(self) -> Texts:
        """The sentences in the language that was asked for, else the recipient's, else the one they
        were named with, else the bot's."""
        spoken = (
            self.letter.about.get("language"),
            self.person and self.person.language,
            *(each.language for each in self.holdings),
        )
        return texts(next((each for each in spoken if each), self.settings.language))

    @property
    def title(self) -> str:
        """The round's title."""
        return self.kept.round.title.in_language(self.texts.language)

    def towns(self, keys: Iterable[str]) -> str:
        """The names of the municipalities."""
        return ", ".join(self.kept.roster.name(key) for key in keys)

    def deadline(self, keys: Iterable[str]) -> str:
        """The first deadline of these mandates."""
        found = rounds.deadlines(self.connection, self.kept.id, tuple(keys))
        first = min(each for _, each in found)
        return deadline(first, self.kept.round.zone, self.texts.language)

    def moment(self, instant: dt.datetime) -> str:
        """The instant on the clocks of the round."""
        return moment(instant, self.kept.round.zone, self.texts.language)

    def name(self, key: str, person: int) -> str:
        """What the person is called on this mandate."""
        mandate = rounds.mandate(self.connection, self.kept.id, key)
        return people.name_of(self.connection, mandate, person) or self.texts("somebody")

    def still_wanted(self, kind: Notice) -> tuple[str, ...]:
        """Those of the letter's mandates that it is still about, for this recipient; none if the
        access has gone to somebody else meanwhile."""
        about = self.letter.about
        person = about.get("roster_person", "")
        if person and person not in {holding.roster_person for holding in self.holdings}:
            return ()
        facts = results.facts(self.connection, self.kept.id, about["mandates"])
        return still_wanted(kind, facts, person, about["mandates"], self.now)

    def card(
        self, arguments: dict[str, Argument], *lines: str, button: Button | None = None
    ) -> tuple[Card]:
        """The letter as one message: its title, the round it is about, its sentence, and lines
        below that."""
        kind = self.letter.kind
        about = "" if self.letter.round is None else self.title
        sentence = self.texts(f"letter-{kind}", **arguments)
        return (
            Card(
                title=self.texts(f"letter-{kind}-title"),
                body="\n".join(line for line in (about, sentence, *lines) if line),
                rows=() if button is None else ((button,),),
            ),
        )

    def way_in(self, argument: str) -> Button:
        """The button that leads into the round ("round", or "round key" for one mandate)."""
        return Button(self.texts("letter-answer"), Action(Verb.OPEN, argument))
