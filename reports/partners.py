"""Who could work with whom, in words."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from reports.report import Report
from survey.partners import Kind, Partners, form_labels


def partner_blocks(report: Report) -> Iterator[str]:
    """A block for each field and form in which towns are linked or wish to be. Groups of two are
    not said again: their link is there."""
    found = [
        each
        for each in report.summary.partners
        if each.kind != "group" or len(each.municipalities) > 2
    ]
    for (field, form), group in groupby(found, key=lambda each: (each.field, each.form)):
        lines = [
            _line(report, kind, list(listed))
            for kind, listed in groupby(group, key=lambda each: each.kind)
        ]
        yield "\n".join([_title(report, field, form), *lines])


def _title(report: Report, field: str, form: str | None) -> str:
    labels = {each.id: each.label for each in report.round.fields}
    title = report.texts("report-partners", field=report.said(labels[field]))
    if form is None:
        return title
    return f"{title} – {report.said(form_labels(report.round)[form])}"


def _line(report: Report, kind: Kind, found: Sequence[Partners]) -> str:
    listed = _wishes(report, found) if kind == "one-sided" else _links(report, found)
    return report.texts(f"report-partners-{kind}", listed="; ".join(listed))


def _wishes(report: Report, found: Sequence[Partners]) -> Iterator[str]:
    for town, group in groupby(found, key=lambda each: each.municipalities[0]):
        named = tuple(each.municipalities[1] for each in group)
        yield report.texts("report-wish", one=report.town(town), other=report.towns(named))


def _links(report: Report, found: Sequence[Partners]) -> Iterator[str]:
    for each in found:
        if each.kind == "group":
            yield report.towns(each.municipalities)
        else:
            one, other = (report.town(key) for key in each.municipalities)
            yield report.texts("report-pair", one=one, other=other)
