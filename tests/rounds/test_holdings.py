"""Who casts more than one vote."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rounds.holdings import several_mandates

if TYPE_CHECKING:
    from tests.rounds.conftest import Small


def sentences(small: Small, *rows: str) -> list[str]:
    return several_mandates(small.read(roster=small.roster() + "\n".join(rows)).roster)


def test_several_mandates_of_nobody(small: Small) -> None:
    assert sentences(small) == []


def test_several_mandates_of_one_head(small: Small) -> None:
    wetter = "05954032,Wetter,27392,2019-12-31,Hauptamt,Amtsleitung Herdecke,head,,,"
    assert sentences(small, wetter) == ["2 votes for Herdecke and Wetter: Amtsleitung Herdecke"]


def test_several_mandates_as_head_here_and_deputy_there(small: Small) -> None:
    herdecke = "05954020,Herdecke,22755,2019-12-31,Hauptamt,Amtsleitung Hattingen,deputy,,,"
    witten = "05954036,Witten,96459,2019-12-31,Hauptamt,Amtsleitung Hattingen,deputy,,,"
    assert sentences(small, herdecke, witten) == [
        "3 votes for Hattingen, Herdecke and Witten: Amtsleitung Hattingen"
    ]


def test_several_mandates_leave_out_who_only_prepares(small: Small) -> None:
    herdecke = "05954020,Herdecke,22755,2019-12-31,Hauptamt,Amtsleitung Hattingen,preparer,,,"
    assert sentences(small, herdecke) == []


def test_several_mandates_show_the_name(small: Small) -> None:
    text = small.roster(
        ("language\n", "language,name\n"),
        ("Amtsleitung Hattingen,head,,,", "x,head,,,,Leitung"),
        ("Amtsleitung Witten,head,,,", "x,head,,,,Leitung"),
    )
    roster = small.read(roster=text).roster
    assert several_mandates(roster) == ["2 votes for Hattingen and Witten: Leitung"]
