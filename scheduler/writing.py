"""One letter being written: whom it is for, in which language, and what it may ask the storage."""

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from chat.actions import Action, Verb
from chat.cards import TEXT_LIMIT, Button, Card, File, measure
from chat.format import deadlines, moment
from chat.pages import pages
from chat.round_cards import some
from chat.texts import Argument, Texts, texts
from scheduler.settings import Settings
from storage import Connection, attached, chats, people, reach, results, rounds
from storage import deadlines as stored_deadlines
from storage.outbox import Letter
from storage.people import Holding, Person
from storage.rounds import Kept
from survey.calendar import Calendar
from survey.due import Notice, still_wanted
from survey.plan import Facts

ADMINISTRATOR = "administrator"
"""Whoever has the command line, as the log names them."""

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

    @property
    def calendar(self) -> Calendar:
        """The round's working days and quiet hours."""
        return Calendar(self.kept.round.reminders, self.kept.round.zone)

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
    def acting(self) -> tuple[Holding, ...]:
        """What of that the recipient may act for today."""
        day = self.calendar.day(self.now)
        return tuple(each for each in self.holdings if each.acts_on(day))

    @property
    def closing_stands(self) -> bool:
        """Whether the closing that the letter tells of is the round's last word: not if it was
        reopened, or closed once more, since. True for a letter that tells of none."""
        closed_at = self.letter.about.get("closed_at")
        return closed_at is None or dt.datetime.fromisoformat(closed_at) == self.kept.closed_at

    @property
    def to_chosen_chat(self) -> bool:
        """Whether the recipient is a chat that gets the round's public result still: a group that
        was detached since gets nothing more."""
        chosen = self.kept.round.post_to
        found = (
            *(self.settings.post_to if chosen is None else chosen),
            *attached.of_round(self.connection, self.kept.id),
        )
        now = {reach.current(self.connection, chat) for chat in found}
        return reach.current(self.connection, self.letter.chat) in now

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

    def some_towns(self, keys: Collection[str]) -> str:
        """The names of the municipalities: all of them in one word, of many the first ones."""
        if len(keys) == len(self.kept.roster.mandates) > 1:
            return self.texts("all-towns")
        return some([self.kept.roster.name(key) for key in keys], self.texts)

    def in_force(self, keys: Collection[str]) -> tuple[str, ...]:
        """Those of the mandates that the recipient may act for today."""
        held = {each.key for each in self.acting}
        return tuple(key for key in keys if key in held)

    def deadline(self, keys: Collection[str]) -> str:
        """The deadline of these mandates, or each one with its towns where they differ."""
        found = {
            self.kept.roster.name(each.key): each.at
            for each in stored_deadlines.of_round(self.connection, self.kept.id, keys)
        }
        return deadlines(found, self.kept.round.zone, self.texts)

    def moment(self, instant: dt.datetime) -> str:
        """The instant on the clocks of the round."""
        return moment(instant, self.kept.round.zone, self.texts.language)

    def name(self, key: str, person: int) -> str:
        """What the person is called on this mandate."""
        mandate = rounds.mandate(self.connection, self.kept.id, key)
        return people.name_of(self.connection, mandate, person) or self.texts("somebody")

    def author(self, by: str) -> str:
        """Who has done something, by the id that the log names them by."""
        if by == ADMINISTRATOR:
            return self.texts("somebody-administrating")
        person = people.of_opaque(self.connection, by)
        named = None if person is None else person.name
        return named or self.texts("somebody-coordinating")

    @property
    def done_by(self) -> tuple[str, ...]:
        """In a sentence who has done it: told to coordinators alone."""
        by = self.letter.about.get("by")
        if by is None or not self.to_coordinator:
            return ()
        return (self.texts("letter-by", name=self.author(by)),)

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
        self, arguments: dict[str, Argument], *lines: str, buttons: Sequence[Button] = ()
    ) -> tuple[Card, ...]:
        """The letter: its title, the round it is about, its sentence, lines below that, and a row
        for each button. It is one message, unless what many have said does not fit one."""
        kind = self.letter.kind
        about = "" if self.letter.round is None else self.title
        sentence = self.texts(f"letter-{kind}", **arguments)
        title = self.texts(f"letter-{kind}-title")
        said = [line for line in (about, sentence, *lines) if line]
        leaves = pages(said, TEXT_LIMIT - measure(title) - 2)
        cards = [Card(title=title, body="\n".join(leaf)) for leaf in leaves]
        rows = tuple((button,) for button in buttons)
        return (*cards[:-1], replace(cards[-1], rows=rows))

    def way_in(self, argument: str) -> Button:
        """The button that leads into the round ("round", or "round key" for one mandate)."""
        return Button(self.texts("letter-answer"), Action(Verb.OPEN, argument))
