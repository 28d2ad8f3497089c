"""Who could work with whom, in words."""

from collections.abc import Callable

from reports.partners import partner_blocks
from reports.report import Report

HATTINGEN, HERDECKE, WETTER, WITTEN = "05954016", "05954020", "05954032", "05954036"


def wants(*towns: str) -> dict[str, object]:
    return {
        "interest.housing": "yes",
        "form.housing": ["towns"],
        "partners.housing": list(towns),
    }


def test_partner_blocks_list_links_groups_and_wishes(make_report: Callable[..., Report]) -> None:
    answers = {
        HATTINGEN: wants(HERDECKE, WITTEN),
        HERDECKE: wants(HATTINGEN, WITTEN),
        WETTER: wants(HATTINGEN, HERDECKE),
        WITTEN: {"interest.housing": "yes", "form.housing": ["towns"]},
    }
    (block,) = partner_blocks(make_report(answers=answers))
    assert block == (
        "Wer könnte mit wem: Wohnen – Städte untereinander\n"
        "Nennen einander: Hattingen und Herdecke\n"
        "Eine nennt, die andere ist offen: Hattingen und Witten; Herdecke und Witten\n"
        "Mögliche Gruppen: Hattingen, Herdecke, Witten\n"
        "Einseitige Wünsche: Wetter (Ruhr) nennt Hattingen, Herdecke"
    )


def test_partner_blocks_are_none_without_wishes(make_report: Callable[..., Report]) -> None:
    assert list(partner_blocks(make_report(answers={HATTINGEN: {"interest.housing": "no"}}))) == []
