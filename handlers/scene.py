"""One event being handled: the transaction, the bot's settings and who acts."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from chat.format import deadlines
from chat.texts import Texts
from handlers.desk import Desk
from handlers.drawers import Drawer, dictated, drawer_of
from handlers.effects import Part
from handlers.identity import Visitor, acquaint, identify
from handlers.places import Home, OnMandates, Place, read_place
from handlers.sheet import Sheet, name_of, open_sheet
from storage import Connection, people, rounds
from storage.chats import Chat
from storage.dictations import MARK
from storage.participants import BALLOT
from storage.people import Holding, Person
from storage.rounds import Kept
from survey.submission import PRECEDENCE


class NotYours(Exception):
    """A mandate is in other hands, or the right to it was taken back or has run out."""


@dataclass(frozen=True, slots=True)
class Scene:
    """Everything a conversation may use. Its time is the instant at which the event arrived.

    Rounds, sheets and places are read once for all that an event needs of them: a tap costs few
    statements.
    """

    connection: Connection
    desk: Desk
    visitor: Visitor
    _rounds: dict[str, Kept] = field(default_factory=dict, repr=False)
    _sheets: dict[tuple[str, str], Sheet] = field(default_factory=dict, repr=False)
    _days: dict[str, dt.date] = field(default_factory=dict, repr=False)
    _places: dict[str, Place] = field(default_factory=dict, repr=False)

    @property
    def texts(self) -> Texts:
        """The sentences in the visitor's language."""
        return self.visitor.texts

    @property
    def at(self) -> dt.datetime:
        """The instant at which the event arrived."""
        return self.visitor.at

    @property
    def person(self) -> Person:
        """The visitor, who is no stranger."""
        if self.visitor.person is None:
            raise NotYours
        return self.visitor.person

    @property
    def chat(self) -> Chat:
        """The visitor's private chat, which there is for everybody but strangers."""
        if self.visitor.chat is None:
            raise NotYours
        return self.visitor.chat

    @property
    def place(self) -> Place:
        """Where the visitor's conversation was when the event arrived. NotYours without a chat."""
        stored = self.chat.place
        if stored not in self._places:
            self._places[stored] = read_place(stored)
        return self._places[stored]

    def by(self, visitor: Visitor) -> "Scene":
        """The same scene with the visitor as known by now."""
        return replace(self, visitor=visitor)

    def again(self) -> "Scene":
        """The same scene with the visitor looked up again, after something about them changed."""
        return self.by(identify(self.connection, self.desk, self.visitor.origin, self.at))

    def acquainted(self) -> "Scene":
        """The same scene with the visitor as a person with a chat, even if they were a stranger."""
        home = Home().model_dump_json()
        return self.by(acquaint(self.connection, self.desk, self.visitor, home))

    def kept(self, round_: str) -> Kept:
        """The round with this id. NoSuchRound."""
        if round_ not in self._rounds:
            self._rounds[round_] = rounds.get(self.connection, round_)
        return self._rounds[round_]

    def day(self, round_: str) -> dt.date:
        """The day of the event on the clocks of the round."""
        if round_ not in self._days:
            self._days[round_] = self.at.astimezone(self.kept(round_).round.zone).date()
        return self._days[round_]

    def acts(self, holding: Holding) -> bool:
        """Whether the holding is in force on this day, which is local to the round."""
        return holding.acts_on(self.day(holding.round))

    def held(self, round_: str) -> tuple[Holding, ...]:
        """What the visitor may act for in the round today: of two roles on one mandate, the higher
        one."""
        found: dict[str, Holding] = {}
        for each in self.visitor.holdings:
            before = found.get(each.key)
            if each.round != round_ or not self.acts(each):
                continue
            if before is None or _weight(before) < _weight(each):
                found[each.key] = each
        return tuple(found.values())

    def sheets(self, place: OnMandates) -> tuple[Sheet, ...]:
        """The sheets of the place's mandates, the lead's first. NotYours."""
        held = {each.key: each for each in self.held(place.round)}
        held |= {key: self._entered(place.round, key) for key in place.mandates if key[:1] == MARK}
        if not held.keys() >= set(place.mandates):
            raise NotYours
        return tuple(self.open(held[key]) for key in place.mandates)

    def _entered(self, round_: str, marked: str) -> Holding:
        """What a coordinator enters for a town, of which the place has the marked key. NotYours for
        anybody else, and before day and source are known."""
        key = marked.removeprefix(MARK)
        if not self.visitor.coordinator or key not in self.kept(round_).roster.by_key:
            raise NotYours
        return dictated(self.connection, round_, key, self.person)

    def sheet(self, place: OnMandates) -> Sheet:
        """The lead's sheet. NotYours."""
        return self.sheets(place.only_lead())[0]

    def open(self, holding: Holding) -> Sheet:
        """The sheet of what the visitor holds."""
        at = holding.round, holding.at
        if at not in self._sheets:
            self.keep(open_sheet(self.kept(holding.round), holding, self.drawer(holding)))
        return self._sheets[at]

    def drawer(self, holding: Holding) -> Drawer:
        """Where the sheet of what the visitor holds is kept."""
        return drawer_of(self.connection, holding, self.person)

    def keep(self, sheet: Sheet) -> Sheet:
        """The sheet, which is the newest of its kind from here on."""
        self._sheets[sheet.holding.round, sheet.holding.at] = sheet
        return sheet

    def over(self, holding: Holding) -> bool:
        """Whether its time is up, by the instant the event arrived."""
        running = self.kept(holding.round).state in {"planned", "open"}
        return not running or self.at >= holding.deadline

    def takes_late(self, sheet: Sheet) -> bool:
        """Whether it can still be submitted after its time, as late: not where another round has
        taken the place of this one."""
        return sheet.drawer.takes_late and sheet.kept.state != "superseded"

    def name(self, sheet: Sheet, person: int) -> str:
        """What the person is called on this mandate; on a ballot it can only be oneself."""
        found = people.name_of(self.connection, sheet.holding.mandate, person)
        if found is None and sheet.key != BALLOT:
            found = people.get(self.connection, person).name  # which only coordinators have
        return found or self.texts("yourself" if sheet.key == BALLOT else "somebody")

    def town(self, sheet: Sheet) -> str:
        """What the sheet is called: by its municipality, or one's own answers."""
        return name_of(sheet.kept, sheet.key, self.texts)

    def title(self, kept: Kept) -> str:
        """The round's title in the visitor's language."""
        return kept.round.title.in_language(self.texts.language)

    def deadline(self, sheets: Sequence[Sheet]) -> str:
        """The deadline of these mandates, in the words used for it everywhere; each one with its
        towns where they differ."""
        found = {self.town(sheet): sheet.holding.deadline for sheet in sheets}
        return deadlines(found, sheets[0].kept.round.zone, self.texts)


def _weight(holding: Holding) -> int:
    """A preparer's is the lowest role."""
    return 0 if holding.role == "preparer" else PRECEDENCE[holding.role]


@dataclass(frozen=True, slots=True)
class Reply:
    """What came of an event: where the conversation goes (None: it stays), and what is said.

    With `same` the place only looks different, and its buttons stay alive. `notice` is said in
    answer to a press, or on the card to whoever typed; `problem` is said on the card in any case.
    `apart` are messages beside the card, or what makes a file. `met` when the visitor is known
    otherwise than before, `gone` when nothing is kept of them any more, nor of their chat.
    """

    place: Place | None = None
    same: bool = False
    notice: str = ""
    problem: str = ""
    apart: tuple[Part, ...] = ()
    met: bool = False
    gone: bool = False


def turned(place: Place, page: str) -> Reply:
    """Another page of a place that has pages, by its number in decimal."""
    return Reply(place.model_copy(update={"page": int(page)}), same=True)
