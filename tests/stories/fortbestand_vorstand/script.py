"""The decisions of ten executive boards: a result before the day of the sitting is planned, and a
postponed one is no vote."""

from tests.stories.acts import (
    BEGIN,
    COORDINATOR,
    Acts,
    Chapter,
    Script,
    change,
    part,
    see,
    submit,
    tap,
    write,
)
from tests.stories.fortbestand_vorstand import expected

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
HEADS = {f"Büroleitung {city}": (city,) for city in CITIES}
BOCHUM, DUISBURG, DORTMUND, ESSEN, MUELHEIM, OBERHAUSEN, GELSENKIRCHEN, HERNE, BOTTROP, HAGEN = (
    HEADS
)

SITTING = "Wann berät der Verwaltungsvorstand"
CONTINUATION = "dem Fortbestand der Städtekooperation zu?"
DEVELOPMENT = "der Weiterentwicklung der Städtekooperation zu?"
VALUE = "Welchen Wert und welche Bedeutung"
PAPER = "Geht eine Vorlage an die politischen Gremien?"
WHY = "Bitte erläutern Sie das kurz"
SHAPED = "aktiv mit?"


def board(
    day: str, continuation: str, development: str, value: str, why: str = "", shaped: str = "Ja"
) -> Acts:
    """Every answer; `why` there is no paper."""
    paper = (tap(PAPER, "Nein"), write(WHY, why)) if why else (tap(PAPER, "Ja"),)
    return (
        write(SITTING, day),
        tap(CONTINUATION, continuation),
        tap(DEVELOPMENT, development),
        write(VALUE, value),
        *paper,
        tap(SHAPED, shaped),
    )


AT_FIRST = (
    part(
        BOCHUM,
        BEGIN,
        write(SITTING, "im Januar", "Bitte geben Sie ein Datum ein"),
        write(SITTING, "31.02.2027", "Diesen Tag gibt es im Kalender nicht."),
        board("12.01.2027", "Ja", "Ja", expected.BY_BOCHUM),
        submit(),
    ),
    # Decides after the round has closed: until then it is planned.
    part(DUISBURG, BEGIN, board("26.01.2027", "Ja", "Ja", expected.BY_DUISBURG), submit()),
    part(
        DORTMUND,
        BEGIN,
        board("2027-01-26", "Ja", "Nein", expected.BY_DORTMUND, why=expected.NO_PAPER),
        submit(),
    ),
    part(COORDINATOR, write("", "/auswertung", "Die Auswertung kommt sofort")),
    # On this day every one of the three results is still to come.
    part(
        COORDINATOR,
        see("Ja 3, Nein 0, Enthaltung 0, Vertagt 0\nDavon erst geplant: 3"),
    ),
)

LATER = (
    part(
        ESSEN,
        BEGIN,
        board("06.01.2027", "Vertagt", "Vertagt", expected.BY_ESSEN, shaped="Nein"),
        submit(),
    ),
    part(MUELHEIM, BEGIN, board("05.01.2027", "Ja", "Vertagt", expected.BY_MUELHEIM), submit()),
)

LAST = (
    part(OBERHAUSEN, BEGIN, board("11.01.2027", "Ja", "Ja", expected.BY_OBERHAUSEN), submit()),
    part(GELSENKIRCHEN, BEGIN, board("12.01.2027", "Ja", "Ja", expected.DRAFT)),
    # What was planned was postponed: the revision says so.
    part(
        DORTMUND,
        write("", "/start"),
        tap("", "Ändern"),
        change("Fortbestand"),
        tap(CONTINUATION, "Vertagt"),
        submit(2),
    ),
)

SCRIPT = Script(
    round="fortbestand-vorstand",
    office="Büro des Verwaltungsvorstands",
    opens="Mittwoch, 2. Dezember 2026, 09:00 Uhr",
    heads=HEADS,
    chapters=(
        Chapter(AT_FIRST),
        Chapter(
            LATER,
            reminded=(ESSEN, MUELHEIM, OBERHAUSEN, GELSENKIRCHEN, HERNE, BOTTROP, HAGEN),
        ),
        Chapter(LAST, reminded=(OBERHAUSEN, GELSENKIRCHEN, HERNE, BOTTROP, HAGEN)),
        Chapter(
            (part(COORDINATOR, see("Es fehlen noch 4 von 10:")),),
            reminded=(GELSENKIRCHEN, HERNE, BOTTROP, HAGEN),
        ),
    ),
    records=expected.RECORDS,
    told=expected.TOLD,
    private=(*expected.WRITTEN, "geplant bis zur Entscheidung am"),
    drafts=(expected.DRAFT,),
)
