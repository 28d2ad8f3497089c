"""Every guard is where it was, its tests exist, and the page tells of all of them.

Taking them out is for `make guards`: this only tells at once when a guard has moved.
"""

from pathlib import Path

import pytest

from tests.architecture.test_security_page import defined_in
from tests.architecture.tree import ROOT, rows, text
from tests.guards.__main__ import Tree, without
from tests.guards.guard import AnchorGone, Guard, Loss
from tests.guards.losses import COUNTED
from tests.guards.page import HEADING, Shown, page
from tests.guards.table import GUARDS

PAGE = text("docs/guards.md")
NAMES = [guard.name for guard in GUARDS]


def told_of(page: str) -> list[str]:
    """The guards that have a row on the page."""
    return [row[0] for row in rows(page, HEADING)]


@pytest.mark.parametrize("guard", GUARDS, ids=lambda guard: guard.name)
def test_the_guard_is_where_it_was_and_what_is_put_there_is_python(guard: Guard) -> None:
    broken = guard.without((ROOT / guard.file).read_text("utf-8"))
    assert broken != (ROOT / guard.file).read_text("utf-8")
    compile(broken, guard.file, "exec")


@pytest.mark.parametrize("guard", GUARDS, ids=lambda guard: guard.name)
def test_the_tests_that_are_named_exist(guard: Guard) -> None:
    assert guard.tests
    for each in guard.tests:
        file, _, name = each.partition("::")
        assert name in defined_in(file), each


def test_names_are_given_once_and_every_loss_is_counted() -> None:
    assert len(set(NAMES)) == len(NAMES)
    assert {guard.loss for guard in GUARDS if guard.loss} == set(COUNTED)


def test_a_guard_that_has_moved_is_told(tmp_path: Path) -> None:
    guard = Guard("a name", "nothing", "a.py", "anchor", "", ())
    for content in ("no such text", "anchor anchor"):
        (tmp_path / "a.py").write_text(content)
        with pytest.raises(AnchorGone, match=r"^a name: a\.py has 'anchor' [02] times$"):
            guard.take_out(tmp_path)
        assert (tmp_path / "a.py").read_text() == content


def test_the_page_tells_of_each_guard_with_the_test_that_failed() -> None:
    told = {row[0]: row for row in rows(PAGE, HEADING)}
    assert told_of(PAGE) == NAMES
    for guard in GUARDS:
        _, taken_out, failed, lost = told[guard.name]
        assert taken_out == guard.taken_out
        found = failed.replace("`", "").split(", ")
        assert found
        assert set(found) <= set(guard.tests)
        if guard.loss:
            assert lost.endswith(guard.loss)
            assert not lost.startswith("0 ")


# -- what a run makes of it ---------------------------------------------------------------

FIRST = GUARDS[0]


def test_guards_that_were_not_taken_out_keep_their_rows() -> None:
    assert page((), GUARDS, PAGE) == PAGE


def test_a_guard_that_showed_something_gets_its_row_anew() -> None:
    made = page([Shown(FIRST, ("a test",), Loss(3, 5))], GUARDS, PAGE)
    assert f"| {FIRST.taken_out} | `a test` | 3 of 5 {FIRST.loss} |" in made
    assert told_of(made) == NAMES


@pytest.mark.parametrize(
    "nothing",
    [
        Shown(FIRST, (), Loss(3, 5)),
        Shown(FIRST, ("a test",), Loss(0, 5)),
        Shown(FIRST, (), None, "it came to no end"),
    ],
    ids=["no test misses it", "nothing is lost", "it could not be seen"],
)
def test_a_guard_that_showed_nothing_loses_its_row_so_that_the_page_is_found_wanting(
    nothing: Shown,
) -> None:
    assert nothing.wrong
    made = page([nothing], GUARDS, PAGE)
    assert FIRST.name not in made
    assert told_of(made) == NAMES[1:]


TESTS = """\
import pytest
from guarded import GUARDED

@pytest.fixture
def setup():
    assert GUARDED

def test_sees_it():
    assert GUARDED

def test_has_it_in_its_setup(setup):
    pass
"""


def guarded(folder: Path, test: str) -> tuple[Tree, Guard]:
    """A tree with one guard in it, and a test that is named for it."""
    (folder / "guarded.py").write_text("GUARDED = True\n")
    (folder / "test_guarded.py").write_text(TESTS)
    tests = (f"test_guarded.py::{test}",)
    return Tree(folder), Guard("a name", "it", "guarded.py", "True", "False", tests)


def test_a_test_that_fails_shows_that_the_guard_is_missing(tmp_path: Path) -> None:
    tree, guard = guarded(tmp_path, "test_sees_it")
    assert tree.not_passing(guard.tests) == ()
    assert without(tree, guard) == Shown(guard, guard.tests, None)


def test_a_setup_that_breaks_shows_nothing_but_is_wrong_with_every_guard(tmp_path: Path) -> None:
    tree, guard = guarded(tmp_path, "test_has_it_in_its_setup")
    found = without(tree, guard)
    assert (found.failed, found.wrong) == ((), "a name: no test misses it")
    guard.take_out(tmp_path)
    assert tree.not_passing(guard.tests) == guard.tests
