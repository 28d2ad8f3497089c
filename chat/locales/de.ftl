## Buttons

button-next = Weiter
button-skip = Überspringen
button-clear = Antwort löschen
button-back = Zurück
button-add = Noch ein Eintrag
button-first-entry = Eintrag hinzufügen
button-entry = { $number }. Eintrag ändern
button-remove = { $number }. Eintrag entfernen
button-nil = Fehlanzeige
button-submit = Verbindlich abgeben
button-prepared = Zur Abgabe vorlegen
button-change = Ändern
button-confirm = Ja, das bin ich
button-nobody = Nein, das bin ich nicht
button-together = Für beide übernehmen
button-apart = Getrennt beantworten
button-review = Antworten prüfen
button-home = Übersicht
button-earlier = Vorige Seite
button-more = Nächste Seite
button-summary = Auswertung
button-refresh = Aktualisieren
button-revoke = Zugang zurücknehmen
button-open = { $town } öffnen

## Cards that ask

card-progress = { $towns } · Frage { $place } von { $total }
card-entry = { $entry }. Eintrag
card-asks = Sie haben „{ $label }“ gewählt. Bitte erläutern Sie das kurz in Worten.
card-chosen = { $number }. { $label } – gewählt
card-ranked = { $number }. { $label } – Rang { $rank }
card-so-far = Ihre Antwort bisher: { $answer }
card-how-choice = Tippen Sie auf eine Antwort.
card-how-choices = Sie können mehrere Antworten wählen. Danach bitte „Weiter“.
card-how-municipalities = Sie können mehrere Kommunen wählen. Danach bitte „Weiter“.
card-how-rank = Wählen Sie in der Reihenfolge der Wichtigkeit, das Wichtigste zuerst. Danach bitte „Weiter“.
card-how-text = Bitte schreiben Sie Ihre Antwort als Nachricht.
card-how-number = Bitte schreiben Sie eine Zahl.
card-how-money = Bitte schreiben Sie einen Betrag in Euro, zum Beispiel 2.000,00.
card-how-date = Bitte schreiben Sie ein Datum, zum Beispiel 21.09.2023.
card-how-group = Sie können Einträge hinzufügen, ändern oder entfernen.


## Answers in words

value-none = keine
value-entries = { $count ->
    [0] kein Eintrag
    [one] ein Eintrag
   *[other] { $count } Einträge
}

## Problems

problem-missing = Diese Antwort fehlt noch.
problem-empty = Bitte geben Sie eine Antwort ein.
problem-form-choice = Bitte nennen Sie genau eine Antwort, mit ihrer Nummer oder ihrem Wortlaut.
problem-form-choices = Bitte nennen Sie die Nummern oder den Wortlaut, durch Kommas getrennt, zum Beispiel 1, 3.
problem-form-rank = Bitte nennen Sie die Nummern in Ihrer Reihenfolge, durch Kommas getrennt, zum Beispiel 2, 1, 3.
problem-form-municipalities = Bitte nennen Sie die Kommunen mit Namen oder Nummer, durch Kommas getrennt, zum Beispiel 1, 3.
problem-form-text = Bitte antworten Sie mit einem Text.
problem-form-number = Bitte geben Sie eine Zahl ein, zum Beispiel 2.000 oder 12,5.
problem-form-money = Bitte geben Sie einen Betrag in Euro ein, zum Beispiel 2.000,00.
problem-form-date = Bitte geben Sie ein Datum ein, zum Beispiel 21.09.2023.
problem-form-group = Bitte fügen Sie einen Eintrag hinzu oder gehen Sie weiter.
problem-unknown = „{ $words }“ steht nicht zur Wahl. Bitte nennen Sie die Nummer oder den vollen Wortlaut.
problem-ambiguous = „{ $words }“ trifft auf mehrere Antworten zu. Bitte nennen Sie die Nummer.
problem-misnumbered = Bei „{ $words }“ passen Nummer und Name nicht zusammen. Bitte nennen Sie nur die Nummer oder nur den Namen.
problem-not-offered = „{ $name }“ steht hier nicht zur Wahl.
problem-twice = „{ $name }“ ist mehrfach genannt. Bitte nennen Sie jede Antwort nur einmal.
problem-choose-exactly = { $count ->
    [one] Bitte wählen Sie genau eine Antwort.
   *[other] Bitte wählen Sie genau { $count } Antworten.
}
problem-choose-at-least = { $min ->
    [one] Bitte wählen Sie mindestens eine Antwort.
   *[other] Bitte wählen Sie mindestens { $min } Antworten.
}
problem-choose-at-most = { $max ->
    [one] Bitte wählen Sie höchstens eine Antwort.
   *[other] Bitte wählen Sie höchstens { $max } Antworten.
}
problem-choose-between = Bitte wählen Sie mindestens { $min } und höchstens { $max }.
problem-text-long = Der Text hat { $length } Zeichen. Bitte kürzen Sie ihn auf höchstens { $max } Zeichen.
problem-text-hidden = Der Text enthält unsichtbare Steuerzeichen. Bitte tippen Sie ihn neu ein.
problem-text-pattern = Der Text hat nicht die erwartete Form. Bitte prüfen Sie ihn.
problem-digits = Möglich sind höchstens { $whole } Stellen vor und { $decimals } Stellen nach dem Komma.
problem-number-at-least = Bitte geben Sie eine Zahl ab { $min } ein.
problem-number-at-most = Bitte geben Sie eine Zahl bis { $max } ein.
problem-number-between = Bitte geben Sie eine Zahl von { $min } bis { $max } ein.
problem-money-at-least = Bitte geben Sie einen Betrag ab { $min } EUR ein.
problem-money-at-most = Bitte geben Sie einen Betrag bis { $max } EUR ein.
problem-money-between = Bitte geben Sie einen Betrag von { $min } bis { $max } EUR ein.
problem-date-unreal = Diesen Tag gibt es im Kalender nicht.
problem-date-from = Bitte nennen Sie einen Tag ab dem { $min }.
problem-date-until = Bitte nennen Sie einen Tag bis zum { $max }.
problem-date-between = Bitte nennen Sie einen Tag vom { $min } bis zum { $max }.
problem-entries-at-most = { $max ->
    [one] Hier ist nur ein Eintrag möglich.
   *[other] Hier sind höchstens { $max } Einträge möglich.
}
problem-exactly-one = Genau ein Eintrag muss die Angabe „{ $option }“ haben.
problem-last = Der Eintrag mit der Angabe „{ $option }“ muss der letzte sein.

## Reports

report-state-planned = Vorläufig, Stand: { $at }. Die Abfrage ist noch nicht eröffnet.
report-state-open = Vorläufig, Stand: { $at }. Frist: { $closes }.
report-state-closed = Endgültig. Geschlossen: { $closed }.
report-state-superseded = Ersetzt durch eine Berichtigung. Stand: { $at }.
report-page = { $title } ({ $page } von { $pages })

report-turnout = Abgaben: { $submitted } von { $mandates } Kommunen
report-nil-returns = Davon Fehlanzeigen: { $count }
report-signers = Abgegeben durch { $count ->
    [one] 1 Person
   *[other] { $count } Personen
}
report-inhabitants = Vertretene Einwohner: { $submitted } von { $inhabitants } ({ $percent }), Stichtag { $day }
report-inhabitants-days = Vertretene Einwohner: { $submitted } von { $inhabitants } ({ $percent }), Stichtage { $day } bis { $last }
report-missing = { $count ->
    [one] Es fehlt: { $towns }
   *[other] Es fehlen ({ $count }): { $towns }
}
report-nobody-missing = Es fehlt niemand.
report-late = Zu spät eingegangen und nicht gezählt: { $count }
report-quorum = Quorum: mehr als { $share } von { $of } Mandaten, also mindestens { $needed }. { $met ->
    [yes] Erreicht.
   *[no] Nicht erreicht.
}
report-no-quorum = Quorum: keines verlangt

report-verdict-consensus = Konsens
report-verdict-split = Kein Konsens
report-verdict-adopted = Angenommen
report-verdict-rejected = Abgelehnt
report-verdict-no-quorum = Quorum nicht erreicht
report-verdict = { $verdict }. { $rule }
report-rule = Regel: { $rule }, nach { $basis }, { $of } insgesamt
report-rule-consensus = Konsens
report-rule-unanimous = Einstimmigkeit
report-rule-simple-majority = einfache Mehrheit
report-rule-two-thirds = zwei Drittel aller
report-basis-mandates = Mandaten
report-basis-inhabitants = Einwohnern
report-counts = Ja { $yes }, Nein { $no }, Enthaltung { $abstain }
report-counts-conditional = Ja { $yes } (davon { $condition } unter Vorbehalt), Nein { $no }, Enthaltung { $abstain }
report-counts-inhabitants = Einwohner: Ja { $yes }, Nein { $no }, Enthaltung { $abstain }
report-condition = Vorbehalt: „{ $condition }“
report-condition-of = Vorbehalt von { $town }: „{ $condition }“
report-planned = Davon erst geplant: { $count }
report-planned-until = geplant, Entscheidung am { $day }

report-chosen = { $counts } (Antworten: { $answered })
report-ranked = { $label }: erste Plätze { $first }, mittlerer Rang { $mean }, Nennungen { $ranked }

report-partners = Wer könnte mit wem: { $field }
report-partners-mutual = Nennen einander: { $listed }
report-partners-open = Eine nennt, die andere ist offen: { $listed }
report-partners-group = Mögliche Gruppen: { $listed }
report-partners-one-sided = Einseitige Wünsche: { $listed }
report-pair = { $one } und { $other }
report-wish = { $one } nennt { $other }

report-nil-return = Fehlanzeige
report-quoted = „{ $words }“
report-chain = Protokoll: { $count } Einträge, Prüfsumme { $head }
