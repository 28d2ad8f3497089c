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
button-together-all = Für alle übernehmen
button-apart = Getrennt beantworten
button-review = Antworten prüfen
button-home = Übersicht
button-earlier = Vorige Seite
button-more = Nächste Seite
button-summary = Auswertung
button-refresh = Aktualisieren
button-round = Abfrage öffnen
button-remind = Jetzt erinnern
button-send = { $count ->
    [one] Jetzt an 1 Person senden
   *[other] Jetzt an { $count } Personen senden
  }
button-plan = Plan der Nachrichten
button-tomorrow = Morgen erinnern
button-accept = Verspätete Abgabe annehmen
button-revoke = Zugang zurücknehmen
button-open = { $town } öffnen
button-complete = Ergänzen

## Cards that ask

card-part = Teil { $place } von { $total }
card-entry = { $entry }. Eintrag
card-asks = Sie haben „{ $label }“ gewählt. Bitte erläutern Sie das kurz, in höchstens { $max } Zeichen.
card-chosen = { $number }. { $label } – gewählt
card-ranked = { $number }. { $label } – Rang { $rank }
card-so-far = Ihre Antwort bisher: { $answer }
card-planned = Bis zur Entscheidung am { $day } gilt Ihre Antwort als geplant.
card-how-choices = Sie können mehrere Antworten wählen.
card-how-municipalities = Sie können mehrere Kommunen wählen.
card-how-rank = Wählen Sie der Reihe nach, das Wichtigste zuerst.
card-then-next = Danach bitte „Weiter“.
card-how-text = Bitte schreiben Sie Ihre Antwort als Nachricht, höchstens { $max } Zeichen.
card-how-number = Bitte schreiben Sie eine Zahl.
card-how-money = Bitte schreiben Sie einen Betrag in Euro, zum Beispiel 2.000,00.
card-how-date = Bitte schreiben Sie ein Datum in der Form 21.09.2023.
card-how-group = Sie können Einträge hinzufügen, ändern oder entfernen, höchstens { $max }.
card-how-first-entry = Bitte fügen Sie mindestens einen Eintrag hinzu, höchstens { $max }.

## Invitation and overview

invited-title = Sie sind eingeladen
invited-round = Abfrage: { $title }
invited-offices = { $count ->
    [one] Dieser Zugang gilt für:
   *[other] Dieser Zugang gilt für { $count } Mandate:
  }
invited-question = Sind Sie das?
invited-declined = In Ordnung. Der Zugang bleibt unbenutzt.
role-head = Amtsleitung
role-deputy = Stellvertretung
role-preparer = Sachbearbeitung
start-deadline = Frist: { $deadline }
start-planned = Die Abfrage beginnt am { $opens }. Sie erhalten dann eine Nachricht.
start-together = Sie antworten für { $towns }. Sollen Ihre Antworten für alle gelten? Vor der Abgabe können Sie sie noch trennen.
start-together-begun = Für { $town } ist ein Entwurf begonnen. Übernehmen Sie, gilt er auch für die anderen und ersetzt deren Entwürfe.
start-begun = Ein Entwurf ist schon begonnen. Es geht dort weiter, wo er aufhört.
start-nil = Haben Sie nichts zu erklären, wählen Sie „Fehlanzeige“. Sie gilt sofort als Abgabe für { $towns }.
home-title = Ihre Abfragen
home-empty = Zurzeit liegt keine Abfrage für Sie vor.
state-planned = beginnt am { $opens }
state-not-now = Ihre Stellvertretung gilt zurzeit nicht ({ $days })
state-submitted = abgegeben (Nr. { $number })
state-missed = nicht abgegeben, Frist abgelaufen
state-late = verspätet abgegeben (Nr. { $number }), zählt nicht mit
state-begun = begonnen, Frist { $deadline }
state-untouched = offen, Frist { $deadline }
submitted-until = Änderungen sind möglich bis { $deadline }.
submitted-over = Die Frist ist abgelaufen. Bitte wenden Sie sich bei Fragen an die Koordination.
submitted-unsent = Die Frist ist abgelaufen. Ihr Entwurf ist vollständig, aber nicht abgegeben. Sie können ihn noch verspätet abgeben.
record-none = { $town }: Es liegt keine Abgabe vor.
record-submitted = { $town }: Abgabe Nr. { $number } vom { $at } liegt vor.
record-nil = { $town }: Fehlanzeige Nr. { $number } vom { $at } liegt vor.
record-late = { $town }: Abgabe Nr. { $number } vom { $at } ist als verspätet vermerkt. Sie zählt nicht mit.
somebody = Jemand

## Review and submission

question-asks = { $question } – Erläuterung
question-entry = Eintrag { $entry }: { $question }
listing-entry = Eintrag { $entry }
listing-asks = Zu „{ $label }“
listing-planned = { $answer } (geplant bis zur Entscheidung am { $day })
listing-empty = noch leer
listing-unanswered = keine Angabe
review-title = Ihre Antworten im Überblick
review-goes-on = Die Abgabe ist auf der letzten Seite möglich.
review-open = { $count ->
    [one] Eine Antwort fehlt noch oder passt nicht:
   *[other] { $count } Antworten fehlen noch oder passen nicht:
  }
review-prepared = Der Entwurf ist vollständig. Abgeben können ihn nur Amtsleitung oder Stellvertretung.
review-binding = { $ballots ->
    [person] Mit „Verbindlich abgeben“ zählen Ihre Antworten mit. Ändern können Sie sie bis { $deadline }.
   *[mandate] Mit „Verbindlich abgeben“ gilt das Votum als erklärt. Ändern können Sie es bis { $deadline }.
}
review-late = Die Frist ist abgelaufen. Eine Abgabe wird jetzt als verspätet vermerkt und zählt nicht mit.
review-incomplete = Es fehlt noch etwas. Bitte ergänzen Sie zuerst.
review-changed = Der Entwurf wurde inzwischen geändert. Es wurde nichts abgegeben. Bitte prüfen Sie noch einmal.
changed-submitted = Abgabe Nr. { $number } für { $town }
review-changed-more = – und { $count } weitere
review-dropped = Für { $town } entfällt die eigene Nennung bei: { $question }
review-differs = Für { $town } gilt abweichend „{ $answer }“: { $question }
choosing-title = Welche Antwort möchten Sie ändern?
choosing-how = Bitte wählen oder schreiben Sie die Nummer.
choosing-number = Bitte geben Sie eine Nummer von 1 bis { $count } an.
submit-done = Ihre Abgabe ist eingegangen.
submit-late = Die Frist war schon abgelaufen. Ihre Abgabe ist als verspätet vermerkt.
submit-late-again = Diese Abgabe ist schon als verspätet vermerkt. Eine weitere ist nicht nötig.
submit-not-you = Abgeben kann nur die Amtsleitung oder ihre Stellvertretung.
submit-outranked = Die Amtsleitung hat schon abgegeben. Ihre Abgabe wurde nicht angenommen.

## Preparing

prepare-done = Der Entwurf ist vorgelegt. Die Amtsleitung erhält eine Nachricht.
prepare-waits = Der Entwurf ist vorgelegt. Für { $towns } ist noch keine Amtsleitung beigetreten; sie erhält ihn, sobald sie beitritt.
review-prepared-by = Vorbereitet von { $name } am { $at }.
review-others = Im Entwurf haben auch geantwortet: { $names }

## Naming a deputy or a preparer

button-named = Vertretung und Sachbearbeitung
button-name-deputy = Stellvertretung benennen
button-name-preparer = Sachbearbeitung benennen
button-naming-from = Ab heute
button-naming-to = Bis Fristende
button-naming-consent = Benennen
button-named-link = { $number }. Neuer Link
button-named-withdraw = { $number }. Zurücknehmen
button-withdraw = Zugang zurücknehmen
days-from = ab { $from }
days-to = bis { $to }
days-from-to = { $from } bis { $to }
naming-title-deputy = Stellvertretung benennen
naming-title-preparer = Sachbearbeitung benennen
naming-mandates = Für welches Mandat?
naming-name-deputy = Wie heißt die Person? Bitte schreiben Sie den Namen als Nachricht. Er steht auf der Quittung, mit „i. V.“.
naming-name-preparer = Wie heißt die Person? Bitte schreiben Sie den Namen als Nachricht.
naming-from =
    Ab wann vertritt { $name } Sie? Bitte schreiben Sie ein Datum, zum Beispiel { $example }.
    Die Frist endet am { $deadline }.
naming-to =
    Bis wann vertritt { $name } Sie? Bitte schreiben Sie den letzten Tag, zum Beispiel { $example }.
    Die Frist endet am { $deadline }.
naming-consent = { $name } erhält Zugang als { $role } für { $towns }.
naming-consent-deputy = An diesen Tagen kann die Stellvertretung den Entwurf bearbeiten und verbindlich abgeben. Ihre eigene Abgabe geht immer vor.
naming-consent-preparer = Die Sachbearbeitung kann den Entwurf ausfüllen und Ihnen vorlegen. Abgeben kann sie nicht.
naming-consent-link = Mit „Benennen“ erhalten Sie einen Link zum Weiterleiten. Die Koordination wird informiert.
naming-not-you = Benennen kann nur eine Amtsleitung, für ihre eigenen Mandate und bis zur Frist.
naming-days-passed = Der erste Tag liegt inzwischen in der Vergangenheit. Bitte nennen Sie die Tage neu.
naming-twice = { $name } ist dafür schon benannt. Hier können Sie einen neuen Link anfordern.
naming-too-many = Sie haben schon { $count } Personen benannt. Bitte nehmen Sie zuerst eine Benennung zurück.
naming-done = Der Link für { $name } steht in der Nachricht darüber. Bitte leiten Sie diese Nachricht weiter.
naming-link-title = Zugang für { $name }
naming-link = { $by } hat { $name } als { $role } für { $towns } benannt.
naming-link-until = Bitte öffnen Sie den Link selbst, bis { $until }. Er gilt nur einmal.
named-about = Hier benennen Sie Personen, die Sie vertreten oder den Entwurf vorbereiten.
named-nobody = Sie haben noch niemanden benannt.
named-line = { $name } – { $role } für { $towns }
named-joined = beigetreten
named-waits = noch nicht beigetreten
named-ended = Zeit abgelaufen
named-withdrawn = Der Zugang von { $name } ist zurückgenommen.
named-withdrawn-stands = Der Zugang von { $name } ist zurückgenommen. Was schon abgegeben ist, gilt, bis eine neue Abgabe es ersetzt.
withdraw-title = Zugang zurücknehmen?
withdraw-about = Der Link gilt dann nicht mehr. Was schon abgegeben ist, gilt, bis eine neue Abgabe es ersetzt.
revoke-named = Auch von dieser Person Benannte haben keinen Zugang mehr: { $count }
invited-named = { $name }, benannt von { $by }
link-for-another = Dieser Link ist für jemand anderen bestimmt, den die Amtsleitung benannt hat. Bitte leiten Sie ihn weiter; er gilt noch.
link-not-coordinators = Diesen Link hat eine Amtsleitung für eine andere Person erstellt. Die Koordination kann ihn nicht annehmen; er gilt noch.
command-deputy = Stellvertretung benennen
command-preparer = Sachbearbeitung benennen
letter-named-title = Neu benannt
letter-named = { $by } hat { $name } als { $role } für { $towns } benannt.
letter-accepted-title = Zugang angenommen
letter-accepted = { $name } hat Ihren Link für { $towns } angenommen.

## Receipt

receipt-title = Quittung { $town }, Abgabe Nr. { $number }
receipt-at = Eingegangen: { $at }
receipt-signed-head = Abgegeben von: { $name }
receipt-signed-deputy = Abgegeben von: { $name } (i. V.)
receipt-signed-for = Abgegeben von: { $name }, i. V. für { $head }
receipt-signed-coordinator = Eingetragen von der Koordination
receipt-checksum = Prüfsumme: { $checksum }
receipt-nil = Fehlanzeige: Es wird nichts erklärt.
receipt-late = Verspätet eingegangen: vermerkt und der Koordination gemeldet, zählt nicht mit.
receipt-entry = Protokoll: Eintrag Nr. { $number }, Prüfsumme { $hash }
receipt-answers = Antworten
receipt-question = Frage
receipt-answer = Antwort
receipt-document = Für Ihre Akten: die Quittung für { $town } als PDF
receipt-file = quittung-{ $key }-{ $number }.pdf
receipt-page = Seite { $page } von { $pages }
receipt-signs = Zeichen ohne Bild in dieser Schrift stehen hier mit ihrer Nummer, zum Beispiel [U+1F600].

## What is on record, to be kept

statement-title = Was von Ihnen vorliegt
statement-none = Für { $town } liegt zum { $at } keine Abgabe vor.

## Links, strangers and what does not fit

link-unknown = Dieser Zugangslink ist nicht bekannt. Bitte öffnen Sie den Link aus Ihrer Einladung.
link-used = Dieser Zugangslink wurde schon benutzt. Bitte fordern Sie bei der Koordination einen neuen an.
link-void = Dieser Zugangslink gilt nicht mehr. Bitte fordern Sie bei der Koordination einen neuen an.
link-expired = Dieser Zugangslink ist abgelaufen. Bitte wenden Sie sich an die Koordination.
stranger = Guten Tag. Für Ihr Konto liegt hier nichts vor; Zugang erhalten Sie über den Link in Ihrer Einladung.
not-yours = Dazu sind Sie nicht berechtigt.
press-stale = Diese Taste gehört zu einem früheren Stand. Es gilt die aktuelle Karte.
answer-over = Die Frist ist abgelaufen. Antworten werden nicht mehr angenommen.
said-edited = Eine nachträglich geänderte Nachricht ändert Ihre Antwort nicht.
said-file = Dateien, Bilder und Sprachnachrichten kann ich hier nicht annehmen.
said-forwarded = Eine weitergeleitete Nachricht gilt nicht als Ihre Antwort.
said-rest = Auch das gehört wohl zu dem Text, der zu lang war. Bitte senden Sie ihn gekürzt noch einmal.
said-replied = Sie antworten auf eine frühere Nachricht. Es gilt die aktuelle Karte.
said-nothing-asked = Bitte wählen Sie eine der Tasten. Sie können deren Beschriftung auch tippen.
command-unknown = Diesen Befehl gibt es hier nicht. Eine Übersicht zeigt /hilfe.
group-private = Ich antworte nur im privaten Chat. In Gruppen zeige ich der Koordination die Auswertung.
trouble = Das konnte nicht verarbeitet werden. Es ist gemeldet; Ihre bisherigen Antworten sind gespeichert.

## Commands

command-start = Weiter, wo Sie aufgehört haben
command-mystatus = Ihre Abfragen und was vorliegt
command-help = Hilfe
command-language = Deutsch oder Englisch
command-privacy = Hinweise zum Datenschutz
command-mydata = Alles über Sie Gespeicherte als Datei
command-erase = Löschen, was gelöscht werden darf
command-summary = Auswertung der Abfrage
command-status = Stand der Abfragen
help-title = Hilfe
help-heads =
    Alles geht über die Tasten oder durch Tippen: die Nummer, die Beschriftung oder die Form mit Schrägstrich.
    /zurueck: eine Frage zurück
    /weiter: eine Frage weiter
    /start: die aktuelle Karte
    /meinstand: was von Ihnen vorliegt, als Nachricht zum Aufbewahren
    /sprache: Deutsch oder Englisch
    /datenschutz: die Hinweise zum Datenschutz
    /meinedaten: alles über Sie Gespeicherte als Datei
    /loeschen: löschen, was gelöscht werden darf
    /vertretung: eine Stellvertretung benennen
    /sachbearbeitung: jemanden benennen, der den Entwurf vorbereitet
    /frage: eine Frage an die Koordination
    /mehrzeit: um mehr Zeit bitten
help-coordinators =
    /auswertung: die Auswertung als Text und Bild
    /stand: die Abfragen und wer noch fehlt
    /hier: verbindet die Gruppe, in der Sie es schreiben, mit einer Abfrage, „/hier aus“ trennt sie
    /sprache: Deutsch oder Englisch
    /datenschutz: die Hinweise zum Datenschutz
    /meinedaten: alles über Sie Gespeicherte als Datei
    /loeschen: löschen, was gelöscht werden darf
language-set = Die Sprache ist jetzt Deutsch.
language-title = Sprache
language-choose = In welcher Sprache möchten Sie lesen?
language-de = Deutsch
language-en = English

## Coordinators

coordinator-welcome = Sie gehören jetzt zur Koordination. /hilfe zeigt, was möglich ist.
rounds-title = Abfragen
rounds-none = Es gibt noch keine Abfrage.
rounds-unknown = Eine Abfrage „{ $round }“ gibt es nicht.
rounds-planned = geplant, beginnt am { $opens }
rounds-open = offen bis { $deadline }
rounds-closed = beendet, Frist war { $deadline }
rounds-superseded = ersetzt durch eine neue Abfrage
rounds-turnout = Abgegeben: { $submitted } von { $mandates }
rounds-missing = Es fehlen: { $towns }
rounds-deadline = Frist für { $towns }: { $deadline }
rounds-summary-comes = Die Auswertung kommt sofort.
revoke-done = Der Zugang ist zurückgenommen.
revoke-stands = Der Zugang ist zurückgenommen. Was schon abgegeben ist, gilt, bis eine neue Abgabe es ersetzt.
revoke-nobody = Dieser Zugang ist schon zurückgenommen.

## Privacy

privacy-title = Hinweise zum Datenschutz
privacy-controller = Verantwortlich: { $name }
privacy-contact = Kontakt: { $name }
privacy-officer = Datenschutzbeauftragte Stelle: { $name }
privacy-purpose = { $ballots ->
    [person] Zweck: Meinungen einholen und auswerten.
   *[mandate] Zweck: das Votum Ihrer Kommune einholen, auszählen und zu den Akten nehmen.
}
privacy-basis = Rechtsgrundlage: Art. 6 Abs. 1 Buchst. e DSGVO, eine öffentliche Aufgabe.
privacy-data = { $ballots ->
    [person] Daten: Ihr Telegram-Konto, Ihre Teilnahme und, ohne Ihren Namen, Ihre Antworten.
   *[mandate] Daten: Name und Amt laut Verteiler, Telegram-Konto, Antworten und Zeitpunkte.
}
privacy-recipients = { $ballots ->
    [person] Empfänger: Koordination und Lenkungskreis (das Ergebnis), Telegram (die Nachrichten). Ihre einzelnen Antworten erhält niemand.
   *[mandate] Empfänger: die Koordination (Ihre Antworten), der Lenkungskreis (das Ergebnis), Telegram (die Nachrichten). Nach einer Freigabe gehen Ihre Antworten auch an die Gruppen der Abfrage und an alle, die dann für eine Kommune handeln dürfen (Amtsleitungen, Stellvertretungen, Sachbearbeitungen). Der Entwurf eines gemeinsamen Votums kann Vorbehalte, Texte, Termine und Einträge mit dem Namen Ihrer Kommune wiedergeben. Ihn erhalten schon vor einer Freigabe alle, die beigetreten sind.
}
privacy-third-country = Drittland: Telegram verarbeitet Nachrichten auch außerhalb der Europäischen Union.
privacy-retention = Dauer: Kontaktdaten sollen höchstens { $days } Tage aufbewahrt werden. { $ballots ->
    [person] Das Ergebnis bleibt bei den Akten.
   *[mandate] Das Votum bleibt bei den Akten.
}
privacy-rights = Rechte: Auskunft, Berichtigung, Löschung, Einschränkung, Widerspruch, Beschwerde bei der Aufsichtsbehörde.
privacy-need = { $ballots ->
    [person] Die Teilnahme ist freiwillig.
   *[mandate] Ohne Ihre Angaben wird Ihre Kommune nicht mitgezählt.
}
privacy-automated = Automatische Entscheidungen über Personen gibt es nicht.
privacy-again = Nachlesen können Sie das jederzeit mit /datenschutz.

## Everything about one person

mydata-file = meine-daten
mydata-caption = Alles, was über Sie gespeichert ist.
mydata-failed = Die Datei konnte nicht erstellt werden. Bitte fordern Sie sie noch einmal an.
mydata-about = Diese Datei enthält alles, was zu Ihrem Konto gespeichert ist. Was jeder Teil bedeutet, steht unter „parts“.
mydata-instants = Alle Zeitpunkte sind in koordinierter Weltzeit (UTC) angegeben.
mydata-updates = Geheimnisse von Zugangslinks sind nirgends gespeichert, nur deren Prüfwerte.
mydata-person = Ihr Telegram-Konto, Ihre Kennung im Protokoll, Ihre Sprache und Ihre Rolle in der Koordination.
mydata-chat = Ihr Chat mit dem Bot und an welcher Stelle das Gespräch steht.
mydata-menu = Welches Menü in Ihrem Chat angezeigt wird.
mydata-mandates = Für welche Kommunen Sie unter welchem Namen und in welcher Rolle antworten oder antworteten.
mydata-named-by-you = Wen Sie als Stellvertretung oder Sachbearbeitung benannt haben.
mydata-links = Zugangslinks, die Sie benutzt haben, mit ihren Zeitpunkten.
mydata-draft-answers = Antworten, die Sie in noch nicht abgegebene Entwürfe geschrieben haben.
mydata-entered-answers = Antworten, die Sie als Koordination für Kommunen eingetragen haben.
mydata-submissions = Ihre Abgaben mit allen Antworten.
mydata-forums = Meinungsabfragen, an denen Sie teilnehmen. Nach dem Ende kann niemand Ihre Antworten Ihnen zuordnen.
mydata-questions = Ihre Fragen an die Koordination und die Antworten darauf.
mydata-questions-answered = Fragen, die Sie für die Koordination beantwortet haben.
mydata-reminders-asked-for = Erinnerungen, um die Sie gebeten haben.
mydata-late-accepted = Verspätete Abgaben, die Sie angenommen haben.
mydata-groups-attached = Gruppen, die Sie mit einer Abfrage verbunden haben.
mydata-joint-votes-changed = Entwürfe gemeinsamer Voten, die Sie zuletzt geändert haben.
mydata-letters = Nachrichten an Sie und an andere über Sie, nach Art und Zeitpunkt.
mydata-log-entries = Einträge im Protokoll, in denen Ihre Kennung steht.
mydata-received-updates = Eingegangene Nachrichten von Ihnen, soweit noch gespeichert.
mydata-attempts = Versuche mit ungültigen Zugangscodes am letzten Tag.

## Answers by phone or letter

button-dictate = Antwort erfassen
button-today = Heute
dictating-for = { $town } (Eintrag der Koordination)
dictating-about = Sie tragen ein, was die Kommune telefonisch oder schriftlich mitgeteilt hat. Der Entwurf der Kommune bleibt unberührt.
dictating-day = An welchem Tag kam die Antwort? Zum Beispiel 21.09.2026.
dictating-source = Wie kam die Antwort? Wählen Sie, oder schreiben Sie es in eigenen Worten.
dictating-phone = Telefon
dictating-letter = Schreiben
dictating-long = Das ist zu lang. Erwartet werden höchstens { $max } Zeichen.
dictating-ahead = Dieser Tag liegt in der Zukunft. Erwartet wird heute oder ein früherer Tag.
dictating-over = Für diese Abfrage lässt sich keine Antwort mehr erfassen.
receipt-taken = Antwort vom { $day }, Quelle: { $source }
letter-dictated-title = Die Koordination hat Ihre Antwort eingetragen
letter-dictated = Für { $town } ist diese Antwort eingetragen. Sie können sie bestätigen oder durch eine eigene Abgabe ersetzen.
button-confirm-entry = Antwort bestätigen
confirm-done = Die Antwort ist als Ihre eigene Abgabe eingegangen.
confirm-replaced = Diese Eintragung gilt nicht mehr. Hier sehen Sie, was vorliegt.
erase-dictations = angefangene Eintragungen der Koordination: { $count }

## A change of office

button-successor = Nachfolge eintragen
holder-about-successor = Hat die Amtsleitung gewechselt, tragen Sie hier die Nachfolge ein.
succeeding-title = Wechsel der Amtsleitung
succeeding-name = { $name } leitet das Amt für { $town } nicht mehr. Bitte schreiben Sie den Namen der Nachfolge.
succeeding-consent =
    { $new } übernimmt das Mandat für { $town }, und Sie erhalten einen Zugangslink.
    Der Zugang von { $old } endet sofort, ebenso der Zugang aller, die { $old } benannt hat.
    Der Entwurf bleibt. Was abgegeben ist, gilt, bis eine neue Abgabe es ersetzt.
succeeding-over = Ein Wechsel lässt sich hier nicht mehr eintragen.
button-succeed = Nachfolge bestätigen
letter-left-title = Ihr Zugang ist beendet
letter-left = Die Koordination hat für { $town } eine Nachfolge eingetragen. Ihre Abgaben bleiben unter Ihrem Namen bestehen.
letter-succeeded-title = Wechsel der Amtsleitung
letter-succeeded = { $by }: In { $town } übernimmt { $name }.

## Erasure

erase-title = Löschen
erase-goes = Gelöscht wird:
erase-stays = Es bleibt:
erase-nothing = Es gibt nichts, was jetzt gelöscht werden darf.
erase-final = Das lässt sich nicht rückgängig machen. Sicherungskopien sind davon nicht berührt.
erase-changed = Inzwischen hat sich etwas geändert. Bitte lesen Sie noch einmal.
erase-done = Ihr Konto und alles, was gelöscht werden durfte, sind gelöscht.
erase-done-partly = Gelöscht ist, was gelöscht werden durfte.
button-erase = Endgültig löschen
button-erase-round = Personendaten löschen
erase-until = Personenbezogene Daten der Abfrage sind zu löschen bis: { $at }
erase-names = Namen in Verteilern: { $count }
erase-accounts = Telegram-Konten: { $count }
erase-chats = Chats mit ihrer Stelle im Gespräch: { $count }
erase-drafts = Entwürfe: { $count }
erase-draft-answers = Antworten in Entwürfen: { $count }
erase-links = Zugangslinks: { $count }
erase-questions = Fragen an die Koordination: { $count }
erase-wishes = erbetene Erinnerungen: { $count }
erase-letters = Vermerke über versandte Nachrichten: { $count }
erase-groups = verbundene Gruppen: { $count }
erase-taking-part = Teilnahmen an Meinungsabfragen: { $count }
erase-bodies = Inhalte im Protokoll, die für die Auszählung nicht gebraucht werden: { $count }
erase-updates = eingegangene Nachrichten, die nicht verarbeitet werden konnten: { $count }
erase-attempts = Versuche mit Zugangscodes: { $count }
erase-menus = Menüs in Chats: { $count }
erase-stays-votes = Abgaben: { $of }. Sie sind das amtliche Votum und tragen nur eine Kennung.
erase-stays-log = Einträge im Protokoll: { $of }. Ohne sie wäre das Ergebnis nicht mehr nachprüfbar.
erase-stays-running = alles zur Abfrage „{ $title }“: Sie läuft bis { $until }.
erase-stays-coordinates = Konto { $of }, solange es zur Koordination gehört.
erase-stays-waiting = Nachrichten, die noch versandt werden: { $of }. Danach können auch sie gelöscht werden.

## Letters

letter-opening-title = Die Abfrage ist eröffnet
letter-opening = Bitte antworten Sie für { $towns } bis { $deadline }.
letter-reminder-title = Erinnerung
letter-reminder = Für { $towns } liegt noch keine Abgabe vor. Die Frist endet am { $deadline }.
letter-escalation-title = Noch nicht abgegeben
letter-escalation = Die Frist endet am { $deadline }. { $count ->
    [one] Es fehlt noch { $count } von { $mandates }:
   *[other] Es fehlen noch { $count } von { $mandates }:
  }
letter-escalation-nobody = { $town } (noch niemand beigetreten)
letter-joined-title = Neu dabei
letter-joined = { $name } hat den Zugang für { $towns } als { $roles } angenommen.
letter-joined-by = Benannt von: { $by }
letter-late-title = Verspätete Abgabe
letter-late = { $town } hat nach der Frist abgegeben, am { $at }. Die Abgabe zählt nicht mit.
letter-prepared-title = Zur Abgabe vorgelegt
letter-prepared = { $name } hat den Entwurf für { $town } vorbereitet. Bitte prüfen Sie ihn und geben Sie ab.
letter-closed-title = Die Abfrage ist beendet
letter-closed = { $early ->
    [yes] Die Abfrage wurde vor Ablauf der Frist beendet.
   *[no] Die Frist ist abgelaufen.
  } Festgehalten ist:
letter-answer = Jetzt antworten
letter-data = { $title }: alle Angaben als Datei für andere Programme
letter-coordinator-title = Neue Koordination
letter-coordinator = Jemand hat einen Koordinationslink geöffnet und gehört jetzt zur Koordination.
letter-aside-title = Störung
letter-aside = Eine Nachricht konnte nicht verarbeitet werden und ist zurückgestellt. Bitte informieren Sie die Betreuung des Bots.

## Letters about the bot's own work

letter-unreachable-title = Nicht erreichbar
letter-unreachable = Der Bot kann nicht mehr an { $name } schreiben (für { $towns }).
letter-unreachable-help = Der Bot ist dort blockiert, oder das Konto ist gelöscht. Bitte melden Sie sich auf anderem Weg bei der Person. Schreibt sie dem Bot wieder, gehen auch wieder Nachrichten an sie.
letter-shut-title = Gruppe nicht erreichbar
letter-shut = In der Gruppe „{ $group }“ kann der Bot nicht mehr schreiben.
letter-shut-help = Auswertungen kommen dort nicht an, bis der Bot wieder aufgenommen ist.
letter-trouble-title = Störung des Bots
letter-trouble = Der Bot meldet eine Störung seines Betriebs.
trouble-poller = Seit { $since } ruft ein zweites Programm mit dem Zugang dieses Bots Nachrichten ab. Bitte informieren Sie sofort die Betreuung des Bots.
trouble-poller-over = Von { $since } bis { $until } rief ein zweites Programm mit dem Zugang dieses Bots Nachrichten ab. Nachrichten an den Bot können dort gelandet sein.
trouble-telegram-over = Von { $since } bis { $until } war Telegram nicht erreichbar. Was in dieser Zeit gesendet wurde, ging erst danach ein.
trouble-intake = Seit { $since } nimmt der Bot keine Nachrichten an. Bitte informieren Sie die Betreuung des Bots.
trouble-intake-over = Von { $since } bis { $until } nahm der Bot keine Nachrichten an. Was in dieser Zeit gesendet wurde, ging erst danach ein.
trouble-ticker = Seit { $since } steht der Zeitgeber des Bots still. Bitte informieren Sie die Betreuung des Bots.
trouble-ticker-over = Von { $since } bis { $until } stand der Zeitgeber des Bots still. Was in dieser Zeit fällig war, wird nachgeholt.
trouble-webhook = Seit { $since } erreicht Telegram den Bot nicht. Bitte informieren Sie die Betreuung des Bots.
trouble-webhook-over = Von { $since } bis { $until } erreichte Telegram den Bot nicht. Was in dieser Zeit gesendet wurde, ging erst danach ein.
trouble-outbox-over = Von { $since } bis { $until } konnte der Bot keine Nachrichten versenden. Was fällig war, wird nachgeholt.
trouble-database-over = Von { $since } bis { $until } konnte der Bot nichts speichern. Was in dieser Zeit gesendet wurde, ging erst danach ein.
trouble-down-over = Von { $since } bis { $until } war der Bot nicht in Betrieb. Was in dieser Zeit gesendet wurde, ging erst danach ein.

## Broadcasts

rounds-broadcast = Versand läuft: { $through } von { $letters } Nachrichten sind erledigt.
rounds-unreachable = Nicht erreichbar: { $names }
## Deadlines and reminders

deadline-of = { $deadline } für { $towns }
named-more = { $names } und { $count } weitere
all-towns = alle Kommunen
letter-asked-title = Ihre Erinnerung
letter-asked = Sie wollten erinnert werden: Für { $towns } liegt noch keine Abgabe vor. Die Frist endet am { $deadline }.
letter-extended-title = Die Frist ist verlängert
letter-extended = Für { $towns } endet die Frist jetzt am { $deadline }.
letter-reopened-title = Die Abfrage ist wieder geöffnet
letter-reopened = Für { $towns } ist die Abfrage wieder geöffnet. Die Frist endet am { $deadline }.
letter-stands = Die vorliegende Abgabe gilt weiter und kann bis dahin geändert werden.
letter-goes-on-title = Die Abfrage geht weiter
letter-goes-on = Das mitgeteilte Ergebnis ist noch nicht endgültig. Für { $towns } läuft die Frist bis { $deadline }.
letter-late-accepted-title = Verspätete Abgabe angenommen
letter-late-accepted = Die Koordination hat die verspätete Abgabe Nr. { $number } für { $town } vom { $at } angenommen. Sie zählt jetzt mit.
tomorrow-comes = Sie werden am { $at } erinnert, falls dann noch eine Abgabe fehlt.
tomorrow-closed = Die Abfrage ist nicht offen. Eine Erinnerung ist nicht nötig.
tomorrow-submitted = Sie haben schon abgegeben. Eine Erinnerung ist nicht nötig.
tomorrow-over = Die Frist ist schon abgelaufen. Eine Erinnerung kommt nicht mehr.
tomorrow-too-late = Bis zum nächsten Arbeitstag ist die Frist schon abgelaufen. Bitte antworten Sie heute.
remind-title = Jetzt erinnern?
remind-whom = { $count ->
    [one] Die Erinnerung geht an 1 Person: { $names }
   *[other] Die Erinnerung geht an { $count } Personen: { $names }
  }
remind-unreached = Nicht erreichbar, weil noch niemand beigetreten ist: { $towns }
remind-quiet = Jetzt ist Ruhezeit oder ein freier Tag. Gesendet wird trotzdem sofort.
remind-besides = Die geplanten Erinnerungen kommen weiterhin.
remind-sent = { $count ->
    [one] Die Erinnerung geht sofort an 1 Person.
   *[other] Die Erinnerung geht sofort an { $count } Personen.
  }
accept-done = Die Abgabe Nr. { $number } für { $town } ist angenommen und zählt jetzt mit.
accept-counts = Die Abgabe für { $town } zählt schon mit. Es wurde nichts geändert.
accept-other = Für { $town } gilt die Abgabe Nr. { $number }. Die verspätete wurde nicht angenommen.
accept-unknown = Diese Abgabe kann nicht angenommen werden. Es wurde nichts geändert.
refused-planned = Die Abfrage beginnt erst am { $opens }. Möglich ist das, wenn sie offen ist.
refused-open = Die Abfrage ist offen, die Frist endet am { $deadline }. Öffnen lässt sich nur eine beendete.
refused-closed = Die Abfrage ist seit { $closed } beendet. Möglich ist das, solange sie offen ist.
refused-superseded = Die Abfrage ist durch eine neue ersetzt. Sie wird nicht mehr geändert.
refused-town = Diese Kommune gehört nicht zur Abfrage. Erwartet wird ein Schlüssel wie { $key }.
refused-passed = Dieser Zeitpunkt ist schon vorbei. Erwartet wird einer, der noch kommt.
refused-earlier = Die Frist endet schon jetzt am { $deadline }. Erwartet wird ein späterer Zeitpunkt.
refused-over = Die Frist ist seit { $deadline } abgelaufen. Möglich ist das nur vorher.
refused-complete = Alle haben abgegeben. Zu erinnern ist niemand.
refused-person = Hier antworten viele Personen für sich. Einzelne Kommunen oder Fehlende gibt es nicht.
refused-sealed = Wem welche Antworten gehören, ist seit dem Ende nicht mehr bekannt. Öffnen lässt sich die Abfrage nicht mehr.
refused-nobody = Von denen, die fehlen, ist noch niemand beigetreten. Zu erinnern ist niemand.
when-form = Das ist kein Zeitpunkt. Erwartet wird einer wie 2026-12-21T12:00 oder 21.12.2026 12:00.
when-unreal = Diesen Tag oder diese Uhrzeit gibt es nicht. Erwartet wird ein Zeitpunkt wie 21.12.2026 12:00.
when-left-out = Diese Uhrzeit fällt bei der Zeitumstellung aus. Erwartet wird eine andere.
when-twice = Diese Uhrzeit kommt bei der Zeitumstellung zweimal vor. Erwartet wird eine andere.
plan-title = Plan der Nachrichten
plan-assumes = So kommt es, wenn bis dahin niemand mehr etwas tut.
plan-nothing = Es kommt nichts mehr.
plan-event = { $at }: { $what }
plan-people = { $count ->
    [one] an 1 Person: { $names }
   *[other] an { $count } Personen: { $names }
  }
plan-participants = { $count ->
    [one] an eine Person, die teilnimmt, und an alle, die bis dahin dazukommen
   *[other] an { $count } Personen, die teilnehmen, und an alle, die bis dahin dazukommen
  }
plan-nobody = an niemanden: Noch ist niemand beigetreten.
plan-coordinators = { $count ->
    [one] an 1 Person der Koordination: Es fehlen { $towns }
   *[other] an { $count } Personen der Koordination: Es fehlen { $towns }
  }
plan-deadline = ohne Nachricht: { $towns }
plan-closing = Ergebnis an die Koordination ({ $coordinators }) und in Gruppen ({ $chats }), Abschluss an Beigetretene ({ $people })
plan-late = ist überfällig und geht am { $at } hinaus
plan-leaves = geht erst am { $at } hinaus, wegen Ruhezeit oder eines freien Tages
plan-skipped = entfällt: { $why }
plan-merged = wird zusammengefasst: { $why }
plan-why-submitted = Alle haben abgegeben.
plan-why-over = Sie käme erst nach der Frist.
plan-why-nobody = Niemand ist beigetreten, der handeln darf.
plan-why-opening = Die Eröffnung kommt zugleich.
plan-why-later = Eine spätere Erinnerung kommt zugleich.
plan-why-together = Dieselben Personen erhalten zugleich eine andere Erinnerung.

## The coordinators' desk

button-towns = Stand nach Kommunen
button-documents = Dokumente
button-invite = Einladungen
button-extend = Frist verlängern
button-end = Jetzt beenden
button-reopen = Wieder öffnen
button-extend-town = Frist verlängern
button-remind-town = Jetzt erinnern
button-reopen-town = Wieder öffnen
button-moving = Ja, Frist verlängern
button-moving-again = Ja, wieder öffnen
button-ending = Ja, jetzt beenden
button-holder = { $number }. Zugang ansehen
button-issue = Zugang neu ausstellen
button-stop = Benennung zurücknehmen
button-letters = Briefe als PDF
button-csv = Links als CSV
button-poster = Aushang als PDF
button-document-pdf = PDF
button-document-docx = Word
button-document-xlsx = Excel
button-document-csv = CSV
button-document-png = Bild
button-document-log = Protokoll
button-ask-question = Frage an die Koordination
button-ask-time = Mehr Zeit erbitten
button-reply = Antworten
button-grant = Frist verlängern
towns-how = Eine Kommune öffnen Sie mit ihrer Taste oder ihrem Namen.
town-not-joined = noch niemand beigetreten
town-joined = beigetreten, noch nichts ausgefüllt
town-in-progress = in Arbeit, { $answered } von { $asked } Fragen beantwortet
town-submitted = abgegeben, Nr. { $number }, { $at }, { $role }
town-nil-return = Fehlanzeige, Nr. { $number }, { $at }, { $role }
town-late = verspätet abgegeben, Nr. { $number }, { $at }, { $role }. Zählt nicht mit
town-role-head = durch die Amtsleitung
town-role-deputy = durch die Stellvertretung
town-role-coordinator = durch die Koordination eingetragen
town-state = Stand: { $state }
town-until = Frist: { $deadline }
town-deadline = Eigene Frist: { $deadline }
town-late-too = Die verspätete Abgabe Nr. { $number } zählt nicht mit.
town-people = Zugänge:
holder-waits = noch nicht beigetreten
holder-joined = beigetreten
holder-lost = beigetreten, aber nicht erreichbar
holder-named = von der Amtsleitung benannt
holder-towns = Der Zugang gilt für { $towns }.
holder-about-revoke = Wird der Zugang zurückgenommen, gilt er nicht mehr, und ein neuer Link ist nötig. Abgaben bleiben bestehen.
holder-about-issue = Wird der Zugang neu ausgestellt, gilt nur noch der neue Link. Frühere öffnen nichts mehr.
holder-about-stop = Wird die Benennung zurückgenommen, öffnet der Link nichts mehr. Die Amtsleitung wird informiert.
holder-stopped = Die Benennung von { $name } ist zurückgenommen. Die Amtsleitung wird informiert.
moving-title = Frist verlängern: { $towns }
moving-title-again = Wieder öffnen: { $towns }
moving-now = Bisher endet die Frist am { $deadline }.
moving-when = Bis wann? Bitte schreiben Sie Tag und Uhrzeit, zum Beispiel { $example }.
moving-new = Für { $towns } endet die Frist neu am { $deadline }.
moving-told = Mitgeteilt wird das in den Kommunen ({ $people }), der übrigen Koordination ({ $coordinators }) und in Gruppen ({ $chats }).
moving-day-off = Achtung: Dieser Tag ist ein freier Tag.
moving-done = Erledigt: Für { $towns } endet die Frist am { $deadline }.
moving-changed = Inzwischen hat jemand anderes die Fristen geändert. Es wurde nichts weiter getan.
ending-title = Jetzt beenden?
ending-about = Die Abfrage endet sofort für alle. Was bis dahin eingegangen ist, zählt.
ending-told = Mitgeteilt wird das der übrigen Koordination ({ $coordinators }). Das Ergebnis geht hinaus wie geplant.
ending-done = Die Abfrage endet jetzt. Das Ergebnis kommt, sobald alles Eingegangene bearbeitet ist.
invite-how = { $count ->
    [one] Eine Person ist noch nicht beigetreten. Frühere Links gelten weiter.
   *[other] { $count } Personen sind noch nicht beigetreten. Frühere Links gelten weiter.
  }
invite-shared = Hier teilen alle einen Link. Frühere Links gelten weiter.
invite-nobody = Alle sind beigetreten. Einzuladen ist niemand.
invite-over = Die Abfrage ist zu Ende. Einladen lässt sich nur vorher.
invite-sent = Die Datei kommt sofort. Die Links darin sind persönlich, bitte nicht in Gruppen teilen.
invite-failed = Die Datei ließ sich nicht erstellen. Die Betreuung des Bots findet den Grund in dessen Betriebsprotokoll.
invite-fresh = Der Zugang für { $name } ist neu ausgestellt. Frühere Links öffnen nichts mehr.
invite-for = Dieser Link ist für { $name } bestimmt, { $role } für { $towns }.
invite-code = Geschieht beim Öffnen nichts? Dann senden Sie dem Bot diesen Code: { $code }
invite-file = einladungen
invite-file-csv = { $title }: Links für Serienbriefe
invite-file-pdf = { $title }: Einladungen zum Drucken
invite-file-poster = { $title }: Aushang
document-how = Welches Dokument möchten Sie?
document-pdf = PDF: die ganze Auswertung zum Lesen
document-docx = Word: die ganze Auswertung zum Bearbeiten
document-xlsx = Excel: alle Zahlen zum Rechnen
document-csv = CSV: alle Antworten für andere Programme
document-png = Bild: Kommunen und Felder auf einen Blick
document-log = Protokoll: alle verbindlichen Vorgänge zum Nachprüfen
document-comes = Das Dokument kommt sofort.
document-unknown = Dieses Dokument gibt es nicht. Bitte wählen Sie es auf der Karte der Abfrage.
document-none = Hier antworten viele Personen für sich. Es gibt nur das Bild und das Protokoll.
letter-file-pdf = { $title }: Auswertung als PDF
letter-file-docx = { $title }: Auswertung für Word
letter-file-xlsx = { $title }: Auswertung für Excel
letter-file-csv = { $title }: alle Antworten als Tabelle
letter-file-log = { $title }: Protokoll zum Nachprüfen
letter-by = Veranlasst von: { $name }
letter-entered-title = Antwort einer Kommune eingetragen
letter-entered = Für { $town } ist eine Antwort eingetragen: Abgabe Nr. { $number }.
letter-ended-title = Die Abfrage wird beendet
letter-ended = Die Abfrage endet vor der Frist. Das Ergebnis kommt, sobald alles Eingegangene bearbeitet ist.
letter-erased-title = Personendaten gelöscht
letter-erased = Von der Abfrage ist gelöscht, was gelöscht werden durfte. Abgaben, Auszählung und Protokoll bleiben.
letter-question-title = Frage an die Koordination
letter-question = { $kind ->
    [time] { $name } bittet für { $town } um mehr Zeit:
   *[other] { $name } fragt für { $town }:
  }
letter-replied-title = Antwort der Koordination
letter-replied = Zu Ihrer Frage für { $town }:
letter-stopped-title = Benennung zurückgenommen
letter-stopped = Die Koordination hat die Benennung von { $name } für { $towns } zurückgenommen, bevor der Link benutzt wurde.
answer-to = „{ $words }“
answer-granted = Die Frist für { $town } ist verlängert und endet am { $deadline }.
somebody-administrating = die Administration
somebody-coordinating = jemand aus der Koordination
question-how-question = Bitte schreiben Sie Ihre Frage als Nachricht.
question-how-time = Bitte schreiben Sie, bis wann Sie mehr Zeit brauchen und warum.
question-who = Die Koordination sieht Ihren Namen und Ihre Kommune. Die Antwort kommt hierher.
question-sent = Ihre Frage ist bei der Koordination. Die Antwort kommt hierher.
question-empty = Das ist leer. Erwartet wird ein Text.
question-wanted = Erwartet wird Ihr Text als Nachricht.
question-long = Das ist zu lang. Erwartet werden höchstens { $max } Zeichen.
question-no-time = Mehr Zeit gibt es nur, solange die Abfrage offen ist. Stellen Sie sonst bitte eine Frage.
question-waits = Es warten schon { $count } Fragen von Ihnen auf Antwort. Bitte warten Sie diese ab.
question-nobody = Die Koordination ist hier noch nicht zu erreichen. Bitte wenden Sie sich auf anderem Weg an sie.
question-not-you = Fragen kann, wer für eine Kommune handeln darf.
question-answered = Diese Frage ist schon beantwortet. Es wurde nichts geändert.
question-replied = Die Antwort geht an die Person, die gefragt hat.
question-reply-title = Antwort an { $town }
question-reply-how = Bitte schreiben Sie die Antwort als Nachricht, höchstens { $max } Zeichen.
command-question = Frage an die Koordination
command-moretime = Mehr Zeit erbitten
command-here = Diese Gruppe mit einer Abfrage verbinden
here-done = Diese Gruppe erhält das Ergebnis von „{ $title }“: Beteiligung, Fehlende und Auszählung. Einzelne Antworten erhält sie erst, wenn die Koordination sie freigibt.
here-already = Diese Gruppe ist mit „{ $title }“ schon verbunden. Es wurde nichts geändert.
here-off = Diese Gruppe erhält von „{ $titles }“ nichts mehr.
here-off-nothing = Diese Gruppe ist mit keiner Abfrage verbunden.
here-which = Mit welcher Abfrage? Erwartet wird eine davon: { $rounds }
here-none = Es läuft keine Abfrage, mit der sich die Gruppe verbinden ließe.
letter-attached-title = Gruppe verbunden
letter-attached = Die Gruppe „{ $group }“ erhält künftig das Ergebnis, einzelne Antworten erst mit einer Freigabe.
letter-detached-title = Gruppe getrennt
letter-detached = Die Gruppe „{ $group }“ erhält das Ergebnis nicht mehr.
here-private = Dieser Befehl gehört in eine Gruppe. Dort verbindet er sie mit einer Abfrage.
rounds-groups = Ergebnis auch in: { $groups }
group-nameless = Gruppe { $chat }
code-too-often = Das waren zu viele Versuche. Bitte versuchen Sie es morgen wieder oder wenden Sie sich an die Koordination.
invitation-subject = Einladung: { $title }
invitation-hello = Guten Tag,
invitation-about = { $count ->
    [one] Ihre Antwort ist gefragt, und zwar für:
   *[other] Ihre Antworten sind gefragt, und zwar für:
  }
invitation-office = { $town }, { $office } ({ $role })
invitation-how = Sie antworten im Messenger Telegram, im Gespräch mit dem Bot @{ $bot }.
invitation-steps = So kommen Sie hinein
invitation-scan = Scannen Sie den Code mit der Kamera Ihres Telefons, oder öffnen Sie diesen Link:
invitation-confirm = Lesen Sie den Hinweis zum Datenschutz, und bestätigen Sie, dass Sie das sind.
invitation-paste = Geschieht nichts, weil das Gespräch schon offen war? Dann senden Sie dem Bot diesen Zugangscode:
invitation-once = Link und Code gelten nur für Sie und nur einmal. Geben Sie sie bitte nicht weiter.
invitation-ask = Fragen beantwortet: { $contact }
invitation-picture = QR-Code mit dem Link { $link }

## What time brings

event-opening = Eröffnung der Abfrage
event-asked = Gewünschte Erinnerung
event-reminder = Erinnerung
event-escalation = Hinweis an die Koordination
event-deadline = Fristende einzelner Kommunen
event-closing = Fristende und Auswertung
event-letters = Versand von Nachrichten

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
report-state-superseded = Ersetzt durch eine Korrektur. Stand: { $at }.
report-replaces = Ersetzt das Ergebnis vom { $at }.
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
report-accepted = Verspätet eingegangen und angenommen: { $towns }
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
report-condition-of = Vorbehalt von { $town }: „{ $condition }“
report-planned = Davon erst geplant: { $count }

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
report-chain = Protokoll: { $count ->
    [one] 1 Eintrag
   *[other] { $count } Einträge
}, Prüfsumme { $head }

report-provisional = Vorläufig
report-final = Endgültig
report-result = Ergebnis
report-column-answer = Antwort
report-column-question = Frage { $number }
report-column-submission = Abgabe
report-row-missing = fehlt
report-row-submitted = abgegeben
report-unasked = nicht gefragt
report-yes = Ja
report-conditional = davon Vorbehalt
report-no = Nein
report-abstain = Enthaltung
report-yes-inhabitants = Ja, Einwohner
report-mark-planned = erst geplant
report-in-words = In Worten steht alles in der Auswertung als Text.

## Ballots by person

button-take-part = Teilnehmen
ballot = Persönliche Antworten
ballot-unnamed = Ihre Antworten werden ohne Ihren Namen gespeichert, ohne Uhrzeit und ohne Reihenfolge.
ballot-operator = Vor dem Betreiber des Bots sind sie bis zum Ende nicht geheim. Dann wird der Schlüssel gelöscht, der sie mit Ihrem Konto verbindet.
ballot-revisable = Bis zum Ende können Sie Ihre Antworten ändern.
ballot-groups = Gruppen unter fünf Personen werden nicht gezeigt. Vor dem Ende wird nur gezeigt, wie viele abgegeben haben.
ballot-words = Was Sie in eigenen Worten schreiben, erscheint im Wortlaut, ohne Kommune. Bitte nennen Sie darin keine Namen.
welcome-question = Möchten Sie teilnehmen?
link-over = Diese Abfrage ist beendet. Eine Teilnahme ist nicht mehr möglich.
yourself = Sie selbst
state-sealed = beendet
record-ballot = Ihre Antworten liegen vor (Abgabe Nr. { $number }). Prüfsumme: { $checksum }
record-sealed = Die Abfrage ist beendet. Welche Antworten von Ihnen sind, kann niemand mehr feststellen.
people-submitted = { $count ->
    [one] Abgegeben hat eine Person.
   *[other] Abgegeben haben { $count } Personen.
}
people-few = Abgegeben haben weniger als fünf Personen.
letter-participants-opening-title = Die Abfrage ist eröffnet
letter-participants-opening = Sie können bis { $deadline } antworten.
letter-participants-extended-title = Mehr Zeit
letter-participants-extended = Sie können jetzt bis { $deadline } antworten.
letter-participants-closed-title = Die Abfrage ist beendet
letter-participants-closed = Danke für Ihre Teilnahme. Gezählt ist, was abgegeben war. Welche Antworten von Ihnen sind, kann niemand mehr feststellen.

opinions-turnout = { $people } Personen aus { $municipalities } von { $of } aufgeführten Kommunen haben abgegeben.
opinions-later = Die Antworten werden erst nach dem Ende gezeigt: Vorher ließen sich einzelne erkennen.
opinions-none = Von weniger als fünf Personen wird nichts gezeigt.
opinions-note = Gruppen unter fünf Personen sind mit anderen zusammengefasst oder nicht gezeigt.
opinions-asked = Gefragt: { $asked }, beantwortet: { $answered }
opinions-asked-only = Gefragt: { $asked }
opinions-withheld = Nicht gezeigt: Gruppen unter fünf Personen wären zu erkennen.
opinions-first = An erster Stelle genannt:
opinions-group = { $label }: { $people } Personen
opinions-group-towns = { $label }: { $people } Personen aus { $municipalities ->
    [one] einer Kommune
   *[other] { $municipalities } Kommunen
}
opinions-group-few = { $label }: nicht gezeigt
opinions-together = zusammen: { $labels }
opinions-no-answer = keine Angabe
opinions-not-asked = nicht gefragt
opinions-nobody = Niemand: { $labels }
opinions-asks = { $question } – „{ $label }“
opinions-bar = { $people } Personen
opinions-bar-towns = { $people } Personen, { $municipalities ->
    [one] 1 Kommune
   *[other] { $municipalities } Kommunen
}

poster-scan = Nehmen Sie mit Telegram teil
poster-how = Richten Sie die Kamera auf das Bild oder öffnen Sie diese Adresse:
poster-picture = QR-Code mit der Adresse { $link }

## Documents

document-title = Auswertung
document-page = Seite
document-overview = Überblick
document-conditions = Vorbehalte im Wortlaut:
document-partners = Gemeint sind Wünsche der Kommunen, keine Zusagen. Wie sie zusammengestellt sind, steht unter „So wurde gezählt“.
document-merged = Was mehrere Kommunen gemeldet haben, steht hier nur einmal. Wer nicht bestätigt hat, ist genannt.
document-figures = Was außer den Abstimmungen gezählt und gesammelt wurde.
document-answers = Die gültigen Angaben jeder Kommune, in der Reihenfolge der Liste.
document-chain = Protokoll
document-chain-what = Jede verbindliche Abgabe steht in einem verketteten Protokoll. Mit der Prüfsumme lässt sich zeigen, dass es unverändert ist.

view-overview = Überblick
view-votes = Abstimmungen
view-towns = Kommunen und Felder
view-answers = Angaben der Kommunen
view-partners = Wer könnte mit wem
view-merged = Bestehende Kooperationen
view-priorities = Reihenfolge
view-figures = Weitere Ergebnisse
view-rules = So wurde gezählt
view-definitions = Definitionen

report-later-in-public = Zahlen und Ergebnisse stehen hier erst nach dem Ende: Ein Zwischenstand verriete einzelne Abgaben.
report-weighed-in-public = Ausgezählt ist nach Einwohnern. Summen ließen Schlüsse auf einzelne Kommunen zu und stehen nur in der Fassung der Koordination.
report-in-workbook = Die Angaben der { $count } Kommunen stehen einzeln in der Arbeitsmappe und in den offenen Daten.
report-missing-many = Es fehlen { $count } Kommunen.
report-without-vote = Ohne Stimme: fehlend { $missing }, Fehlanzeigen { $nil }, nicht gefragt oder ohne Seite { $other }
report-yes-share = Anteil des Ja an allen Einwohnern: { $share }
report-said-by = { $town }: „{ $words }“
report-words-of = { $words } ({ $towns })
report-stand-submitted = abgegeben
report-stand-nil-return = Fehlanzeige
report-stand-missing = fehlt
report-silent = { $town } (ohne Angaben)

report-priorities = Vorschlag zur Reihenfolge
report-priorities-what = Ein Vorschlag zur Beratung, keine Entscheidung. Über die Reihenfolge entscheidet das zuständige Gremium.
report-priority = { $place }. { $field }: { $reasons }
report-priority-places = erste Plätze { $first }, mittlerer Rang { $mean }, Nennungen { $ranked }
report-priority-unranked = von niemandem gereiht
report-priority-inhabitants = Ja für { $yes } Einwohner ({ $share } aller)
report-priority-against = Vorbehalte { $conditions }, Nein { $no }

report-partners-many-groups = Die möglichen Gruppen sind zu viele, um sie aufzuzählen. Alle Verbindungen sind genannt.
report-kind-mutual = nennen einander
report-kind-open = eine nennt, die andere ist offen
report-kind-group = mögliche Gruppe
report-kind-one-sided = einseitiger Wunsch
report-sentence-mutual = { $one } und { $other } nennen einander.
report-sentence-open = { $one } und { $other }: Eine nennt die andere, die es offenlässt.
report-sentence-group = Mögliche Gruppe: { $towns }
report-sentence-one-sided = { $one } nennt { $other }, aber nicht umgekehrt.

report-alike-same-subject = Vielleicht dieselbe wie Nr. { $numbers }: gleicher Name, keine gemeinsame Kommune
report-alike-subject-within = Vielleicht dieselbe wie Nr. { $numbers }: ein Name steckt im anderen, mit gemeinsamer Kommune
report-chosen-by = { $label }: { $count } ({ $towns })
report-chosen-times = { $label }: { $count }
report-named = Nennungen: { $counts }
report-summed = Summe { $total } aus { $count } Angaben, kleinste { $least }, größte { $most }
report-dated = { $count } Angaben, frühester Tag { $first }, spätester Tag { $last }

measure-count = Anzahl
measure-first = erste Plätze
measure-mean = mittlerer Rang
measure-ranked = Nennungen
measure-total = Summe
measure-least = kleinster Wert
measure-most = größter Wert
measure-earliest = frühester Tag
measure-latest = spätester Tag

column-title = Titel
column-id = Kennung
column-status = Stand
column-mandates = Mandate
column-submitted = Abgaben
column-nil-returns = davon Fehlanzeigen
column-missing = fehlende Abgaben
column-late = zu spät, nicht gezählt
column-signers = Personen
column-inhabitants-submitted = vertretene Einwohner
column-inhabitants-share = Anteil der vertretenen Einwohner
column-counted-on = Stichtag der Einwohnerzahlen
column-quorum = Quorum
column-quorum-needed = nötige Abgaben für das Quorum
column-entries = Einträge im Protokoll
column-chain = Prüfsumme des Protokolls
column-day = Tag
column-new = neu
column-together = zusammen

column-what = Angabe
meaning-what = Was in der Zeile steht
column-value = Wert
meaning-value = Der Wert dazu
column-question = Frage
meaning-question = Der Wortlaut der Frage; bei Gruppen der Gruppe
column-field = Feld
meaning-field = Das Handlungsfeld; leer, wenn nicht nach Feldern gefragt ist
column-verdict = Ergebnis
meaning-verdict = Das Ergebnis nach der Regel der Abfrage
column-rule = Regel
meaning-rule = Nach welcher Regel das Ergebnis bestimmt ist; sie steht unten
column-basis = Basis
meaning-basis = Ob Mandate oder Einwohner verglichen werden
column-of = Nenner
meaning-of = Alle Mandate oder alle Einwohner, auch die ohne Abgabe
column-yes = Ja
meaning-yes = Mandate mit Ja, bedingtes Ja eingeschlossen
column-with-condition = davon unter Vorbehalt
meaning-with-condition = Mandate, deren Ja an einen Vorbehalt gebunden ist; im Ja enthalten
column-no = Nein
meaning-no = Mandate mit Nein
column-abstain = Enthaltung
meaning-abstain = Mandate, die sich enthalten haben
column-planned = erst geplant
meaning-planned = Mandate, deren Angabe bis zu einem späteren Tag nur geplant ist
column-yes-inhabitants = Ja, Einwohner
meaning-yes-inhabitants = Einwohner der Kommunen mit Ja
column-no-inhabitants = Nein, Einwohner
meaning-no-inhabitants = Einwohner der Kommunen mit Nein
column-abstain-inhabitants = Enthaltung, Einwohner
meaning-abstain-inhabitants = Einwohner der Kommunen, die sich enthalten haben
column-yes-share = Anteil des Ja am Nenner
meaning-yes-share = Ja geteilt durch den Nenner, nach der Basis gezählt
column-yes-share-all = Anteil an allen Einwohnern
meaning-yes-share-all = Einwohner hinter dem Ja, geteilt durch alle Einwohner
column-conditions = Vorbehalte
meaning-conditions = Die Vorbehalte im Wortlaut, mit der Kommune
column-key = AGS
meaning-key = Amtlicher Gemeindeschlüssel: Text aus acht Ziffern
column-town = Kommune
meaning-town = Der Name der Kommune
column-inhabitants = Einwohner
meaning-inhabitants = Einwohner der Kommune am Stichtag
column-counted-on-day = Stichtag
meaning-counted-on-day = Der Tag, an dem die Einwohner gezählt sind
column-stand = Stand
meaning-stand = Abgegeben, Fehlanzeige oder fehlt
meaning-vote = Die Antwort auf: { $question }
column-entry = Eintrag
meaning-entry = Der wievielte Eintrag der Gruppe es ist; leer außerhalb von Gruppen
column-item = Teil
meaning-item = Die Teilfrage, die Antwort mit Zusatz, oder wovon die Zahl handelt
column-data = Daten
meaning-data = Die Angabe als Kennung, Zahl, Betrag, Tag oder Text; mehrere sind durch einen Strich getrennt
column-words = Im Wortlaut
meaning-words = Die Angabe in Worten
column-form = Form
meaning-form = Die Form der Zusammenarbeit, nach der gefragt ist
column-kind = Verbindung
meaning-kind = Gegenseitig, offen, mögliche Gruppe oder einseitiger Wunsch; die Regel steht unten
column-size = Zahl der Kommunen
meaning-size = Wie viele Kommunen genannt sind
column-towns = Kommunen
meaning-towns = Die Kommunen; bei einem einseitigen Wunsch steht die wünschende zuerst
column-number = Nummer
meaning-number = Die Nummer der Kooperation in dieser Auswertung
column-group = Gruppe
meaning-group = Die Frage, zu der der Eintrag gehört; leer außerhalb von Gruppen
column-subject = Gegenstand
meaning-subject = Worum es geht, in der Schreibweise der ersten Meldung
column-reported-by = Gemeldet von
meaning-reported-by = Die Kommunen, die diese Kooperation gemeldet haben
column-unconfirmed = Nicht bestätigt von
meaning-unconfirmed = Genannte Kommunen, die diese Kooperation nicht selbst gemeldet haben
column-statements = Aussagen
meaning-statements = Was dazu gesagt ist, mit den Kommunen, die es sagen
column-alike = Vielleicht dieselbe
meaning-alike = Andere Nummern, die dieselbe sein können und nicht zusammengeführt sind
column-place = Platz
meaning-place = Vorgeschlagener Platz; gleiche Felder teilen sich einen
column-first = erste Plätze
meaning-first = Wie oft das Feld an erster Stelle steht
column-mean = mittlerer Rang
meaning-mean = Mittlerer Platz bei denen, die das Feld gereiht haben; 1 ist am besten
column-ranked = Nennungen
meaning-ranked = Wie viele das Feld gereiht haben
column-measure = Maß
meaning-measure = Was gezählt ist
column-amount = Betrag
meaning-amount = Die Zahl, der Betrag oder der Tag
column-answered = Antworten
meaning-answered = Aus wie vielen Antworten; bei Gruppen aus wie vielen Einträgen
column-sheet = Blatt
meaning-sheet = Das Blatt, auf dem die Spalte steht
column-column = Spalte
meaning-column = Der Name der Spalte oder der Regel
column-meaning = Bedeutung
meaning-meaning = Was sie bedeutet

rule-consensus = Konsens
rule-consensus-says = Erreicht mit mindestens einem Ja und ohne Nein. Enthaltungen stehen nicht entgegen. Vorbehalte bleiben im Wortlaut daneben.
rule-unanimous = Einstimmigkeit
rule-unanimous-says = Erreicht, wenn jede abgegebene Stimme Ja lautet und es mindestens eine gibt. Eine Enthaltung steht entgegen.
rule-simple-majority = Einfache Mehrheit
rule-simple-majority-says = Erreicht mit mehr Ja als Nein. Enthaltungen zählen nicht. Bei Gleichstand ist abgelehnt.
rule-two-thirds = Zwei Drittel aller
rule-two-thirds-says = Erreicht, wenn das Ja mindestens zwei Drittel aller ausmacht, nicht nur der abgegebenen Stimmen.
rule-basis = Basis
rule-basis-says = Gezählt werden Mandate, eines je Kommune. Sind Einwohner die Basis, hat jede Kommune das Gewicht ihrer Einwohner am Stichtag.
rule-denominator = Nenner
rule-denominator-says = Alle Mandate oder alle Einwohner der Liste, auch die ohne Abgabe.
rule-nil-return = Fehlanzeige
rule-nil-return-says = Eine Fehlanzeige zählt als Abgabe. Sie ist weder Ja noch Nein, keine Enthaltung und keine fehlende Abgabe.
rule-abstention = Enthaltung
rule-abstention-says = Eine Enthaltung ist eine abgegebene Stimme auf keiner Seite.
rule-condition = Vorbehalt
rule-condition-says = Ein Ja unter Vorbehalt ist im Ja enthalten und steht immer daneben.
rule-quorum = Quorum
rule-quorum-says = Das Quorum zählt Abgaben, Fehlanzeigen eingeschlossen, nicht Einwohner. Wird es verfehlt, gibt es kein Ergebnis.
rule-signers = Personen
rule-signers-says = Personen sind einmal gezählt, auch wenn sie für mehrere Kommunen abgeben.
rule-partners = Wer könnte mit wem
rule-partners-says = Zwei Kommunen sind verbunden, wenn jede die andere nennt, oder wenn eine nennt und die andere es offenlässt. In einer Gruppe sind alle paarweise verbunden. Einseitige Wünsche stehen für sich.
rule-merged = Kooperationen
rule-merged-says = Zwei Meldungen sind dieselbe, wenn der Gegenstand gleich ist und eine Kommune an beiden teilnimmt. Groß- und Kleinschreibung, Leerzeichen und Satzzeichen zählen dabei nicht. Anderes wird nicht geraten.
rule-priorities = Reihenfolge
rule-priorities-says = Verglichen werden nacheinander Ergebnis, erste Plätze, mittlerer Rang, Einwohner hinter dem Ja, dann Vorbehalte und Nein. Es ist ein Vorschlag.
rule-characters = Zeichen
rule-characters-says = Ein Zeichen, das die Schrift nicht kennt, steht im PDF mit seiner Nummer: [U+1F600].

picture-ranking = Was zuerst? Ein Vorschlag
picture-ranking-bar = { $place }. { $field }
picture-ranking-bar-of = { $yes } von { $of } Ja
picture-arrivals = Eingang der Abgaben
picture-arrivals-top = { $count } von { $of } Kommunen
picture-arrivals-quorum = Quorum: { $needed }

letter-workbook = { $title }: Auswertung als Arbeitsmappe
letter-document = { $title }: Auswertung als Dokument

button-release = Freigeben
coordination-mark = jemand aus der Koordination (Kennung { $mark })
rounds-unreleased = Das Ergebnis ist noch nicht freigegeben.
rounds-released = Das Ergebnis ist freigegeben seit { $at }, von: { $by }
rounds-released-by-you = Das Ergebnis ist freigegeben seit { $at }, von Ihnen.
release-title = Ergebnis freigeben?
release-people = { $count ->
    [one] Das Ergebnis in Worten mit allen einzelnen Antworten und ein PDF für die Akte gehen an 1 Person: { $names }
   *[other] Das Ergebnis in Worten mit allen einzelnen Antworten und ein PDF für die Akte gehen an { $count } Personen: { $names }
  }
release-nobody = Aus den Kommunen ist niemand beigetreten. Dorthin geht nichts.
release-groups = { $count ->
    [one] Alle einzelnen Antworten gehen als Bild und als PDF in 1 Gruppe: { $names }
   *[other] Alle einzelnen Antworten gehen als Bild und als PDF in { $count } Gruppen: { $names }
  }
release-coordinators = { $count ->
    [one] Die andere Person in der Koordination erfährt, dass Sie freigegeben haben.
   *[other] Die { $count } anderen Personen in der Koordination erfahren, dass Sie freigegeben haben.
  }
release-quiet = Jetzt ist Ruhezeit oder ein freier Tag. Gesendet wird ab { $at }.
release-final = Eine Freigabe lässt sich nicht zurücknehmen. Wird danach eine verspätete Abgabe angenommen, geht das neue Ergebnis an dieselben.
release-changed = Seit dieser Anzeige hat sich etwas geändert. Bitte prüfen Sie noch einmal, es ist nichts freigegeben.
release-done = Das Ergebnis ist freigegeben.
refused-posted = Hier antworten viele Personen für sich. Das Ergebnis wird am Ende von selbst mitgeteilt, freizugeben ist nichts.
refused-running = Die Abfrage ist noch nicht beendet, die Frist endet am { $deadline }. Freigeben lässt sich das Ergebnis danach.
refused-erased = Die Angaben zu den Personen dieser Abfrage sind gelöscht. Die Abfrage lässt sich nicht wieder öffnen.
refused-not-over = Die Abfrage ist noch nicht beendet, die Frist endet am { $deadline }. Gelöscht werden kann danach.
refused-released = Das Ergebnis ist schon freigegeben. Es wurde nichts noch einmal gesendet.
refused-cosigned = Dies ist eine Mitzeichnung. Das Schreiben steht bei der Abfrage unter „Gemeinsames Votum“, freizugeben ist hier nichts.
letter-result-title = Das Ergebnis ist freigegeben
letter-result = Die Koordination hat das Ergebnis freigegeben. Es folgt in Worten und als PDF für die Akte.
letter-answers-title = Das Ergebnis ist freigegeben
letter-answers = Die Koordination hat die einzelnen Antworten freigegeben. Sie folgen als Bild und als PDF.
letter-released-title = Das Ergebnis ist freigegeben
letter-released = Freigegeben hat: { $by }

button-joint = Gemeinsames Votum
button-joint-files = Als PDF und Word-Dokument
button-anew = Neu aus der Auszählung
button-joint-letter = Schreiben mit Namen
button-circulate = In die Mitzeichnung geben
button-new-version = Neue Fassung
button-leave-out = Weglassen
button-put-back = Wieder aufnehmen
button-take-over = Übernehmen
button-draft = Entwurf lesen
drafting-title = Gemeinsames Votum
drafting-none = Für diese Abfrage ist kein gemeinsames Votum vorgesehen.
drafting-not-closed = Ein gemeinsames Votum gibt es erst, wenn die Abfrage beendet ist.
drafting-state = Entwurf, Fassung { $version }, zuletzt geändert am { $at }
drafting-before = Die Fassung { $version } ist noch in der Mitzeichnung. Sie endet dort, sobald diese Fassung hineingeht.
drafting-how = Zum Ändern wählen Sie einen Teil oder tippen Sie seine Nummer. Sie können auch das Word-Dokument bearbeiten und hierher senden.
drafting-left-out = { $words } (weggelassen)
drafting-wanted = Erwartet wird die Nummer eines Teils, eine Taste oder das bearbeitete Word-Dokument.
drafting-which = Einen solchen Teil gibt es nicht. Erwartet wird eine Nummer von 1 bis { $count }, solange der Entwurf bearbeitet wird.
drafting-goes-round = Diese Fassung ist in der Mitzeichnung und wird nicht mehr geändert. Dafür gibt es „Neue Fassung“.
drafting-comes = Der Text kommt sofort.
drafting-no-words = Hier steht noch kein Text.
drafting-is-out = Dieser Teil ist weggelassen.
drafting-type = Für einen neuen Wortlaut tippen Sie hier den ganzen Text dieses Teils.
drafting-stale = Jemand hat den Entwurf inzwischen geändert. Sie sehen den neuen Stand.
drafting-overtaken = Jemand hat den Entwurf inzwischen geändert, deshalb ist nichts gespeichert. Sie sehen den neuen Stand.
drafting-out = Der Teil ist weggelassen.
drafting-in = Der Teil ist wieder aufgenommen.
drafting-changed = Der neue Wortlaut ist gespeichert.
drafting-too-long = Der Text hat { $count } Zeichen, höchstens { $max } sind möglich. Es ist nichts geändert.
drafting-taking-title = Word-Dokument übernehmen?
drafting-takes = Neuer Wortlaut in Teil: { $numbers }
drafting-drops = Künftig weggelassen: Teil { $numbers }
drafting-taking-how = Alle anderen Teile bleiben, wie sie sind. Ihr Dokument ist noch nicht gespeichert.
drafting-taken = Das Word-Dokument ist übernommen.
drafting-outdated = Die Auszählung hat sich seither geändert. „Neu aus der Auszählung“ bringt den Entwurf auf den neuen Stand.
drafting-anew-same = Die Auszählung ergibt denselben Text. Es ist nichts geändert.
drafting-anew-title = Neu aus der Auszählung erstellen?
drafting-anew-how = Was am Entwurf von Hand geändert wurde, geht dabei verloren. Noch ist nichts gespeichert.
drafting-anew-changed = Die Auszählung hat sich inzwischen geändert, deshalb ist nichts gespeichert. Sie sehen den neuen Stand.
drafting-anew-done = Der Entwurf ist neu aus der Auszählung erstellt.
drafting-empty = Alle Teile sind weggelassen oder leer. In die Mitzeichnung geht nur ein Entwurf mit Text.
drafting-words-page = { $title } ({ $page } von { $pages })
drafting-file-same = In diesem Dokument steht dasselbe wie im Entwurf. Es ist nichts geändert.
file-too-large = Diese Datei ist zu groß, höchstens 20 MB sind möglich. Es ist nichts geändert.
file-not-fetched = Die Datei ist nicht angekommen. Bitte senden Sie sie noch einmal.
drafting-draft-title = Entwurf des gemeinsamen Votums, Fassung { $version }
drafting-draft-file = Entwurf des gemeinsamen Votums, Fassung { $version }
drafting-letter-provisional = Vorläufig, Stand { $at }: Die Mitzeichnung läuft noch.
drafting-letter-final = Gemeinsames Votum mit den Namen aller, die mitgezeichnet haben.
drafting-of-all = Alle Kommunen haben mitgezeichnet: Es ist ein gemeinsames Votum aller.
drafting-of-some = Es ist ein Votum der Kommunen, die mitgezeichnet haben.
drafting-not-signed = Nicht mitgezeichnet: { $towns }
cosign-title = Mitzeichnung: { $title } (Fassung { $version })
cosign-purpose = Der Entwurf des gemeinsamen Votums liegt in Fassung { $version } vor. Sie erhalten ihn in Worten und als PDF, „Entwurf lesen“ zeigt ihn noch einmal. Nur wenn Sie mitzeichnen, steht Ihr Name unter dem Schreiben.
cosign-question = Zeichnen Sie den Entwurf des gemeinsamen Votums mit?
cosign-short = Mitzeichnung
cosign-consent = Ich zeichne mit
cosign-change = Ich bitte um eine Änderung
cosign-decline = Ich zeichne nicht mit
cosign-open-title = In die Mitzeichnung geben
cosign-until = Bis wann soll mitgezeichnet werden? Bitte tippen Sie Tag und Uhrzeit, zum Beispiel 21.12.2026 12:00.
cosign-whom = { $count ->
    [one] Der Entwurf geht in Worten und als PDF an 1 Person: { $names }
   *[other] Der Entwurf geht in Worten und als PDF an { $count } Personen: { $names }
  }
  Er kann Vorbehalte und Texte mit dem Namen der Kommune wiedergeben.
cosign-deadline = Frist: { $deadline }. Erinnert wird wie in der Abfrage davor.
cosign-day-off = Die Frist endet an einem freien Tag.
cosign-supersedes = Die Mitzeichnung der Fassung { $version } endet damit. Alle werden neu gefragt.
cosign-names = Unter dem Schreiben stehen nur die Namen derer, die zustimmen.
cosign-begun = Die Fassung { $version } ist in der Mitzeichnung.
cosign-planned = Fassung { $version } geht gleich in die Mitzeichnung, Frist { $deadline }
cosign-open = Fassung { $version } ist in der Mitzeichnung bis { $deadline }
cosign-closed = Die Mitzeichnung der Fassung { $version } ist beendet, Frist war { $deadline }
cosign-superseded = Fassung { $version } ist durch eine neue ersetzt.
cosign-signed = Mitgezeichnet: { $count } von { $of } Kommunen
cosign-towns = Zugestimmt haben: { $towns }
cosign-missing = Noch ohne Antwort: { $towns }
cosign-wants = { $town } bittet um eine Änderung: { $words }
cosign-declines = { $town } zeichnet nicht mit: { $words }
cosign-invite = Die Mitzeichnung ist eine eigene Abfrage: { $round }. Wer nicht beigetreten ist, bekommt dort unter „Einladungen“ einen Link.
letter-joint-draft-title = Bitte um Mitzeichnung
letter-joint-draft = Der Entwurf des gemeinsamen Votums, Fassung { $version }, folgt in Worten und als PDF. Bitte antworten Sie bis { $deadline }. Frühere Fassungen gelten nicht mehr.
letter-circulating-title = Entwurf in der Mitzeichnung
letter-circulating = Der Entwurf des gemeinsamen Votums, Fassung { $version }, geht in die Mitzeichnung. Die Frist endet am { $deadline }.
letter-joint-outdated-title = Gemeinsames Votum: Auszählung geändert
letter-joint-outdated = { $why ->
    [reopened] Die Abfrage ist wieder geöffnet. Der Entwurf (Fassung { $version }) beruht auf der bisherigen Auszählung. Ist sie wieder beendet, gibt es „Neu aus der Auszählung“.
   *[accepted] Eine verspätete Abgabe zählt jetzt mit. Der Entwurf (Fassung { $version }) beruht auf der bisherigen Auszählung. Am Entwurf gibt es dafür „Neu aus der Auszählung“.
  }
letter-joint-document-title = Entwurf als Dokument
letter-joint-document = Der Entwurf folgt als Dokument.
letter-joint-letter-title = Schreiben mit Namen
letter-joint-letter = Das gemeinsame Votum, Fassung { $version }, folgt als PDF und als Word-Dokument.
## The joint letter and the council paper

joint-title-draft = Entwurf eines gemeinsamen Votums
joint-title-all = Gemeinsames Votum aller { $count } Kommunen
joint-title-signing = Votum der unterzeichnenden Kommunen
joint-draft = Entwurf
joint-draft-what = Entwurf aus der Auszählung. Niemand hat ihn mitgezeichnet.
joint-note = Stand der Auszählung: { $status }
joint-missing = Nicht unterzeichnet für: { $towns }
joint-signed = gez.
joint-signature = { $name } ({ $towns })
joint-deputy = i. V. { $name } ({ $towns })
joint-reference = Unser Zeichen
joint-date = Datum
joint-page = Seite
joint-of = von
joint-nobody = Dazu liegen keine Angaben vor.
joint-counts = Von { $mandates } Mandaten: { $counts }; ohne Stimme { $without }.
joint-chosen = { $label }: { $count } von { $answered } Angaben
joint-unconfirmed = nicht bestätigt von { $towns }
joint-verdict = { $conditional ->
    [all] { $verdict }, jedes Ja unter Vorbehalt.
    [some] { $verdict }, teils unter Vorbehalt.
   *[none] { $verdict }.
  }
joint-that-consensus = { $conditional ->
    [all] Unter Vorbehalt besteht Konsens darüber, dass { $that }.
    [some] Teils unter Vorbehalt besteht Konsens darüber, dass { $that }.
   *[none] Es besteht Konsens darüber, dass { $that }.
  }
joint-that-split = Es besteht kein Konsens darüber, dass { $that }.
joint-that-adopted = { $conditional ->
    [all] Unter Vorbehalt angenommen ist, dass { $that }.
    [some] Teils unter Vorbehalt angenommen ist, dass { $that }.
   *[none] Angenommen ist, dass { $that }.
  }
joint-that-rejected = Nicht angenommen ist, dass { $that }.
joint-that-no-quorum = Das Quorum ist nicht erreicht. Ohne Ergebnis bleibt, ob { $that }.

joint-unread-no-docx = Diese Datei ist kein Word-Dokument (.docx). Bitte senden Sie das Dokument, das Sie erhalten haben.
joint-unread-too-large = Diese Datei ist zu groß. Höchstens { $megabytes } MB sind möglich, ohne Bilder.
joint-unread-macros = Diese Datei enthält Makros. Bitte speichern Sie sie als Word-Dokument ohne Makros (.docx).
joint-unread-missing = In dem Dokument fehlt der Teil „{ $words }“. Bitte leeren Sie einen Teil, statt ihn zu löschen.
joint-unread-twice = Der Teil „{ $words }“ steht mehrfach in dem Dokument. Bitte behalten Sie ihn einmal.
joint-unread-unknown = Den Teil „{ $words }“ hat dieses Schreiben nicht. Bitte bearbeiten Sie die jüngste Fassung.
joint-unread-outside = Außerhalb der Teile steht: „{ $words }“. Bitte schreiben Sie innerhalb eines Teils. Anschrift, Betreff, Anrede und Gruß stehen in der Abfrage.
joint-unread-object = Der Teil „{ $words }“ enthält eine Tabelle oder ein Bild. Möglich sind Absätze und Listen.
joint-unread-too-long = Der Teil „{ $words }“ ist zu lang. Höchstens { $most } Zeichen sind möglich.

paper-title = Entwurf einer Vorlage
paper-number = Nummer der Vorlage
paper-status = Status
paper-lead = Federführend
paper-clerk = Bearbeitung
paper-involved = Beteiligt
paper-reference = Aktenzeichen
paper-day = Stand
paper-of-count = Aus der Auszählung der Abfrage „{ $title }“. Stand der Auszählung: { $status }
paper-of-mandate = Nach den Angaben der Kommune { $town } in der Abfrage „{ $title }“. Stand der Abfrage: { $status }
paper-stage = Stand am { $day }
paper-done = erledigt
paper-planned = geplant
paper-nil-return = Die Kommune { $town } hat Fehlanzeige erklärt.
paper-file = { $title }: Entwurf einer Vorlage, aus der Auszählung
paper-files = { $title }: Entwürfe der Vorlagen, je Kommune ein Word-Dokument
## Workbooks

workbook-sheet = Blatt
workbook-column = Spalte
workbook-meaning = Bedeutung
workbook-notes = Erläuterungen
workbook-survey-type = Art der Antwort: select_one LISTE, select_multiple LISTE, rank LISTE, municipalities, text, decimal, money oder date.
workbook-survey-name = Kennung der Frage: Kleinbuchstaben, Ziffern, _ und -, höchstens 32 Zeichen.
workbook-survey-label = Wortlaut der Frage, je Sprache eine Spalte, zum Beispiel label::German (de).
workbook-survey-hint = Hinweis unter der Frage.
workbook-survey-required = yes: muss beantwortet werden. Leer oder no: darf übersprungen werden.
workbook-survey-relevant = Bedingung: nur dann wird gefragt. Beispiel: selected(${"{"}interest{"}"}, 'yes').
workbook-survey-constraint = Grenzen der Antwort. Beispiel: . >= 0 and . <= 100.
workbook-survey-per = field: wird für jedes Handlungsfeld gefragt.
workbook-survey-short = Kurzname der Frage für Listen von Antworten.
workbook-survey-vote = yes: Diese Frage entscheidet das Votum.
workbook-survey-planned_until = Name einer Frage nach einem Datum. Bis dahin gilt die Antwort als geplant.
workbook-survey-among = Bei der Liste fields: nur Felder, die so beantwortet wurden. Geschrieben wie relevant.
workbook-survey-own = yes: Auch die eigene Kommune steht zur Wahl.
workbook-survey-pattern = Muster für den ganzen Text, wenn es in constraint nicht geschrieben werden kann.
workbook-survey-max = Höchste Zahl der Einträge einer Gruppe.
workbook-survey-exactly_one = In einer Gruppe: Genau ein Eintrag hat diese Antwort.
workbook-survey-last = yes: Dieser Eintrag ist der letzte.
workbook-choices-list_name = Name der Liste, wie er hinter select_one steht.
workbook-choices-name = Kennung der Antwort.
workbook-choices-label = Worte auf der Taste, höchstens 40 Zeichen.
workbook-choices-counts = Wie sie im Votum zählt: yes, no, abstain oder none.
workbook-choices-asks = Name eines kurzen Textes, der dazu erfragt wird.
workbook-settings-form_id = Kennung der Abfrage: Kleinbuchstaben, Ziffern und -.
workbook-settings-form_title = Titel der Abfrage.
workbook-settings-purpose = Wozu die Antworten dienen.
workbook-settings-closes = Frist, in Ortszeit: 18.12.2026 12:00.
workbook-settings-opens = Beginn, in Ortszeit. Leer: sofort.
workbook-settings-timezone = Zeitzone. Leer: Europe/Berlin.
workbook-settings-reference = Ihr Aktenzeichen.
workbook-settings-ballots = person: Viele Menschen je Kommune antworten für sich.
workbook-settings-nil_return = yes: Fehlanzeige ist möglich.
workbook-settings-rule = Regel der Auszählung: consensus, unanimous, simple-majority oder two-thirds.
workbook-settings-basis = Was zählt: mandates oder inhabitants.
workbook-settings-quorum = Mehr als dieser Anteil muss abgegeben haben. Als Text: 1/2.
workbook-settings-workdays_before = Erinnerungen, in Arbeitstagen vor der Frist: 7, 3, 1. Keine: none.
workbook-settings-at = Uhrzeit der Erinnerungen.
workbook-settings-holidays = Wessen Feiertage gelten: DE-NW.
workbook-settings-closed = Weitere freie Tage.
workbook-settings-quiet = Ruhezeit: 18:00, 07:30.
workbook-settings-escalate_workdays_before = Wann die Koordination die Liste der Fehlenden erhält, in Arbeitstagen vor der Frist.
workbook-settings-post_to = Chats, die das Ergebnis erhalten. Keine: none.
workbook-settings-follows = Kennung der Abfrage, die diese berichtigt.
workbook-settings-letter = Angaben für das gemeinsame Schreiben, als JSON.
workbook-settings-paper = Angaben für die Vorlage, als JSON.
workbook-fields-name = Kennung des Handlungsfelds.
workbook-fields-label = Name des Handlungsfelds.
workbook-municipalities-key = Amtlicher Schlüssel, acht Ziffern, als Text: 05954008.
workbook-municipalities-municipality = Name der Kommune.
workbook-municipalities-inhabitants = Einwohnerzahl.
workbook-municipalities-counted_on = Stichtag der Einwohnerzahl.
workbook-municipalities-office = Amt, das dort antwortet.
workbook-people-key = Schlüssel der Kommune, für die die Person handelt.
workbook-people-person = Wer es ist. Dieselbe Person steht überall gleich geschrieben.
workbook-people-role = head: Amtsleitung. deputy: Stellvertretung. preparer: Sachbearbeitung.
workbook-people-from = Erster Tag, an dem sie handeln darf. Leer: ohne Grenze.
workbook-people-to = Letzter solcher Tag.
workbook-people-language = Zwei Buchstaben, zum Beispiel de.
workbook-people-name = Wird anstelle von person gezeigt.

## When a question is asked

only-when = Nur wenn „{ $question }“ so beantwortet wird: { $answers }.
only-when-any = Nur wenn „{ $question }“ in mindestens einem Feld so beantwortet wird: { $answers }.
only-among = Zur Wahl stehen die Felder, in denen „{ $question }“ so beantwortet wird: { $answers }.
only-quoted = „{ $answer }“
only-or = { $first } oder { $last }

## The questionnaire on paper

form-name = Fragebogen
form-page = Seite { $page } von { $pages }
form-town = Kommune
form-key = Schlüssel
form-office = Amt
form-answers-for = Für wen antworten Sie?
form-reference = Aktenzeichen: { $reference }
form-until = Bitte senden Sie den Bogen so zurück, dass er bis zur Frist eintrifft.
form-back = Bitte zurück an
form-how = Bitte füllen Sie den Bogen gut lesbar aus. Was nicht auf das Blatt passt, legen Sie bitte bei.
form-nil = Fehlanzeige: Wir haben nichts zu erklären. Bitte nur noch unterschreiben.
form-nameless = Bitte schreiben Sie keinen Namen auf den Bogen.
form-question = Frage { $number }
form-field = Handlungsfeld
form-answer = Ihre Antwort
form-rank = Rang
form-explain = Bitte erläutern:
form-optional = Diese Angabe ist freiwillig.
form-how-choice = Bitte kreuzen Sie eine Antwort an.
form-how-choices = Bitte kreuzen Sie alles an, was zutrifft.
form-how-towns = Bitte nennen Sie die Namen der Kommunen.
form-how-rank = Bitte nummerieren Sie: 1 für das Wichtigste.
form-how-text = Höchstens { $max } Zeichen.
form-how-date = Bitte schreiben Sie Tag, Monat und Jahr.
form-how-money = Bitte schreiben Sie einen Betrag in Euro.
form-how-number = Bitte schreiben Sie eine Zahl.
form-how-entries = Bitte füllen Sie für jeden Eintrag eine Zeile aus, höchstens { $max }.
form-how-blocks = Für weitere Einträge kopieren Sie bitte das Blatt, höchstens { $max }.
form-exactly-one = Genau ein Eintrag hat bei „{ $question }“ die Antwort „{ $answer }“.
form-last = Er steht am Ende.
form-asks = Zu „{ $label }“ erläutern Sie das bitte:
form-entry = { $number }. Eintrag
form-number = Nr.
form-signature = Unterschrift
form-sign-place = Ort, Datum
form-sign-name = Name und Funktion
form-sign-binding = Mit der Unterschrift gilt das Votum als erklärt.

## A new round from the chat

button-new-round = Neue Abfrage
button-template = Excel-Vorlage erhalten
button-preview = Vorschau der Karten
button-found = Eröffnen
button-found-sure = Ja, Abfrage eröffnen
button-preview-before = Vorige Karte
button-preview-after = Nächste Karte
button-preview-end = Vorschau beenden
new-round-title = Neue Abfrage
new-round-send = Bitte senden Sie die Abfrage hier als Datei.
new-round-forms = Möglich sind eine Excel-Datei (.xlsx) nach der Vorlage und eine Abfragedatei (.toml) mit den Kommunen darin.
new-round-nothing-yet = Danach sehen Sie alle Fehler oder eine Vorschau. Eröffnet wird erst, wenn Sie es bestätigen.
new-round-wanted = Erwartet wird die Abfrage als Excel-Datei (.xlsx) oder als Abfragedatei (.toml).
new-round-wanted-read = Bitte wählen Sie eine der Tasten. Eine andere Datei können Sie auch jetzt noch senden.
new-round-problems = { $count ->
    [one] In der Datei ist 1 Fehler.
   *[other] In der Datei sind { $count } Fehler.
}
new-round-problems-file = Fehler.txt
new-round-again = Es ist nichts eröffnet. Bitte senden Sie die berichtigte Datei.
new-round-problem = { $place }: { $found }. Erwartet: { $expected }.
new-round-problem-only = { $place }: { $found }.
new-round-file = Datei
new-round-read = Die Datei ist gelesen
new-round-id = Kennung: { $round }
new-round-mandates = Gefragt werden: { $mandates } { $mandates ->
    [one] Kommune
   *[other] Kommunen
}, { $people } { $people ->
    [one] Person
   *[other] Personen
}
new-round-towns = { $towns ->
    [one] Gefragt werden viele Personen in 1 Kommune.
   *[other] Gefragt werden viele Personen in { $towns } Kommunen.
}
new-round-opens = Beginn: { $at }
new-round-opens-now = Beginn: sofort
new-round-closes = Frist: { $deadline }
new-round-several = { $name } gibt { $count } Voten ab: { $towns }
new-round-doubtful = { $count ->
    [one] Bitte prüfen Sie diese Stelle. Sie verhindert nichts:
   *[other] Bitte prüfen Sie diese { $count } Stellen. Sie verhindern nichts:
}
new-round-there = Eine Abfrage „{ $round }“ gibt es schon. Bitte senden Sie die Datei mit einer anderen Kennung.
new-round-passed = Die Frist in der Datei ist vorbei. Bitte senden Sie die Datei mit einer späteren Frist.
new-round-consent = Eröffnen: { $title }
new-round-reminders = Der Bot schreibt von sich aus:
new-round-no-reminders = Vor der Frist schreibt der Bot nichts von sich aus.
new-round-posts = { $chats ->
    [0] Das Ergebnis geht an die Koordination ({ $coordinators }), an keine Gruppe.
    [one] Das Ergebnis geht an die Koordination ({ $coordinators }) und an 1 Gruppe.
   *[other] Das Ergebnis geht an die Koordination ({ $coordinators }) und an { $chats } Gruppen.
}
new-round-invited = { $ballots ->
    [person] Eingeladen ist noch niemand. Den gemeinsamen Link erhalten Sie danach unter „Einladungen“.
   *[mandate] Eingeladen ist noch niemand. Die Links erhalten Sie danach unter „Einladungen“.
}
new-round-frozen = Fragen und Kommunen ändern sich danach nicht mehr.
new-round-done = Die Abfrage ist angelegt. Der nächste Schritt ist „Einladungen“.
preview-note = Vorschau, Karte { $card } von { $cards }. Die Tasten antworten hier nicht.
preview-sample = Das ist eine Vorschau. Diese Taste antwortet hier nicht.
template-comes = Die Vorlage kommt sofort.
template-caption = Vorlage mit einem Beispiel. Bitte ändern Sie die Zellen und senden Sie die Datei hier zurück.
template-file = Vorlage-Abfrage.xlsx
template-failed = Die Vorlage konnte nicht erstellt werden. Bitte versuchen Sie es noch einmal.
letter-new-round-title = Eine neue Abfrage ist angelegt
letter-new-round = Die Frist endet am { $deadline }.
new-round-unknown = Eine Abfrage „{ $follows }“, der diese folgen soll, gibt es nicht. Bitte berichtigen Sie „follows“.
new-round-over = Die Abfrage „{ $follows }“ ist beendet oder ersetzt. Eine Korrektur folgt einer laufenden oder geplanten Abfrage.
new-round-by-person = In „{ $follows }“ antworten viele Personen ohne Namen. Deren Antworten kann keine andere Abfrage übernehmen.
new-round-cosigned = „{ $follows }“ ist eine Mitzeichnung. Dafür gibt es „Neue Fassung“.
new-round-taken = Für „{ $follows }“ ist schon eine andere Korrektur geplant.
new-round-follows = Diese Abfrage ersetzt: { $title }. Jene endet, sobald diese beginnt.
new-round-asked-anew = Neu gefragt wird: { $questions }
new-round-carries = Antworten auf unveränderte Fragen werden als Entwurf übernommen. Wer dort beigetreten ist ({ $people }), ist es auch hier.
start-corrects = Diese Abfrage ersetzt eine frühere. Ihre Antworten auf unveränderte Fragen sind übernommen. Gefragt wird nur, was neu ist, und Sie geben noch einmal ab.
start-corrects-anew = Diese Abfrage ersetzt eine frühere. Dort lag keine Antwort vor, die noch passt.
letter-opening-corrects = Sie ersetzt eine frühere Abfrage. Antworten auf unveränderte Fragen sind übernommen. Bitte geben Sie noch einmal ab.
