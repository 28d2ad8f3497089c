"""Who is who in a roster."""

import pytest

from survey.roster import Holder, Roster

HEAD, DEPUTY = Holder(person="al-witten"), Holder(person="s-witten", role="deputy")
ROSTER = Roster.model_validate(
    {
        "mandates": [
            {
                "key": key,
                "municipality": name,
                "inhabitants": 1000,
                "counted_on": "2019-12-31",
                "holders": holders,
            }
            for key, name, holders in (
                ("05954032", "Wetter (Ruhr)", ()),
                ("05954036", "Witten", (HEAD, DEPUTY)),
            )
        ]
    }
)


def test_holder_is_found_by_municipality_and_person() -> None:
    assert ROSTER.holder("05954036", "s-witten") == DEPUTY


@pytest.mark.parametrize(
    ("key", "person"), [("05954036", "al-wetter"), ("05954032", "al-witten"), ("1", "al-witten")]
)
def test_holder_that_is_not_there_is_an_error(key: str, person: str) -> None:
    with pytest.raises(LookupError):
        ROSTER.holder(key, person)
