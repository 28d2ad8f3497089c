"""The letter and the council paper of a round file: every mistake with its place and the mend."""

import pytest

from survey.text import Text
from tests.rounds.conftest import Change, Small, changed

LETTER = """
[letter]
subject = "Antwort"
recipient = "Kreis\\nStraße 1"
sender = "Arbeitsgruppe"
salutation = "Guten Tag,"
closing = "Mit freundlichen Grüßen"

[[letter.parts]]
id = "opening"
text = "wir antworten."

[[letter.parts]]
id = "housing"
heading = "Wohnen"
tells = ["interest"]
field = "housing"
that = "etwas geschehen könnte"
"""
PAPER = """
[paper]
of = "mandate"
subject = "Zusammenarbeit von {town}"
number = "{sitting}"

[[paper.parts]]
id = "resolution"
text = "Der Rat von {town} beschließt."

[[paper.parts]]
id = "bodies"
tells = ["bodies"]
when = { other = ["yes"] }

[[questions]]
id = "other"
kind = "choice"
text = { de = "Noch etwas?", en = "Anything else?" }
options = [
  { id = "yes", label = { de = "Ja", en = "Yes" } },
  { id = "no", label = { de = "Nein", en = "No" } },
]
"""
WORDS = 'text in quotes, or by language { de = "...", en = "..." }'
OPENING, HOUSING = 'letter, parts[1] "opening"', 'letter, parts[2] "housing"'
THAT = (
    f"{HOUSING}: that without a single vote, expected one question with vote = true in tells, "
    "in one field where it is asked so"
)
BODIES = 'paper, parts[2] "bodies"'


def problems(small: Small, document: str, *changes: Change) -> list[str]:
    found = small.problems(extra=changed(document, *changes))
    return [line.removeprefix("round.toml: ") for line in found]


def test_documents_are_read(small: Small) -> None:
    reading = small.read(extra=LETTER + PAPER)
    letter, paper = reading.round.letter, reading.round.paper
    assert letter is not None
    assert paper is not None
    assert reading.warnings == ()
    assert letter.recipient == Text("Kreis\nStraße 1")
    assert [part.tells for part in letter.parts] == [(), ("interest",)]
    assert (paper.of, paper.parts[1].when) == ("mandate", {"other": ("yes",)})


def test_round_needs_no_documents(small: Small) -> None:
    round_ = small.read().round
    assert (round_.letter, round_.paper) == (None, None)


@pytest.mark.parametrize(
    ("change", "line"),
    [
        (('subject = "Antwort"\n', ""), f"letter: subject is missing, expected {WORDS}"),
        (("subject =", "subjekt ="), 'letter: unknown key "subjekt", expected "subject"'),
        (('"wir antworten."', "3"), f"{OPENING}: text is 3, expected {WORDS}"),
        (('"wir antworten."', '" "'), f"{OPENING}: text is empty, expected words"),
        (('text = "wir antworten."', ""), (f"{OPENING}: neither text nor tells, "
         "expected one of the two at least")),
        (('id = "opening"', 'id = "Opening"'), ('letter, parts[1] "Opening": id is "Opening", '
         "expected at most 32 of a-z, 0-9, _ and -, beginning with a letter")),
        (('id = "housing"', 'id = "opening"'), ('letter, parts[2] "opening": id "opening" is that '
         "of parts[1] too, expected its own")),
        (("tells =", "tels ="), f'{HOUSING}: unknown key "tels", expected "tells"'),
        (('tells = ["interest"]', 'tells = "interest"'), (f'{HOUSING}: tells is "interest", '
         'expected a list of questions, such as ["interest"]')),
        (('field = "housing"', 'field = "hausing"'), (f'{HOUSING}: field is "hausing", expected '
         '"housing"')),
        (('field = "housing"', 'when = { interest = ["yes"] }'), (f'{HOUSING}: unknown key "when", '
         "expected one of: id, heading, text, tells, field, that")),
        (('"Guten Tag,"', '"Guten\\nTag,"'), ('letter: salutation is "Guten\\nTag,", expected one '
         "line")),
        (('"Kreis\\nStraße 1"', f'"{"a" * 46}"'), ("letter: line 1 of recipient has 46 characters, "
         "expected at most 45")),
        (('"Arbeitsgruppe"', '"a\\nb\\nc\\nd\\ne\\nf"'), ("letter: sender has 6 lines, expected at "
         "most 5")),
        (('"wir antworten."', '"Aus {town}."'), (f'{OPENING}: text holds "{{town}}", expected no '
         "braces")),
        (('"etwas geschehen könnte"', f'"{"a" * 401}"'), (f"{HOUSING}: that has 401 characters, "
         "expected at most 400")),
        (('"wir antworten."', '{ fr = "x" }'), (f"{OPENING}: text is in fr, expected de, en as "
         "elsewhere")),
    ],
)  # fmt: skip
def test_mistake_in_the_letter_is_told(small: Small, change: Change, line: str) -> None:
    assert problems(small, LETTER, change) == [line]


def test_unknown_question_is_told_with_the_nearest(small: Small) -> None:
    found = problems(small, LETTER, ('tells = ["interest"]', 'tells = ["intrest"]'))
    assert found == [
        f'{HOUSING}: tells "intrest", expected "interest"',
        THAT,
    ]


def test_sentence_needs_one_field(small: Small) -> None:
    assert problems(small, LETTER, ('field = "housing"\n', "")) == [THAT]


def test_field_needs_a_question_per_field(small: Small) -> None:
    found = problems(
        small, LETTER, ('"interest"]', '"sitting"]'), ('that = "etwas geschehen könnte"\n', "")
    )
    assert found == [f'{HOUSING}: field beside "sitting", expected a question with per = "field"']


def test_letter_that_is_no_table_is_told(small: Small) -> None:
    line = 'round.toml: letter is "x", expected a [letter] table'
    assert small.problems(("format = 1\n", 'format = 1\nletter = "x"\n')) == [line]


def test_letter_without_parts_is_told(small: Small) -> None:
    head, _, _ = LETTER.partition("[[letter.parts]]")
    expected = "expected at least one table of parts, such as [[letter.parts]]"
    assert problems(small, head) == [f"letter: parts is missing, {expected}"]
    assert problems(small, f"{head}parts = []\n") == [f"letter: parts is [], {expected}"]


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        ([("{sitting}", "{siting}")], 'paper: number holds "{siting}", expected {sitting}'),
        ([("{sitting}", "{zzz}")], ('paper: number holds "{zzz}", expected {town} or a question in '
         "braces")),
        ([("{sitting}", "{interest}")], ('paper: number holds "{interest}", '
         "expected {town} or a question in braces")),
        ([('of = "mandate"', 'of = "mandat"')], ('paper: of is "mandat", expected one of: count, '
         "mandate")),
        ([('{ other = ["yes"] }', '{ othr = ["yes"] }')], (f'{BODIES}: when names "othr", expected '
         '"other"')),
        ([('{ other = ["yes"] }', '{ other = ["jes"] }')], (f'{BODIES}, when: other names "jes", '
         "expected one of: yes, no")),
        ([('of = "mandate"', 'of = "count"'), (" von {town}\"", '"'), ("{sitting}", "1"),
          ("Rat von {town}", "Rat")],
         f'{BODIES}: when in a paper of the count, expected of = "mandate" in [paper]'),
        ([('id = "other"', 'id = "town"'), ("{ other =", "{ town =")],
         ("paper: {town} is the municipality, and a question is called so, expected another id of "
         "the question")),
    ],
)  # fmt: skip
def test_mistake_in_the_paper_is_told(small: Small, changes: list[Change], line: str) -> None:
    assert problems(small, PAPER, *changes) == [line]


def test_paper_of_the_count_has_no_single_municipality(small: Small) -> None:
    found = problems(small, PAPER, ('of = "mandate"\n', ""), ('when = { other = ["yes"] }\n', ""))
    assert found == [
        'paper: subject holds "{town}", expected no braces',
        'paper: number holds "{sitting}", expected no braces',
        'paper, parts[1] "resolution": text holds "{town}", expected no braces',
    ]
