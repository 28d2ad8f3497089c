"""A draft's answers in words, as the cards show them."""

from chat.answers import Block, InWords
from handlers.scene import Scene
from handlers.sheet import Sheet
from survey.questions import Group
from survey.step import Step, entries


def in_words(scene: Scene, sheet: Sheet) -> InWords:
    """The answers of the draft that count, to be told on the day of the event."""
    kept = sheet.kept
    return InWords(kept.round, kept.roster, sheet.counted, scene.day(kept.id), scene.texts)


def answered(scene: Scene, sheet: Sheet) -> tuple[Block, ...]:
    """All answers of the draft, and what is not answered."""
    return in_words(scene, sheet).blocks(sheet.steps)


def entry_lines(scene: Scene, sheet: Sheet, step: Step) -> tuple[str, ...]:
    """What each entry of a repeating group says, one line an entry."""
    if not isinstance(step.question, Group):
        return ()
    count = entries(step.question, step.key, sheet.answers)
    lines: list[list[str]] = [[] for _ in range(count)]
    for item in sheet.steps:
        if item.group_key == step.key and item.key in sheet.counted:
            lines[item.entry - 1].append(in_words(scene, sheet).answer(item))
    return tuple(
        f"{number}. {' · '.join(words) or scene.texts('listing-empty')}"
        for number, words in enumerate(lines, start=1)
    )
