"""What a logbook itself decides, so that it travels with the file: zone, reference prefix, night hours and the like."""

from __future__ import annotations

from dataclasses import dataclass

DEFAULTS = {
    "prefix": "INC",
    "zone": "",
    "night_from": "18",
    "night_to": "6",
    "week_starts": "monday",
    "organisation": "",
    "sensitivity": "",
}


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting; `uid` is its key."""

    uid: str
    value: str = ""
