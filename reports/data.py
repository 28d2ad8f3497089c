"""The summary as data."""

from survey.opinions import Opinions
from survey.summary import Summary


def summary_json(summary: Summary | Opinions) -> str:
    """The summary, or what a forum has said, in the published JSON format, indented, ending with a
    line break. The same summary always gives the same text."""
    return summary.model_dump_json(indent=2) + "\n"
