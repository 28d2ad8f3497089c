import datetime as dt, itertools
import pytest
from functools import partial
from dataclasses import replace
from storage import attached, people, rounds, cosigners, outbox, releases
from chat.events import Said, Origin, Moved
from tests.handlers.joint import *
from tests.handlers.joint import closed as jclosed
from tests.handlers.stage import *
from scheduler.letters import render
from scheduler.settings import Settings
from storage.outbox import Letter
from chat.cards import Card, File, card_text, measure

WEIRD = ["<b>x</b> & <script>", "\u202eabc\u202c \u200f", "😀"*1500, "x"*4096, "– a\n– b\n\n\n– c", "{ $x } %s {0}", "\u200b", "**#*_` [a](b) #let x = 1; $x$ @ref <label> \\ //", "\x07\x0b", "a\u0301"*1000, "'; DROP TABLE", "#"*3500, "\u202e"*3400, "-"*10, "\n"*10+"x", "Mit freundlichen Grüßen", "gez.", "https://t.me/x?start=1"]

async def letter(stage, kind, chat, about, round_):
    l = Letter("k", chat, kind, about, stage.now, 0, round_)
    s = Settings("de", stage.desk.coordinators, (), lambda: "s")
    parts = await stage.database.read(lambda c: render(c, l, stage.now, s))
    out = []
    for p in parts:
        out += [p] if isinstance(p,(Card,File)) else list(p())
    return out

@pytest.mark.parametrize("words", WEIRD)
async def test_weird(bare, words):
    heads = await jclosed(bare)
    co = await at_joint(bare)
    await co.say("2")
    await co.say(words)
    for m in co.shown: assert measure(card_text(m)) <= 4096, len(card_text(m))
    await co.say("/start")
    content = None
    await circulate(co)
    if "Mitzeichnung bis" not in co.words: print("NOT CIRC", co.words[:300])
    await begin(bare)
    await answer(heads[2], "Weiter", "Ich bitte um eine Änderung", words=words if len(words)<1000 and words.isprintable() else "ok")
    print(heads[2].words[:200])
    for kind, about, r in (("joint-draft", {}, COSIGN), ("joint-document", {"version":1}, VOTUM), ("joint-letter", {}, COSIGN)):
        out = await letter(bare, kind, COORDINATOR if kind!="joint-draft" else heads[2].account, about, r)
        assert out
        for o in out:
            if isinstance(o, Card): assert measure(card_text(o)) <= 4096, (kind, measure(card_text(o)))
            else: assert len(o.content) > 1000 and len(o.caption) <= 1024
    # question
    await heads[2].say("/frage")
    await heads[2].say(words)
    ls = await bare.letters("question")
    for l in ls:
        out = await letter(bare, "question", l.chat, l.about, l.round)
        for o in out: assert measure(card_text(o)) <= 4096
    if ls:
        await co.press_data(f"0 {encode_reply()} {VOTUM} {ls[0].about['question']}") if False else None
    await co.press("Aktualisieren") if "Aktualisieren" in co.labels else None
    assert measure(card_text(co.card)) <= 4096


async def test_long_wishes(bare):
    heads = await jclosed(bare)
    co = await at_joint(bare)
    await circulate(co)
    await begin(bare)
    for h in heads:
        await h.press_data(f"0 o {COSIGN}")
        await h.press("Weiter" if "Weiter" in h.labels else "Für beide übernehmen")
        await h.press("Ich bitte um eine Änderung")
        await h.say("ä"*999)
        await h.press("Verbindlich abgeben")
    await co.press("Aktualisieren")
    print(measure(card_text(co.card)), co.labels)
    out = await letter(bare, "joint-letter", COORDINATOR, {}, COSIGN)
    for o in out:
        if isinstance(o, Card): print("CARD", measure(card_text(o)))
