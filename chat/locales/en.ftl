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
button-submit = Submit bindingly
button-prepared = Put before the head
button-change = Change
button-confirm = Yes, that is me
button-nobody = No, that is not me
button-together = Same for both
button-apart = Answer separately
button-review = Review the answers
button-home = Overview
button-earlier = Previous page
button-more = Next page
button-summary = Summary
button-refresh = Refresh
button-revoke = Revoke access
button-open = Open { $town }

## Cards that ask

card-progress = { $towns } · Question { $place } of { $total }
card-entry = Entry { $entry }
card-asks = You chose “{ $label }”. Please explain briefly in words.
card-chosen = { $number }. { $label } – chosen
card-ranked = { $number }. { $label } – rank { $rank }
card-so-far = Your answer so far: { $answer }
card-how-choice = Tap an answer.
card-how-choices = You may choose several answers. Then please “Next”.
card-how-municipalities = You may choose several municipalities. Then please “Next”.
card-how-rank = Choose in order of importance, the most important first. Then please “Next”.
card-how-text = Please write your answer as a message.
card-how-number = Please write a number.
card-how-money = Please write an amount in euros, for example 2000.00.
card-how-date = Please write a date, for example 2023-09-21.
card-how-group = You may add, change or remove entries.


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
problem-misnumbered = In “{ $words }” number and name do not belong together. Please give only the number or only the name.
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

report-state-planned = Provisional, as of { $at }. The survey is not open yet.
report-state-open = Provisional, as of { $at }. Deadline: { $closes }.
report-state-closed = Final. Closed: { $closed }.
report-state-superseded = Replaced by a correction. As of { $at }.
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
report-condition = Condition: “{ $condition }”
report-condition-of = Condition of { $town }: “{ $condition }”
report-planned = Only planned so far: { $count }
report-planned-until = planned, to be decided on { $day }

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
report-chain = Log: { $count } entries, checksum { $head }
