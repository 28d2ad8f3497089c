"""What a forum has said as a picture for a phone, and the same in words."""

from typing import Any

from chat.cards import CAPTION_LIMIT, File, shortened
from reports.forum import Forum, asked, empty, label, note, status, title, turnout
from reports.picture import PPI, picture_file
from reports.typesetting import typeset
from survey.opinions import Group, Opinion


def forum_file(forum: Forum) -> File:
    """The picture with what it shows as its caption; a document where it is too tall for a
    photo."""
    return picture_file(forum.round.id, forum_png(forum), alt_text(forum))


def forum_png(forum: Forum) -> bytes:
    """Bars for each question as a PNG, 1,080 dots wide. What people wrote is not in it."""
    data = {
        "language": forum.language,
        "title": forum.opinions.round.title,
        "provisional": forum.texts("report-provisional") if forum.opinions.provisional else "",
        "status": status(forum),
        "lines": [turnout(forum), note(forum)],
        "questions": [
            _question(forum, opinion) for opinion in forum.opinions.questions if opinion.groups
        ],
    }
    return typeset("forum.typ", data, ppi=PPI)


def alt_text(forum: Forum) -> str:
    """What the picture shows, in words, no longer than a caption may be."""
    lines = [forum.opinions.round.title, status(forum), turnout(forum), note(forum)]
    for opinion in forum.opinions.questions:
        bars = [
            f"{label(forum, opinion, group)}: {_size(forum, group)}" for group in _bars(opinion)
        ]
        if bars:
            lines.append(f"{title(forum, opinion)} {'; '.join(bars)}.")
    return shortened("\n".join(lines), CAPTION_LIMIT)


def _question(forum: Forum, opinion: Opinion) -> dict[str, Any]:
    whole = forum.opinions.turnout.people or 1
    return {
        "title": title(forum, opinion),
        "asked": asked(forum, opinion),
        "bars": [
            {
                "label": label(forum, opinion, group),
                "together": len(group.options) + group.no_answer + group.not_asked > 1,
                "size": _size(forum, group),
                "share": (group.people or 0) / whole,
            }
            for group in _bars(opinion)
        ],
        "empty": empty(forum, opinion),
        "few": [
            forum.texts("opinions-group-few", label=label(forum, opinion, group))
            for group in opinion.groups
            if group.people is None
        ],
    }


def _bars(opinion: Opinion) -> list[Group]:
    return [group for group in opinion.groups if group.people]


def _size(forum: Forum, group: Group) -> str:
    if not group.municipalities:
        return forum.texts("opinions-bar", people=group.people or 0)
    return forum.texts(
        "opinions-bar-towns", people=group.people or 0, municipalities=group.municipalities
    )
