## Buttons

button-next = Next
button-skip = Skip
button-clear = Delete answer
button-back = Back
button-add = Another entry
button-first-entry = Add an entry
button-entry = Change entry { $number }
button-remove = Remove entry { $number }
button-nil = Nothing to declare
button-submit = Submit as binding
button-prepared = Present to the head
button-change = Change
button-confirm = Yes, that is me
button-nobody = No, that is not me
button-together = Same for both
button-together-all = Same for all
button-apart = Answer separately
button-review = Review the answers
button-home = Overview
button-earlier = Previous page
button-more = Next page
button-summary = Summary
button-refresh = Refresh
button-round = Open the round
button-remind = Remind now
button-send = { $count ->
    [one] Send to 1 person now
   *[other] Send to { $count } people now
  }
button-plan = Plan of messages
button-tomorrow = Remind me tomorrow
button-accept = Accept the late submission
button-revoke = Revoke access
button-open = Open { $town }
button-complete = Complete

## Cards that ask

card-part = Part { $place } of { $total }
card-entry = Entry { $entry }
card-asks = You chose “{ $label }”. Please explain briefly, in { $max } characters at most.
card-chosen = { $number }. { $label } – chosen
card-ranked = { $number }. { $label } – rank { $rank }
card-so-far = Your answer so far: { $answer }
card-planned = Until the decision on { $day } your answer counts as planned.
card-how-choices = You may choose several answers.
card-how-municipalities = You may choose several municipalities.
card-how-rank = Choose one after the other, the most important first.
card-then-next = Then please choose “Next”.
card-how-text = Please write your answer as a message, { $max } characters at most.
card-how-number = Please write a number.
card-how-money = Please write an amount in euros, for example 2000.00.
card-how-date = Please write a date in the form 2023-09-21.
card-how-group = You may add, change or remove entries, { $max } at most.
card-how-first-entry = Please add at least one entry, { $max } at most.

## Invitation and overview

invited-title = You are invited
invited-round = Round: { $title }
invited-offices = { $count ->
    [one] This access is for:
   *[other] This access is for { $count } mandates:
  }
invited-question = Is that you?
invited-declined = All right. The access stays unused.
role-head = head
role-deputy = deputy
role-preparer = preparer
start-deadline = Deadline: { $deadline }
start-planned = The round begins on { $opens }. You will get a message then.
start-together = You answer for { $towns }. Should your answers count for all of them? You can still separate them before submitting.
start-together-begun = A draft for { $town } has been begun. If you use it for all, it counts for the others too and replaces their drafts.
start-begun = A draft has already been begun. You go on where it stops.
start-nil = If you have nothing to declare, choose “Nothing to declare”. This counts at once as the submission for { $towns }.
home-title = Your rounds
home-empty = There is no round for you at present.
state-planned = begins on { $opens }
state-not-now = you do not deputise at present ({ $days })
state-submitted = submitted (no. { $number })
state-missed = not submitted, deadline passed
state-late = submitted late (no. { $number }), does not count
state-begun = begun, deadline { $deadline }
state-untouched = open, deadline { $deadline }
submitted-until = Changes are possible until { $deadline }.
submitted-over = The deadline has passed. Please turn to the coordinators with any questions.
submitted-unsent = The deadline has passed. Your draft is complete but was not submitted. You can still submit it late.
record-none = { $town }: there is no submission.
record-submitted = { $town }: submission no. { $number } of { $at } is on record.
record-nil = { $town }: nil return no. { $number } of { $at } is on record.
record-late = { $town }: submission no. { $number } of { $at } is noted as late. It does not count.
somebody = Somebody

## Review and submission

question-asks = { $question } – explanation
question-entry = Entry { $entry }: { $question }
listing-entry = Entry { $entry }
listing-asks = On “{ $label }”
listing-planned = { $answer } (planned until the decision on { $day })
listing-empty = still empty
listing-unanswered = no answer
review-title = Your answers at a glance
review-goes-on = You can submit on the last page.
review-open = { $count ->
    [one] One answer is missing or does not fit:
   *[other] { $count } answers are missing or do not fit:
  }
review-prepared = The draft is complete. Only the head or a deputy can submit it.
review-binding = { $ballots ->
    [person] With “Submit as binding” your answers are counted. You can change them until { $deadline }.
   *[mandate] “Submit as binding” declares the vote. You can change it until { $deadline }.
}
review-late = The deadline has passed. A submission is now noted as late and does not count.
review-incomplete = Something is still missing. Please complete it first.
review-changed = The draft has been changed in the meantime. Nothing was submitted. Please check it again.
changed-submitted = submission no. { $number } for { $town }
review-changed-more = – and { $count } more
review-dropped = For { $town }, its own name is left out in: { $question }
review-differs = For { $town } the answer is “{ $answer }” instead: { $question }
choosing-title = Which answer do you want to change?
choosing-how = Please choose or write the number.
choosing-number = Please give a number from 1 to { $count }.
submit-done = Your submission has arrived.
submit-late = The deadline had passed. Your submission is noted as late.
submit-late-again = This submission is noted as late already. Another one is not needed.
submit-not-you = Only the head or the deputy can submit.
submit-outranked = The head has submitted already. Your submission was not accepted.

## Preparing

prepare-done = The draft has been presented. The head gets a message.
prepare-waits = The draft has been presented. No head has joined for { $towns } yet; they get it as soon as they join.
review-prepared-by = Prepared by { $name } on { $at }.
review-others = Others who have answered in the draft: { $names }

## Naming a deputy or a preparer

button-named = Deputies and preparers
button-name-deputy = Name a deputy
button-name-preparer = Name a preparer
button-naming-from = From today
button-naming-to = Until the deadline
button-naming-consent = Name this person
button-named-link = { $number }. New link
button-named-withdraw = { $number }. Withdraw
button-withdraw = Withdraw access
days-from = from { $from }
days-to = until { $to }
days-from-to = { $from } to { $to }
naming-title-deputy = Name a deputy
naming-title-preparer = Name a preparer
naming-mandates = For which mandate?
naming-name-deputy = What is the person called? Please write the name as a message. It appears on the receipt, marked as deputising.
naming-name-preparer = What is the person called? Please write the name as a message.
naming-from =
    From when does { $name } deputise for you? Please write a date, for example { $example }.
    The deadline is { $deadline }.
naming-to =
    Until when does { $name } deputise for you? Please write the last day, for example { $example }.
    The deadline is { $deadline }.
naming-consent = { $name } gets access as { $role } for { $towns }.
naming-consent-deputy = On these days the deputy can work on the draft and submit it as binding. Your own submission always takes precedence.
naming-consent-preparer = The preparer can fill in the draft and present it to you, but cannot submit it.
naming-consent-link = With “Name this person” you get a link to forward. The coordinators are told.
naming-not-you = Only a head can name somebody, for their own mandates and until the deadline.
naming-days-passed = The first day is now in the past. Please give the days again.
naming-twice = { $name } has already been named for that. You can ask for a new link here.
naming-too-many = You have already named { $count } people. Please withdraw somebody first.
naming-done = The link for { $name } is in the message above. Please forward that message.
naming-link-title = Access for { $name }
naming-link = { $by } has named { $name } as { $role } for { $towns }.
naming-link-until = Please open the link yourself, until { $until }. It can be used once.
named-about = Here you name people who deputise for you or prepare the draft.
named-nobody = You have not named anybody yet.
named-line = { $name } – { $role } for { $towns }
named-joined = joined
named-waits = not joined yet
named-ended = the days are over
named-withdrawn = The access of { $name } is withdrawn.
named-withdrawn-stands = The access of { $name } is withdrawn. What has been submitted stands until a new submission replaces it.
withdraw-title = Withdraw the access?
withdraw-about = The link is no longer valid then. What has been submitted stands until a new submission replaces it.
revoke-named = People named by this person no longer have access either: { $count }
invited-named = { $name }, named by { $by }
link-for-another = This link is meant for somebody else whom the head has named. Please forward it; it is still valid.
link-not-coordinators = A head has made this link for somebody else. Coordinators cannot take it; it is still valid.
command-deputy = Name a deputy
command-preparer = Name a preparer
letter-named-title = Newly named
letter-named = { $by } has named { $name } as { $role } for { $towns }.
letter-accepted-title = Access accepted
letter-accepted = { $name } has accepted your link for { $towns }.

## Receipt

receipt-title = Receipt { $town }, submission no. { $number }
receipt-at = Arrived: { $at }
receipt-signed-head = Submitted by: { $name }
receipt-signed-deputy = Submitted by: { $name } (deputising)
receipt-signed-for = Submitted by: { $name }, deputising for { $head }
receipt-signed-coordinator = Entered by the coordinators
receipt-checksum = Checksum: { $checksum }
receipt-nil = Nil return: nothing is declared.
receipt-late = Arrived late: noted and reported to the coordinators, does not count.
receipt-entry = Log: entry no. { $number }, checksum { $hash }
receipt-answers = Answers
receipt-question = Question
receipt-answer = Answer
receipt-document = For your files: the receipt for { $town } as a PDF
receipt-file = receipt-{ $key }-{ $number }.pdf
receipt-page = Page { $page } of { $pages }
receipt-signs = Characters that this typeface lacks are shown here by their number, such as [U+1F600].

## What is on record, to be kept

statement-title = What is on record for you
statement-none = For { $town } there is no submission as of { $at }.

## Links, strangers and what does not fit

link-unknown = This access link is not known. Please open the link in your invitation.
link-used = This access link has been used already. Please ask the coordinators for a new one.
link-void = This access link is no longer valid. Please ask the coordinators for a new one.
link-expired = This access link has expired. Please turn to the coordinators.
stranger = Hello. There is nothing here for your account; the link in your invitation gives access.
not-yours = You are not entitled to do that.
press-stale = This button belongs to an earlier state. Please use the present card.
answer-over = The deadline has passed. Answers are no longer accepted.
said-edited = A message edited afterwards does not change your answer.
said-file = I cannot take files, pictures or voice messages here.
said-forwarded = A forwarded message is not taken as your answer.
said-rest = This too seems to belong to the text that was too long. Please send it again, shorter.
said-replied = You are replying to an earlier message. The present card counts.
said-nothing-asked = Please choose one of the buttons. You can also type what stands on them.
command-unknown = There is no such command here. See /help for an overview.
group-private = I only answer in private chats. In groups I show coordinators the summary.
trouble = That could not be handled. It has been reported; your answers so far are stored.

## Commands

command-start = Go on where you stopped
command-mystatus = Your rounds and what is on record
command-help = Help
command-language = German or English
command-privacy = Privacy notice
command-mydata = Everything kept about you as a file
command-erase = Erase what may be erased
command-summary = Summary of the round
command-status = How the rounds stand
help-title = Help
help-heads =
    Everything works by buttons or by typing: the number, the label, or its form with a slash.
    /back: one question back
    /next: one question forward
    /start: the present card
    /mystatus: what is on record for you, as a message to keep
    /language: German or English
    /privacy: the privacy notice
    /mydata: everything kept about you as a file
    /erase: erase what may be erased
    /deputy: name a deputy
    /preparer: name somebody who prepares the draft
    /question: ask the coordinators
    /moretime: ask for more time
help-coordinators =
    /summary: the summary as text and picture
    /status: the rounds and who is missing
    /here: attaches the group in which you write it to a round, “/here off” detaches it
    /language: German or English
    /privacy: the privacy notice
    /mydata: everything kept about you as a file
    /erase: erase what may be erased
language-set = The language is English now.
language-title = Language
language-choose = Which language would you like to read?
language-de = Deutsch
language-en = English

## Coordinators

coordinator-welcome = You are a coordinator now. /help shows what is possible.
rounds-title = Rounds
rounds-none = There is no round yet.
rounds-unknown = There is no round “{ $round }”.
rounds-planned = planned, begins on { $opens }
rounds-open = open until { $deadline }
rounds-closed = closed, the deadline was { $deadline }
rounds-superseded = replaced by a new round
rounds-turnout = Submitted: { $submitted } of { $mandates }
rounds-missing = Missing: { $towns }
rounds-deadline = Deadline for { $towns }: { $deadline }
rounds-summary-comes = The summary comes at once.
revoke-done = The access is revoked.
revoke-stands = The access is revoked. What has been submitted stands until a new submission replaces it.
revoke-nobody = This access has been revoked already.

## Privacy

privacy-title = Privacy notice
privacy-controller = Controller: { $name }
privacy-contact = Contact: { $name }
privacy-officer = Data protection officer: { $name }
privacy-purpose = { $ballots ->
    [person] Purpose: to gather opinions and evaluate them.
   *[mandate] Purpose: to obtain your municipality’s vote, count it and keep it on file.
}
privacy-basis = Legal basis: Art. 6(1)(e) GDPR, a task in the public interest.
privacy-data = { $ballots ->
    [person] Data: your Telegram account, the fact that you take part and, without your name, your answers.
   *[mandate] Data: name and office as listed, Telegram account, answers and their times.
}
privacy-recipients = { $ballots ->
    [person] Recipients: coordinators and steering committee (the result), Telegram (the messages). Nobody gets your single answers.
   *[mandate] Recipients: the coordinators (your answers), the steering committee (the result), Telegram (the messages). After a release the round’s groups get your answers too, and so does everyone who may then act for a municipality (heads, deputies, preparers). The draft of a joint vote can quote conditions, texts, dates and entries with the name of your municipality. Everyone who has joined gets it, even before a release.
}
privacy-third-country = Third country: Telegram also processes messages outside the European Union.
privacy-retention = Period: contact data are to be kept for { $days } days at most. { $ballots ->
    [person] The result stays on file.
   *[mandate] The vote stays on file.
}
privacy-rights = Rights: access, rectification, erasure, restriction, objection, complaint to the supervisory authority.
privacy-need = { $ballots ->
    [person] Taking part is voluntary.
   *[mandate] Without your answers your municipality is not counted.
}
privacy-automated = There are no automated decisions about persons.
privacy-again = You can read this again at any time with /privacy.

## Everything about one person

mydata-file = my-data
mydata-caption = Everything that is kept about you.
mydata-failed = The file could not be made. Please ask for it once more.
mydata-about = This file holds everything that is kept for your account. What each part means is explained under “parts”.
mydata-instants = All instants are in coordinated universal time (UTC).
mydata-updates = The secrets of access links are not kept anywhere, only their hashes.
mydata-person = Your Telegram account, your id in the log, your language and your role as a coordinator.
mydata-chat = Your chat with the bot, and where the conversation is.
mydata-menu = Which menu is shown in your chat.
mydata-mandates = For which municipalities you answer or answered, by which name and in which role.
mydata-named-by-you = Whom you have named as deputy or preparer.
mydata-links = Access links that you have used, with their times.
mydata-draft-answers = Answers that you have written into drafts not yet submitted.
mydata-entered-answers = Answers that you have entered for municipalities as a coordinator.
mydata-submissions = Your submissions with all answers.
mydata-forums = Opinion rounds in which you take part. After the end nobody can tell which answers are yours.
mydata-questions = Your questions to the coordinators, and their answers.
mydata-questions-answered = Questions that you have answered for the coordinators.
mydata-reminders-asked-for = Reminders that you have asked for.
mydata-late-accepted = Late submissions that you have accepted.
mydata-groups-attached = Groups that you have attached to a round.
mydata-joint-votes-changed = Drafts of joint votes that you were the last to change.
mydata-letters = Messages to you, and to others about you, by kind and time.
mydata-log-entries = Entries of the log in which your id stands.
mydata-received-updates = Messages received from you, as far as they are still kept.
mydata-attempts = Attempts with invalid access codes within the last day.

## Answers by phone or letter

button-dictate = Enter an answer
button-today = Today
dictating-for = { $town } (entered by a coordinator)
dictating-about = You enter what the municipality said by phone or letter. Its own draft is not touched.
dictating-day = On which day did the answer come? For example 21.09.2026.
dictating-source = How did the answer come? Choose, or write it in words of your own.
dictating-phone = Phone
dictating-letter = Letter
dictating-long = That is too long. At most { $max } characters are expected.
dictating-ahead = This day is in the future. Today or an earlier day is expected.
dictating-over = No answer can be entered for this round any more.
receipt-taken = Answer of { $day }, source: { $source }
letter-dictated-title = The coordinators have entered your answer
letter-dictated = This answer was entered for { $town }. You can confirm it, or replace it by a submission of your own.
button-confirm-entry = Confirm the answer
confirm-done = The answer is on record as your own submission.
confirm-replaced = This entry no longer counts. Here you see what is on record.
erase-dictations = entries begun by coordinators: { $count }

## A change of office

button-successor = Enter a successor
holder-about-successor = If the head of the office has changed, enter the successor here.
succeeding-title = Change of office
succeeding-name = { $name } no longer heads the office of { $town }. Please write the successor’s name.
succeeding-consent =
    { $new } takes over the mandate of { $town }, and you get an access link.
    The access of { $old } ends at once, and so does that of everyone they have named.
    The draft stays. What has been submitted stands until a new submission replaces it.
succeeding-over = A change cannot be entered here any more.
button-succeed = Confirm the successor
letter-left-title = Your access has ended
letter-left = The coordinators have entered a successor for { $town }. Your submissions stay under your name.
letter-succeeded-title = Change of office
letter-succeeded = { $by }: in { $town } { $name } takes over.

## Erasure

erase-title = Erase
erase-goes = This is erased:
erase-stays = This stays:
erase-nothing = There is nothing that may be erased now.
erase-final = This cannot be undone. Backups are not touched by it.
erase-changed = Something has changed in the meantime. Please read again.
erase-done = Your account and everything else that could be erased have been erased.
erase-done-partly = What could be erased has been erased.
button-erase = Erase for good
button-erase-round = Erase personal data
erase-until = Personal data of the round are to be erased by: { $at }
erase-names = names in rosters: { $count }
erase-accounts = Telegram accounts: { $count }
erase-chats = chats with their place in the conversation: { $count }
erase-drafts = drafts: { $count }
erase-draft-answers = answers in drafts: { $count }
erase-links = access links: { $count }
erase-questions = questions to the coordinators: { $count }
erase-wishes = reminders that were asked for: { $count }
erase-letters = notes of messages sent: { $count }
erase-groups = attached groups: { $count }
erase-taking-part = opinion rounds that were taken part in: { $count }
erase-bodies = contents of the log that no count needs: { $count }
erase-updates = received messages that could not be handled: { $count }
erase-attempts = attempts with access codes: { $count }
erase-menus = menus in chats: { $count }
erase-stays-votes = submissions: { $of }. They are the official vote and bear only an id.
erase-stays-log = entries of the log: { $of }. Without them nobody could check the result any more.
erase-stays-running = everything about the round “{ $title }”: it runs until { $until }.
erase-stays-coordinates = account { $of }, as long as it coordinates.
erase-stays-waiting = messages that are still to be sent: { $of }. After that they can be erased too.

## Letters

letter-opening-title = The round is open
letter-opening = Please answer for { $towns } by { $deadline }.
letter-reminder-title = Reminder
letter-reminder = There is no submission for { $towns } yet. The deadline is { $deadline }.
letter-escalation-title = Not yet submitted
letter-escalation = The deadline is { $deadline }. Still missing, { $count } of { $mandates }:
letter-escalation-nobody = { $town } (nobody has joined yet)
letter-joined-title = Joined
letter-joined = { $name } has accepted the access for { $towns } as { $roles }.
letter-joined-by = Named by: { $by }
letter-late-title = Late submission
letter-late = { $town } submitted after the deadline, on { $at }. The submission does not count.
letter-prepared-title = For your submission
letter-prepared = { $name } has prepared the draft for { $town }. Please check it and submit.
letter-closed-title = The round has ended
letter-closed = { $early ->
    [yes] The round was ended before its deadline.
   *[no] The deadline has passed.
  } This is on record:
letter-answer = Answer now
letter-data = { $title }: everything as a file for other programs
letter-coordinator-title = New coordinator
letter-coordinator = Somebody has opened a coordinator link and is a coordinator now.
letter-aside-title = Trouble
letter-aside = A message could not be handled and was set aside. Please tell whoever looks after the bot.

## Letters about the bot's own work

letter-unreachable-title = Cannot be reached
letter-unreachable = The bot can no longer write to { $name } for { $towns }.
letter-unreachable-help = The bot is blocked there, or the account was deleted. Please contact the person in another way. When they write to the bot again, they get messages again.
letter-shut-title = Group cannot be reached
letter-shut = The bot can no longer write in the group “{ $group }”.
letter-shut-help = Summaries do not arrive there until the bot is let in again.
letter-trouble-title = Trouble with the bot
letter-trouble = The bot reports trouble in its own work.
trouble-poller = Since { $since } another program has been polling with this bot’s token. Please tell whoever looks after the bot at once.
trouble-poller-over = From { $since } until { $until } another program polled with this bot’s token. Messages to the bot may have ended up there.
trouble-telegram-over = Telegram was out of reach from { $since } until { $until }. What was sent meanwhile arrived only afterwards.
trouble-intake = The bot has taken no messages since { $since }. Please tell whoever looks after the bot.
trouble-intake-over = The bot took no messages from { $since } until { $until }. What was sent meanwhile arrived only afterwards.
trouble-ticker = The bot’s ticker has stood still since { $since }. Please tell whoever looks after the bot.
trouble-ticker-over = The bot’s ticker stood still from { $since } until { $until }. What was due meanwhile is made up for.
trouble-webhook = Telegram has not reached the bot since { $since }. Please tell whoever looks after the bot.
trouble-webhook-over = Telegram did not reach the bot from { $since } until { $until }. What was sent meanwhile arrived only afterwards.
trouble-outbox-over = The bot was unable to send messages from { $since } until { $until }. What was due is made up for.
trouble-database-over = The bot was unable to store anything from { $since } until { $until }. What was sent meanwhile arrived only afterwards.
trouble-down-over = The bot was not running from { $since } until { $until }. What was sent meanwhile arrived only afterwards.

## Broadcasts

rounds-broadcast = Messages are going out: { $through } of { $letters } are done.
rounds-unreachable = Cannot be reached: { $names }
## Deadlines and reminders

deadline-of = { $deadline } for { $towns }
named-more = { $names } and { $count } more
all-towns = all municipalities
letter-asked-title = Your reminder
letter-asked = You wanted to be reminded: there is no submission for { $towns } yet. The deadline is { $deadline }.
letter-extended-title = The deadline is extended
letter-extended = The deadline for { $towns } is { $deadline } now.
letter-reopened-title = The round is open again
letter-reopened = The round is open again for { $towns }. The deadline is { $deadline }.
letter-stands = The submission on record still counts and can be changed until then.
letter-goes-on-title = The round goes on
letter-goes-on = The result that was told is not final yet. The deadline for { $towns } is { $deadline }.
letter-late-accepted-title = Late submission accepted
letter-late-accepted = The coordinators have accepted the late submission no. { $number } for { $town } of { $at }. It counts now.
tomorrow-comes = You will be reminded on { $at }, if a submission is still missing then.
tomorrow-closed = The round is not open. No reminder is needed.
tomorrow-submitted = You have submitted already. No reminder is needed.
tomorrow-over = The deadline has passed. No more reminder will come.
tomorrow-too-late = The deadline passes before the next working day. Please answer today.
remind-title = Remind now?
remind-whom = { $count ->
    [one] The reminder goes to 1 person: { $names }
   *[other] The reminder goes to { $count } people: { $names }
  }
remind-unreached = Out of reach, because nobody has joined yet: { $towns }
remind-quiet = It is a quiet hour or a day off now. It is sent at once all the same.
remind-besides = The planned reminders come as well.
remind-sent = { $count ->
    [one] The reminder goes to 1 person at once.
   *[other] The reminder goes to { $count } people at once.
  }
accept-done = Submission no. { $number } for { $town } is accepted and counts now.
accept-counts = The submission for { $town } counts already. Nothing was changed.
accept-other = Submission no. { $number } counts for { $town }. The late one was not accepted.
accept-unknown = This submission cannot be accepted. Nothing was changed.
refused-planned = The round does not open until { $opens }. This is possible once it is open.
refused-open = The round is open until { $deadline }. Only a round that has ended can be opened again.
refused-closed = The round has been closed since { $closed }. This is possible only while it is open.
refused-superseded = The round has been replaced by another one and can no longer be changed.
refused-town = This municipality is not in the round. A key such as { $key } is expected.
refused-passed = This time has already passed. A time in the future is expected.
refused-earlier = The deadline is already { $deadline }. A later time is expected.
refused-over = The deadline passed on { $deadline }. This is possible only before the deadline.
refused-complete = Everybody has submitted, so there is nobody to remind.
refused-person = Many people answer for themselves here: there are no single towns and nobody missing.
refused-sealed = Nobody knows any more whose the answers are, so the round cannot be opened again.
refused-nobody = Nobody of the missing has joined yet, so there is nobody to remind.
when-form = This is not a date and time. One such as 2026-12-21T12:00 or 21.12.2026 12:00 is expected.
when-unreal = There is no such day or time. A date and time such as 2026-12-21T12:00 is expected.
when-left-out = This time is left out when the clocks go forward. Another one is expected.
when-twice = This time comes twice when the clocks go back. Another one is expected.
plan-title = Plan of messages
plan-assumes = This is what comes if nobody does anything until then.
plan-nothing = Nothing comes any more.
plan-event = { $at }: { $what }
plan-people = { $count ->
    [one] to 1 person: { $names }
   *[other] to { $count } people: { $names }
  }
plan-participants = { $count ->
    [one] to one person who takes part, and everyone who joins by then
   *[other] to { $count } people who take part, and everyone who joins by then
  }
plan-nobody = to nobody: nobody has joined yet.
plan-coordinators = { $count ->
    [one] to 1 coordinator: missing are { $towns }
   *[other] to { $count } coordinators: missing are { $towns }
  }
plan-deadline = without a message: { $towns }
plan-closing = result to coordinators ({ $coordinators }) and groups ({ $chats }), notice to those who have joined ({ $people })
plan-late = is overdue and leaves on { $at }
plan-leaves = leaves only on { $at }, because of quiet hours or days off
plan-skipped = falls away: { $why }
plan-merged = is merged: { $why }
plan-why-submitted = all have submitted.
plan-why-over = it would come after the deadline.
plan-why-nobody = nobody has joined who may act.
plan-why-opening = the opening comes at the same time.
plan-why-later = a later reminder comes at the same time.
plan-why-together = the same people get another reminder at the same time.

## The coordinators' desk

button-towns = Status by town
button-documents = Documents
button-invite = Invitations
button-extend = Extend the deadline
button-end = End now
button-reopen = Open again
button-extend-town = Extend the deadline
button-remind-town = Remind now
button-reopen-town = Open again
button-moving = Yes, extend the deadline
button-moving-again = Yes, open again
button-ending = Yes, end now
button-holder = { $number }. See the access
button-issue = Issue a new link
button-stop = Take the naming back
button-letters = Letters as PDF
button-csv = Links as CSV
button-poster = Poster as PDF
button-document-pdf = PDF
button-document-docx = Word
button-document-xlsx = Excel
button-document-csv = CSV
button-document-png = Picture
button-document-log = Log
button-ask-question = Ask the coordinators
button-ask-time = Ask for more time
button-reply = Reply
button-grant = Extend the deadline
towns-how = Open a town by its button or its name.
town-not-joined = nobody has joined yet
town-joined = joined, nothing filled in yet
town-in-progress = in progress, { $answered } of { $asked } questions answered
town-submitted = submitted, no. { $number }, { $at }, { $role }
town-nil-return = nil return, no. { $number }, { $at }, { $role }
town-late = submitted late, no. { $number }, { $at }, { $role }. Does not count
town-role-head = by the head of office
town-role-deputy = by the deputy
town-role-coordinator = entered by the coordinators
town-state = Status: { $state }
town-until = Deadline: { $deadline }
town-deadline = Its own deadline: { $deadline }
town-late-too = The late submission no. { $number } does not count.
town-people = Access:
holder-waits = has not joined yet
holder-joined = has joined
holder-lost = has joined, but cannot be reached
holder-named = named by the head of office
holder-towns = The access is for { $towns }.
holder-about-revoke = If the access is taken back, it is void and a new link is needed. Submissions stay.
holder-about-issue = If a new link is issued, the earlier ones no longer open anything.
holder-about-stop = If the naming is taken back, the link no longer opens anything. The head is told.
holder-stopped = The naming of { $name } is taken back. The head is told.
moving-title = Extend the deadline: { $towns }
moving-title-again = Open again: { $towns }
moving-now = So far the deadline is { $deadline }.
moving-when = Until when? Please write the day and the time, such as { $example }.
moving-new = The new deadline for { $towns } is { $deadline }.
moving-told = This is told in the towns ({ $people }), to the other coordinators ({ $coordinators }) and in groups ({ $chats }).
moving-day-off = Please note: this is a day off.
moving-done = Done: the deadline for { $towns } is { $deadline }.
moving-changed = Somebody else has changed the deadlines in the meantime. Nothing more was done.
ending-title = End now?
ending-about = The round ends at once for everyone. What has arrived by then counts.
ending-told = This is told to the other coordinators ({ $coordinators }). The result goes out as planned.
ending-done = The round ends now. The result comes once everything that has arrived is handled.
invite-how = { $count ->
    [one] One person has not joined yet. Earlier links stay valid.
   *[other] { $count } people have not joined yet. Earlier links stay valid.
  }
invite-shared = Here everybody shares one link. Earlier links stay valid.
invite-nobody = Everyone has joined. There is nobody to invite.
invite-over = The round is over. People can be invited only before its end.
invite-sent = The file comes at once. The links in it are personal, please do not share them in groups.
invite-failed = The file could not be made. Whoever runs the bot finds the reason in its log.
invite-fresh = There is a new link for { $name }. Earlier ones no longer open anything.
invite-for = This link is meant for { $name }, { $role } for { $towns }.
invite-code = Nothing happens when you open it? Then send the bot this code: { $code }
invite-file = invitations
invite-file-csv = { $title }: links for a mail merge
invite-file-pdf = { $title }: invitations for printing
invite-file-poster = { $title }: poster
document-how = Which document would you like?
document-pdf = PDF: the whole summary for reading
document-docx = Word: the whole summary for editing
document-xlsx = Excel: all figures for calculating
document-csv = CSV: all answers for other programs
document-png = Picture: towns and fields at a glance
document-log = Log: all binding events for checking
document-comes = The document comes at once.
document-unknown = There is no such document. Please choose it on the card of the round.
document-none = Here many people answer for themselves. There are only the picture and the log.
letter-file-pdf = { $title }: summary as PDF
letter-file-docx = { $title }: summary for Word
letter-file-xlsx = { $title }: summary for Excel
letter-file-csv = { $title }: all answers as a table
letter-file-log = { $title }: log for checking
letter-by = Done by: { $name }
letter-entered-title = Answer of a municipality entered
letter-entered = An answer is entered for { $town }: submission no. { $number }.
letter-ended-title = The round is being ended
letter-ended = The round ends before its deadline. The result comes once everything that has arrived is handled.
letter-erased-title = Personal data erased
letter-erased = What could be erased of the round has been erased. Submissions, the count and the log stay.
letter-question-title = Question to the coordinators
letter-question = { $kind ->
    [time] { $name } asks for more time for { $town }:
   *[other] { $name } asks on behalf of { $town }:
  }
letter-replied-title = Answer of the coordinators
letter-replied = About your question for { $town }:
letter-stopped-title = Naming taken back
letter-stopped = The coordinators have taken back the naming of { $name } for { $towns } before the link was used.
answer-to = “{ $words }”
answer-granted = The deadline for { $town } is extended and is now { $deadline }.
somebody-administrating = the administration
somebody-coordinating = one of the coordinators
question-how-question = Please write your question as a message.
question-how-time = Please write until when you need more time, and why.
question-who = The coordinators see your name and your town. The answer comes here.
question-sent = Your question is with the coordinators. The answer comes here.
question-empty = This is empty. A text is expected.
question-wanted = Your text is expected as a message.
question-long = This is too long. At most { $max } characters are expected.
question-no-time = More time can be had only while the round is open. Otherwise please ask a question.
question-waits = { $count } of your questions are already waiting for an answer. Please wait for these.
question-nobody = The coordinators cannot be reached here yet. Please turn to them in another way.
question-not-you = Whoever may act for a town can ask.
question-answered = This question has already been answered. Nothing was changed.
question-replied = The answer goes to the person who asked.
question-reply-title = Answer to { $town }
question-reply-how = Please write the answer as a message, at most { $max } characters.
command-question = Ask the coordinators
command-moretime = Ask for more time
command-here = Attach this group to a round
here-done = This group gets the result of “{ $title }”: turnout, the missing and the counts. Single answers follow only if a coordinator releases them.
here-already = This group is attached to “{ $title }” already. Nothing was changed.
here-off = This group no longer gets anything of “{ $titles }”.
here-off-nothing = This group is attached to no round.
here-which = Which round? One of them is expected: { $rounds }
here-none = No round is running to which the group could be attached.
letter-attached-title = Group attached
letter-attached = The group “{ $group }” will get the result, single answers only with a release.
letter-detached-title = Group detached
letter-detached = The group “{ $group }” no longer gets the result.
here-private = This command belongs in a group. There it attaches the group to a round.
rounds-groups = Result also in: { $groups }
group-nameless = Group { $chat }
code-too-often = There were too many attempts. Please try again tomorrow or turn to the coordinators.
invitation-subject = Invitation: { $title }
invitation-hello = Hello,
invitation-about = { $count ->
    [one] We ask for your answer for:
   *[other] We ask for your answers for:
  }
invitation-office = { $town }, { $office } ({ $role })
invitation-how = You answer in the messenger Telegram, in a chat with the bot @{ $bot }.
invitation-steps = How to get in
invitation-scan = Scan the code with the camera of your phone, or open this link:
invitation-confirm = Read the privacy notice, and confirm that it is you.
invitation-paste = Nothing happens because the chat was open already? Then send the bot this code:
invitation-once = Link and code are for you alone and can be used once. Please do not pass them on.
invitation-ask = For questions turn to: { $contact }
invitation-picture = QR code with the link { $link }

## What time brings

event-opening = Opening of the round
event-asked = Reminder that was asked for
event-reminder = Reminder
event-escalation = Note to the coordinators
event-deadline = Deadline of single municipalities
event-closing = Deadline and summary
event-letters = Messages go out

## Answers in words

value-none = none
value-entries = { $count ->
    [0] no entry
    [one] one entry
   *[other] { $count } entries
}

## Problems

problem-missing = This answer is still missing.
problem-empty = Please enter an answer.
problem-form-choice = Please name exactly one answer, by its number or its wording.
problem-form-choices = Please name the numbers or the wording, separated by commas, such as 1, 3.
problem-form-rank = Please name the numbers in your order, separated by commas, such as 2, 1, 3.
problem-form-municipalities = Please name the municipalities by name or number, separated by commas, such as 1, 3.
problem-form-text = Please answer with a text.
problem-form-number = Please enter a number, such as 2,000 or 12.5.
problem-form-money = Please enter an amount in euros, such as 2,000.00.
problem-form-date = Please enter a date, such as 2023-09-21.
problem-form-group = Please add an entry or go on.
problem-unknown = “{ $words }” is not among the answers. Please name the number or the full wording.
problem-ambiguous = “{ $words }” fits several answers. Please name the number.
problem-misnumbered = In “{ $words }” the number and the name do not belong together. Please give only the number or only the name.
problem-not-offered = “{ $name }” cannot be chosen here.
problem-twice = “{ $name }” is named more than once. Please name each answer only once.
problem-choose-exactly = { $count ->
    [one] Please choose exactly one answer.
   *[other] Please choose exactly { $count } answers.
}
problem-choose-at-least = { $min ->
    [one] Please choose at least one answer.
   *[other] Please choose at least { $min } answers.
}
problem-choose-at-most = { $max ->
    [one] Please choose at most one answer.
   *[other] Please choose at most { $max } answers.
}
problem-choose-between = Please choose at least { $min } and at most { $max }.
problem-text-long = The text has { $length } characters. Please shorten it to at most { $max } characters.
problem-text-hidden = The text contains invisible control characters. Please type it again.
problem-text-pattern = The text does not have the expected form. Please check it.
problem-digits = At most { $whole } digits before and { $decimals } digits after the decimal point are possible.
problem-number-at-least = Please enter a number from { $min } upwards.
problem-number-at-most = Please enter a number up to { $max }.
problem-number-between = Please enter a number from { $min } to { $max }.
problem-money-at-least = Please enter an amount from { $min } EUR upwards.
problem-money-at-most = Please enter an amount up to { $max } EUR.
problem-money-between = Please enter an amount from { $min } to { $max } EUR.
problem-date-unreal = This day is not in the calendar.
problem-date-from = Please name a day from { $min } onwards.
problem-date-until = Please name a day up to { $max }.
problem-date-between = Please name a day from { $min } to { $max }.
problem-entries-at-most = { $max ->
    [one] Only one entry is possible here.
   *[other] At most { $max } entries are possible here.
}
problem-exactly-one = Exactly one entry must have “{ $option }”.
problem-last = The entry with “{ $option }” must be the last one.

## Reports

report-state-planned = Provisional, as of { $at }. The round is not open yet.
report-state-open = Provisional, as of { $at }. Deadline: { $closes }.
report-state-closed = Final. Closed: { $closed }.
report-state-superseded = Replaced by a correction. As of { $at }.
report-replaces = Replaces the result of { $at }.
report-page = { $title } ({ $page } of { $pages })

report-turnout = Submissions: { $submitted } of { $mandates } municipalities
report-nil-returns = Nil returns among them: { $count }
report-signers = Submitted by { $count ->
    [one] 1 person
   *[other] { $count } people
}
report-inhabitants = Inhabitants represented: { $submitted } of { $inhabitants } ({ $percent }), counted on { $day }
report-inhabitants-days = Inhabitants represented: { $submitted } of { $inhabitants } ({ $percent }), counted from { $day } to { $last }
report-missing = Missing ({ $count }): { $towns }
report-nobody-missing = Nobody is missing.
report-late = Too late and not counted: { $count }
report-accepted = Late and accepted: { $towns }
report-quorum = Quorum: more than { $share } of { $of } mandates, so at least { $needed }. { $met ->
    [yes] Met.
   *[no] Not met.
}
report-no-quorum = Quorum: none asked for

report-verdict-consensus = Consensus
report-verdict-split = No consensus
report-verdict-adopted = Adopted
report-verdict-rejected = Rejected
report-verdict-no-quorum = Quorum not met
report-verdict = { $verdict }. { $rule }
report-rule = Rule: { $rule }, by { $basis }, { $of } in all
report-rule-consensus = consensus
report-rule-unanimous = unanimity
report-rule-simple-majority = simple majority
report-rule-two-thirds = two thirds of all
report-basis-mandates = mandates
report-basis-inhabitants = inhabitants
report-counts = Yes { $yes }, no { $no }, abstention { $abstain }
report-counts-conditional = Yes { $yes } ({ $condition } of these with a condition), no { $no }, abstention { $abstain }
report-counts-inhabitants = Inhabitants: yes { $yes }, no { $no }, abstention { $abstain }
report-condition-of = Condition of { $town }: “{ $condition }”
report-planned = Only planned so far: { $count }

report-chosen = { $counts } (answers: { $answered })
report-ranked = { $label }: first places { $first }, mean rank { $mean }, named by { $ranked }

report-partners = Who could work with whom: { $field }
report-partners-mutual = Name each other: { $listed }
report-partners-open = One names, the other is open: { $listed }
report-partners-group = Possible groups: { $listed }
report-partners-one-sided = One-sided wishes: { $listed }
report-pair = { $one } and { $other }
report-wish = { $one } names { $other }

report-nil-return = Nil return
report-quoted = “{ $words }”
report-chain = Log: { $count ->
    [one] 1 entry
   *[other] { $count } entries
}, checksum { $head }

report-provisional = Provisional
report-final = Final
report-result = Result
report-column-answer = Answer
report-column-question = Question { $number }
report-column-submission = Submission
report-row-missing = missing
report-row-submitted = submitted
report-unasked = not asked
report-yes = Yes
report-conditional = with condition
report-no = No
report-abstain = Abstention
report-yes-inhabitants = Yes, inhabitants
report-mark-planned = only planned
report-in-words = The summary as text says all of it in words.

## Ballots by person

button-take-part = Take part
ballot = Your own answers
ballot-unnamed = Your answers are stored without your name, without a time and without an order.
ballot-operator = Until the end they are no secret from whoever runs the bot. Then the key that ties them to your account is deleted.
ballot-revisable = Until the end you can change your answers.
ballot-groups = Groups of fewer than five people are not shown. Before the end only how many have submitted is shown.
ballot-words = What you write in your own words is shown as it is, without a municipality. Please do not name anybody in it.
welcome-question = Would you like to take part?
link-over = This survey has ended. It is too late to take part.
yourself = You
state-sealed = ended
record-ballot = Your answers are on record (submission no. { $number }). Checksum: { $checksum }
record-sealed = The survey has ended. Nobody can tell any more which answers are yours.
people-submitted = { $count ->
    [one] One person has submitted.
   *[other] { $count } people have submitted.
}
people-few = Fewer than five people have submitted.
letter-participants-opening-title = The survey is open
letter-participants-opening = You can answer until { $deadline }.
letter-participants-extended-title = More time
letter-participants-extended = You can answer until { $deadline } now.
letter-participants-closed-title = The survey has ended
letter-participants-closed = Thank you for taking part. What was submitted is counted. Nobody can tell any more which answers are yours.

opinions-turnout = { $people } people from { $municipalities } of { $of } listed municipalities have submitted.
opinions-later = The answers are shown only after the end: before that, single ones could be recognised.
opinions-none = Of fewer than five people nothing is shown.
opinions-note = Groups of fewer than five people are put together with others or not shown.
opinions-asked = Asked: { $asked }, answered: { $answered }
opinions-asked-only = Asked: { $asked }
opinions-withheld = Not shown: groups of fewer than five people could be recognised.
opinions-first = Named in first place:
opinions-group = { $label }: { $people } people
opinions-group-towns = { $label }: { $people } people from { $municipalities ->
    [one] one municipality
   *[other] { $municipalities } municipalities
}
opinions-group-few = { $label }: not shown
opinions-together = together: { $labels }
opinions-no-answer = no answer
opinions-not-asked = not asked
opinions-nobody = Nobody: { $labels }
opinions-asks = { $question } – “{ $label }”
opinions-bar = { $people } people
opinions-bar-towns = { $people } people, { $municipalities ->
    [one] 1 municipality
   *[other] { $municipalities } municipalities
}

poster-scan = Take part with Telegram
poster-how = Point your camera at the picture, or open this address:
poster-picture = QR code with the address { $link }

## Documents

document-title = Summary
document-page = Page
document-overview = Overview
document-conditions = Conditions in words:
document-partners = These are wishes of the municipalities, not promises. How they are put together is explained under “How it was counted”.
document-merged = What several municipalities have reported stands here only once. Who has not confirmed it is named.
document-figures = What was counted and collected besides the votes.
document-answers = The valid answers of each municipality, in the order of the list.
document-chain = Log
document-chain-what = Every binding submission stands in a chained log. With the checksum it can be shown that it is unaltered.

view-overview = Overview
view-votes = Votes
view-towns = Municipalities and fields
view-answers = Answers of the municipalities
view-partners = Who could work with whom
view-merged = Existing cooperations
view-priorities = Order
view-figures = Other results
view-rules = How it was counted
view-definitions = Definitions

report-later-in-public = Counts and results are shown here only after the end: before that, they would give single submissions away.
report-weighed-in-public = It is counted by inhabitants. Sums would give single municipalities away and are only in the coordinators’ version.
report-in-workbook = The answers of the { $count } municipalities stand one by one in the workbook and in the open data.
report-missing-many = { $count } municipalities are missing.
report-without-vote = Without a vote: missing { $missing }, nil returns { $nil }, not asked or on no side { $other }
report-yes-share = Share of yes among all inhabitants: { $share }
report-said-by = { $town }: “{ $words }”
report-words-of = { $words } ({ $towns })
report-stand-submitted = submitted
report-stand-nil-return = nil return
report-stand-missing = missing
report-silent = { $town } (without answers)

report-priorities = Proposed order
report-priorities-what = A proposal for discussion, not a decision. The responsible committee decides on the order.
report-priority = { $place }. { $field }: { $reasons }
report-priority-places = first places { $first }, mean place { $mean }, mentions { $ranked }
report-priority-unranked = ranked by nobody
report-priority-inhabitants = yes for { $yes } inhabitants ({ $share } of all)
report-priority-against = conditions { $conditions }, no { $no }

report-partners-many-groups = There are too many possible groups to list them. All links are named.
report-kind-mutual = name each other
report-kind-open = one names, the other left it open
report-kind-group = possible group
report-kind-one-sided = one-sided wish
report-sentence-mutual = { $one } and { $other } name each other.
report-sentence-open = { $one } and { $other }: one names the other, which left it open.
report-sentence-group = Possible group: { $towns }
report-sentence-one-sided = { $one } names { $other }, but not the other way round.

report-alike-same-subject = Perhaps the same as no. { $numbers }: same name, no municipality in common
report-alike-subject-within = Perhaps the same as no. { $numbers }: one name within the other, with a municipality in common
report-chosen-by = { $label }: { $count } ({ $towns })
report-chosen-times = { $label }: { $count }
report-named = Mentions: { $counts }
report-summed = Sum { $total } of { $count } answers, smallest { $least }, largest { $most }
report-dated = { $count } answers, earliest day { $first }, latest day { $last }

measure-count = number
measure-first = first places
measure-mean = mean place
measure-ranked = mentions
measure-total = sum
measure-least = smallest value
measure-most = largest value
measure-earliest = earliest day
measure-latest = latest day

column-title = Title
column-id = Id
column-status = As of
column-mandates = Mandates
column-submitted = Submissions
column-nil-returns = of these nil returns
column-missing = Missing submissions
column-late = Too late, not counted
column-signers = People
column-inhabitants-submitted = Inhabitants represented
column-inhabitants-share = Share of inhabitants represented
column-counted-on = Inhabitants counted on
column-quorum = Quorum
column-quorum-needed = Submissions needed for the quorum
column-entries = Entries in the log
column-chain = Checksum of the log
column-day = Day
column-new = New
column-together = Together

column-what = Item
meaning-what = What the row is about
column-value = Value
meaning-value = Its value
column-question = Question
meaning-question = The text of the question; in groups that of the group
column-field = Field
meaning-field = The area of cooperation; empty where it is not asked per field
column-verdict = Verdict
meaning-verdict = The verdict by the round’s rule
column-rule = Rule
meaning-rule = By which rule the verdict is found; the rule stands below
column-basis = Basis
meaning-basis = Whether mandates or inhabitants are compared
column-of = Denominator
meaning-of = All mandates or all inhabitants, those without a submission included
column-yes = Yes
meaning-yes = Mandates with yes, conditional ones included
column-with-condition = of these on a condition
meaning-with-condition = Mandates whose yes has a condition; contained in yes
column-no = No
meaning-no = Mandates with no
column-abstain = Abstention
meaning-abstain = Mandates that abstained
column-planned = only planned
meaning-planned = Mandates whose answer is only planned until a later day
column-yes-inhabitants = Yes, inhabitants
meaning-yes-inhabitants = Inhabitants of the municipalities with yes
column-no-inhabitants = No, inhabitants
meaning-no-inhabitants = Inhabitants of the municipalities with no
column-abstain-inhabitants = Abstention, inhabitants
meaning-abstain-inhabitants = Inhabitants of the municipalities that abstained
column-yes-share = Share of yes in the denominator
meaning-yes-share = Yes divided by the denominator, counted by the basis
column-yes-share-all = Share of all inhabitants
meaning-yes-share-all = Inhabitants behind the yes, divided by all inhabitants
column-conditions = Conditions
meaning-conditions = The conditions in words, with the municipality
column-key = AGS
meaning-key = Official municipality key: text of eight digits
column-town = Municipality
meaning-town = The municipality’s name
column-inhabitants = Inhabitants
meaning-inhabitants = Inhabitants of the municipality on the day of the count
column-counted-on-day = Counted on
meaning-counted-on-day = The day on which the inhabitants were counted
column-stand = Standing
meaning-stand = Submitted, nil return or missing
meaning-vote = The answer to: { $question }
column-entry = Entry
meaning-entry = Which entry of the group it is; empty outside of groups
column-item = Part
meaning-item = The part of a group, the answer that asks for words, or what the number is about
column-data = Data
meaning-data = The answer as an id, number, amount, day or text; several have a stroke between them
column-words = In words
meaning-words = The answer in words
column-form = Form
meaning-form = The form of cooperation that was asked about
column-kind = Link
meaning-kind = Mutual, open, possible group or one-sided wish; the rule stands below
column-size = Municipalities
meaning-size = How many municipalities are named
column-towns = Municipalities named
meaning-towns = The municipalities; in a one-sided wish the wishing one stands first
column-number = Number
meaning-number = The number of the cooperation in this summary
column-group = Group
meaning-group = The question that the entry belongs to; empty outside of groups
column-subject = Subject
meaning-subject = What it is about, as the first report spells it
column-reported-by = Reported by
meaning-reported-by = The municipalities that have reported this cooperation
column-unconfirmed = Not confirmed by
meaning-unconfirmed = Municipalities that are named and have not reported this cooperation themselves
column-statements = Statements
meaning-statements = What is said about it, with the municipalities that say it
column-alike = Perhaps the same
meaning-alike = Other numbers that may be the same and are not put together
column-place = Place
meaning-place = Proposed place; equal fields share one
column-first = First places
meaning-first = How often the field stands first
column-mean = Mean place
meaning-mean = Mean place among those that ranked the field; 1 is best
column-ranked = Mentions
meaning-ranked = How many have ranked the field
column-measure = Measure
meaning-measure = What is counted
column-amount = Amount
meaning-amount = The number, amount or day
column-answered = Answers
meaning-answered = Of how many answers; in groups of how many entries
column-sheet = Sheet
meaning-sheet = The sheet that the column is on
column-column = Column
meaning-column = The name of the column or rule
column-meaning = Meaning
meaning-meaning = What it means

rule-consensus = Consensus
rule-consensus-says = Reached with at least one yes and not a single no. Abstentions do not break it. Conditions stay beside it in words.
rule-unanimous = Unanimity
rule-unanimous-says = Reached if every vote cast is yes, and there is at least one. An abstention breaks it.
rule-simple-majority = Simple majority
rule-simple-majority-says = Reached with more yes than no. Abstentions do not count. A tie is rejected.
rule-two-thirds = Two thirds of all
rule-two-thirds-says = Reached if yes is at least two thirds of all, not only of the votes cast.
rule-basis = Basis
rule-basis-says = Mandates are counted, one for each municipality. Where inhabitants are the basis, each municipality has the weight of its inhabitants on the day of the count.
rule-denominator = Denominator
rule-denominator-says = All mandates or all inhabitants of the list, those without a submission included.
rule-nil-return = Nil return
rule-nil-return-says = A nil return counts as a submission. It is neither yes nor no, no abstention and no missing submission.
rule-abstention = Abstention
rule-abstention-says = An abstention is a vote cast on neither side.
rule-condition = Condition
rule-condition-says = A yes on a condition is contained in yes and always shown beside it.
rule-quorum = Quorum
rule-quorum-says = The quorum counts submissions, nil returns included, not inhabitants. Where it is not met there is no verdict.
rule-signers = People
rule-signers-says = People are counted once, even if they submit for several municipalities.
rule-partners = Who could work with whom
rule-partners-says = Two municipalities are linked if each names the other, or if one names the other and that one left it open. In a group every two are linked. One-sided wishes stand apart.
rule-merged = Cooperations
rule-merged-says = Two reports are the same if their subject is the same and a municipality takes part in both. Case, spaces and punctuation do not matter. Nothing else is guessed.
rule-priorities = Order
rule-priorities-says = Compared one after another: verdict, first places, mean place, inhabitants behind the yes, then conditions and no. It is a proposal.
rule-characters = Characters
rule-characters-says = A character that the font does not have stands in the PDF with its number: [U+1F600].

picture-ranking = What first? A proposal
picture-ranking-bar = { $place }. { $field }
picture-ranking-bar-of = { $yes } of { $of } yes
picture-arrivals = How submissions came in
picture-arrivals-top = { $count } of { $of } municipalities
picture-arrivals-quorum = Quorum: { $needed }

letter-workbook = { $title }: the summary as a workbook
letter-document = { $title }: the summary as a document

button-release = Release
coordination-mark = a coordinator with the id { $mark }
rounds-unreleased = The result is not released yet.
rounds-released = The result has been released since { $at }, by: { $by }
rounds-released-by-you = The result has been released since { $at }, by you.
release-title = Release the result?
release-people = { $count ->
    [one] The result in words with all single answers and a PDF for the file go to 1 person: { $names }
   *[other] The result in words with all single answers and a PDF for the file go to { $count } people: { $names }
  }
release-nobody = Nobody of the municipalities has joined. Nothing goes there.
release-groups = { $count ->
    [one] All single answers go to 1 group as a picture and as a PDF: { $names }
   *[other] All single answers go to { $count } groups as a picture and as a PDF: { $names }
  }
release-coordinators = { $count ->
    [one] The other coordinator is told that you have released it.
   *[other] The { $count } other coordinators are told that you have released it.
  }
release-quiet = It is a quiet hour or a day off now. It is sent from { $at } on.
release-final = A release cannot be taken back. If a late submission is accepted afterwards, the new result goes to the same recipients.
release-changed = Something has changed since this was shown. Please look again. Nothing has been released.
release-done = The result is released.
refused-posted = Many people answer for themselves here. The result is told automatically at the end. There is nothing to release.
refused-running = The round is not over yet. The deadline is { $deadline }. The result can be released after that.
refused-erased = What was kept about the people of this round has been erased. The round cannot be opened again.
refused-not-over = The round is not over yet. The deadline is { $deadline }. It can be erased after that.
refused-released = The result has already been released. Nothing was sent again.
refused-cosigned = This is a co-signature. The letter is with the round under “Joint vote”. There is nothing to release here.
letter-result-title = The result is released
letter-result = The coordinators have released the result. It follows in words and as a PDF for the file.
letter-answers-title = The result is released
letter-answers = The coordinators have released the single answers. They follow as a picture and as a PDF.
letter-released-title = The result is released
letter-released = Released by: { $by }

button-joint = Joint vote
button-joint-files = As PDF and Word document
button-anew = Draft anew from the count
button-joint-letter = Letter with names
button-circulate = Circulate for co-signature
button-new-version = New version
button-leave-out = Leave out
button-put-back = Put back
button-take-over = Take over
button-draft = Read the draft
drafting-title = Joint vote
drafting-none = There is no joint vote for this round.
drafting-not-closed = There is a joint vote only once the round is over.
drafting-state = Draft, version { $version }, last changed { $at }
drafting-before = Version { $version } is still being co-signed. That ends as soon as this version is circulated.
drafting-how = To change a part, choose it or type its number. You can also edit the Word document and send it here.
drafting-left-out = { $words } (left out)
drafting-wanted = The number of a part, a button, or the edited Word document is expected.
drafting-which = There is no such part. A number from 1 to { $count } is expected, as long as the draft is being edited.
drafting-goes-round = This version is being co-signed and is no longer changed. There is “New version” for that.
drafting-comes = The text comes at once.
drafting-no-words = There are no words here yet.
drafting-is-out = This part is left out.
drafting-type = For other words, type the whole text of this part here.
drafting-stale = Somebody has changed the draft since. You see it as it is now.
drafting-overtaken = Somebody has changed the draft since, so nothing is saved. You see it as it is now.
drafting-out = The part is left out.
drafting-in = The part is put back.
drafting-changed = The new words are saved.
drafting-too-long = The text has { $count } characters, at most { $max } are possible. Nothing is changed.
drafting-taking-title = Take over the Word document?
drafting-takes = Other words in part: { $numbers }
drafting-drops = Left out from now on: part { $numbers }
drafting-taking-how = All other parts stay as they are. Your document is not saved yet.
drafting-taken = The Word document is taken over.
drafting-outdated = The count has changed since. “Draft anew from the count” brings the draft up to date.
drafting-anew-same = The count gives the same text. Nothing is changed.
drafting-anew-title = Draft anew from the count?
drafting-anew-how = What was edited by hand in the draft will be lost. Nothing is stored yet.
drafting-anew-changed = The count has changed since, so nothing is saved. You see it as it is now.
drafting-anew-done = The draft is made anew from the count.
drafting-empty = All parts are left out or empty. Only a draft with words can be circulated.
drafting-words-page = { $title } ({ $page } of { $pages })
drafting-file-same = This document says the same as the draft. Nothing is changed.
file-too-large = This file is too large, at most 20 MB are possible. Nothing is changed.
file-not-fetched = The file has not arrived. Please send it again.
drafting-draft-title = Draft of the joint vote, version { $version }
drafting-draft-file = Draft of the joint vote, version { $version }
drafting-letter-provisional = Provisional, as of { $at }: the co-signature is still going on.
drafting-letter-final = Joint vote with the names of all who have co-signed.
drafting-of-all = All municipalities have co-signed: it is a joint vote of all.
drafting-of-some = It is a vote of the municipalities that have co-signed.
drafting-not-signed = Not co-signed: { $towns }
cosign-title = Co-signature: { $title } (version { $version })
cosign-purpose = Version { $version } of the draft of the joint vote is ready. You get it in words and as a PDF, and “Read the draft” shows it again. Your name stands below the letter only if you co-sign.
cosign-question = Do you co-sign the draft of the joint vote?
cosign-short = Co-signature
cosign-consent = I co-sign
cosign-change = I ask for a change
cosign-decline = I do not co-sign
cosign-open-title = Circulate for co-signature
cosign-until = Until when is it to be co-signed? Please type day and time, for example 2026-12-21 12:00.
cosign-whom = { $count ->
    [one] The draft goes to 1 person in words and as a PDF: { $names }
   *[other] The draft goes to { $count } people in words and as a PDF: { $names }
  }
  It can quote conditions and texts with the name of the municipality.
cosign-deadline = Deadline: { $deadline }. People are reminded as in the round before.
cosign-day-off = The deadline is on a day off.
cosign-supersedes = The co-signature of version { $version } ends with this. Everybody is asked anew.
cosign-names = Only the names of those who consent stand below the letter.
cosign-begun = Version { $version } is being co-signed.
cosign-planned = Version { $version } is about to be circulated, deadline { $deadline }
cosign-open = Version { $version } is being co-signed until { $deadline }
cosign-closed = The co-signature of version { $version } is over, the deadline was { $deadline }
cosign-superseded = Version { $version } has been replaced by a new one.
cosign-signed = Co-signed: { $count } of { $of } municipalities
cosign-towns = Consented: { $towns }
cosign-missing = No answer yet: { $towns }
cosign-wants = { $town } asks for a change: { $words }
cosign-declines = { $town } does not co-sign: { $words }
cosign-invite = The co-signature is a round of its own: { $round }. Whoever has not joined gets a link there, under “Invitations”.
letter-joint-draft-title = Request to co-sign
letter-joint-draft = The draft of the joint vote, version { $version }, follows in words and as a PDF. Please answer by { $deadline }. Earlier versions are no longer valid.
letter-circulating-title = Draft in co-signature
letter-circulating = The draft of the joint vote, version { $version }, goes round for co-signature. The deadline is { $deadline }.
letter-joint-outdated-title = Joint vote: the count has changed
letter-joint-outdated = { $why ->
    [reopened] The round is open again. The draft (version { $version }) is based on the count so far. Once the round has ended again, there is “Draft anew from the count”.
   *[accepted] A late submission counts now. The draft (version { $version }) is based on the count so far. For this there is “Draft anew from the count” at the draft.
  }
letter-joint-document-title = Draft as a document
letter-joint-document = The draft follows as a document.
letter-joint-letter-title = Letter with names
letter-joint-letter = The joint vote, version { $version }, follows as a PDF and as a Word document.
## The joint letter and the council paper

joint-title-draft = Draft of a joint vote
joint-title-all = Joint vote of all { $count } municipalities
joint-title-signing = Vote of the signing municipalities
joint-draft = Draft
joint-draft-what = Draft made from the count. Nobody has co-signed it.
joint-note = State of the count: { $status }
joint-missing = Not signed for: { $towns }
joint-signed = signed
joint-signature = { $name } ({ $towns })
joint-deputy = as deputy: { $name } ({ $towns })
joint-reference = Our reference
joint-date = Date
joint-page = Page
joint-of = of
joint-nobody = Nothing was said about this.
joint-counts = Of { $mandates } mandates: { $counts }; without a vote { $without }.
joint-chosen = { $label }: { $count } of { $answered } answers
joint-unconfirmed = not confirmed by { $towns }
joint-verdict = { $conditional ->
    [all] { $verdict }, each yes on a condition.
    [some] { $verdict }, partly on conditions.
   *[none] { $verdict }.
  }
joint-that-consensus = { $conditional ->
    [all] On conditions there is consensus that { $that }.
    [some] Partly on conditions there is consensus that { $that }.
   *[none] There is consensus that { $that }.
  }
joint-that-split = There is no consensus that { $that }.
joint-that-adopted = { $conditional ->
    [all] On conditions it is adopted that { $that }.
    [some] Partly on conditions it is adopted that { $that }.
   *[none] It is adopted that { $that }.
  }
joint-that-rejected = It is not adopted that { $that }.
joint-that-no-quorum = The quorum is not met. It remains open whether { $that }.

joint-unread-no-docx = This file is not a Word document (.docx). Please send the document that you were given.
joint-unread-too-large = This file is too large. At most { $megabytes } MB are possible, without pictures.
joint-unread-macros = This file contains macros. Please save it as a Word document without macros (.docx).
joint-unread-missing = The part “{ $words }” is missing from the document. Please empty a part instead of deleting it.
joint-unread-twice = The part “{ $words }” stands in the document more than once. Please keep one.
joint-unread-unknown = This letter has no part “{ $words }”. Please edit the latest version.
joint-unread-outside = Outside of the parts it says: “{ $words }”. Please write inside a part. Address, subject, salutation and closing are set in the round.
joint-unread-object = The part “{ $words }” contains a table or a picture. Paragraphs and lists are possible.
joint-unread-too-long = The part “{ $words }” is too long. At most { $most } characters are possible.

paper-title = Draft of a council paper
paper-number = Number of the paper
paper-status = Status
paper-lead = In the lead
paper-clerk = Clerk
paper-involved = Involved
paper-reference = File reference
paper-day = As of
paper-of-count = Made from the count of the round “{ $title }”. State of the count: { $status }
paper-of-mandate = Based on what the municipality { $town } has said in the round “{ $title }”. State of the round: { $status }
paper-stage = As of { $day }
paper-done = done
paper-planned = planned
paper-nil-return = The municipality { $town } has made a nil return.
paper-file = { $title }: draft of a council paper, made from the count
paper-files = { $title }: drafts of the council papers, a Word document for each municipality
## Workbooks

workbook-sheet = Sheet
workbook-column = Column
workbook-meaning = Meaning
workbook-notes = Explanations
workbook-survey-type = Kind of answer: select_one LIST, select_multiple LIST, rank LIST, municipalities, text, decimal, money or date.
workbook-survey-name = Id of the question: small letters, digits, _ and -, at most 32 characters.
workbook-survey-label = Words of the question, a column for each language, such as label::German (de).
workbook-survey-hint = Help below the question.
workbook-survey-required = yes: has to be answered. Empty or no: may be skipped.
workbook-survey-relevant = Condition: asked only then. Example: selected(${"{"}interest{"}"}, 'yes').
workbook-survey-constraint = Bounds of the answer. Example: . >= 0 and . <= 100.
workbook-survey-per = field: asked for every field.
workbook-survey-short = Short name of the question in lists of answers.
workbook-survey-vote = yes: this question decides the verdict.
workbook-survey-planned_until = Name of a question for a date. Until then the answer counts as planned.
workbook-survey-among = With the list fields: only fields that were answered so. Written like relevant.
workbook-survey-own = yes: one’s own municipality can be chosen too.
workbook-survey-pattern = Pattern for the whole text, where constraint cannot hold it.
workbook-survey-max = Highest number of entries of a group.
workbook-survey-exactly_one = In a group: exactly one entry has this answer.
workbook-survey-last = yes: that entry is the last one.
workbook-choices-list_name = Name of the list, as it stands behind select_one.
workbook-choices-name = Id of the choice.
workbook-choices-label = Words on the button, at most 40 characters.
workbook-choices-counts = How it counts in a vote: yes, no, abstain or none.
workbook-choices-asks = Name of a short text that is asked with it.
workbook-settings-form_id = Id of the round: small letters, digits and -.
workbook-settings-form_title = Title of the round.
workbook-settings-purpose = What the answers are for.
workbook-settings-closes = Deadline, in local time: 18.12.2026 12:00.
workbook-settings-opens = Beginning, in local time. Empty: at once.
workbook-settings-timezone = Time zone. Empty: Europe/Berlin.
workbook-settings-reference = Your file reference.
workbook-settings-ballots = person: many people of a municipality answer for themselves.
workbook-settings-nil_return = yes: a nil return is offered.
workbook-settings-rule = Rule of counting: consensus, unanimous, simple-majority or two-thirds.
workbook-settings-basis = What counts: mandates or inhabitants.
workbook-settings-quorum = More than this share must have submitted. As text: 1/2.
workbook-settings-workdays_before = Reminders, in working days before the deadline: 7, 3, 1. None at all: none.
workbook-settings-at = Time of the reminders.
workbook-settings-holidays = Whose public holidays hold: DE-NW.
workbook-settings-closed = More days off.
workbook-settings-quiet = Quiet hours: 18:00, 07:30.
workbook-settings-escalate_workdays_before = When coordinators get the list of the missing, in working days before the deadline.
workbook-settings-post_to = Chats that get the result. None at all: none.
workbook-settings-follows = Id of the round that this one corrects.
workbook-settings-letter = What the joint letter is built from, as JSON.
workbook-settings-paper = What the council paper is built from, as JSON.
workbook-fields-name = Id of the field.
workbook-fields-label = Name of the field.
workbook-municipalities-key = Official key, eight digits, as text: 05954008.
workbook-municipalities-municipality = Name of the municipality.
workbook-municipalities-inhabitants = Number of inhabitants.
workbook-municipalities-counted_on = Day of that count.
workbook-municipalities-office = Office that answers there.
workbook-people-key = Key of the municipality that the person acts for.
workbook-people-person = Who it is. The same person is spelt the same everywhere.
workbook-people-role = head: office head. deputy: stands in. preparer: fills in and cannot submit.
workbook-people-from = First day on which the person may act. Empty: no limit.
workbook-people-to = Last such day.
workbook-people-language = Two letters, such as de.
workbook-people-name = Shown in place of person.

## When a question is asked

only-when = Only if “{ $question }” is answered so: { $answers }.
only-when-any = Only if “{ $question }” is answered so in at least one field: { $answers }.
only-among = The choice is of the fields in which “{ $question }” is answered so: { $answers }.
only-quoted = “{ $answer }”
only-or = { $first } or { $last }

## The questionnaire on paper

form-name = Questionnaire
form-page = Page { $page } of { $pages }
form-town = Municipality
form-key = Key
form-office = Office
form-answers-for = Who do you answer for?
form-reference = File reference: { $reference }
form-until = Please send the questionnaire back so that it arrives by the deadline.
form-back = Please send it back to
form-how = Please write legibly. What does not fit on the sheet can be attached.
form-nil = Nil return: we have nothing to declare. Please just sign.
form-nameless = Please do not write any name on the questionnaire.
form-question = Question { $number }
form-field = Field
form-answer = Your answer
form-rank = Rank
form-explain = Please explain:
form-optional = This can be left out.
form-how-choice = Please tick one answer.
form-how-choices = Please tick all that apply.
form-how-towns = Please give the names of the municipalities.
form-how-rank = Please number them: 1 for the most important.
form-how-text = At most { $max } characters.
form-how-date = Please write day, month and year.
form-how-money = Please write an amount in euros.
form-how-number = Please write a number.
form-how-entries = Please fill in one line for each entry, at most { $max }.
form-how-blocks = For more entries please copy the sheet, at most { $max }.
form-exactly-one = Exactly one entry has the answer “{ $answer }” for “{ $question }”.
form-last = It stands at the end.
form-asks = Please explain “{ $label }”:
form-entry = Entry { $number }
form-number = No.
form-signature = Signature
form-sign-place = Place, date
form-sign-name = Name and position
form-sign-binding = With the signature the vote is declared.

## A new round from the chat

button-new-round = New round
button-template = Get the Excel template
button-preview = Preview of the cards
button-found = Open
button-found-sure = Yes, open the round
button-preview-before = Previous card
button-preview-after = Next card
button-preview-end = End the preview
new-round-title = New round
new-round-send = Please send the round here as a file.
new-round-forms = It can be an Excel workbook (.xlsx) like the template, or a round file (.toml) with the municipalities in it.
new-round-nothing-yet = Then you see every mistake, or a preview. Nothing is opened before you confirm it.
new-round-wanted = The round is expected as an Excel workbook (.xlsx) or as a round file (.toml).
new-round-wanted-read = Please choose one of the buttons. You can still send another file.
new-round-problems = { $count ->
    [one] There is 1 mistake in the file.
   *[other] There are { $count } mistakes in the file.
}
new-round-problems-file = mistakes.txt
new-round-again = Nothing is opened. Please send the corrected file.
new-round-problem = { $place }: { $found }. Expected: { $expected }.
new-round-problem-only = { $place }: { $found }.
new-round-file = file
new-round-read = The file has been read
new-round-id = Id: { $round }
new-round-mandates = To be asked: { $mandates } { $mandates ->
    [one] municipality
   *[other] municipalities
}, { $people } { $people ->
    [one] person
   *[other] people
}
new-round-towns = { $towns ->
    [one] Many people in 1 municipality are asked.
   *[other] Many people in { $towns } municipalities are asked.
}
new-round-opens = Begins: { $at }
new-round-opens-now = Begins: at once
new-round-closes = Deadline: { $deadline }
new-round-several = { $name } casts { $count } votes: { $towns }
new-round-doubtful = { $count ->
    [one] Please check this place. It does not prevent anything:
   *[other] Please check these { $count } places. They do not prevent anything:
}
new-round-there = There is a round “{ $round }” already. Please send the file with another id.
new-round-passed = The deadline in the file has passed. Please send the file with a later one.
new-round-consent = Open: { $title }
new-round-reminders = The bot writes on its own:
new-round-no-reminders = Before the deadline the bot writes nothing on its own.
new-round-posts = { $chats ->
    [0] The result goes to the coordinators ({ $coordinators }), and to no group.
    [one] The result goes to the coordinators ({ $coordinators }) and to 1 group.
   *[other] The result goes to the coordinators ({ $coordinators }) and to { $chats } groups.
}
new-round-invited = { $ballots ->
    [person] Nobody is invited yet. You get the shared link afterwards under “Invitations”.
   *[mandate] Nobody is invited yet. You get the links afterwards under “Invitations”.
}
new-round-frozen = After that, questions and municipalities no longer change.
new-round-done = The round is set up. The next step is “Invitations”.
preview-note = Preview, card { $card } of { $cards }. The buttons do nothing here.
preview-sample = This is a preview. This button does nothing here.
template-comes = The template comes at once.
template-caption = Template with an example. Please change the cells and send the file back here.
template-file = round-template.xlsx
template-failed = The template could not be made. Please try again.
letter-new-round-title = A new round is set up
letter-new-round = The deadline is { $deadline }.
new-round-unknown = There is no round “{ $follows }” for this one to follow. Please correct “follows”.
new-round-over = The round “{ $follows }” is closed or replaced. A correction follows a round that is planned or open.
new-round-by-person = Many people answer “{ $follows }” without their names. No other round can take over what they answered.
new-round-cosigned = “{ $follows }” is a co-signature. There is “New version” for it.
new-round-taken = Another correction of “{ $follows }” is planned already.
new-round-follows = This round replaces: { $title }. That one ends as soon as this one begins.
new-round-asked-anew = Asked anew: { $questions }
new-round-carries = Answers to unchanged questions are taken over as a draft. Whoever has joined there ({ $people }) has joined here too.
start-corrects = This round replaces an earlier one. Your answers to unchanged questions are taken over. Only what is new is asked, and you submit once more.
start-corrects-anew = This round replaces an earlier one. There was no answer there that still fits.
letter-opening-corrects = It replaces an earlier round. Answers to unchanged questions are taken over. Please submit once more.
