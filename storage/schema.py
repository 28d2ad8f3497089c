"""The tables. `migrations/` builds them step by step; a test holds the two against each other."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from storage import desk_schema  # noqa: F401 - its tables belong to the same metadata
from storage.instant import Instant
from storage.metadata import metadata as whole

metadata = whole
"""That of all tables, here and in `desk_schema.py`."""

rounds = Table(
    "rounds",
    metadata,
    Column("id", String, primary_key=True),
    Column("definition", Text, nullable=False),
    Column("roster", Text, nullable=False),
    Column("state", String, nullable=False),  # planned, open, closed, superseded
    Column("opens_at", Instant, nullable=False),
    Column("closes_at", Instant, nullable=False),  # the latest deadline of its mandates
    Column("opened_at", Instant),
    Column("closed_at", Instant),
    Column("ended_by", String),  # who ended it before its deadline; empty otherwise
    Column("digest", String),  # of definition and roster, in every row (storage/frozen.py)
)

mandates = Table(
    "mandates",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("round", ForeignKey("rounds.id"), nullable=False),
    Column("key", String, nullable=False),
    Column("deadline", Instant, nullable=False),
    Column("since", Instant),  # when this deadline was set, if that was after the freezing
    UniqueConstraint("round", "key"),
)

people = Table(
    "people",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("account", BigInteger, nullable=False, unique=True),
    Column("opaque", String, nullable=False, unique=True),  # the id that stands in the log
    Column("language", String),
    Column("coordinator_since", Instant),
    Column("name", String),  # what a coordinator is called by their messenger; nobody else's
)

holders = Table(
    "holders",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("mandate", ForeignKey("mandates.id"), nullable=False),
    Column("round", ForeignKey("rounds.id"), nullable=False),
    Column(
        "roster_person", String, nullable=False
    ),  # the roster's id for a human being, or one like it
    Column("role", String, nullable=False),
    Column("from_day", String),
    Column("to_day", String),
    Column("person", ForeignKey("people.id"), index=True),  # who joined; empty before
    Column("joined_at", Instant),
    Column("name", String, nullable=False),  # what is shown
    Column("language", String),
    Column("named_by", ForeignKey("people.id")),  # a head, in the chat; empty: by the roster
    Column("withdrawn_at", Instant),  # by who named them; the name stays with what was submitted
    UniqueConstraint("mandate", "roster_person"),
    Index("ix_holders_round_roster_person", "round", "roster_person"),
)

links = Table(
    "links",
    metadata,
    Column("hash", String, primary_key=True),  # the link itself is nowhere kept
    Column("round", ForeignKey("rounds.id")),  # empty: makes a coordinator
    Column("roster_person", String),
    Column("issued_at", Instant, nullable=False),
    Column("expires_at", Instant),
    Column("used_at", Instant),
    Column("used_by", ForeignKey("people.id")),
    Column("voided_at", Instant),
    Index("ix_links_round_roster_person", "round", "roster_person"),
)

chats = Table(
    "chats",
    metadata,
    Column("chat", BigInteger, primary_key=True, autoincrement=False),
    Column("person", ForeignKey("people.id"), nullable=False, unique=True),
    Column("place", Text, nullable=False),  # where in the conversation (handlers/places.py)
    Column("turn", Integer, nullable=False),  # counts the places; buttons carry it
    Column("revision", Integer, nullable=False),  # counts what should be shown ...
    Column("shown", Integer, nullable=False),  # ... and this one is
    Column("card", BigInteger),  # the message with the live buttons
    Column("lost_at", Instant),  # since when nobody can be reached there
)

groups = Table(
    "groups",
    metadata,
    Column("chat", BigInteger, primary_key=True, autoincrement=False),
    Column("title", String),
    Column("lost_at", Instant),  # since when the bot cannot write there
    Column("moved_to", BigInteger),  # its id as a supergroup
)

drafts = Table(
    "drafts",
    metadata,
    Column("mandate", ForeignKey("mandates.id"), primary_key=True, autoincrement=False),
    Column("version", Integer, nullable=False),
    Column("answers", Text, nullable=False),  # key -> [value, person, version]
    Column("changed_at", Instant, nullable=False),
    Column("prepared_by", ForeignKey("people.id")),  # who has put it before the head last ...
    Column("prepared_at", Instant),  # ... and when; empty: nobody yet
)

participants = Table(  # who takes part in a round by person, and nothing of what they say
    "participants",
    metadata,
    Column("round", ForeignKey("rounds.id"), primary_key=True),
    Column("person", ForeignKey("people.id"), primary_key=True, index=True, autoincrement=False),
    sqlite_with_rowid=False,  # rows have no order but that of their key
)

ballot_keys = Table(
    "ballot_keys",
    metadata,
    Column("round", ForeignKey("rounds.id"), primary_key=True),
    Column("key", String, nullable=False),  # gone once the round is closed
)

ballots = Table(
    "ballots",
    metadata,
    Column("round", ForeignKey("rounds.id"), primary_key=True),
    Column("key", String, primary_key=True),  # of the account, under the round's key
    Column("version", Integer, nullable=False),
    Column("draft", Text, nullable=False),  # key -> [value, version]
    Column("number", Integer, nullable=False),  # of the submission; 0 before the first one
    Column("answers", Text),  # as submitted
    sqlite_with_rowid=False,
)

submissions = Table(
    "submissions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("mandate", ForeignKey("mandates.id"), nullable=False),
    Column("number", Integer, nullable=False),  # 1, 2, ... within the mandate
    Column("person", ForeignKey("people.id"), nullable=False),
    Column("role", String, nullable=False),
    Column("at", Instant, nullable=False),
    Column("nil_return", Boolean, nullable=False),
    Column("answers", Text, nullable=False),  # put together (survey/collect.py)
    Column("checksum", String, nullable=False),
    Column("late", Boolean, nullable=False),
    UniqueConstraint("mandate", "number"),
)

acceptances = Table(
    "acceptances",
    metadata,
    Column("submission", ForeignKey("submissions.id"), primary_key=True, autoincrement=False),
    Column("person", ForeignKey("people.id"), nullable=False),
    Column("at", Instant, nullable=False),
)

log = Table(
    "log",
    metadata,
    Column("round", ForeignKey("rounds.id"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("at", Instant, nullable=False),
    Column("kind", String, nullable=False),
    Column("body_hash", String, nullable=False),
    Column("previous", String, nullable=False),
    Column("hash", String, nullable=False),
)

log_bodies = Table(
    "log_bodies",
    metadata,
    Column("round", String, primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("salt", String, nullable=False),
    Column("body", Text, nullable=False),
)

intake = Table(
    "intake",
    metadata,
    Column("bot", BigInteger, primary_key=True, autoincrement=False),
    Column("update_id", BigInteger, primary_key=True, autoincrement=False),
    Column("arrived_at", Instant, nullable=False),
    Column("number", BigInteger, nullable=False, unique=True),  # the order, whatever clocks say
    Column("chat", BigInteger),
    Column("body", Text),  # dropped once handled; kept when set aside
    Column("state", String, nullable=False),  # waiting, done, aside
    Column("reason", String),
    Index("ix_intake_state_arrived_at", "state", "arrived_at"),
)

outbox = Table(
    "outbox",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", String, nullable=False, unique=True),  # the same occasion is never decided twice
    Column("lane", Integer, nullable=False),  # 0 first
    Column("chat", BigInteger, nullable=False),
    Column("round", ForeignKey("rounds.id")),
    Column("kind", String, nullable=False),
    Column("about", Text, nullable=False),  # what it is about, not its words
    Column("not_before", Instant, nullable=False),
    Column("state", String, nullable=False),  # waiting, sending, sent, dropped, failed, uncertain
    Column("parts_sent", Integer, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("reason", String),
    Column("done_at", Instant),
    Index("ix_outbox_state_lane", "state", "lane", "not_before", "id"),
    Index("ix_outbox_round", "round", "kind", "state"),
)

decisions = Table(
    "decisions",
    metadata,
    Column("round", ForeignKey("rounds.id"), primary_key=True),
    Column("event", String, primary_key=True),
    Column("decided_at", Instant, nullable=False),
    Column("outcome", String, nullable=False),
)

troubles = Table(
    "troubles",
    metadata,
    Column("kind", String, primary_key=True),  # bot/vitals.py
    Column("since", Instant, nullable=False),
)

pulse = Table(
    "pulse",
    metadata,
    Column("bot", Integer, primary_key=True, autoincrement=False),  # always 1: there is one bot
    Column("at", Instant, nullable=False),  # when the bot was last alive
)

asked = Table(
    "asked",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("round", ForeignKey("rounds.id"), nullable=False),
    Column("roster_person", String, nullable=False),
    Column("person", ForeignKey("people.id"), nullable=False),  # who has asked
    Column("at", Instant, nullable=False),  # when the reminder is wanted
    UniqueConstraint("round", "roster_person", "person", "at"),
)

joint_votes = Table(
    "joint_votes",
    metadata,
    Column("round", ForeignKey("rounds.id"), primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("revision", Integer, nullable=False),  # counts the changes of this version
    Column("pieces", Text, nullable=False),  # its blocks, with those that are left out
    Column("person", ForeignKey("people.id"), nullable=False),  # who changed it last ...
    Column("at", Instant, nullable=False),  # ... and when
    Column("cosigning", ForeignKey("rounds.id"), unique=True),  # the round in which it goes round
    Column("counted", Integer, nullable=False),  # entries of the round's log at the count it tells
)
