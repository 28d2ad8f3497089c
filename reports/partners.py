"""Who could work with whom, in words."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from reports.report import Report
from survey.partners import Kind, Partners, form_labels


def partner_blocks(report: Report) -> Iterator[str]:
    """A block for each field and form in which towns are linked or wish to be."""
    for found in _circles(report):
        lines = [
            _line(report, kind, list(listed))
            for kind, listed in groupby(_told(found), key=lambda each: each.kind)
        ]
        yield "\n".join([partner_title(report, found[0]), *lines, *_too_many(report, found)])


def partner_parts(report: Report) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The same, one sentence each, with what each field and form is called."""
    for found in _circles(report):
        sentences = [partner_sentence(report, each) for each in _told(found)]
        title = partner_title(report, found[0])
        yield title, (*sentences, *_too_many(report, found))


def partner_rows(report: Report) -> Iterator[tuple[str | int, ...]]:
    """The same as rows: field, form, kind, number of towns, towns, sentence."""
    fields = {each.id: report.said(each.label) for each in report.round.fields}
    forms = {id_: report.said(label) for id_, label in form_labels(report.round).items()}
    for each in report.summary.partners:
        yield (
            fields[each.field],
            forms.get(each.form or "", ""),
            report.texts(f"report-kind-{each.kind}"),
            len(each.municipalities),
            report.towns(each.municipalities),
            partner_sentence(report, each),
        )


def partner_title(report: Report, found: Partners) -> str:
    """Which field and form it is about."""
    labels = {each.id: each.label for each in report.round.fields}
    title = report.texts("report-partners", field=report.said(labels[found.field]))
    if found.form is None:
        return title
    return f"{title} – {report.said(form_labels(report.round)[found.form])}"


def partner_sentence(report: Report, found: Partners) -> str:
    """Who is linked to whom: "Witten und Herdecke nennen einander." A town that left it open stands
    behind the one that names it."""
    if found.kind == "group":
        return report.texts("report-sentence-group", towns=report.towns(found.municipalities))
    one, other = (report.town(key) for key in found.municipalities)
    return report.texts(f"report-sentence-{found.kind}", one=one, other=other)


def _circles(report: Report) -> Iterator[list[Partners]]:
    found = report.summary.partners
    for _, circle in groupby(found, key=lambda each: (each.field, each.form)):
        yield list(circle)


def _told(found: Sequence[Partners]) -> list[Partners]:
    """Groups of two are not said again: their link is there."""
    return [each for each in found if each.kind != "group" or len(each.municipalities) > 2]


def _too_many(report: Report, found: Sequence[Partners]) -> Iterator[str]:
    """Links without any group: there are too many groups to be listed."""
    kinds = {each.kind for each in found}
    if kinds & {"mutual", "open"} and "group" not in kinds:
        yield report.texts("report-partners-many-groups")


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
