"""The tables of the coordinators' desk. `schema.py` has the others."""

from sqlalchemy import BigInteger, Column, ForeignKey, Integer, String, Table, Text

from storage.instant import Instant
from storage.metadata import metadata

questions = Table(  # what somebody has asked the coordinators
    "questions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("mandate", ForeignKey("mandates.id"), nullable=False),
    Column("person", ForeignKey("people.id"), nullable=False),
    Column("kind", String, nullable=False),  # question, or time: a request for more of it
    Column("words", Text, nullable=False),
    Column("at", Instant, nullable=False),
    Column("answered_at", Instant),
    Column("answered_by", ForeignKey("people.id")),
    Column("answer", Text),  # in words; empty where more time was granted instead
    Column("deadline", Instant),  # until when more time was granted
)

dictations = Table(  # what a town says by phone or letter, while a coordinator enters it
    "dictations",
    metadata,
    Column("mandate", ForeignKey("mandates.id"), primary_key=True, autoincrement=False),
    Column("taken_on", String, nullable=False),  # the day of the call or of the letter
    Column("source", Text, nullable=False),  # by phone, by letter, or in other words
    Column("version", Integer, nullable=False),
    Column("answers", Text, nullable=False),  # as in a draft
    Column("changed_at", Instant, nullable=False),
)

attached = Table(  # groups that get a round's public result beside its own chats
    "attached",
    metadata,
    Column("round", ForeignKey("rounds.id"), primary_key=True),
    Column("chat", BigInteger, primary_key=True, autoincrement=False),
    Column("person", ForeignKey("people.id")),  # who has attached it, if that is known
    Column("at", Instant, nullable=False),
)

attempts = Table(  # codes that opened nothing, for a day
    "attempts",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("account", BigInteger, nullable=False),
    Column("at", Instant, nullable=False, index=True),
)

menus = Table(
    "menus",
    metadata,
    Column("chat", BigInteger, primary_key=True, autoincrement=False),
    Column("up", String, nullable=False),  # which menu of commands is up there
)
