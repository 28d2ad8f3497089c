"""Every guard is where it was, its tests exist, and the page tells of all of them.

Taking them out is for `make guards`: this only tells at once when a guard has moved.
"""

from pathlib import Path

import pytest

from tests.architecture.test_security_page import defined_in
from tests.architecture.tree import ROOT, rows, text
from tests.guards.guard import AnchorGone, Guard
from tests.guards.losses import COUNTED
from tests.guards.page import HEADING
from tests.guards.table import GUARDS

PAGE = text("docs/guards.md")


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
    names = [guard.name for guard in GUARDS]
    assert len(set(names)) == len(names)
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
    assert list(told) == [guard.name for guard in GUARDS]
    for guard in GUARDS:
        _, taken_out, failed, lost = told[guard.name]
        assert taken_out == guard.taken_out
        found = failed.replace("`", "").split(", ")
        assert found
        assert set(found) <= set(guard.tests)
        if guard.loss:
            assert lost.endswith(guard.loss)
            assert not lost.startswith("0 ")
