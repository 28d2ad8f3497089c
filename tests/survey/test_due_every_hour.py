"""Every hour of the days on which clocks change, outages of any length, clocks that are set: each
event is decided exactly once, on time or at once afterwards."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from survey.plan import Facts, MandateFacts, timetable
from survey.roster import Holder
from tests.survey.playing import DAY, HOUR, SECOND, Bot, a_round

CHANGES = {
    "Europe/Berlin": ["2027-03-28", "2027-10-31", "2028-03-26", "2028-10-29"],
    "Europe/London": ["2027-03-28", "2027-10-31", "2028-03-26", "2028-10-29"],
    "America/New_York": ["2027-03-14", "2027-11-07", "2028-03-12", "2028-11-05"],
    "Australia/Lord_Howe": ["2027-04-04", "2027-10-03", "2028-04-02", "2028-10-01"],
}
DAYS = [(zone, day) for zone, days in CHANGES.items() for day in days]

OUTAGES = [
    dt.timedelta(seconds=seconds)
    for seconds in (1, 59, 600, 3600, 4 * 3600, 8 * 3600, 14 * 3600, 20 * 3600)
]
JUMPS = [HOUR, -HOUR, DAY, -DAY]
KINDS = {"opening", "asked", "reminder", "escalation", "deadline", "closing"}


def hours(zone: str, day: str) -> list[dt.datetime]:
    """The instants at which an hour of the day begins, 23, 24 or 25 of them."""
    where, date = ZoneInfo(zone), dt.date.fromisoformat(day)
    begin, end = (
        dt.datetime.combine(each, dt.time(), where).astimezone(dt.UTC)
        for each in (date, date + DAY)
    )
    count = -(-(end - begin) // HOUR)
    return [begin + number * HOUR for number in range(count)]


def a_bot(zone: str, begin: dt.datetime, at: dt.time, quiet: list[str] | None = None) -> Bot:
    """A round of two weeks from the instant on, with a deadline in the middle for one town of
    three, and somebody who holds two of them."""
    reminders = {
        "at": at,
        "quiet": quiet,
        "holidays": None,
        "workdays_before": [2, 1, 0],
        "escalate_workdays_before": 1,
    }
    mandates = (
        MandateFacts("a", begin + 7 * DAY, holders=(Holder(person="p"),)),
        MandateFacts("b", begin + 14 * DAY, holders=(Holder(person="p"), Holder(person="q"))),
        MandateFacts("c", begin + 14 * DAY, holders=(Holder(person="r"),)),
    )
    return Bot(Facts(a_round(timezone=zone, reminders=reminders), "planned", begin, mandates))


def asked(bot: Bot, begin: dt.datetime) -> Bot:
    """The bot after its opening, with two reminders asked for."""
    bot.look(begin)
    assert bot.ask("r", begin + HOUR) is not None
    assert bot.ask("p", begin + 3 * DAY) is not None
    return bot


def instants(bot: Bot) -> list[dt.datetime]:
    return sorted({event.at for event in timetable(bot.facts)})


def test_the_days_have_as_many_hours_as_their_clocks_show() -> None:
    assert [len(hours("Europe/Berlin", day)) for day in CHANGES["Europe/Berlin"]] == [
        23, 25, 23, 25,
    ]  # fmt: skip
    assert len(DAYS) == 16


@pytest.mark.parametrize(("zone", "day"), DAYS)
def test_every_hour_of_the_day_begins_and_ends_a_round(zone: str, day: str) -> None:
    """Opening, deadline and closing fall on the hour, whatever the clocks do; reminders come at
    that hour of working days before and after."""
    for hour in hours(zone, day):
        at = hour.astimezone(ZoneInfo(zone)).time()
        for begin in (hour, hour - 7 * DAY, hour - 14 * DAY):
            bot = asked(a_bot(zone, begin, at), begin)
            assert hour in {event.at for event in timetable(bot.facts)}
            bot.looks(instants(bot))
            bot.assert_on_time()
            assert {event.kind for event in timetable(bot.facts)} == KINDS
            assert bot.facts.state == "closed"
            assert all(when == decision.event.at for when, decision in bot.made.values())


@pytest.mark.parametrize(("zone", "day"), DAYS)
def test_reminders_keep_their_local_hour_over_the_change(zone: str, day: str) -> None:
    for hour in range(24):
        begin = hours(zone, day)[0] - 7 * DAY
        bot = asked(a_bot(zone, begin, dt.time(hour)), begin)
        for event in timetable(bot.facts):
            if event.kind in ("asked", "reminder", "escalation"):
                local = event.at.astimezone(ZoneInfo(zone))
                assert (local.hour, local.minute) == (hour, 0)
                assert local.weekday() < 5


@pytest.mark.parametrize("outage", OUTAGES, ids=str)
@pytest.mark.parametrize("zone", CHANGES)
def test_outages_across_every_event(zone: str, outage: dt.timedelta) -> None:
    """The bot is down around each event in turn: from just before it, or until just after it, or
    around it."""
    begin = hours(zone, CHANGES[zone][1])[9] - 7 * DAY
    quiet = ["18:00", "07:30"]
    missed = set[str]()
    for event in timetable(asked(a_bot(zone, begin, dt.time(9), quiet), begin).facts):
        for share in (0.0, 0.5, 0.999):
            down = event.at - outage * share
            missed |= _play_around(zone, begin, quiet, down, down + outage)
    assert missed == KINDS


def _play_around(
    zone: str, begin: dt.datetime, quiet: list[str], down: dt.datetime, up: dt.datetime
) -> set[str]:
    """Plays the round with the bot down in between; the kinds of event that were late for that."""
    bot = a_bot(zone, begin, dt.time(9), quiet)
    everything = instants(asked(a_bot(zone, begin, dt.time(9), quiet), begin))
    if not down <= begin < up:
        asked(bot, begin)
    for instant in sorted({*everything, up, up + 3 * DAY, begin + 30 * DAY}):
        if down <= instant < up:
            continue
        opening = bot.facts.state == "planned"
        bot.look(instant)
        if opening:
            bot.ask("r", instant)
    bot.assert_on_time()
    assert bot.facts.state == "closed"
    return {decision.event.kind for when, decision in bot.made.values() if when > decision.event.at}


@pytest.mark.parametrize("outage", OUTAGES, ids=str)
def test_outages_across_an_extension(outage: dt.timedelta) -> None:
    """The round is extended, or ended early, by a command while the bot is down: what the new
    deadline brings is decided once it is up, what belonged to the old one is not any more."""
    begin = hours("Europe/Berlin", "2027-10-31")[9] - 7 * DAY
    for event in timetable(a_bot("Europe/Berlin", begin, dt.time(9)).facts):
        if event.kind == "opening":
            continue
        for early in (False, True):
            bot = asked(a_bot("Europe/Berlin", begin, dt.time(9)), begin)
            down, up = event.at - outage / 2, event.at + outage / 2
            bot.looks(instant for instant in instants(bot) if instant < down)
            before = {each.key for each in timetable(bot.facts)}
            changed = bot.end(down) if early else bot.extend(begin + 20 * DAY, None, down)
            assert changed
            bot.looks(instant for instant in [up, *instants(bot), up + 30 * DAY] if instant >= up)
            bot.assert_on_time()
            assert bot.facts.state == "closed"
            stands = {each.key for each in timetable(bot.facts)}
            assert not [
                key for key, (when, _) in bot.made.items() if key in before - stands and when >= up
            ]


@pytest.mark.parametrize("jump", JUMPS, ids=str)
@pytest.mark.parametrize("zone", CHANGES)
def test_clocks_that_are_set_decide_nothing_twice(zone: str, jump: dt.timedelta) -> None:
    """The clock is set just before or just after each event, and set right again two days later."""
    begin = hours(zone, CHANGES[zone][0])[9] - 7 * DAY
    for event in timetable(asked(a_bot(zone, begin, dt.time(9)), begin).facts):
        for moment in (event.at - SECOND, event.at + SECOND):
            _play_with_jump(zone, begin, moment, jump)


def _play_with_jump(zone: str, begin: dt.datetime, moment: dt.datetime, jump: dt.timedelta) -> None:
    bot = a_bot(zone, begin, dt.time(9))
    begun = asked(a_bot(zone, begin, dt.time(9)), begin)
    states = ["planned"]
    for true in _looks(instants(begun), moment, jump):
        wrong = moment <= true < moment + 2 * DAY
        bot.look(true + jump if wrong else true)
        if bot.facts.state == "open" and not bot.facts.asked:
            bot.ask("r", true)
        if bot.facts.state != states[-1]:
            states.append(bot.facts.state)
    bot.assert_on_time()
    # Nothing is reopened by a clock that goes back.
    assert states == ["planned", "open", "closed"]


def _looks(events: list[dt.datetime], moment: dt.datetime, jump: dt.timedelta) -> list[dt.datetime]:
    """When the bot looks, in true time: whenever an event is due by the true clock or by the wrong
    one, when the clock is set, and a day after everything."""
    around = [instant + off for instant in events for off in (dt.timedelta(), -jump)]
    return sorted({*around, moment, moment + 2 * DAY, events[-1] + 3 * DAY})


@pytest.mark.parametrize("jump", [HOUR, DAY], ids=str)
def test_a_clock_set_back_over_the_end_lets_the_same_instant_be_an_end_again(
    jump: dt.timedelta,
) -> None:
    """Closed, and the clock set back; reopened, ended early, and reopened until the very instant
    at which the round has closed before: it closes then, and once."""
    begin = hours("Europe/Berlin", "2027-10-31")[9]
    bot = asked(a_bot("Europe/Berlin", begin, dt.time(9)), begin)
    bot.looks(instants(bot))
    end, back = begin + 14 * DAY, begin + 14 * DAY - jump
    bot.look(back)
    assert bot.facts.state == "closed"
    assert bot.reopen(end + DAY, None, back)
    assert bot.end(back + SECOND)
    bot.look(back + SECOND)
    assert bot.reopen(end, None, back + 2 * SECOND)
    bot.looks([end - SECOND, end, end + SECOND])
    assert bot.facts.state == "closed"
    closed_at = [key.split("/")[1] for key in bot.made if key.startswith("closing")]
    assert closed_at == [each.isoformat() for each in (end, back + SECOND, end)]


def test_a_round_reopened_for_one_town_ends_with_a_deadline_that_lies_ahead_again() -> None:
    """Closed, and the clock set back; reopened for one town, while the other's deadline has not
    come by that clock."""
    begin = hours("Europe/Berlin", "2027-10-31")[9]
    bot = asked(a_bot("Europe/Berlin", begin, dt.time(9)), begin)
    bot.looks(instants(bot))
    end = begin + 14 * DAY
    assert bot.reopen(end - 2 * DAY, "a", end - 5 * DAY)
    states = []
    for instant in (end - 2 * DAY, end - SECOND, end):
        bot.look(instant)
        states.append(bot.facts.state)
    assert states == ["open", "open", "closed"]
