"""Whether a wall time exists, and exists once, in a zone on the night the clocks change; converts nothing."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

_LONGEST_NAME = 64


@lru_cache(maxsize=256)
def zone_named(tz: str) -> ZoneInfo | None:
    """The IANA zone of that name, or None where there is none."""
    if not tz or len(tz) > _LONGEST_NAME:
        return None
    try:
        return ZoneInfo(tz)
    except (KeyError, ValueError, OSError):  # not found; a hostile name; the name of a folder of zones
        return None


def zone_problem(moment: str, tz: str) -> str:
    """One sentence where the local `YYYY-MM-DDTHH:MM` falls into a gap or a repeated hour of the zone, else ''."""
    if not tz or "T" not in moment:
        return ""
    zone = zone_named(tz)
    if zone is None:
        return "The time zone is not known; choose one such as Europe/Warsaw."
    try:
        wall = datetime.fromisoformat(moment).replace(tzinfo=None)
    except ValueError:
        return ""
    return _gap_or_repeat(wall, zone, tz)


def _gap_or_repeat(wall: datetime, zone: ZoneInfo, tz: str) -> str:
    said = f"{wall:%H:%M} on {wall.date().isoformat()}"
    try:
        back = wall.replace(tzinfo=zone).astimezone(UTC).astimezone(zone).replace(tzinfo=None)
    except OverflowError:
        return ""  # the first or last hours of the calendar
    if back != wall:
        return f"{said} does not exist in {tz}: the clocks went forward over it; check the time."
    if wall.replace(tzinfo=zone, fold=0).utcoffset() != wall.replace(tzinfo=zone, fold=1).utcoffset():
        return f"{said} came twice in {tz}: the clocks went back; say in the text which hour is meant."
    return ""
