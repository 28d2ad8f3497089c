"""Who could work with whom, per field and form."""

from collections import Counter
from itertools import combinations
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from survey.collect import Collected
from survey.partners import Partners, partners
from survey.roster import Roster
from survey.round import Round

A, B, C, D, E = (f"0595400{n}" for n in range(1, 6))

ROSTER = Roster.model_validate(
    {
        "mandates": [
            {
                "key": key,
                "municipality": f"Stadt {key[-1]}",
                "inhabitants": 1000,
                "counted_on": "2019-12-31",
                "office": "Hauptamt",
            }
            for key in (A, B, C, D, E)
        ]
    }
)

INTEREST = {
    "id": "interest",
    "kind": "choice",
    "per": "field",
    "vote": True,
    "text": "Interesse?",
    "options": [
        {"id": "yes", "label": "Ja", "counts": "yes"},
        {"id": "no", "label": "Nein", "counts": "no"},
    ],
}
FORM = {
    "id": "shape",
    "kind": "choices",
    "per": "field",
    "text": "Wie?",
    "when": {"interest": ["yes"]},
    "options": [
        {"id": "towns", "label": "Städte"},
        {"id": "network", "label": "Netz"},
        {"id": "county", "label": "Kreis"},
    ],
}


def asking(when: dict[str, list[str]], *between: dict[str, Any], **more: Any) -> Round:
    wish = {
        "id": "whom",
        "kind": "municipalities",
        "per": "field",
        "required": False,
        "text": "Mit wem?",
        "when": when,
    }
    return Round.model_validate(
        {
            "format": 1,
            "id": "wishes",
            "title": "Wünsche",
            "purpose": "Probe",
            "closes": "2026-12-18T12:00:00",
            "fields": [{"id": "housing", "label": "Wohnen"}],
            "questions": [INTEREST, FORM, *between, {**wish, **more}],
        }
    )


ROUND = asking({"shape": ["towns"]})


def wants(*towns: str, form: str = "towns") -> Collected:
    """A yes in this form that names these towns."""
    answers: Collected = {"interest.housing": "yes", "shape.housing": [form]}
    return {**answers, "whom.housing": list(towns)} if towns else answers


def found(round_: Round, counted: dict[str, Collected]) -> list[tuple[str, str]]:
    """The kinds and the last digits of the towns."""
    return [
        (each.kind, "".join(key[-1] for key in each.municipalities))
        for each in partners(round_, ROSTER, counted)
    ]


def test_partners_are_mutual_if_each_names_the_other() -> None:
    assert partners(ROUND, ROSTER, {B: wants(A), A: wants(B)}) == (
        Partners("housing", "towns", "mutual", (A, B)),
        Partners("housing", "towns", "group", (A, B)),
    )


def test_partners_are_open_if_the_named_one_left_it_open() -> None:
    assert found(ROUND, {A: wants(), B: wants(A)}) == [("open", "12"), ("group", "12")]


def test_partners_are_not_linked_if_both_left_it_open() -> None:
    assert found(ROUND, {A: wants(), B: wants()}) == []


def test_partners_list_a_one_sided_wish_apart_with_the_wishing_town_first() -> None:
    counted = {A: wants(C), B: wants(A), C: wants(A)}
    assert found(ROUND, counted) == [("mutual", "13"), ("group", "13"), ("one-sided", "21")]


def test_partners_form_overlapping_groups() -> None:
    # A, B and C all name each other; C and D do, and E left it open but only C names E:
    # links AB, AC, BC, CD, CE; the largest groups are ABC, CD and CE.
    counted = {
        A: wants(B, C),
        B: wants(A, C),
        C: wants(A, B, D, E),
        D: wants(C, A),
        E: wants(),
    }
    assert found(ROUND, counted) == [
        ("mutual", "12"),
        ("mutual", "13"),
        ("mutual", "23"),
        ("mutual", "34"),
        ("open", "35"),
        ("group", "123"),
        ("group", "34"),
        ("group", "35"),
        ("one-sided", "41"),
    ]


def test_partners_who_did_not_choose_the_form_are_never_linked() -> None:
    counted = {A: wants(B), B: wants(form="county"), C: {"interest.housing": "no"}}
    assert found(ROUND, counted) == [("one-sided", "12")]


def test_partners_who_were_not_asked_are_never_linked() -> None:
    # A wish that is kept behind a no is not in the answers of a submission; were it, it would not
    # be asked and so not count.
    hidden: Collected = {"interest.housing": "no", "shape.housing": ["towns"], "whom.housing": [A]}
    assert found(ROUND, {A: wants(), B: hidden}) == []


def test_partners_are_apart_for_each_named_form() -> None:
    round_ = asking({"shape": ["towns", "network"]})
    both: Collected = {"interest.housing": "yes", "shape.housing": ["towns", "network"]}
    counted = {A: {**both, "whom.housing": [B]}, B: wants(A, form="network")}
    assert partners(round_, ROSTER, counted) == (
        Partners("housing", "towns", "one-sided", (A, B)),
        Partners("housing", "network", "mutual", (A, B)),
        Partners("housing", "network", "group", (A, B)),
    )


def test_partners_form_is_found_behind_a_vote() -> None:
    confirm = {
        **INTEREST,
        "id": "confirm",
        "when": {"shape": ["towns"]},
    }
    round_ = asking({"confirm": ["yes"]}, confirm)
    counted = {
        A: {**wants(B), "confirm.housing": "yes"},
        B: {**wants(A), "confirm.housing": "yes"},
    }
    assert partners(round_, ROSTER, counted)[0] == Partners("housing", "towns", "mutual", (A, B))


def test_partners_have_no_form_where_only_a_vote_is_named() -> None:
    round_ = asking({"interest": ["yes"]})
    counted = {A: wants(B), B: wants(A, form="county")}
    assert partners(round_, ROSTER, counted)[0] == Partners("housing", None, "mutual", (A, B))


def test_partners_are_not_the_members_of_something_that_exists() -> None:
    assert found(asking({"shape": ["towns"]}, own=True), {A: wants(B), B: wants(A)}) == []


def test_partners_beyond_all_bounds_are_links_without_groups() -> None:
    # 21 towns in threes, each of which names all but its own three: 3 ** 7 = 2,187 groups, and
    # 21 * 18 / 2 = 189 links
    keys = [f"{number:08}" for number in range(21)]
    mandate = ROSTER.mandates[0]
    many = Roster(mandates=tuple(mandate.model_copy(update={"key": key}) for key in keys))
    counted = {
        key: wants(*(other for o, other in enumerate(keys) if o // 3 != n // 3))
        for n, key in enumerate(keys)
    }
    kinds = Counter(each.kind for each in partners(ROUND, many, counted))
    assert kinds == {"mutual": 189}


WANTED = st.dictionaries(
    st.sampled_from([A, B, C, D, E]),
    st.tuples(st.sampled_from(["towns", "county"]), st.sets(st.sampled_from([A, B, C, D, E]))),
)


@given(WANTED)
def test_partners_equal_a_look_at_every_pair(wanted: dict[str, tuple[str, set[str]]]) -> None:
    counted = {town: wants(*(named - {town}), form=form) for town, (form, named) in wanted.items()}
    inside = {town: named - {town} for town, (form, named) in wanted.items() if form == "towns"}
    links, wishes = set(), set()
    for one, other in combinations([A, B, C, D, E], 2):
        forth, back = other in inside.get(one, ()), one in inside.get(other, ())
        opened = (forth and inside.get(other) == set()) or (back and inside.get(one) == set())
        if forth and back:
            links.add(("mutual", (one, other)))
        elif opened:
            links.add(("open", (one, other)))
        else:
            wishes |= {("one-sided", (one, other))} if forth else set()
            wishes |= {("one-sided", (other, one))} if back else set()
    found = {
        (each.kind, each.municipalities)
        for each in partners(ROUND, ROSTER, counted)
        if each.kind != "group"
    }
    assert found == links | wishes
