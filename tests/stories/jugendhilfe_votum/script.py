"""The joint vote of the youth welfare offices, without the head who holds two towns: seven people
for seven of nine. Nobody says a plain yes."""

from tests.stories.acts import (
    BEGIN,
    COORDINATOR,
    ENTER,
    Acts,
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
from tests.stories.jugendhilfe_votum import expected

ENNEPETAL = "Jugendamtsleitung Ennepetal"  # holds Breckerfeld and Ennepetal, and never submits
GEVELSBERG = "Jugendamtsleitung Gevelsberg"
HATTINGEN = "Jugendamtsleitung Hattingen"
HERDECKE = "Jugendamtsleitung Herdecke"
SCHWELM = "Jugendamtsleitung Schwelm"
SPROCKHOEVEL = "Jugendamtsleitung Sprockhövel"
WETTER = "Jugendamtsleitung Wetter (Ruhr)"
WITTEN = "Jugendamtsleitung Witten"

JOINT = "in einer gemeinsamen Struktur im Kreis entwickelt werden?"
CONDITION = "Bitte erläutern Sie das kurz"
FURTHER = "eine weitere Zusammenarbeit der Jugendämter möglich?"
BARRIERS = "Welche Hindernisse sehen Sie"
COOPERATIONS = "Welche Kooperationen der Jugendämter gibt es schon?"
LOOK_AGAIN = "Wann soll über die Eingliederungshilfe wieder gesprochen werden?"

STAFFING = "Personelle Ausstattung"
SOFTWARE = "Software und Ausstattung"
RESOLUTIONS = "Politische Beschlüsse"
BY_LAWS = "Satzungen und Richtlinien"
PROVIDERS = "Strukturen der Träger"
OTHER = "Andere Hindernisse"


def on_condition(words: str) -> Acts:
    return tap(JOINT, "Ja, unter Vorbehalt"), write(CONDITION, words)


def barriers(*labels: str) -> Acts:
    return tap(FURTHER, "Es gibt Hindernisse"), choose(BARRIERS, *labels)


def entry(
    subject: str, *towns: str, external: str = "", keep: str = "Ja", first: bool = True
) -> Acts:
    """A cooperation. Its own town is among its members."""
    others = "Wer ist außer den Jugendämtern beteiligt?"
    return (
        tap(COOPERATIONS, "Eintrag hinzufügen" if first else "Noch ein Eintrag"),
        write("Worum geht es in dieser Kooperation?", subject),
        choose("Welche Städte sind beteiligt?", *towns),
        write(others, external) if external else skip(others),
        tap("Soll diese Kooperation bestehen bleiben?", keep),
    )


NOTHING_ELSE = (skip(COOPERATIONS), skip(LOOK_AGAIN))

AT_FIRST = (
    # One head for two towns begins, and leaves it at that.
    part(
        ENNEPETAL,
        ENTER,
        tap("", "Für beide übernehmen"),
        on_condition(expected.DRAFT),
        see(FURTHER),
    ),
    part(
        GEVELSBERG,
        BEGIN,
        on_condition(expected.BY_GEVELSBERG),
        barriers(PROVIDERS, STAFFING),  # kept in the order of the question
        entry("Jugendschutzstelle B", "Gevelsberg", "Schwelm", "Ennepetal", "Breckerfeld"),
        entry(
            "Beratungsstelle",
            "Ennepetal",
            "Breckerfeld",
            "Gevelsberg",
            "Schwelm",
            "Sprockhövel",
            external="Drei Träger, darunter der Kreis",
            first=False,
        ),
        tap(COOPERATIONS, "Weiter"),
        skip(LOOK_AGAIN),
        submit(),
    ),
    part(
        HATTINGEN,
        BEGIN,
        on_condition(expected.BY_HATTINGEN),
        barriers(SOFTWARE, OTHER),
        write(CONDITION, "Verschiedene Zuschnitte der Bezirke"),
        entry("Jugendschutzstelle A", "Hattingen", "Gevelsberg", "Herdecke", "Witten"),
        tap(COOPERATIONS, "1. Eintrag ändern"),
        write("Worum geht es", "Gemeinsame Jugendschutzstelle A"),
        choose("Welche Städte", "Hattingen", "Wetter (Ruhr)", "Herdecke", "Witten", "Sprockhövel"),
        skip("Wer ist außer den Jugendämtern beteiligt?"),
        tap("Soll diese Kooperation bestehen bleiben?", "Weiter"),
        tap(COOPERATIONS, "Noch ein Eintrag"),
        tap("Worum geht es", "Zurück"),
        tap(COOPERATIONS, "Weiter"),
        # A day before the round opened is a slip of the keyboard.
        write(LOOK_AGAIN, "01.05.2016", "Bitte nennen Sie einen Tag ab dem"),
        write(LOOK_AGAIN, "03.05.2027"),
        submit(),
    ),
    part(
        HERDECKE,
        BEGIN,
        on_condition(expected.BY_HERDECKE),
        tap(FURTHER, "Möglich"),
        NOTHING_ELSE,
        submit(),
    ),
)

LATER = (
    part(
        SCHWELM,
        BEGIN,
        on_condition(expected.BY_SCHWELM),
        barriers(BY_LAWS, RESOLUTIONS),
        NOTHING_ELSE,
        submit(),
    ),
    part(
        SPROCKHOEVEL,
        BEGIN,
        tap(JOINT, "Ja"),  # a plain yes, taken back before it is submitted
        barriers(STAFFING, SOFTWARE, RESOLUTIONS, BY_LAWS, PROVIDERS),
        NOTHING_ELSE,
        change("Gemeinsame Struktur"),
        on_condition(expected.BY_SPROCKHOEVEL),
        submit(),
    ),
    part(
        WETTER, BEGIN, tap(JOINT, "Enthaltung"), tap(FURTHER, "Enthaltung"), NOTHING_ELSE, submit()
    ),
)

LAST = (
    part(
        WITTEN,
        BEGIN,
        on_condition(expected.BY_WITTEN),
        barriers(STAFFING),
        skip(COOPERATIONS),
        write(LOOK_AGAIN, "2027-05-03"),
        submit(),
    ),
)

SCRIPT = Script(
    round="jugendhilfe-votum",
    office="Jugendamt",
    opens="Montag, 30. November 2026, 09:00 Uhr",
    heads={
        ENNEPETAL: ("Breckerfeld", "Ennepetal"),
        GEVELSBERG: ("Gevelsberg",),
        HATTINGEN: ("Hattingen",),
        HERDECKE: ("Herdecke",),
        SCHWELM: ("Schwelm",),
        SPROCKHOEVEL: ("Sprockhövel",),
        WETTER: ("Wetter (Ruhr)",),
        WITTEN: ("Witten",),
    },
    chapters=(
        Chapter(AT_FIRST),
        Chapter(LATER, reminded=(ENNEPETAL, SCHWELM, SPROCKHOEVEL, WETTER, WITTEN)),
        Chapter(LAST, reminded=(ENNEPETAL, WITTEN)),
        Chapter(
            (
                part(
                    COORDINATOR,
                    see("Es fehlen noch 2 von 9:\n– Breckerfeld\n– Ennepetal"),
                ),
            ),
            reminded=(ENNEPETAL,),
        ),
    ),
    records=expected.RECORDS,
    told=expected.TOLD,
    private=expected.WRITTEN,
    drafts=(expected.DRAFT,),
)
