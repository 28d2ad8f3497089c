"""The council papers of a round as one file to be sent.

What writes Word documents is loaded when one is made.
"""

import io
import re
import zipfile
from collections.abc import Callable

from reports.paper import paper
from reports.report import Report

_UNSAFE = re.compile(r"[^\w .()-]")


def paper_files(report: Report) -> dict[str, Callable[[], bytes]]:
    """What makes the paper of the count, or the papers of all municipalities that have submitted,
    by how the names of such files end; none where the round has no [paper], where nobody has
    submitted, or where there are too many to be told one by one."""
    given = report.round.paper
    if given is None:
        return {}
    if given.of == "count":
        return {"paper.docx": lambda: _paper(report)}
    if report.many or not report.summary.answers:
        return {}
    return {"papers.zip": lambda: _every_paper(report)}


def _paper(report: Report) -> bytes:
    from reports.word import outlined_docx  # noqa: PLC0415 - see above

    return outlined_docx(paper(report))


def _every_paper(report: Report) -> bytes:
    """A Word document for each municipality, named by its key and its name."""
    from reports.word import outlined_docx  # noqa: PLC0415 - see above
    from reports.word_base import EPOCH  # noqa: PLC0415 - see above

    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for key in report.summary.answers:
            name = f"{key} {_UNSAFE.sub('_', report.town(key))}.docx"
            packed.writestr(zipfile.ZipInfo(name, EPOCH), outlined_docx(paper(report, key)))
    return out.getvalue()
