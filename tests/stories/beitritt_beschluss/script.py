"""The council papers of ten cities, six of which report: what is done is not adopted, the
placeholder among the cost types is refused, and exactly one body decides, at the end."""

from tests.stories.acts import (
    BEGIN,
    COORDINATOR,
    Acts,
    Chapter,
    Script,
    change,
    choose,
    part,
    refused,
    see,
    skip,
    submit,
    tap,
    write,
)
from tests.stories.beitritt_beschluss import expected

CITIES = (
    "Bochum",
    "Duisburg",
    "Dortmund",
    "Essen",
    "Mülheim an der Ruhr",
    "Oberhausen",
    "Gelsenkirchen",
    "Herne",
    "Bottrop",
    "Hagen",
)
HEADS = {f"Fachbereichsleitung {city}": (city,) for city in CITIES}
BOCHUM, DUISBURG, DORTMUND, ESSEN, MUELHEIM, OBERHAUSEN, GELSENKIRCHEN, HERNE, BOTTROP, HAGEN = (
    HEADS
)

SUBJECT = "Worum geht es in der Vorlage?"
WELCOME = "die Ziele der Städtekooperation begrüßt und unterstützt?"
REAFFIRM = "die Mitgliedschaft der Stadt bekräftigt?"
TOPICS = "Welche Themen soll die Städtekooperation vertiefen?"
NUMBER = "Welche Nummer hat die Vorlage?"
LINE = "Wie lautet der Betreff der Vorlage?"
LEAD = "Wer ist für die Vorlage federführend?"
INVOLVED = "Wer ist an der Vorlage außerdem beteiligt?"
COURSE = "Welche Gremien beraten die Vorlage, in welcher Reihenfolge?"
EFFECTS = "Hat die Vorlage finanzielle Auswirkungen?"
COST_TYPE = "Welche Kostenart haben die Ausgaben?"
YEARS = "In welchen Jahren entstehen welche Beträge?"
EXPENSE = "Wie hoch ist der Aufwand in diesem Jahr?"


def sitting(body: str, day: str, role: str, outcome: str = "Offen", first: bool = True) -> Acts:
    """A body that consults on the paper."""
    return (
        tap(COURSE, "Eintrag hinzufügen" if first else "Noch ein Eintrag"),
        write("Wie heißt das Gremium?", body),
        write("Wann ist oder war die Sitzung?", day),
        tap("In welcher Rolle berät das Gremium die Vorlage?", role),
        tap("Mit welchem Ergebnis?", outcome),
    )


def year(number: str, expense: str, budgeted: str, first: bool = True) -> Acts:
    """A year in which the city pays all of it."""
    return (
        tap(YEARS, "Eintrag hinzufügen" if first else "Noch ein Eintrag"),
        write("Um welches Jahr geht es?", number),
        write(EXPENSE, expense),
        write("Wie viel davon trägt die Stadt selbst?", expense),
        tap("Ist der Eigenanteil der Stadt schon eingeplant?", budgeted),
    )


def paper(number: str, line: str) -> Acts:
    return write(NUMBER, number), write(LINE, line), write(LEAD, "FB 56")


def at_the_end(climate: str = "Gar nicht", voluntary: str = "Ja") -> Acts:
    return (
        tap("Hat die Vorlage steuerliche Auswirkungen?", "Nein"),
        tap("Sind Belange von Menschen mit Behinderung betroffen?", "Nein"),
        tap("Wie wirkt sich die Vorlage auf das Klima aus?", climate),
        tap("Handelt es sich um eine freiwillige Aufgabe der Stadt?", voluntary),
    )


def short(number: str, subject: str, *, welcome: str = "Ja", reaffirm: str = "Ja") -> Acts:
    """A paper without financial effects, which one council decides on 4 February."""
    topics: Acts = skip(TOPICS) if reaffirm == "Ja" else ()
    return (
        choose(SUBJECT, subject),
        tap(WELCOME, welcome),
        tap(REAFFIRM, reaffirm),
        topics,
        paper(number, expected.LINE),
        skip(INVOLVED),
        sitting("Rat", "04.02.2027", "Entscheidung"),
        tap(COURSE, "Weiter"),
        tap(EFFECTS, "Nein"),
        at_the_end(),
    )


WHOLE = (
    choose(SUBJECT, "Weiterentwicklung", "Beitritt", "Fortbestand"),
    tap(WELCOME, "Ja"),
    tap(REAFFIRM, "Ja"),
    choose(TOPICS, "Personalauswahl und Personalentwicklung", "Stadtverwaltung als Dienstleister"),
    paper("0123/2026", expected.LINE),
    write(INVOLVED, "FB 20"),
    # Two bodies have sat, and nobody knows of an outcome: done is not adopted.
    sitting("Ausschuss für Integration", "12.01.2027", "Vorberatung"),
    refused(COURSE, "Weiter", "Genau ein Eintrag muss die Angabe „Entscheidung“ haben."),
    sitting("Rat", "21.01.2027", "Entscheidung", first=False),
    sitting("Ausschuss für Soziales", "19.01.2027", "Vorberatung", first=False),
    refused(COURSE, "Weiter", "Der Eintrag mit der Angabe „Entscheidung“ muss der letzte sein."),
    tap(COURSE, "2. Eintrag entfernen"),
    # The council's sitting comes after the round has closed: its outcome is planned.
    sitting("Rat", "04.02.2027", "Entscheidung", "Angenommen", first=False),
    tap(COURSE, "Weiter"),
    tap(EFFECTS, "Ja"),
    write("Zu welchem Teilplan gehören die Ausgaben?", "3640"),
    write("Zu welchem Auftrag gehören die Ausgaben?", "1364040"),
    write(COST_TYPE, "4nnnnn", "Der Text hat nicht die erwartete Form.", "Sechs Ziffern"),
    write(COST_TYPE, "531800"),
    year("2027", "2.000,00", "Ja"),
    year("2028", "2000", "Nein", first=False),
    tap(YEARS, "Weiter"),
    at_the_end(),
)

AT_FIRST = (
    part(
        HAGEN,
        BEGIN,
        WHOLE,
        see("Ihre Antworten im Überblick"),
        submit(),
    ),
    part(BOCHUM, BEGIN, short("0456/2026", "Fortbestand"), submit()),
    part(DUISBURG, BEGIN, short("0789/2026", "Fortbestand"), submit()),
)

LATER = (
    part(DORTMUND, BEGIN, short("1011/2026", "Weiterentwicklung"), submit()),
    part(ESSEN, BEGIN, short("1213/2026", "Fortbestand", reaffirm="Nein"), submit()),
)

LAST = (
    # The first of the bodies has adopted it: a revision says so.
    part(
        HAGEN,
        write("", "/start"),
        tap("", "Ändern"),
        change("Ergebnis", "Eintrag 1"),
        tap("Mit welchem Ergebnis?", "Angenommen"),
        submit(2),
    ),
    part(MUELHEIM, BEGIN, short("1415/2026", "Fortbestand"), submit()),
    part(HERNE, BEGIN, choose(SUBJECT, "Fortbestand"), tap(WELCOME, "Nein"), see(REAFFIRM)),
)

SCRIPT = Script(
    round="beitritt-beschluss",
    office="Fachbereich Integration",
    opens="Dienstag, 1. Dezember 2026, 09:00 Uhr",
    heads=HEADS,
    chapters=(
        Chapter(AT_FIRST),
        Chapter(
            LATER,
            reminded=(DORTMUND, ESSEN, MUELHEIM, OBERHAUSEN, GELSENKIRCHEN, HERNE, BOTTROP),
        ),
        Chapter(LAST, reminded=(MUELHEIM, OBERHAUSEN, GELSENKIRCHEN, HERNE, BOTTROP)),
        Chapter(
            (part(COORDINATOR, see("Es fehlen noch 4 von 10:")),),
            reminded=(OBERHAUSEN, GELSENKIRCHEN, HERNE, BOTTROP),
        ),
    ),
    records=expected.RECORDS,
    told=expected.TOLD,
    private=(
        expected.LINE,
        "Ausschuss für Integration",
        "531800",
        "geplant bis zur Entscheidung am",
    ),
)
