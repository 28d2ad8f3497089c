"""What twelve guests of a forum say, all of whom open the same link: nobody is named, and no group
under five is shown."""

from tests.stories.acts import (
    BEGIN,
    COORDINATOR,
    Acts,
    Chapter,
    Part,
    Script,
    change,
    choose,
    part,
    skip,
    submit,
    tap,
    write,
)
from tests.stories.forum_auswertung import expected

GUESTS = tuple(f"Gast {number}" for number in range(1, 14))
LAST = GUESTS[-1]  # joins, and never answers

FROM = "Kommen Sie aus einer Stadt der Kooperation?"
CITY = "Aus welcher Stadt kommen Sie?"
SECTOR = "Für welchen Bereich haben Sie am Forum teilgenommen?"
CONTINUE = "Soll die Städtekooperation fortgesetzt werden?"
MATTERS = "Worauf wird es in den nächsten Jahren ankommen?"
BESIDES = (
    "Was können die Kommunen beitragen?",
    "Was können Unternehmen beitragen?",
    "Was kann die Zivilgesellschaft beitragen?",
    "Was ist bisher erreicht worden?",
    "Was wurde noch nicht angegangen?",
)


def from_city(name: str) -> Acts:
    return tap(FROM, "Ja, aus einer dieser Städte"), choose(CITY, name)


def from_elsewhere(name: str) -> Acts:
    why = "Bitte erläutern Sie das kurz"
    return tap(FROM, "Nein, aus einer anderen Kommune"), write(why, name)


def guest(number: int, where: Acts, sector: str, on: str, matters: str = "") -> Part:
    """Everything that one guest says."""
    return part(
        GUESTS[number - 1],
        BEGIN,
        where,
        tap(SECTOR, sector),
        tap(CONTINUE, on),
        write(MATTERS, matters) if matters else skip(MATTERS),
        tuple(map(skip, BESIDES)),
        submit(),
    )


ALL = (
    guest(1, from_city("Dortmund"), "Verwaltung", "Ja", expected.MATTERS),
    *(guest(number, from_city("Dortmund"), "Verwaltung", "Ja") for number in (2, 3, 4, 5)),
    # Two from Hagen are too few to be shown for themselves.
    *(guest(number, from_city("Hagen"), "Zivilgesellschaft", "Ja") for number in (6, 7)),
    *(
        guest(number, from_elsewhere("Unna"), "Zivilgesellschaft", "Weiß nicht")
        for number in (8, 9, 10, 11)
    ),
    guest(12, from_elsewhere("Unna"), "Zivilgesellschaft", "Nein"),
    # A no becomes a don't know: one ballot for each account, however often it is given.
    part(
        GUESTS[11],
        write("", "/start"),
        tap("", "Ändern"),
        change("Fortsetzung"),
        tap(CONTINUE, "Weiß nicht"),
        submit(2),
    ),
    part(COORDINATOR, write("", "/stand", "Abgegeben haben 12 Personen.")),
)

SCRIPT = Script(
    round="forum-auswertung",
    office="",
    opens="Dienstag, 1. Dezember 2026, 09:00 Uhr",
    heads=dict.fromkeys(GUESTS, ()),
    chapters=(Chapter(ALL),),
    records={},
    told=expected.TOLD,
    drafts=(expected.MATTERS,),
    asks="Möchten Sie teilnehmen?",
    joins="Teilnehmen",
)
