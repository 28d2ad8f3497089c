"""Letters about the bot's own work, to coordinators: who cannot be reached, and what it suffered.

Each falls away when what it tells is over before it is sent.
"""

import datetime as dt
from zoneinfo import ZoneInfo

from chat.format import moment
from scheduler.writing import Parts, Writing
from storage import people, reach, rounds, troubles

ZONE = ZoneInfo("Europe/Berlin")
"""Where no round says on whose clocks times are told."""


def unreachable(writing: Writing) -> Parts:
    """Somebody of the round cannot be written to."""
    about = writing.letter.about
    held = people.holdings(
        writing.connection,
        person=about["person"],
        round_=writing.kept.id,
        roster_person=about["roster_person"],
    )
    if not held or about["person"] not in reach.lost(writing.connection, writing.kept.id):
        return ()
    return writing.card(
        {
            "name": writing.name(held[0].key, about["person"]),
            "towns": writing.towns(each.key for each in held),
        },
        writing.texts("letter-unreachable-help"),
    )


def shut(writing: Writing) -> Parts:
    """The bot cannot write in a group."""
    group = reach.group(writing.connection, writing.letter.about["group"])
    if group.lost_at is None or reach.current(writing.connection, group.chat) != group.chat:
        return ()
    return writing.card(
        {"group": group.title or str(group.chat)}, writing.texts("letter-shut-help")
    )


def attached(writing: Writing) -> Parts:
    """A group gets a round's result from now on, or not any more: to the other coordinators."""
    about = writing.letter.about
    chat = reach.current(writing.connection, about["group"])
    title = reach.group(writing.connection, chat).title
    group = title or writing.texts("group-nameless", chat=str(chat))
    return writing.card({"group": group}, *writing.done_by)


def trouble(writing: Writing) -> Parts:
    """Something goes on that the bot suffers from (about: kind, since), or did (also: until)."""
    about = writing.letter.about
    kind, since = about["kind"], dt.datetime.fromisoformat(about["since"])
    if "until" in about:
        sentence, until = f"trouble-{kind}-over", dt.datetime.fromisoformat(about["until"])
    elif troubles.ongoing(writing.connection).get(kind) == since:
        sentence, until = f"trouble-{kind}", since
    else:
        return ()
    told = {"since": _moment(writing, since), "until": _moment(writing, until)}
    return writing.card({}, writing.texts(sentence, **told))


def _moment(writing: Writing, instant: dt.datetime) -> str:
    """On the clocks of the newest round."""
    newest = rounds.ids(writing.connection)[:1]
    zone = rounds.get(writing.connection, newest[0]).round.zone if newest else ZONE
    return moment(instant, zone, writing.texts.language)
