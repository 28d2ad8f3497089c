"""The joint vote: drafted, reworded block by block, and never written over unseen."""

from dataclasses import replace

import pytest

from storage import rounds
from survey.joint_draft import BLOCK_LIMIT
from survey.joint_vote import Block
from tests.handlers.joint import (
    READING,
    SECOND,
    VOTUM,
    at_joint,
    circulate,
    closed,
    docx,
    send_document,
    the_draft,
)
from tests.handlers.stage import COORDINATOR, Stage, Talk

LETTER = READING.round.letter
assert LETTER is not None
PARTS = tuple(part.id for part in LETTER.parts)


@pytest.fixture
async def coordinator(bare: Stage) -> Talk:
    await closed(bare, joined=1)
    return await at_joint(bare)


async def test_it_is_drafted_from_the_count_and_kept(bare: Stage, coordinator: Talk) -> None:
    draft = await the_draft(bare)
    assert (draft.round, draft.version, draft.revision, draft.cosigning) == (VOTUM, 1, 1, None)
    assert tuple(piece.block.id for piece in draft.pieces) == PARTS
    assert coordinator.card.title == "Gemeinsames Votum"
    assert coordinator.card.body.startswith(
        "Entwurf, Fassung 1, zuletzt geändert am Montag, 21. Dezember 2026, 10:00 Uhr\n\n1. Sie "
    )
    assert coordinator.labels[-4:] == [
        "Als PDF und Word-Dokument", "Neu aus der Auszählung", "In die Mitzeichnung geben",
        "Zurück",
    ]  # fmt: skip
    await coordinator.press("Zurück", "Gemeinsames Votum")
    assert (await the_draft(bare)).revision == 1


async def test_a_block_gets_other_words(bare: Stage, coordinator: Talk) -> None:
    await coordinator.say("1")
    assert coordinator.card.title.startswith("1. Sie haben die Jugendämter")
    assert coordinator.labels == ["Weglassen", "Zurück"]
    await coordinator.say("Wir schreiben\n\n\n\n- gemeinsam\n- und gern")
    assert coordinator.card.body.startswith("Der neue Wortlaut ist gespeichert.\n\nEntwurf")
    draft = await the_draft(bare)
    assert draft.revision == 2
    assert draft.pieces[0].block.text == "Wir schreiben\n\n– gemeinsam\n– und gern"


async def test_words_that_are_a_label_are_words(bare: Stage, coordinator: Talk) -> None:
    await coordinator.say("1", "Zurück")
    assert (await the_draft(bare)).pieces[0].block.text == "Zurück"
    await coordinator.say("1", "/zurueck")
    assert coordinator.card.title == "Gemeinsames Votum"
    assert (await the_draft(bare)).revision == 2


async def test_a_block_is_left_out_and_put_back(bare: Stage, coordinator: Talk) -> None:
    await coordinator.say("2")
    await coordinator.press("Weglassen")
    assert coordinator.toast == "Der Teil ist weggelassen."
    assert "2. Eingliederungshilfe (weggelassen)" in coordinator.card.body
    await coordinator.say("2")
    assert "Dieser Teil ist weggelassen." in coordinator.card.body
    await coordinator.press("Wieder aufnehmen")
    assert not any(piece.out for piece in (await the_draft(bare)).pieces)


@pytest.mark.parametrize("words", ["0", "99", "hallo"])
async def test_what_is_no_part_is_said_so(coordinator: Talk, words: str) -> None:
    await coordinator.say(words)
    assert coordinator.card.body.startswith(
        "Einen solchen Teil gibt es nicht. Erwartet wird eine Nummer von 1 bis 6"
    )


async def test_what_is_too_long_is_refused_and_nothing_follows(
    bare: Stage, coordinator: Talk
) -> None:
    """The app cuts a long text into messages: the second is not taken for the whole."""
    await coordinator.say("1", "x" * (BLOCK_LIMIT + 1))
    assert coordinator.card.body.startswith(
        "Der Text hat 3.501 Zeichen, höchstens 3.500 sind möglich."
    )
    await coordinator.say("und der Rest")
    assert (await the_draft(bare)).revision == 1


async def test_nobody_writes_over_what_another_has_changed(bare: Stage, coordinator: Talk) -> None:
    other = await at_joint(bare, SECOND)
    await coordinator.say("1")
    await other.say("1", "Vom anderen.")
    await coordinator.say("Von mir.")
    assert coordinator.card.body.startswith(
        "Jemand hat den Entwurf inzwischen geändert, deshalb ist nichts gespeichert. "
        "Sie sehen den neuen Stand.\n\nVom anderen."
    )
    assert (await the_draft(bare)).pieces[0].block.text == "Vom anderen."
    await coordinator.say("Von mir.")
    assert (await the_draft(bare)).pieces[0].block.text == "Von mir."


@pytest.mark.parametrize("label", ["Weglassen"])
async def test_nor_leaves_it_out(bare: Stage, coordinator: Talk, label: str) -> None:
    other = await at_joint(bare, SECOND)
    await coordinator.say("1")
    await other.say("2", "Anders.")
    await coordinator.press(label)
    assert coordinator.toast == ""
    assert coordinator.card.body.startswith("Jemand hat den Entwurf inzwischen geändert")
    assert not any(piece.out for piece in (await the_draft(bare)).pieces)


async def test_a_coordinator_no_more_is_led_home(bare: Stage, coordinator: Talk) -> None:
    await coordinator.say("1")
    bare.desk = replace(bare.desk, coordinators=frozenset({SECOND}))
    await coordinator.say("Meine Worte")
    assert (await the_draft(bare)).revision == 1


async def test_an_open_round_has_no_joint_vote(bare: Stage) -> None:
    await closed(bare, joined=1)
    await bare.database.write(lambda c: rounds.reopen(c, VOTUM))
    talk = bare.talk(99)
    await talk.say("/start")
    await talk.press("Abfrage öffnen")
    assert "Gemeinsames Votum" not in talk.labels
    await talk.press_data(f"{talk.action('Aktualisieren').turn:x} G")
    assert talk.toast == "Ein gemeinsames Votum gibt es erst, wenn die Abfrage beendet ist."


# -- the document ---------------------------------------------------------------


async def test_documents_of_the_draft_come_at_once(bare: Stage, coordinator: Talk) -> None:
    await coordinator.press("Als PDF und Word-Dokument")
    assert coordinator.toast == "Der Text kommt sofort."
    (letter,) = await bare.letters("joint-document")
    assert (letter.chat, letter.about, letter.round) == (99, {"version": 1}, VOTUM)


async def test_a_document_says_first_what_it_changes(bare: Stage, coordinator: Talk) -> None:
    new = Block(id=PARTS[0], text="Aus Word.")
    content = await docx(bare, new, Block(id=PARTS[4], text=""))
    await send_document(coordinator, content)
    assert coordinator.card.title == "Word-Dokument übernehmen?"
    assert coordinator.card.body == (
        "Neuer Wortlaut in Teil: 1\n\nKünftig weggelassen: Teil 5\n\n"
        "Alle anderen Teile bleiben, wie sie sind. Ihr Dokument ist noch nicht gespeichert."
    )
    assert (await the_draft(bare)).revision == 1
    await coordinator.press("Übernehmen")
    assert coordinator.toast == "Das Word-Dokument ist übernommen."
    draft = await the_draft(bare)
    assert draft.pieces[0].block == new
    assert [piece.out for piece in draft.pieces] == [False, False, False, False, True, False]


async def test_a_document_with_nothing_new_changes_nothing(bare: Stage, coordinator: Talk) -> None:
    await send_document(coordinator, await docx(bare))
    assert coordinator.card.body.startswith("In diesem Dokument steht dasselbe wie im Entwurf.")


async def test_a_document_that_was_overtaken_is_not_taken_over(
    bare: Stage, coordinator: Talk
) -> None:
    other = await at_joint(bare, SECOND)
    await send_document(coordinator, await docx(bare, Block(id=PARTS[0], text="Aus Word.")))
    await other.say("2", "Anders.")
    await coordinator.press("Übernehmen")
    assert coordinator.card.body.startswith("Jemand hat den Entwurf inzwischen geändert")
    assert (await the_draft(bare)).pieces[0].block.text != "Aus Word."


@pytest.mark.parametrize(
    ("content", "size", "told"),
    [
        (b"", None, "Diese Datei ist kein Word-Dokument (.docx)."),
        (b"%PDF-1.7", None, "Diese Datei ist kein Word-Dokument (.docx)."),
        (b"PK\x03\x04 broken", None, "Diese Datei ist kein Word-Dokument (.docx)."),
        (b"x", 20_000_001, "Diese Datei ist zu groß, höchstens 20 MB sind möglich."),
    ],
)
async def test_a_file_that_is_no_draft_is_refused_in_words(
    bare: Stage, coordinator: Talk, content: bytes, size: int | None, told: str
) -> None:
    await send_document(coordinator, content, size)
    assert coordinator.card.body.startswith(told)
    assert (await the_draft(bare)).revision == 1


async def test_a_picture_is_no_document(coordinator: Talk) -> None:
    await coordinator.send("photo")
    assert "Erwartet wird die Nummer eines Teils" in coordinator.card.body


async def test_files_of_others_are_not_even_fetched(bare: Stage, coordinator: Talk) -> None:
    head = bare.talk(1001)
    await head.say("/start")
    event = await send_document(head, await docx(bare))
    assert getattr(event, "received", 1) is None


async def test_a_draft_can_be_made_anew_from_the_count(bare: Stage, coordinator: Talk) -> None:
    """What was edited goes only with a second tap."""
    before = (await the_draft(bare)).pieces
    await coordinator.press("Neu aus der Auszählung")
    assert coordinator.toast == "Die Auszählung ergibt denselben Text. Es ist nichts geändert."
    await coordinator.say("1", "Anders.")
    await coordinator.press("Neu aus der Auszählung")
    assert coordinator.card.title == "Neu aus der Auszählung erstellen?"
    assert "Neuer Wortlaut in Teil: 1" in coordinator.card.body
    assert (await the_draft(bare)).pieces != before
    await coordinator.press("Übernehmen")
    assert (await the_draft(bare)).pieces == before


async def test_of_a_draft_that_goes_round_the_next_version_is_made(
    bare: Stage, coordinator: Talk
) -> None:
    await circulate(coordinator)
    await coordinator.press("Neu aus der Auszählung")
    assert (await the_draft(bare)).version == 2
    assert "Entwurf, Fassung 2" in coordinator.card.body


async def test_coordinators_are_told_when_the_count_changes_behind_a_draft(
    bare: Stage, coordinator: Talk
) -> None:
    assert await bare.letters("joint-outdated") == []
    await coordinator.press("Zurück", "Wieder öffnen")
    await coordinator.say("22.12.2026 12:00")
    await coordinator.press("Ja, wieder öffnen")
    told = await bare.letters("joint-outdated")
    assert {each.chat for each in told} == {COORDINATOR}
    assert told[0].about == {"version": "1", "why": "reopened"}
    await bare.displace(coordinator, f'{{"at": "joint", "round": "{VOTUM}"}}')
    await coordinator.say("/help")
    await bare.show_again(coordinator)
    assert "Die Auszählung hat sich seither geändert." in coordinator.card.body
    await coordinator.press("Neu aus der Auszählung")
    assert coordinator.toast.startswith("Ein gemeinsames Votum gibt es erst")
