"""How a played head gets from a letter to the submission."""

import asyncio

from chat.actions import Verb
from chat.buttons import CONTROLS
from chat.texts import texts
from playground.answerer import Act, Answerer
from playground.page_client import Message, NotShown, PageClient, labels, title_of
from playground.watcher import Chat, Watcher

STEPS = 400
"""More steps than any questionnaire has: then somebody goes round in circles."""

REFUSAL = 0.5
"""Seconds after a notice in which the card changes, if it does."""


async def fill_in(page: PageClient, head: Chat, typing: float = 0.0) -> int:
    """Answers everything and submits it; the number of steps it took. Whoever types needs `typing`
    seconds for it. NotShown where it does not go on."""
    say, manner = texts("de"), Answerer(head.title)
    card = await _way_in(page, head, say("letter-answer"))
    for steps in range(1, STEPS):
        act = manner.next_act(card)
        await asyncio.sleep(typing if act.kind == "say" else 0.0)
        after, notice = await _do(page, head, card, act)
        if act.words == say(CONTROLS[Verb.SUBMIT]):
            return steps
        if after is None or (act.kind == "say" and title_of(after) == title_of(card)):
            manner.refused(act, notice)
        else:
            manner.taken()
        card = after or card
    raise NotShown(f"{head.title}: an end of the questions")


async def _way_in(page: PageClient, head: Chat, way: str) -> Message:
    """The newest card. A letter's button shows it below."""
    watch = Watcher(page)
    newest = await watch.card(head)
    if way not in labels(newest):
        return newest
    await page.press(head.id, newest, way)
    return await watch.card(head, after=newest["id"])


async def _do(page: PageClient, head: Chat, card: Message, act: Act) -> tuple[Message | None, str]:
    """The card after the act, None where nothing came of it but a notice; and the notice."""
    watch = Watcher(page)
    if act.kind == "say":
        await page.say(head.id, act.words)
        return await watch.changed(head, card), ""
    notice = await page.press(head.id, card, act.words)
    try:
        return await watch.changed(head, card, REFUSAL if notice else None), notice
    except NotShown:
        if not notice:
            raise
        return None, notice
