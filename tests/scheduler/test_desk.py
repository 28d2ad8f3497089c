"""Letters between people who answer and coordinators, and documents that are asked for."""

import pytest

from chat.actions import Action, Verb
from chat.cards import Button, Card, File
from storage import Connection, people, questions, rounds
from tests.scheduler.conftest import COORDINATOR, GROUP
from tests.scheduler.recorder import utc
from tests.scheduler.stage import Stage

HEAD, WITTEN = 201, "05954036"
LATER = utc("03-17T11:00")


async def asked(small: Stage, kind: questions.Sort = "time") -> None:
    """Witten's head has asked something."""

    def unit(connection: Connection) -> None:
        person = people.of_account(connection, HEAD)
        assert person is not None
        mandate = rounds.mandate(connection, "small", WITTEN)
        questions.ask(connection, mandate, person.id, kind, "Bitte!", small.hands.now)

    await small.database.write(unit)


async def answered(small: Stage, words: str | None) -> bool:
    deadline = None if words else LATER
    now = small.hands.now
    return await small.database.write(
        lambda c: questions.answer(c, 1, 1, now, words=words, deadline=deadline)
    )


async def test_a_request_comes_with_both_ways_to_answer(small: Stage) -> None:
    await asked(small)
    card = await small.written("question", COORDINATOR, {"question": 1}, "small")
    assert card.title == "Frage an die Koordination"
    assert card.body.endswith("bittet für Witten um mehr Zeit:\nBitte!")
    assert card.rows == (
        (Button("Antworten", Action(Verb.REPLY, "small 1")),),
        (Button("Frist verlängern", Action(Verb.GRANT, "small 1")),),
    )


async def test_a_question_can_be_answered_in_words_alone(small: Stage) -> None:
    await asked(small, "question")
    card = await small.written("question", COORDINATOR, {"question": 1}, "small")
    assert [button.label for row in card.rows for button in row] == ["Antworten"]


@pytest.mark.parametrize("chat", [HEAD, GROUP])
async def test_questions_are_for_coordinators(small: Stage, chat: int) -> None:
    await asked(small)
    assert await small.write("question", chat, {"question": 1}, "small") == ()


async def test_an_answered_question_is_told_to_no_further_coordinator(small: Stage) -> None:
    await asked(small)
    assert await answered(small, "Nein.")
    assert not await answered(small, "Doch.")
    assert await small.write("question", COORDINATOR, {"question": 1}, "small") == ()


async def test_the_answer_goes_to_who_asked_with_the_question(small: Stage) -> None:
    await asked(small)
    assert await small.write("replied", HEAD, {"question": 1}, "small") == ()
    await answered(small, "Nein.")
    assert await small.written("replied", HEAD, {"question": 1}, "small") == Card(
        title="Antwort der Koordination",
        body="Kleine Abfrage\nZu Ihrer Frage für Witten:\n„Bitte!“\nNein.",
        rows=((Button("Jetzt antworten", Action(Verb.OPEN, f"small {WITTEN}")),),),
    )
    assert await small.write("replied", COORDINATOR, {"question": 1}, "small") == ()


async def test_an_answer_does_not_reach_whoever_lost_the_access(small: Stage) -> None:
    await asked(small)
    await answered(small, "Nein.")
    await small.database.write(lambda c: people.part(c, "small", "al-witten"))
    assert await small.write("replied", HEAD, {"question": 1}, "small") == ()


async def test_coordinators_are_told_who_has_done_it(small: Stage) -> None:
    await small.database.write(lambda c: rounds.mark_opened(c, "small", small.hands.now))
    about = {"by": f"opaque-{COORDINATOR}"}
    card = await small.written("ended", COORDINATOR, about, "small")
    assert card.body.endswith("Veranlasst von: jemand aus der Koordination")
    person = await small.database.read(lambda c: people.of_account(c, COORDINATOR))
    assert person is not None
    await small.database.write(lambda c: people.call(c, person.id, "Kim Muster"))
    card = await small.written("ended", COORDINATOR, about, "small")
    assert card.body.endswith("Veranlasst von: Kim Muster")
    card = await small.written("ended", COORDINATOR, {"by": "administrator"}, "small")
    assert card.body.endswith("Veranlasst von: die Administration")
    assert await small.write("ended", HEAD, about, "small") == ()


@pytest.mark.parametrize(
    ("form", "name", "begins"),
    [
        ("pdf", "small.pdf", b"%PDF-"),
        ("docx", "small.docx", b"PK"),
        ("xlsx", "small.xlsx", b"PK"),
        ("csv", "small.de.csv", b"\xef\xbb\xbf"),
        ("png", "small.png", b"\x89PNG"),
        ("log", "small.jsonl", b"{"),
    ],
)
async def test_a_document_comes_in_the_form_that_is_asked_for(
    small: Stage, form: str, name: str, begins: bytes
) -> None:
    await small.database.write(lambda c: rounds.mark_opened(c, "small", small.hands.now))
    about = {"form": form, "public": False}
    file, *_ = await small.write("file", COORDINATOR, about, "small")
    assert isinstance(file, File)
    assert (file.name, file.content[: len(begins)]) == (name, begins)
    assert await small.write("file", HEAD, about, "small") == ()


async def test_the_summary_offers_the_documents_to_coordinators_alone(small: Stage) -> None:
    await small.database.write(lambda c: rounds.mark_opened(c, "small", small.hands.now))
    whole = await small.written("summary", COORDINATOR, {"public": False}, "small")
    assert [button.label for row in whole.rows for button in row] == ["PDF", "Word", "Excel", "CSV"]
    assert whole.rows[0][0].action == Action(Verb.DOCUMENT, "small pdf")
    public = await small.written("summary", GROUP, {"public": True}, "small")
    assert public.rows == ()
