"""Cells that no spreadsheet takes for a formula."""

import re

FORMULA = re.compile(r"(^|[;,|\t\r\n])([\" \u00a0]*)(?=[=+\-@\t\r\uff1d\uff0b\uff0d\uff20])")
"""Before this a formula would begin: at the start of a cell, and wherever a reader that expects
another separator would cut it in two, through quotes and blanks. The last four are the wide forms
of the same signs, which some take for them."""


def neutral(cell: str) -> str:
    """The cell as words: an apostrophe stands before whatever could begin a formula."""
    return FORMULA.sub(r"\1\2'", cell)
