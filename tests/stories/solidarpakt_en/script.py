"""The declaration of interest: nine towns, eight heads, one of whom holds two.

What each of them does is written down by hand: the words on the buttons and the words that are
typed. Nothing here is computed, and `expected.py`, which says what must come of it, is written from
this table by hand too.
"""

from dataclasses import dataclass, field

from tests.stories.acts import (
    BEGIN,
    COORDINATOR,
    ENTER,
    GROUP,
    Act,
    Chapter,
    Script,
    change,
    choose,
    part,
    see,
    skip,
    submit,
    tap,
    write,
)
from tests.stories.solidarpakt_en import expected

ENNEPETAL = "Amtsleitung Ennepetal"  # holds Breckerfeld and Ennepetal
GEVELSBERG = "Amtsleitung Gevelsberg"
HATTINGEN = "Amtsleitung Hattingen"
HERDECKE = "Amtsleitung Herdecke"
SCHWELM = "Amtsleitung Schwelm"
SPROCKHOEVEL = "Amtsleitung Sprockhövel"
WETTER = "Amtsleitung Wetter (Ruhr)"
WITTEN = "Amtsleitung Witten"
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
"""Everything that Hattingen answers by typing, whatever the hand, and what is shown next."""

DRAFT_CONDITION = "Das bleibt ein Entwurf."
"""What Witten writes, and never submits."""

REVISED = conditional("Mit eigenem Budget.", COUNTY_SOME, QUALITY)
"""What Schwelm says about Ausbildung after the submission."""


def in_field(name: str, answers: InField) -> tuple[Act, ...]:
    """Every question about one field."""
    acts = [tap(f"im Feld {name} mit anderen zusammenarbeiten?", answers.interest)]
    if answers.condition:
        acts.append(write("Bitte erläutern Sie das kurz", answers.condition))
    if answers.forms:
        acts.append(choose(f"kommen im Feld {name} infrage?", *answers.forms))
    if TOWNS_FORM in answers.forms:
        acts.append(choose(f"würde Ihre Stadt im Feld {name} zusammenarbeiten?", *answers.partners))
    if answers.benefit:
        acts.append(choose(f"von der Zusammenarbeit im Feld {name}?", *answers.benefit))
    return tuple(acts)


def behind_the_fields(sheet: Sheet) -> tuple[Act, ...]:
    """What is asked once."""
    remarks = "noch etwas mitteilen?"
    acts = [choose("sollen zuerst angegangen werden?", *sheet.priority)]
    for number, each in enumerate(sheet.cooperations):
        label = "Noch ein Eintrag" if number else "Eintrag hinzufügen"
        acts += [tap("Welche Kooperationen mit anderen Städten", label), *cooperation(each)]
    onward = "Weiter" if sheet.cooperations else "Überspringen"
    acts.append(tap("Welche Kooperationen mit anderen Städten gibt es schon?", onward))
    acts.append(write(remarks, sheet.remarks) if sheet.remarks else skip(remarks))
    return tuple(acts)


def cooperation(entry: Cooperation) -> tuple[Act, ...]:
    """One entry of the list."""
    others = "Wer ist außer den Städten beteiligt?"
    return (
        write("Worum geht es in dieser Kooperation?", entry.subject),
        choose("Welche Städte sind beteiligt?", *entry.towns),
        write(others, entry.external) if entry.external else skip(others),
        tap("Soll diese Kooperation bestehen bleiben?", entry.keep),
    )


def filled_in(head: str) -> tuple[Act, ...]:
    """From the first question to the review."""
    fields = zip(FIELDS, SHEETS[head].fields, strict=True)
    asked = tuple(act for name, answers in fields for act in in_field(name, answers))
    return (*asked, *behind_the_fields(SHEETS[head]))


def typed() -> tuple[Act, ...]:
    return tuple(write("", words, shown) for words, shown in TYPED)


def after_going_back() -> tuple[Act, ...]:
    """A yes in one field is taken back by going back."""
    acts = list(filled_in(SPROCKHOEVEL))
    field_ = "Qualifizierung und Arbeitsmarkt"
    (at,) = [n for n, act in enumerate(acts) if f"im Feld {field_} mit" in act.asked]
    back = (
        tap(f"im Feld {field_} mit anderen", "Ja"),
        tap(f"kommen im Feld {field_} infrage", "Zurück"),
    )
    return (*acts[:at], *back, *acts[at:])


ENGAGEMENT = "kommen im Feld Bürgerschaftliches Engagement infrage"
REVIEW = "Ihre Antworten im Überblick"
FORMS = "\n2. Formen: "

AT_FIRST = (
    part(
        ENNEPETAL,
        ENTER,
        tap("", "Für beide übernehmen"),
        filled_in(ENNEPETAL),
        see(REVIEW, "Für Ennepetal entfällt die eigene Nennung bei: Mit welchen Städten"),
        submit(),
    ),
    part(
        GEVELSBERG,
        ENTER,
        tap("", "Fehlanzeige", "Quittung Gevelsberg, Abgabe Nr. 1", "Es wird nichts erklärt."),
    ),
    part(
        HATTINGEN,
        write("", "/start"),
        typed(),
        see("Quittung Hattingen, Abgabe Nr. 1", f"Abgegeben von: {HATTINGEN}"),
    ),
    # What hung on the changed answer goes with it.
    part(
        HERDECKE,
        BEGIN,
        filled_in(HERDECKE),
        see(REVIEW, FORMS),
        change("Zusammenarbeit", "Bürgerschaftliches Engagement"),
        tap("im Feld Bürgerschaftliches Engagement mit", "Nein", REVIEW, hides=(FORMS,)),
        submit(),
    ),
    part(SCHWELM, BEGIN, filled_in(SCHWELM), submit()),
    part(
        WITTEN,
        BEGIN,
        tap("", "Ja, unter Vorbehalt"),
        write("Bitte erläutern Sie das kurz", DRAFT_CONDITION, ENGAGEMENT),
    ),
    part(
        COORDINATOR,
        write("", "/stand", "Abgegeben: 6 von 9", "Es fehlen: Sprockhövel, Wetter (Ruhr), Witten"),
    ),
    part(GROUP, write("", "/auswertung", "Vorläufig"), see("Abgaben: 6 von 9 Kommunen")),
)

SCRIPT = Script(
    round="solidarpakt-en",
    office="Hauptamt",
    opens="Montag, 23. November 2026, 09:00 Uhr",
    heads=TOWNS,
    chapters=(
        Chapter(AT_FIRST),
        Chapter(
            (part(SPROCKHOEVEL, BEGIN, after_going_back(), submit()),),
            reminded=(SPROCKHOEVEL, WETTER, WITTEN),
        ),
        Chapter(
            (
                part(WETTER, BEGIN, filled_in(WETTER), submit()),
                # From what is on record through the review to a second submission.
                part(
                    SCHWELM,
                    write("", "/start"),
                    tap("", "Ändern"),
                    change("Zusammenarbeit", "Ausbildung"),
                    in_field("Ausbildung", REVISED),
                    submit(2),
                ),
            ),
            reminded=(WETTER, WITTEN),
        ),
        Chapter(
            (part(COORDINATOR, see("Noch nicht abgegeben", "Es fehlt noch 1 von 9:\n– Witten")),),
            reminded=(WITTEN,),
        ),
    ),
    records=expected.RECORDS,
    told=expected.TOLD,
    private=expected.WRITTEN,
    drafts=(DRAFT_CONDITION,),
)
