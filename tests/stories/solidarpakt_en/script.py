"""What each head of the story does, written down by hand: the words on the buttons and the words
that are typed.

Nothing here is computed, and `expected.py`, which says what must come of it, is written from this
table by hand too. The ready-made round `solidarpakt-en` is played: nine towns, eight heads.
"""

from dataclasses import dataclass, field

GROUP = "Lenkungskreis"
COORDINATOR = "Koordination"

ENNEPETAL = "Amtsleitung Ennepetal"  # holds Breckerfeld and Ennepetal
GEVELSBERG = "Amtsleitung Gevelsberg"
HATTINGEN = "Amtsleitung Hattingen"
HERDECKE = "Amtsleitung Herdecke"
SCHWELM = "Amtsleitung Schwelm"
SPROCKHOEVEL = "Amtsleitung Sprockhövel"
WETTER = "Amtsleitung Wetter (Ruhr)"
WITTEN = "Amtsleitung Witten"
HEADS = (ENNEPETAL, GEVELSBERG, HATTINGEN, HERDECKE, SCHWELM, SPROCKHOEVEL, WETTER, WITTEN)

TOWNS = {
    ENNEPETAL: ("Breckerfeld", "Ennepetal"),
    GEVELSBERG: ("Gevelsberg",),
    HATTINGEN: ("Hattingen",),
    HERDECKE: ("Herdecke",),
    SCHWELM: ("Schwelm",),
    SPROCKHOEVEL: ("Sprockhövel",),
    WETTER: ("Wetter (Ruhr)",),
    WITTEN: ("Witten",),
}

FIELDS = (
    "Bürgerschaftliches Engagement",
    "Wohnen",
    "Schulische Bildung",
    "Ausbildung",
    "Qualifizierung und Arbeitsmarkt",
    "Jugendhilfe",
    "Allgemeine Verwaltungsaufgaben",
)

TOWNS_FORM = "Städte untereinander"
COUNTY_SOME = "Kreis für eine oder mehrere Städte"
COUNTY_ALL = "Kreis für alle Städte"
QUALITY = "Qualität halten oder verbessern"
COST = "Kosten sparen"


@dataclass(frozen=True)
class InField:
    """The answers in one field. Without `partners` that question is skipped."""

    interest: str
    condition: str = ""
    forms: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    benefit: tuple[str, ...] = ()


NO = InField("Nein")
ABSTAIN = InField("Enthaltung")


def yes(*forms: str, partners: tuple[str, ...] = (), benefit: tuple[str, ...]) -> InField:
    return InField("Ja", forms=forms, partners=partners, benefit=benefit)


def conditional(condition: str, form: str, benefit: str) -> InField:
    return InField("Ja, unter Vorbehalt", condition, (form,), benefit=(benefit,))


@dataclass(frozen=True)
class Cooperation:
    """One entry of the list of existing cooperations. Without `external` that is skipped."""

    subject: str
    towns: tuple[str, ...]
    keep: str
    external: str = ""


@dataclass(frozen=True)
class Sheet:
    """One head's answers: by field in the order of FIELDS, and behind them."""

    fields: tuple[InField, ...]
    priority: tuple[str, ...]
    cooperations: tuple[Cooperation, ...] = field(default=())
    remarks: str = ""


SHEETS = {
    ENNEPETAL: Sheet(
        fields=(
            ABSTAIN,
            # Breckerfeld comes first and names Ennepetal, which cannot name itself.
            yes(TOWNS_FORM, partners=("Ennepetal", "Schwelm"), benefit=(QUALITY, COST)),
            NO,
            ABSTAIN,
            ABSTAIN,
            conditional("Nur wenn beide Ausschüsse zustimmen.", COUNTY_ALL, QUALITY),
            ABSTAIN,
        ),
        priority=("Jugendhilfe", "Wohnen"),
    ),
    HERDECKE: Sheet(
        fields=(
            yes(COUNTY_SOME, benefit=(COST,)),  # becomes a no in the review
            yes(TOWNS_FORM, partners=("Hattingen", "Wetter (Ruhr)"), benefit=(QUALITY,)),
            NO,
            ABSTAIN,
            yes(COUNTY_SOME, COUNTY_ALL, benefit=(COST,)),
            yes(COUNTY_ALL, benefit=(QUALITY, COST)),
            NO,
        ),
        priority=("Wohnen", "Jugendhilfe", "Qualifizierung und Arbeitsmarkt"),
        cooperations=(
            Cooperation(
                "Gemeinsame Jugendschutzstelle", ("Hattingen", "Herdecke", "Wetter (Ruhr)"), "Ja"
            ),
        ),
    ),
    SCHWELM: Sheet(
        fields=(
            yes(COUNTY_ALL, benefit=(COST,)),
            yes(TOWNS_FORM, benefit=(COST,)),  # with whom is left open
            NO,
            NO,  # becomes a conditional yes after the submission
            ABSTAIN,
            yes(COUNTY_ALL, benefit=(QUALITY,)),
            ABSTAIN,
        ),
        priority=("Jugendhilfe", "Wohnen"),
        cooperations=(
            Cooperation(
                "Beratungsstelle", ("Breckerfeld", "Ennepetal", "Schwelm"), "Ja", "Zwei Vereine"
            ),
            Cooperation("Arbeitskreis Ordnung", ("Schwelm", "Sprockhövel"), "Nein"),
        ),
        remarks="Wir bringen unsere Erfahrung gern ein.",
    ),
    SPROCKHOEVEL: Sheet(
        fields=(
            NO,
            # Gevelsberg has nothing to declare: the wish stays one-sided.
            yes(TOWNS_FORM, partners=("Gevelsberg",), benefit=(QUALITY,)),
            NO,
            NO,
            NO,  # first a yes, taken back by going back
            conditional("Erst ab dem Jahr 2028.", COUNTY_ALL, COST),
            yes(COUNTY_SOME, benefit=(COST,)),
        ),
        priority=("Wohnen",),
    ),
    WETTER: Sheet(
        fields=(
            ABSTAIN,
            yes(
                TOWNS_FORM,
                COUNTY_SOME,
                partners=("Hattingen", "Herdecke"),
                benefit=(QUALITY,),
            ),
            NO,
            NO,
            NO,
            ABSTAIN,
            NO,
        ),
        priority=("Wohnen",),
    ),
}
"""Who answers question after question by buttons. Gevelsberg sends a nil return."""

TYPED = (
    ("Weiter", "im Feld Bürgerschaftliches Engagement mit anderen"),
    ("vielleicht", "„vielleicht“ steht nicht zur Wahl"),
    ("4", "im Feld Wohnen mit anderen"),
    ("1", "kommen im Feld Wohnen infrage"),
    ("/zurueck", "im Feld Wohnen mit anderen"),
    ("/zurueck", "im Feld Bürgerschaftliches Engagement mit anderen"),
    ("Enthaltung", "im Feld Wohnen mit anderen"),
    ("Ja", "kommen im Feld Wohnen infrage"),
    ("Städte untereinander, 3", "würde Ihre Stadt im Feld Wohnen zusammenarbeiten"),
    ("Herdecke, Wetter (Ruhr)", "erwarten Sie von der Zusammenarbeit im Feld Wohnen"),
    ("1, 2", "im Feld Schulische Bildung mit anderen"),
    ("nein", "im Feld Ausbildung mit anderen"),
    ("Nein", "im Feld Qualifizierung und Arbeitsmarkt mit anderen"),
    ("2", "Sie haben „Ja, unter Vorbehalt“ gewählt"),
    ("Ohne zusätzliches Personal.", "kommen im Feld Qualifizierung und Arbeitsmarkt infrage"),
    ("2", "von der Zusammenarbeit im Feld Qualifizierung und Arbeitsmarkt"),
    ("Kosten sparen", "im Feld Jugendhilfe mit anderen"),
    ("ja", "kommen im Feld Jugendhilfe infrage"),
    ("Kreis für alle Städte", "erwarten Sie von der Zusammenarbeit im Feld Jugendhilfe"),
    ("1", "im Feld Allgemeine Verwaltungsaufgaben mit anderen"),
    ("enthaltung", "sollen zuerst angegangen werden"),
    ("1. Wohnen, 2. Jugendhilfe", "Welche Kooperationen mit anderen Städten gibt es schon"),
    ("Überspringen", "Möchten Sie dem Lenkungskreis noch etwas mitteilen"),
    ("Bitte sprechen Sie früh über die Kosten.", "Ihre Antworten im Überblick"),
    ("Verbindlich abgeben", "Abgabe Nr. 1 vom Montag, 23. November 2026, 09:00 Uhr liegt vor"),
)
"""Everything that Hattingen answers, by typing alone, and what is shown next each time."""

DRAFT_CONDITION = "Das bleibt ein Entwurf."
"""What Witten writes, and never submits."""

REVISED = conditional("Mit eigenem Budget.", COUNTY_SOME, QUALITY)
"""What Schwelm says about Ausbildung after the submission."""
