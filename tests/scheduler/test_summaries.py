"""The result of a round, and who may get which part of it."""

import datetime as dt
import json

import pytest

from chat.cards import Card, File
from scheduler.letters import KINDS
from storage import results, rounds
from survey.summary import Summary
from tests.scheduler.conftest import COORDINATOR, GROUP
from tests.scheduler.stage import Stage

HEAD = 201
PUBLIC = {"public": True}
WHOLE = {"public": False}


@pytest.fixture
async def counted(small: Stage) -> Stage:
    """The small round, open, with one answer."""
    await small.database.write(lambda c: rounds.mark_opened(c, "small", small.hands.now))
    await small.submit("small", HEAD, {"interest": "yes"})
    return small


async def test_single_answers_are_for_coordinators(counted: Stage) -> None:
    public = await counted.written("summary", GROUP, PUBLIC, "small")
    whole = await counted.written("summary", COORDINATOR, WHOLE, "small")
    assert "Witten" not in public.body
    assert "Witten" in whole.body


@pytest.mark.parametrize("chat", [HEAD, GROUP])
async def test_nobody_else_gets_single_answers(counted: Stage, chat: int) -> None:
    for kind in ("summary", "picture", "document", "workbook", "data"):
        assert await counted.write(kind, chat, WHOLE, "small") == ()


@pytest.mark.parametrize("kind", ["picture", "document", "workbook", "data"])
async def test_a_group_that_asks_gets_no_files(counted: Stage, kind: str) -> None:
    assert await counted.write(kind, GROUP, PUBLIC, "small") == ()
    assert await counted.write(kind, COORDINATOR, PUBLIC, "small") == ()


async def test_the_language_asked_for_goes_before_that_of_the_person(counted: Stage) -> None:
    english = await counted.written("summary", GROUP, {**PUBLIC, "language": "en"}, "small")
    assert english.title == "Small round"
    assert (await counted.written("summary", GROUP, PUBLIC, "small")).title == "Kleine Abfrage"


async def test_the_picture_is_drawn_with_its_words(counted: Stage) -> None:
    file, came = await counted.write("picture", COORDINATOR, WHOLE, "small")
    assert isinstance(file, File)
    assert isinstance(came, File)
    assert (file.kind, file.name) == ("photo", "small.png")
    assert (came.kind, came.name) == ("photo", "small-arrivals.png")
    assert all(each.content.startswith(b"\x89PNG") for each in (file, came))
    assert file.caption.startswith("Kleine Abfrage\n")
    assert came.caption.startswith("Kleine Abfrage\nEingang der Abgaben\n")


@pytest.mark.parametrize(
    ("kind", "name", "begins", "caption"),
    [
        ("document", "small.pdf", b"%PDF-", "Kleine Abfrage: Auswertung als Dokument"),
        ("workbook", "small.xlsx", b"PK", "Kleine Abfrage: Auswertung als Arbeitsmappe"),
    ],
)
async def test_the_documents_come_as_files(
    counted: Stage, kind: str, name: str, begins: bytes, caption: str
) -> None:
    (file,) = await counted.write(kind, COORDINATOR, WHOLE, "small")
    assert isinstance(file, File)
    assert (file.kind, file.name, file.caption) == ("document", name, caption)
    assert file.content.startswith(begins)


async def test_the_data_is_the_published_format(counted: Stage) -> None:
    (file,) = await counted.write("data", COORDINATOR, WHOLE, "small")
    assert isinstance(file, File)
    assert (file.kind, file.name) == ("document", "small.json")
    assert file.caption == "Kleine Abfrage: alle Angaben als Datei für andere Programme"
    summary = await counted.database.read(lambda c: results.summary(c, "small"))
    assert Summary.model_validate(json.loads(file.content)) == summary


@pytest.mark.parametrize(
    ("kind", "chat", "about"),
    [
        ("summary", GROUP, PUBLIC),
        ("summary", COORDINATOR, WHOLE),
        ("picture", COORDINATOR, WHOLE),
        ("document", COORDINATOR, WHOLE),
        ("workbook", COORDINATOR, WHOLE),
        ("data", COORDINATOR, WHOLE),
    ],
)
async def test_the_final_result_falls_away_where_the_round_goes_on(
    counted: Stage, kind: str, chat: int, about: dict[str, bool]
) -> None:
    closing = {**about, "closed_at": counted.hands.now.isoformat()}
    assert await counted.write(kind, chat, closing, "small") == ()
    await counted.database.write(lambda c: rounds.mark_closed(c, "small", counted.hands.now))
    assert await counted.write(kind, chat, closing, "small") != ()
    await counted.database.write(lambda c: rounds.reopen(c, "small"))
    assert await counted.write(kind, chat, closing, "small") == ()
    later = counted.hands.now + dt.timedelta(hours=1)
    await counted.database.write(lambda c: rounds.mark_closed(c, "small", later))
    assert await counted.write(kind, chat, closing, "small") == ()


async def test_a_kind_that_nobody_knows_cannot_be_written(counted: Stage) -> None:
    assert "postcard" not in KINDS
    with pytest.raises(KeyError, match="postcard"):
        await counted.write("postcard", HEAD, {}, "small")


async def test_a_summary_is_a_card_without_buttons(counted: Stage) -> None:
    (card,) = await counted.write("summary", GROUP, PUBLIC, "small")
    assert isinstance(card, Card)
    assert card.rows == ()
