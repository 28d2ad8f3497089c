"""Small forms of what the page sees; the whole of it is in test_page_api."""

from datetime import UTC, datetime

from playground.page_views import instant


def test_instants_are_shown_in_utc() -> None:
    at = datetime.fromisoformat("2026-11-23T09:00:00+01:00")
    assert instant(at) == "2026-11-23T08:00:00Z"
    assert instant(at.astimezone(UTC)) == "2026-11-23T08:00:00Z"
