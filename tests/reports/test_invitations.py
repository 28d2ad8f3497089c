"""Letters that invite to a round by mandate: a page for each person, whatever it says."""

import datetime as dt
import re
from dataclasses import replace

import pytest

from chat.texts import texts
from reports.invitations import Sender, invitations_pdf
from reports.invited import Invited

AT = dt.datetime(2026, 11, 23, 9, tzinfo=dt.UTC)
SENDER = Sender("Abfrage", "Freitag, 12:00 Uhr", "Kreis, Markt 1", "Frau Muster", "votum_bot")
ONE = Invited(
    municipality="Witten",
    office="Hauptamt",
    person="Amtsleitung",
    role="head",
    link="https://t.me/votum_bot?start=" + "a" * 32,
    code="a" * 32,
    expires_at=AT,
)


def pages(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


@pytest.mark.parametrize("language", ["de", "en"])
def test_there_is_a_tagged_page_for_each_person(language: str) -> None:
    double = [ONE, replace(ONE, municipality="Hattingen"), replace(ONE, code="b" * 32)]
    pdf = invitations_pdf(SENDER, double, AT, texts(language))
    assert pages(pdf) == 2
    assert b"/StructTreeRoot" in pdf


@pytest.mark.parametrize(
    "extra",
    [
        {},
        {"x_address": "Stadt Witten\nHauptamt\nMarktstraße 16\n58452 Witten"},
        {"x_anschrift": "; ".join(f"Zeile {n}" for n in range(20))},
    ],
)
def test_whatever_the_address_is_a_letter_is_one_page(extra: dict[str, str]) -> None:
    long = replace(ONE, office="Amt für " + "x" * 70, person="y" * 64, extra=extra)
    many = [replace(long, municipality=f"Stadt {n}") for n in range(4)]
    sender = replace(SENDER, title="T" * 30 + " " + "U" * 89, contact="[#panic()] " * 5)
    assert pages(invitations_pdf(sender, many, AT, texts("de"))) == 1


def test_a_letter_without_controller_and_contact_can_be_sent() -> None:
    sender = replace(SENDER, controller="", contact="")
    assert pages(invitations_pdf(sender, [ONE], AT, texts("de"))) == 1
