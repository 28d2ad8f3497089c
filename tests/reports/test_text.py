"""The summary as messages: the small round of conftest.py, word for word."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

from chat.cards import TEXT_LIMIT, card_text, measure
from reports.picture import caption
from reports.report import Report
from reports.text import summary_cards
from survey.history import Amended

PUBLIC = """\
Endgültig. Geschlossen: Freitag, 18. Dezember 2026, 12:00 Uhr.

Zusammenarbeit im Kreis

Abgaben: 3 von 4 Kommunen
Abgegeben durch 3 Personen
Vertretene Einwohner: 173.652 von 201.044 (86,38\N{NO-BREAK SPACE}%), Stichtag 31.12.2019
Es fehlt: Wetter (Ruhr)
Quorum: mehr als 1/2 von 4 Mandaten, also mindestens 3. Erreicht.

Wohnen
Kein Konsens. Regel: Konsens, nach Mandaten, 4 insgesamt
Ja 2 (davon 1 unter Vorbehalt), Nein 1, Enthaltung 0

Schule
Kein Konsens. Regel: Konsens, nach Mandaten, 4 insgesamt
Ja 1 (davon 0 unter Vorbehalt), Nein 1, Enthaltung 1

In welcher Form?
Wohnen: Städte untereinander 2, Kreis für alle 1 (Antworten: 2)
Schule: Städte untereinander 0, Kreis für alle 1 (Antworten: 1)

Was zuerst?
Schule: erste Plätze 1, mittlerer Rang 1, Nennungen 1
Wohnen: erste Plätze 1, mittlerer Rang 1,5, Nennungen 2

Protokoll: 5 Einträge, Prüfsumme \
abababababababababababababababababababababababababababababababab"""

CONDITION = "Vorbehalt von Herdecke: „Kosten werden geteilt“\n"

SINGLE_ANSWERS = """\
Vorschlag zur Reihenfolge
Ein Vorschlag zur Beratung, keine Entscheidung. Über die Reihenfolge entscheidet das zuständige \
Gremium.
1. Schule: Kein Konsens; erste Plätze 1, mittlerer Rang 1, Nennungen 1; Ja für 22.755 Einwohner \
(11,3\N{NO-BREAK SPACE}% aller); Vorbehalte 0, Nein 1
2. Wohnen: Kein Konsens; erste Plätze 1, mittlerer Rang 1,5, Nennungen 2; Ja für 119.214 \
Einwohner (59,2\N{NO-BREAK SPACE}% aller); Vorbehalte 1, Nein 1

Wer könnte mit wem: Wohnen – Städte untereinander
Eine nennt, die andere ist offen: Herdecke und Witten
Einseitige Wünsche: Witten nennt Hattingen

Hattingen
Wohnen: Nein
Schule: Nein

Herdecke
Wohnen: Ja, unter Vorbehalt; „Kosten werden geteilt“; Städte untereinander, Kreis für alle
Schule: Ja; Kreis für alle
Was zuerst? 1. Schule, 2. Wohnen
Eintrag 1 – Bestehende Zusammenarbeit: Jugendschutzstelle; Wetter (Ruhr), Witten

Witten
Wohnen: Ja; Städte untereinander; Herdecke, Hattingen
Schule: Enthaltung
Was zuerst? 1. Wohnen

"""


def words(report: Report, *, public: bool) -> str:
    return "\n\n".join(card_text(card) for card in summary_cards(report, public=public))


def test_text_for_a_group_has_counts_and_no_single_answers(
    make_report: Callable[..., Report],
) -> None:
    assert words(make_report(state="closed"), public=True) == PUBLIC


def test_text_for_a_group_has_no_counts_while_the_round_runs(
    make_report: Callable[..., Report],
) -> None:
    (card,) = summary_cards(make_report(), public=True)
    assert card.head == (
        "Vorläufig, Stand: Mittwoch, 9. Dezember 2026, 12:00 Uhr. "
        "Frist: Freitag, 18. Dezember 2026, 12:00 Uhr (MEZ)."
    )
    turnout, counted, log = card.body.split("\n\n")
    assert turnout.startswith("Abgaben: 3 von 4 Kommunen\n")
    assert counted == (
        "Zahlen und Ergebnisse stehen hier erst nach dem Ende: "
        "Ein Zwischenstand verriete einzelne Abgaben."
    )
    assert log.startswith("Protokoll: 5 Einträge")


def test_text_for_coordinators_has_single_answers_and_who_could_work_with_whom(
    make_report: Callable[..., Report],
) -> None:
    before, log = PUBLIC.split("Protokoll")
    counts = "Ja 2 (davon 1 unter Vorbehalt), Nein 1, Enthaltung 0\n"
    named = before.replace(counts, f"{counts}{CONDITION}")
    found = words(make_report(state="closed"), public=False)
    assert found == f"{named}{SINGLE_ANSWERS}Protokoll{log}"


def test_text_for_a_group_names_no_town_but_the_missing(make_report: Callable[..., Report]) -> None:
    report = make_report(state="closed")
    everything, group = words(report, public=False), words(report, public=True)
    for single in ("Hattingen", "Herdecke", "Witten", "Kosten werden geteilt"):
        assert (single in everything, single in group) == (True, False)


def test_text_of_a_closed_round_is_final(make_report: Callable[..., Report]) -> None:
    (card,) = summary_cards(make_report(state="closed"), public=True)
    assert card.head == "Endgültig. Geschlossen: Freitag, 18. Dezember 2026, 12:00 Uhr."


def test_text_says_what_a_later_result_replaces_and_whose_late_submission_counts(
    make_report: Callable[..., Report],
) -> None:
    before = dt.datetime(2026, 12, 11, 11, tzinfo=dt.UTC)
    first = make_report(state="closed")
    report = replace(first, amended=Amended(before, ("05954036",)))
    (card,) = summary_cards(report, public=True)
    assert card.head == (
        "Endgültig. Geschlossen: Freitag, 18. Dezember 2026, 12:00 Uhr. "
        "Ersetzt das Ergebnis vom Freitag, 11. Dezember 2026, 12:00 Uhr."
    )
    line = "Verspätet eingegangen und angenommen: Witten"
    assert line in card.body.splitlines()
    assert line in caption(report)
    assert line not in summary_cards(first, public=True)[0].body


def test_text_shows_inhabitants_where_they_decide(make_report: Callable[..., Report]) -> None:
    vote = {"rule": "two-thirds", "basis": "inhabitants"}
    # Witten 96,459 + Herdecke 22,755 of 201,044; two thirds are 134,030
    block = words(make_report(vote=vote), public=False).split("\n\n")[3]
    assert block == (
        "Wohnen\n"
        "Abgelehnt. Regel: zwei Drittel aller, nach Einwohnern, 201.044 insgesamt\n"
        "Ja 2 (davon 1 unter Vorbehalt), Nein 1, Enthaltung 0\n"
        "Einwohner: Ja 119.214, Nein 54.438, Enthaltung 0\n"
        "Vorbehalt von Herdecke: „Kosten werden geteilt“"
    )


def test_text_tells_nil_returns_and_a_quorum_that_is_not_met(
    make_report: Callable[..., Report],
) -> None:
    report = make_report(answers={}, nil_returns=["05954036"])
    turnout = words(report, public=True).split("\n\n")[2].split("\n")
    assert turnout == [
        "Abgaben: 1 von 4 Kommunen",
        "Davon Fehlanzeigen: 1",
        "Abgegeben durch 1 Person",
        "Vertretene Einwohner: 96.459 von 201.044 (47,98\N{NO-BREAK SPACE}%), Stichtag 31.12.2019",
        "Es fehlen (3): Hattingen, Herdecke, Wetter (Ruhr)",
        "Quorum: mehr als 1/2 von 4 Mandaten, also mindestens 3. Nicht erreicht.",
    ]
    assert "Witten\nFehlanzeige" in words(report, public=False)


def test_text_in_english_says_the_same(make_report: Callable[..., Report]) -> None:
    (running,) = summary_cards(make_report(language="en"), public=True)
    assert running.head == (
        "Provisional, as of Wednesday, 9 December 2026, 12:00. "
        "Deadline: Friday, 18 December 2026, 12:00 (CET)."
    )
    (card,) = summary_cards(make_report(language="en", state="closed"), public=True)
    assert card.body.split("\n\n")[1] == (
        "Wohnen\n"
        "No consensus. Rule: consensus, by mandates, 4 in all\n"
        "Yes 2 (1 of these with a condition), no 1, abstention 0"
    )


def test_text_of_many_towns_comes_in_pages_within_a_message(
    make_report: Callable[..., Report],
) -> None:
    towns = {f"{n:08d}": (f"Stadt {n}", 1000) for n in range(53)}
    long = "Nur wenn die Kosten geteilt werden. " * 27
    answers = {key: {"interest.housing": "if", "interest.housing.condition": long} for key in towns}
    cards = summary_cards(make_report(towns=towns, answers=answers), public=False)
    assert [card.title for card in cards[:2]] == [
        f"Zusammenarbeit im Kreis (1 von {len(cards)})",
        f"Zusammenarbeit im Kreis (2 von {len(cards)})",
    ]
    assert max(measure(card_text(card)) for card in cards) < TEXT_LIMIT
    said = "\n".join(card.body for card in cards)
    assert said.count(long.strip()) == 2 * len(towns)  # once as a condition, once as an answer


def test_text_marks_results_that_are_only_planned(make_report: Callable[..., Report]) -> None:
    questions = [
        {"id": "sitting", "kind": "date", "text": "Wann tagt der Vorstand?"},
        {
            "id": "decision",
            "kind": "choice",
            "vote": True,
            "planned_until": "sitting",
            "text": "Fortbestand?",
            "options": [
                {"id": "yes", "label": "Ja", "counts": "yes"},
                {"id": "later", "label": "Vertagt"},
            ],
        },
    ]
    answers = {
        "05954036": {"sitting": "2026-12-10", "decision": "yes"},
        "05954020": {"sitting": "2026-12-09", "decision": "later"},
    }
    report = make_report(questions=questions, answers=answers, fields={})
    vote, herdecke, witten = words(report, public=False).split("\n\n")[3:6]
    assert vote == (
        "Fortbestand?\n"
        "Quorum nicht erreicht. Regel: Konsens, nach Mandaten, 4 insgesamt\n"
        "Ja 1, Nein 0, Enthaltung 0, Vertagt 1\n"
        "Davon erst geplant: 1"
    )
    assert herdecke == "Herdecke\nWann tagt der Vorstand? 09.12.2026\nFortbestand? Vertagt"
    assert witten == (
        "Witten\nWann tagt der Vorstand? 10.12.2026\n"
        "Fortbestand? Ja (geplant bis zur Entscheidung am 10.12.2026)"
    )
