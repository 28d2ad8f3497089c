"""Nights on which clocks change, in zones that do it differently."""

from zoneinfo import ZoneInfo

BERLIN = ZoneInfo("Europe/Berlin")
NEW_YORK = ZoneInfo("America/New_York")
LORD_HOWE = ZoneInfo("Australia/Lord_Howe")

CHANGES = [
    (BERLIN, "2027-03-28"),
    (BERLIN, "2027-10-31"),
    (BERLIN, "2028-03-26"),
    (BERLIN, "2028-10-29"),
    (NEW_YORK, "2027-03-14"),
    (NEW_YORK, "2027-11-07"),
    (NEW_YORK, "2028-03-12"),
    (NEW_YORK, "2028-11-05"),
    (LORD_HOWE, "2027-04-04"),
    (LORD_HOWE, "2027-10-03"),
    (LORD_HOWE, "2028-04-02"),
    (LORD_HOWE, "2028-10-01"),
]
