"""Counting in UTF-16 units, trimming, and finding links and commands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.emulator.records import Entity, Wording
from playground.emulator.wording import checked_link, covered, trimmed, units, with_found

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)


@given(TEXTS)
def test_units_counts_astral_characters_twice(text: str) -> None:
    """MessageEntity.length: "in UTF-16 code units"."""
    assert units(text) == len(text) + sum(character > "\uffff" for character in text)


@given(TEXTS, TEXTS, TEXTS)
def test_covered_is_the_part_between(before: str, part: str, after: str) -> None:
    entity = Entity("bold", units(before), units(part))
    assert covered(before + part + after, entity) == part


@given(st.text(" \n", max_size=3), TEXTS.filter(lambda text: text == text.strip() != ""), TEXTS)
def test_trimmed_moves_entities_along(before: str, part: str, after: str) -> None:
    wording = Wording(before + part + after, (Entity("bold", units(before), units(part)),))
    moved = trimmed(wording)
    assert moved.text == wording.text.strip()
    assert [covered(moved.text, entity) for entity in moved.entities] == [part]


def test_trimmed_drops_an_entity_of_spaces_and_cuts_another() -> None:
    wording = Wording("  ab ", (Entity("bold", 0, 2), Entity("italic", 1, 2)))
    assert trimmed(wording) == Wording("ab", (Entity("italic", 0, 1),))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("/start abc", [("bot_command", "/start")]),
        ("/hilfe@votum_bot jetzt", [("bot_command", "/hilfe@votum_bot")]),
        ("🏛 siehe https://example.org/a?b=1.", [("url", "https://example.org/a?b=1")]),
        ("ja/nein und 1/2", []),
        ("/zurück", []),
        ("a/b/c", []),
    ],
)
def test_links_and_commands_are_found(text: str, found: list[tuple[str, str]]) -> None:
    """MessageEntity.type: "bot_command" (/start@jobs_bot), "url"."""
    wording = with_found(Wording(text))
    assert [(entity.type, covered(text, entity)) for entity in wording.entities] == found


def test_nothing_is_found_in_links_and_code() -> None:
    link = Entity("text_link", 0, 20, url="https://example.org/")
    assert with_found(Wording("https://example.com/", (link,))).entities == (link,)


def test_bold_commands_are_found() -> None:
    wording = with_found(Wording("/status", (Entity("bold", 0, 7),)))
    assert {entity.type for entity in wording.entities} == {"bold", "bot_command"}


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://example.org", "https://example.org/"),
        ("example.org/x", "http://example.org/x"),
        ("tg://resolve?domain=votum", "tg://resolve?domain=votum"),
        ("ftp://example.org/", ""),
        ("nirgends", ""),
        ("https://example.org/a b", ""),
        ("http://[", ""),
    ],
)
def test_checked_link_keeps_what_can_be_opened(url: str, kept: str) -> None:
    """InlineKeyboardButton.url: "HTTP or tg:// URL"."""
    assert checked_link(url) == kept
