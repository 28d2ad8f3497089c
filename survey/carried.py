"""Answers copied from one mandate to another of the same person."""

from typing import NamedTuple

from survey.questions import Municipalities
from survey.round import Round
from survey.step import Answers, Value
from survey.steps import question_under


class Carried(NamedTuple):
    """The answers for the other mandate, and the keys of those in which its own town was named as
    a partner and dropped out."""

    answers: dict[str, Value]
    dropped: tuple[str, ...]


def carried(round_: Round, to_key: str, answers: Answers) -> Carried:
    """The answers as they hold for the mandate `to_key`: its own town drops out of every list of
    municipalities but those with `own = true`, and a list that this empties is removed.

    Hidden answers are copied too. What is dropped is for the person to be told.
    """
    kept: dict[str, Value] = {}
    dropped: list[str] = []
    for key, value in answers.items():
        if isinstance(value, list) and to_key in value and _is_without_own(round_, key):
            dropped.append(key)
            if others := [town for town in value if town != to_key]:
                kept[key] = others
        else:
            kept[key] = value
    return Carried(kept, tuple(dropped))


def _is_without_own(round_: Round, key: str) -> bool:
    question = question_under(round_, key)
    return isinstance(question, Municipalities) and not question.own
