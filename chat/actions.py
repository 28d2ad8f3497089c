"""What a button does, and its form in the 64 bytes of data that a button carries."""

from dataclasses import dataclass
from enum import StrEnum, unique

DATA_LIMIT = 64
"""Bytes of button data (InlineKeyboardButton.callback_data)."""


@unique
class Verb(StrEnum):
    """What pressing does. The value is what travels."""

    CHOOSE = "c"  # the answer to a choice, goes on at once
    PICK = "p"  # on in a list
    DROP = "d"  # off in a list
    NEXT = "n"  # Weiter
    SKIP = "s"  # Überspringen
    CLEAR = "l"  # takes back an answer that need not be given
    BACK = "b"  # Zurück
    PAGE = "g"  # another page of the same
    CHANGE = "h"  # Ändern; with a key, this answer
    ADD = "a"  # Noch ein Eintrag
    ENTRY = "e"  # into an entry
    REMOVE = "r"  # an entry away
    NIL = "z"  # Fehlanzeige
    REVIEW = "w"  # to the review
    SUBMIT = "u"  # Verbindlich abgeben
    PREPARED = "v"  # Zur Abgabe vorlegen
    CONFIRM = "y"  # Ja, das bin ich
    NOBODY = "k"  # that is not me
    TAKE_PART = "j"  # Teilnehmen
    TOGETHER = "t"  # Für beide übernehmen
    APART = "x"  # Getrennt beantworten
    OPEN = "o"  # a mandate
    HOME = "m"  # the overview
    SUMMARY = "q"  # a round's summary
    REVOKE = "f"  # undo who joined
    SPEAK = "i"  # a language
    NAMED = "V"  # Vertretung und Sachbearbeitung
    NAME = "N"  # somebody as deputy or preparer
    LINK = "L"  # a new link for somebody named
    ROUND = "I"  # a round's card
    REMIND = "U"  # asks whether to remind the missing now
    SEND = "J"  # reminds them
    PLAN = "P"  # what time will bring
    TOMORROW = "T"  # Morgen erinnern
    JOINT = "G"  # the joint vote of a round
    ANEW = "X"  # the joint vote is drafted from the count once more
    FILES = "D"  # the draft, or the letter, as documents
    VERSION = "M"  # another version of the draft
    CIRCULATE = "K"  # asks until when the draft is to go round
    DRAFT = "B"  # the draft in words and as a document, to whoever co-signs
    RELEASE = "F"  # asks whether to release the result
    ACCEPT = "A"  # a late submission counts
    TOWNS = "1"  # the towns of a round and how far each is
    EXTEND = "2"  # more time: asks until when
    REOPEN = "3"  # open again: asks until when
    END = "4"  # asks whether a round is to end now
    DOCUMENT = "5"  # a document of a round, by its form
    INVITE = "6"  # who has not joined
    ISSUE = "7"  # fresh links
    ASK = "8"  # a head asks the coordinators
    REPLY = "9"  # a coordinator answers in words
    DICTATE = "E"  # a coordinator enters what a town said by phone or letter
    ENTERED = "C"  # a head takes over what was entered for the town
    GRANT = "0"  # a coordinator gives the time that was asked for
    NEW = "W"  # a new round: asks for its file
    TEMPLATE = "R"  # the workbook to fill in
    PREVIEW = "S"  # the cards of a round that was read
    SAMPLE = "Z"  # a button of such a card: does nothing
    FOUND = "O"  # asks whether the round is to be opened


@dataclass(frozen=True, slots=True)
class Action:
    """A verb and its argument. `turn` is the place in the conversation the button belongs to: a
    button of an earlier turn is stale. 0 stands for a button that is never stale."""

    verb: Verb
    argument: str = ""
    turn: int = 0


def encode(action: Action) -> str:
    """The action as button data. ValueError when it is longer than 64 bytes."""
    data = f"{action.turn:x} {action.verb.value} {action.argument}".rstrip()
    if len(data.encode()) > DATA_LIMIT:
        raise ValueError(f"button data of {len(data.encode())} bytes, at most {DATA_LIMIT} fit")
    return data


def decode(data: str) -> Action | None:
    """The action in button data; None when these are not ours."""
    turn, _, rest = data.partition(" ")
    verb, _, argument = rest.partition(" ")
    try:
        return Action(Verb(verb), argument, int(turn, 16))
    except ValueError:
        return None
