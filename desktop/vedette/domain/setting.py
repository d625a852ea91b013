"""What a logbook itself decides, so that it travels with the file: zone, reference prefix, night hours and the like."""

from __future__ import annotations

import re
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

LONGEST_NAME = 200
_PREFIX = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_LONGEST_PREFIX = 16
_HOURS = ("night_from", "night_to")


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting; `uid` is its key."""

    uid: str
    value: str = ""


def problem(key: str, value: str) -> str:
    """What is wrong with the value of a setting, in a sentence; '' where it can be taken. Zones are not checked."""
    if key == "prefix" and not (_PREFIX.fullmatch(value) and len(value) <= _LONGEST_PREFIX):
        return f"A prefix is made of letters and digits, at most {_LONGEST_PREFIX}, such as PLBY."
    if key in _HOURS and not (value.isascii() and value.isdecimal() and int(value[:4]) <= 23):
        return "An hour is a number from 0 to 23."
    if key == "week_starts" and value not in ("monday", "sunday"):
        return "A week starts on monday or on sunday."
    if len(value) > LONGEST_NAME:
        return f"That is too long; use at most {LONGEST_NAME} characters."
    return ""
