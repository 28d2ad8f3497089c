"""Reports of the ready-made rounds as the stories end them, and letters made of them."""

import datetime as dt
from importlib import import_module

from chat.texts import texts
from reports.report import Report
from rounds.reader import read_round
from rounds.shelf import path_of
from survey.joint_vote import Signature, Signatures
from survey.summary import Summary

EIGHT = (
    Signature(name="Jugendamtsleitung Gevelsberg", towns=("Gevelsberg",)),
    Signature(name="Jugendamtsleitung Herdecke", towns=("Herdecke",)),
    Signature(name="Jugendamtsleitung Hattingen", towns=("Hattingen",)),
    Signature(name="Vertretung Witten", towns=("Witten",), deputy=True),
    Signature(name="Jugendamtsleitung Ennepetal", towns=("Breckerfeld", "Ennepetal")),
    Signature(name="Jugendamtsleitung Wetter", towns=("Wetter (Ruhr)",)),
    Signature(name="Jugendamtsleitung Schwelm", towns=("Schwelm",)),
    Signature(name="Jugendamtsleitung Sprockhövel", towns=("Sprockhövel",)),
)
ALL = Signatures(signed=EIGHT)
"""Eight people for nine towns."""

SEVEN = Signatures(
    signed=tuple(each for each in EIGHT if len(each.towns) == 1),
    missing=("Breckerfeld", "Ennepetal"),
)
"""Seven people for seven of nine towns."""


def expected_report(name: str, language: str = "de", at: dt.datetime | None = None) -> Report:
    """The report of a ready-made round as its story ends it, counted when it closed."""
    story = import_module(f"tests.stories.{name.replace('-', '_')}.expected")
    found = read_round(path_of(name))
    summary = Summary.model_validate(story.summary("ab" * 32))
    closed = summary.round.closed_at
    assert closed is not None
    return Report(summary, found.round, found.roster, texts(language), at or closed)
