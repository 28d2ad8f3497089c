"""Days, instants, amounts and answers in words, as people read them in German and in English."""

import datetime as dt
from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from zoneinfo import ZoneInfo

from babel import Locale, dates, numbers, units
from babel.lists import format_list

from chat.texts import LANGUAGES, Texts
from survey.local_time import comes_twice
from survey.offers import Offer
from survey.questions import Date, Group, Money, Number, Rank
from survey.step import Step, Value

LOCALES = {"de": "de_DE", "en": "en_GB"}

# English days in figures are ISO: 09/03/2016 is another day in London than in New York.
DATE = {"de": "dd.MM.yyyy", "en": "yyyy-MM-dd"}
DAY = {"de": "d. MMMM y", "en": "d MMMM y"}
MOMENT = {"de": "EEEE, d. MMMM y, {time} 'Uhr'", "en": "EEEE, d MMMM y, {time}"}
PERCENT = {"de": "#,##0.##\N{NO-BREAK SPACE}%", "en": "#,##0.##%"}


def locale(language: str) -> Locale:
    """Babel's locale for the language; German where Votum does not speak it."""
    return Locale.parse(LOCALES[_known(language)])


def date(day: dt.date, language: str) -> str:
    """The day in figures: 09.03.2016, in English 2016-03-09."""
    if isinstance(day, dt.datetime):
        raise TypeError("a day is wanted, not an instant: which day it is depends on the zone")
    return dates.format_date(day, DATE[_known(language)], locale(language))


def day_in_words(day: dt.date, language: str) -> str:
    """The day as prose has it: 9. März 2016, in English 9 March 2016."""
    return dates.format_date(day, DAY[_known(language)], locale(language))


def days(first: dt.date | None, last: dt.date | None, texts: Texts) -> str:
    """The days from the first to the last, both included; empty where neither is a limit."""
    limits = {
        name: date(day, texts.language)
        for name, day in (("from", first), ("to", last))
        if day is not None
    }
    return texts(f"days-{'-'.join(limits)}", **limits) if limits else ""


def moment(instant: dt.datetime, zone: ZoneInfo, language: str) -> str:
    """The instant on the clocks of `zone`: Freitag, 18. Dezember 2026, 12:00 Uhr.

    In the hour that a clock change repeats, the zone's short name follows in brackets. ValueError
    when the instant is naive.
    """
    local = _local(instant, zone)
    words = _moment(local, "HH:mm", language)
    twice = comes_twice(local.replace(tzinfo=None), zone)
    return _in_zone(words, local, language) if twice else words


def deadline(instant: dt.datetime, zone: ZoneInfo, language: str) -> str:
    """A deadline in the words that are used for it everywhere: Freitag, 18. Dezember 2026, 12:00
    Uhr (MEZ). Midnight is 24:00 of the day that ends, so that nobody takes the day too late.
    ValueError when the instant is naive."""
    local = _local(instant, zone)
    if local.time() == dt.time(0):
        words = _moment(local - dt.timedelta(days=1), "'24:00'", language)
    else:
        words = _moment(local, "HH:mm", language)
    return _in_zone(words, local, language)


def deadlines(found: Mapping[str, dt.datetime], zone: ZoneInfo, texts: Texts) -> str:
    """The deadlines of some towns, by name: the one they share, or each with its towns, the first
    one first. ValueError when an instant is naive."""
    towns: dict[dt.datetime, list[str]] = {}
    for town, instant in sorted(found.items(), key=lambda each: each[1]):
        towns.setdefault(instant, []).append(town)
    if len(towns) == 1:
        return deadline(next(iter(towns)), zone, texts.language)
    parts = [
        texts("deadline-of", deadline=deadline(at, zone, texts.language), towns=", ".join(names))
        for at, names in towns.items()
    ]
    return listed(parts, texts)


def listed(words: Iterable[str], texts: Texts) -> str:
    """The words in a sentence: Breckerfeld und Ennepetal."""
    return format_list(list(words), locale=locale(texts.language))


def time_left(left: dt.timedelta, language: str) -> str:
    """How long it is still, never more than it is: 3 Tage, 40 Stunden, 12 Minuten, 0 Sekunden.

    Two of a unit at least, so that nothing much is hidden by rounding down.
    """
    seconds = max(0, int(left.total_seconds()))
    for unit, length in (("day", 86400), ("hour", 3600), ("minute", 60)):
        if seconds >= 2 * length:
            return _unit(seconds // length, unit, language)
    return _unit(seconds, "second", language)


def number(value: float | Decimal, language: str) -> str:
    """The number with at most three decimals: 324.106 or 2,5. A Decimal keeps those it has."""
    exponent = value.as_tuple().exponent if isinstance(value, Decimal) else None
    decimals = "0" * -exponent if isinstance(exponent, int) else "###"
    return numbers.format_decimal(value, f"#,##0.{decimals}", locale(language))


def money(amount: Decimal | str, language: str) -> str:
    """The amount in euros: 2.000,00 EUR. It is a Decimal or a string such as "2000.00"."""
    return f"{numbers.format_decimal(Decimal(amount), '#,##0.00', locale(language))} EUR"


def percent(share: Fraction | Decimal | float, language: str) -> str:
    """The share of 1 with at most two decimals: 69,66 %."""
    exact = Fraction(share)
    ratio = Decimal(exact.numerator) / Decimal(exact.denominator)
    return numbers.format_percent(ratio, PERCENT[_known(language)], locale(language))


def value_words(step: Step, value: Value, offers: Iterable[Offer], texts: Texts) -> str:
    """An answer in words, as review and receipt show it, and as it could be typed.

    `offers` names what the value can hold: `survey.offers.every_offer` for answers that are kept.
    What is not among them is shown by its id.
    """
    labels = {offer.id: offer.label.in_language(texts.language) for offer in offers}
    if step.asks is not None:
        return str(value)
    if isinstance(value, list):
        named = [labels.get(id_, id_) for id_ in value]
        return _listed(step, named, labels.values(), texts)
    return _single(step, value, labels, texts)


def _single(step: Step, value: str | float, labels: dict[str, str], texts: Texts) -> str:
    match step.question:
        case Group():
            return texts("value-entries", count=value)
        case Money():
            return money(str(value), texts.language)
        case Date():
            return date(dt.date.fromisoformat(str(value)), texts.language)
        case Number() if not isinstance(value, str):
            return number(value, texts.language)
    return labels.get(str(value), str(value))


def _listed(step: Step, named: list[str], labels: Iterable[str], texts: Texts) -> str:
    if not named:
        return texts("value-none")
    if isinstance(step.question, Rank):
        named = [f"{place}. {label}" for place, label in enumerate(named, start=1)]
    separator = "; " if any("," in label for label in labels) else ", "
    return separator.join(named)


def _known(language: str) -> str:
    return language if language in LOCALES else LANGUAGES[0]


def _local(instant: dt.datetime, zone: ZoneInfo) -> dt.datetime:
    if instant.tzinfo is None:
        raise ValueError("an instant without a time zone is not an instant")
    return instant.astimezone(zone)


def _moment(local: dt.datetime, time: str, language: str) -> str:
    pattern = MOMENT[_known(language)].format(time=time)
    return dates.format_datetime(local, pattern, local.tzinfo, locale(language))


def _in_zone(words: str, local: dt.datetime, language: str) -> str:
    """The words with the zone's short name, as it is at that instant, behind them: MEZ, or
    GMT-05:00 where the language has no name for it."""
    name = dates.get_timezone_name(local, "short", locale=locale(language))
    known = name.replace(" ", "").isalpha()
    return f"{words} ({name if known else dates.get_timezone_gmt(local, locale='en')})"


def _unit(count: int, unit: str, language: str) -> str:
    return units.format_unit(count, f"duration-{unit}", "long", locale=locale(language))
