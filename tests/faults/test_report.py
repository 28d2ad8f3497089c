"""The report says what was struck too seldom, and what went wrong."""

from collections import Counter

from tests.faults.page import page, problems, table
from tests.faults.tally import Tally, together, told
from tests.faults.wanted import WANTED


def enough() -> dict[tuple[str, str], Tally]:
    """Just as much as is wanted, of everything."""
    found = {}
    for part, wanted in WANTED.items():
        for database in wanted.databases:
            tally = Tally(part, database, [0])
            tally.hits.update(wanted.least)
            missing = wanted.total - tally.hits.total()
            if missing > 0:
                tally.hits[next(iter(wanted.least), "hits")] += missing
            tally.figures.update({wanted.of or "-": wanted.total, wanted.found or "-": 1})
            found[part, database] = tally
    return found


def test_enough_is_enough() -> None:
    assert problems(enough()) == []


def test_each_name_of_each_part_has_to_be_struck() -> None:
    for place in enough():
        for name in WANTED[place[0]].least:
            found = enough()
            found[place].hits[name] = 0
            said = f"{place[0]} on {place[1]}: {name} was struck 0 times"
            assert any(line.startswith(said) for line in problems(found)), name


def test_a_part_that_was_not_played_is_missed() -> None:
    for place in enough():
        found = enough()
        del found[place]
        assert any(line.startswith(f"{place[0]} on {place[1]}: 0") for line in problems(found))


def test_whatever_went_wrong_is_told_even_of_a_part() -> None:
    found = {("kills", "SQLite"): Tally("kills", "SQLite", wrong=["seed 3: lost"])}
    assert problems(found, everything=False) == ["kills on SQLite: seed 3: lost"]


def test_a_control_that_loses_nothing_shows_nothing() -> None:
    found = enough()
    found["power cuts, NORMAL", "SQLite"].figures["cuts with a loss"] = 0
    assert problems(found) == [
        "power cuts, NORMAL on SQLite: no cuts with a loss: nothing is shown by it"
    ]


def test_pieces_of_a_record_come_together() -> None:
    one = Tally("kills", "SQLite", [0], Counter(intake=1), Counter(updates=5), ["x"], 1.5)
    other = Tally("kills", "SQLite", [1], Counter(intake=2), seconds=1.0)
    found = together(Tally.of(each.line()) for each in (one, other))
    assert found == {
        ("kills", "SQLite"): Tally(
            "kills", "SQLite", [0, 1], Counter(intake=3), Counter(updates=5), ["x"], 2.5
        )
    }


def test_seeds_are_told_in_spans() -> None:
    assert told([3, 0, 1, 2, 7]) == "0–3, 7"


def test_table_and_page_tell_every_part_with_its_counts() -> None:
    found = enough()
    for text in (table(found), page(found, "Python 3.11")):
        for part, database in found:
            assert part in text.lower() or part in text
            assert database in text
