"""One function escapes whatever people write, and nothing goes around it."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.messenger import escape, markup
from chat.cards import Card
from playground.emulator.markup import parse_html
from tests.architecture.tree import HOUSE, files, text

HOSTILE = st.sampled_from(
    ["<", ">", "&", '"', "'", "</b>", "<b>", "<a href='tg://user?id=1'>", "&lt;", "&#60;", "&amp"]
)
WORDS = st.lists(HOSTILE | st.text(max_size=5), min_size=1, max_size=6).map("".join)
CODE = [path for path in files(".py") if path.parts[0] in HOUSE and path.parts[0] != "playground"]


@given(words=WORDS)
def test_whatever_people_write_is_shown_as_they_wrote_it(words: str) -> None:
    """As Telegram reads it."""
    shown = parse_html(escape(words))
    assert (shown.text, shown.entities) == (words, ())


@given(head=WORDS, title=WORDS, body=WORDS)
def test_a_card_has_no_other_markup_than_its_head_and_title(
    head: str, title: str, body: str
) -> None:
    shown = parse_html(markup(Card(head=head, title=title, body=body)))
    assert shown.text == "\n\n".join(part for part in (head, title, body) if part)
    assert {each.type for each in shown.entities} <= {"bold", "italic"}
    assert len(shown.entities) <= 2


@pytest.mark.parametrize("what", [r"\bhtml\.escape\(", r"\bParseMode\.", r"</?[bi]>"])
def test_nothing_else_writes_markup(what: str) -> None:
    found = {str(path) for path in CODE if re.search(what, text(path))}
    assert found == {"bot/messenger.py"}
    assert len(re.findall(r"\bhtml\.escape\(", text("bot/messenger.py"))) == 1
