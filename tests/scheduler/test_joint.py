"""Letters about a joint vote: who gets the draft, and with whose names the letter comes."""

import io
from functools import partial

import docx
import pytest
from docx.oxml.ns import qn

from chat.cards import TEXT_LIMIT, Card, File, card_text, measure
from handlers.charge import Charge
from handlers.circulating import circulate
from handlers.desk import Desk, Privacy
from rounds.reader import read_round
from rounds.shelf import path_of
from storage import Connection, joint_votes, people, rounds
from survey.joint_draft import pieces_of
from survey.joint_vote import Block
from tests.scheduler.conftest import COORDINATOR, GROUP
from tests.scheduler.recorder import utc
from tests.scheduler.stage import Stage

VOTUM, COSIGN = "jugendhilfe-votum", "jugendhilfe-votum-cosign-1"
READING = read_round(path_of(VOTUM))
HEADS = {
    101: "Jugendamtsleitung Ennepetal",
    102: "Jugendamtsleitung Gevelsberg",
    103: "Jugendamtsleitung Witten",
}
PIECES = pieces_of(
    [Block(id="opening", text="Wir schreiben gemeinsam."), Block(id="b", text="x" * 5000)]
)


@pytest.fixture
async def going_round(stage: Stage) -> Stage:
    """A draft goes round since Monday, 21 December 2026; three heads have joined."""
    stage.hands.now = utc("12-21T09:00").replace(year=2026)
    await stage.freeze(READING.round, READING.roster)
    for account, person in HEADS.items():
        await stage.join(VOTUM, person, account)
    secrets = iter(range(1000))
    desk = Desk("de", frozenset({COORDINATOR}), Privacy(), lambda: f"s-{next(secrets)}", str)

    def unit(connection: Connection) -> None:
        rounds.mark_opened(connection, VOTUM, stage.hands.now)
        rounds.mark_closed(connection, VOTUM, stage.hands.now)
        draft = joint_votes.add(connection, VOTUM, PIECES, 1, stage.hands.now, 0)
        charge = Charge(connection, desk, VOTUM, "opaque-7", stage.hands.now)
        circulate(charge, draft, utc("01-08T12:00").replace(year=2027))

    await stage.database.write(unit)
    return stage


async def test_co_signers_get_the_draft_in_words_and_as_a_document(going_round: Stage) -> None:
    card, *pages, file = await going_round.write("joint-draft", 101, {}, COSIGN)
    assert isinstance(card, Card)
    assert card.title == "Bitte um Mitzeichnung"
    assert (
        "Fassung 1, folgt in Worten und als PDF. Bitte antworten Sie bis Freitag, 8. Januar 2027"
        in card.body
    )
    assert [each.title for each in pages if isinstance(each, Card)] == [
        f"Entwurf des gemeinsamen Votums, Fassung 1 ({n} von 3)" for n in (1, 2, 3)
    ]
    assert isinstance(file, File)
    assert file.name == f"{VOTUM}-1.pdf"
    assert file.content.startswith(b"%PDF-")


async def test_the_other_coordinators_learn_that_it_goes_round_and_by_whom(
    going_round: Stage,
) -> None:
    person = await going_round.acquaint(300)
    await going_round.database.write(lambda c: people.call(c, person, "Kim Muster"))
    about = {"by": "opaque-300"}
    card = await going_round.written("circulating", COORDINATOR, about, COSIGN)
    assert card.title == "Entwurf in der Mitzeichnung"
    assert card.body.partition("\n")[2] == (
        "Der Entwurf des gemeinsamen Votums, Fassung 1, geht in die Mitzeichnung. "
        "Die Frist endet am Freitag, 8. Januar 2027, 13:00 Uhr (MEZ).\n"
        "Veranlasst von: Kim Muster"
    )
    assert await going_round.write("circulating", 101, about, COSIGN) == ()


@pytest.mark.parametrize("chat", [GROUP, 999])
async def test_nobody_else_gets_it(going_round: Stage, chat: int) -> None:
    await going_round.acquaint(999)
    assert await going_round.write("joint-draft", chat, {}, COSIGN) == ()
    for kind in ("joint-document", "joint-letter"):
        assert await going_round.write(kind, chat, {"version": 1}, VOTUM) == ()
        assert await going_round.write(kind, 101, {"version": 1}, VOTUM) == ()


async def test_the_draft_comes_before_the_notice_that_it_is_open(going_round: Stage) -> None:
    await going_round.look()
    await going_round.outbox.drain()
    titles = [call.title for call in going_round.recorder.calls if call.chat == 102]
    assert titles[0] == "Bitte um Mitzeichnung"
    assert titles[-1] == "Die Abfrage ist eröffnet"


async def test_nothing_is_sent_of_a_version_that_is_replaced(going_round: Stage) -> None:
    await going_round.database.write(lambda c: rounds.supersede(c, COSIGN))
    assert await going_round.write("joint-draft", 101, {}, COSIGN) == ()
    assert await going_round.write("joint-letter", COORDINATOR, {}, COSIGN) == ()
    await going_round.look()
    await going_round.outbox.drain()
    assert going_round.recorder.taken() == []


async def test_the_letter_is_provisional_while_answers_can_come(going_round: Stage) -> None:
    await going_round.look()
    await going_round.submit(COSIGN, 101, {"cosign": "consent"})
    await going_round.submit(COSIGN, 103, {"cosign": "change", "cosign.words": "Kürzer."})
    card, pdf, word = await going_round.write("joint-letter", COORDINATOR, {}, COSIGN)
    assert isinstance(card, Card)
    assert "Mitgezeichnet: 2 von 9 Kommunen" in card.body
    assert "Es ist ein Votum der Kommunen, die mitgezeichnet haben." in card.body
    assert "Witten bittet um eine Änderung: Kürzer." in card.body
    assert isinstance(pdf, File)
    assert isinstance(word, File)
    said = paragraphs(word.content)
    assert any(line.startswith("Vorläufig, Stand Montag, 21. Dezember 2026") for line in said)
    assert "Jugendamtsleitung Ennepetal (Breckerfeld und Ennepetal)" in said
    assert not any("Jugendamtsleitung Witten" in line for line in said)


async def test_the_letter_comes_by_itself_at_the_end(going_round: Stage) -> None:
    await going_round.look()
    await going_round.submit(COSIGN, 102, {"cosign": "consent"})
    going_round.hands.now = utc("01-08T12:00").replace(year=2027)
    await going_round.look()
    kept = await going_round.database.read(partial(rounds.get, round_=COSIGN))
    assert kept.state == "closed"
    letters = [key for key in await going_round.states() if "/joint-letter/" in key]
    assert len(letters) == 1
    _, _, word = await going_round.write("joint-letter", COORDINATOR, {}, COSIGN)
    assert isinstance(word, File)
    said = paragraphs(word.content)
    assert "Votum der unterzeichnenden Kommunen" in said
    assert not any(line.startswith("Vorläufig") for line in said)


async def test_the_letter_comes_however_much_is_asked_for(going_round: Stage) -> None:
    """All that heads have said does not fit one message."""
    await going_round.database.write(lambda c: rounds.mark_opened(c, COSIGN, going_round.hands.now))
    for account in HEADS:
        said = {"cosign": "change", "cosign.words": f"{account} " + "Wort " * 198}
        await going_round.submit(COSIGN, account, said)
    *cards, letter, editable = await going_round.write("joint-letter", COORDINATOR, {}, COSIGN)
    assert isinstance(letter, File)
    assert isinstance(editable, File)
    words = [card_text(card) for card in cards if isinstance(card, Card)]
    assert len(words) == len(cards) == 2
    assert max(map(measure, words)) <= TEXT_LIMIT
    assert [town in "".join(words) for town in ("Breckerfeld bittet", "Witten bittet")] == [
        True
    ] * 2


async def test_the_draft_as_a_document_bears_no_name(going_round: Stage) -> None:
    pdf, word = await going_round.write("joint-document", COORDINATOR, {"version": 1}, VOTUM)
    assert isinstance(pdf, File)
    assert isinstance(word, File)
    assert (pdf.name, word.name) == (f"{VOTUM}-1.pdf", f"{VOTUM}-1.docx")
    said = paragraphs(word.content)
    assert "Wir schreiben gemeinsam." in "\n".join(said)
    assert not any("Jugendamtsleitung" in line for line in said)


def paragraphs(content: bytes) -> list[str]:
    """Every line of a Word document, those in content controls too."""
    body = docx.Document(io.BytesIO(content)).element.body
    return ["".join(run.text for run in line.iter(qn("w:t"))) for line in body.iter(qn("w:p"))]
