"""The sheets of a workbook and their columns: the conventions of XLSForm, and ours beside them."""

import re

from rounds.rows import HOLDER, MANDATE

SHEETS: dict[str, tuple[str, ...]] = {
    "survey": (
        "type",
        "name",
        "label",
        "hint",
        "required",
        "relevant",
        "constraint",
        "per",
        "short",
        "vote",
        "planned_until",
        "among",
        "own",
        "pattern",
        "max",
        "exactly_one",
        "last",
    ),
    "choices": ("list_name", "name", "label", "counts", "asks"),
    "settings": (
        "form_id",
        "form_title",
        "purpose",
        "closes",
        "opens",
        "timezone",
        "reference",
        "ballots",
        "nil_return",
        "rule",
        "basis",
        "quorum",
        "workdays_before",
        "at",
        "holidays",
        "closed",
        "quiet",
        "escalate_workdays_before",
        "post_to",
        "follows",
        "letter",
        "paper",
    ),
    "fields": ("name", "label"),
    "municipalities": MANDATE,
    "people": ("key", *HOLDER),
}
"""The columns by sheet, in the order in which they are written."""

NEEDED: dict[str, tuple[str, ...]] = {
    "survey": ("type", "name", "label"),
    "choices": ("list_name", "name", "label"),
    "settings": ("form_id", "form_title", "purpose", "closes"),
    "fields": ("name", "label"),
    "municipalities": ("key", "municipality", "inhabitants", "counted_on"),
    "people": ("key", "person", "role"),
}
"""The columns that a sheet cannot do without."""

TRANSLATED = frozenset({"label", "hint", "short", "form_title", "purpose"})
"""Columns that can stand once for each language: `label::German (de)`."""

IGNORED: dict[str, frozenset[str]] = {
    "settings": frozenset({"version", "default_language", "style"}),
}
"""Columns of XLSForm that say nothing about a round."""

REFUSED = frozenset(
    {
        "appearance", "audit", "auto_delete", "auto_send", "autoplay", "body::accuracythreshold",
        "calculation", "choice_filter", "constraint_message", "default", "guidance_hint",
        "instance_name", "intent", "media", "parameters", "public_key", "query", "read_only",
        "readonly", "repeat_count", "required_message", "save_to", "submission_url", "trigger",
    }
)  # fmt: skip
"""Columns of XLSForm that a round cannot follow: they may stand there, and have to be empty."""

FIELDS = "fields"
"""The name of the list of choices that stands for the sheet of fields."""

TYPES = {
    "select_one": "choice",
    "select_multiple": "choices",
    "rank": "rank",
    "municipalities": "municipalities",
    "text": "text",
    "decimal": "number",
    "money": "money",
    "date": "date",
    "begin_group": "group",
    "begin_repeat": "group",
}
"""The kind of question by the first word of its type."""

LISTING = ("select_one", "select_multiple", "rank")
"""Types that name a list of choices behind them."""

ENDS = {"end_group": "begin_group", "end_repeat": "begin_repeat"}

LANGUAGES = {"de": "German", "en": "English", "fr": "French", "nl": "Dutch", "pl": "Polish",
             "tr": "Turkish", "uk": "Ukrainian"}  # fmt: skip
"""How a heading calls a language; any other by its code."""

_CODED = re.compile(r".*\(([^()]+)\)", re.DOTALL)
_BARE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def language_of(heading: str) -> str | None:
    """The language code in "German (de)" or "de"; None where there is none."""
    if found := _CODED.fullmatch(heading.strip()):
        return found[1].strip()
    return heading.strip() if _BARE.fullmatch(heading.strip()) else None


def translated(column: str, language: str) -> str:
    """The heading of a column for texts in this language; "" for those that serve all."""
    return f"{column}::{LANGUAGES.get(language, language)} ({language})" if language else column
