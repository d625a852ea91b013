"""Reads EDTF (ISO 8601-2 levels 0 and 1, and sets of days) into a When, and writes it; free words are phrases.py's."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from vedette.domain import edtf_text
from vedette.domain.civil_days import day_of, month_end, quoted, season_of, shift
from vedette.domain.errors import NeedsChoice, NotADate
from vedette.domain.when import When

_MARKED = re.compile(r"(.*?)([~?%]?)", re.DOTALL)
_CALENDAR = re.compile(r"([0-9]{4}|[0-9]{3}X|[0-9]{2}XX)(?:-([0-9]{2}|XX)(?:-([0-9]{2}|XX))?)?")
_CLOCK = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})T([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:\.[0-9]+)?)?(Z|[+-][0-9]{2}(?::00)?)?"
)
_PIECE = (
    r"(?:[0-9]{2}(?:[0-9]{2}|[0-9]X|XX)(?:-[0-9X]{2}){0,2}(?:T[0-9:]{5,8}(?:\.[0-9]+)?(?:Z|[+-][0-9:]{2,5})?)?[~?%]?)"
)
_SHAPE = re.compile(rf"\[.*\]|\{{.*\}}|(?:{_PIECE}|\.\.)?/(?:{_PIECE}|\.\.)?|{_PIECE}", re.DOTALL)
_QUALIFIERS = {mark: name for name, mark in edtf_text.MARKS.items()}
_SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
_LONGEST = 300

write = edtf_text.write


@dataclass(frozen=True, slots=True)
class _Piece:
    """One date of an expression: the bounds it covers and how it was marked."""

    earliest: str
    latest: str
    unit: str
    qualifier: str = "exact"
    tz: str = ""


def looks_like(text: str) -> bool:
    """Whether the text has the outline of EDTF, right or wrong."""
    return len(text) <= _LONGEST and _SHAPE.fullmatch(text) is not None


def read(text: str) -> When:
    """The interval an EDTF text stands for; NotADate or NeedsChoice where it is none, or impossible."""
    bare = text.strip() if len(text) <= _LONGEST else text
    if not bare:
        return When(text=text)
    if not looks_like(bare):
        raise NotADate(
            f"{quoted(text)} is no EDTF date; write it like 2021-11-03, 2021-10 or [2021-11-01..2021-11-02]."
        )
    if bare[0] in "[{":
        return replace(_read_set(bare), text=text)
    if "/" in bare:
        first, _, last = bare.partition("/")
        return replace(_between(first, last, "throughout", bare), text=text)
    return replace(_alone(_piece(bare)), text=text)


def combined(qualifiers: Iterable[str]) -> str:
    """What several qualifiers say together."""
    said = set(qualifiers) - {"exact"}
    if len(said) > 1 or "both" in said:
        return "both"
    return said.pop() if said else "exact"


def _alone(piece: _Piece) -> When:
    earliest, latest, unit = piece.earliest, piece.latest, piece.unit
    if unit == "day" and earliest == latest and piece.qualifier in {"approximate", "both"}:
        day = date.fromisoformat(earliest)
        earliest, latest, unit = shift(day, -1).isoformat(), shift(day, 1).isoformat(), "days"
    shape = "point" if earliest == latest else "within"
    return When("", earliest, latest, shape, piece.qualifier, unit=unit, tz=piece.tz)


def _read_set(text: str) -> When:
    shape = "within" if text[0] == "[" else "throughout"
    inner = text[1:-1]
    if ".." in inner:
        first, _, last = inner.partition("..")
        return _between(first, last, shape, text)
    pieces = [_piece(part.strip()) for part in inner.split(",")]
    if shape == "throughout":
        _refuse_gaps(pieces, text)
    earliest, latest = min(p.earliest for p in pieces), max(p.latest for p in pieces)
    return When("", earliest, latest, shape, combined(p.qualifier for p in pieces), _unit(pieces), tz=pieces[0].tz)


def _refuse_gaps(pieces: list[_Piece], text: str) -> None:
    ordered = sorted(pieces, key=lambda piece: piece.earliest)
    for before, after in itertools.pairwise(ordered):
        if shift(date.fromisoformat(before.latest[:10]), 1).isoformat() < after.earliest[:10]:
            raise NotADate(
                f"{quoted(text)} names days that do not follow each other; log an incident for each of them."
            )


def _between(first: str, last: str, shape: str, said: str) -> When:
    low = None if first in {"", ".."} else _piece(first.strip())
    high = None if last in {"", ".."} else _piece(last.strip())
    ends = [end for end in (low, high) if end is not None]
    if not ends:
        raise NotADate(f"{quoted(said)} is open at both ends; give at least one of them or leave the date empty.")
    earliest, latest = low.earliest if low else None, high.latest if high else None
    if earliest and latest and earliest[:10] > latest[:10]:
        raise NotADate(f"{quoted(said)} ends before it begins; swap or correct its two ends.")
    return When("", earliest, latest, shape, combined(e.qualifier for e in ends), _unit(ends), tz=ends[0].tz)


def _unit(pieces: list[_Piece]) -> str:
    units = {piece.unit for piece in pieces}
    if len(pieces) > 1 and "day" in units:
        return "days"
    return units.pop() if len(units) == 1 else "days"


def _piece(text: str) -> _Piece:
    marked = _MARKED.fullmatch(text)
    bare, mark = (marked[1], marked[2]) if marked else (text, "")
    clock = _CLOCK.fullmatch(bare)
    if clock is not None:
        return _clock_piece(clock, _QUALIFIERS[mark])
    match = _CALENDAR.fullmatch(bare)
    if match is None:
        raise NotADate(f"{quoted(text)} is no EDTF date; write it like 2021-11-03, 2021-10 or 2021-11-03T14:30.")
    low, high, unit = _calendar_bounds(match[1], match[2], match[3], bare)
    return _Piece(low.isoformat(), high.isoformat(), unit, _QUALIFIERS[mark])


def _clock_piece(match: re.Match[str], qualifier: str) -> _Piece:
    year, month, day = (int(part) for part in match[1].split("-"))
    day_of(year, month, day, match[0])
    if int(match[2]) > 23 or int(match[3]) > 59 or int(match[4] or 0) > 59:
        raise NotADate(f"{quoted(match[0])} has no time of the clock; hours go to 23 and minutes to 59.")
    bound = f"{match[1]}T{match[2]}:{match[3]}"
    return _Piece(bound, bound, "minute", qualifier, _zone(match[5] or "", match[0]))


def _zone(offset: str, said: str) -> str:
    """The IANA name of a stated offset; Etc zones count their hours the other way round."""
    if offset == "":
        return ""
    hours = 0 if offset == "Z" else int(offset[:3])
    if not -12 <= hours <= 14:
        raise NotADate(f"{quoted(said)} has an offset from UTC that no place on earth keeps; correct it.")
    return "UTC" if hours == 0 else f"Etc/GMT{-hours:+d}"


def _calendar_bounds(year: str, month: str | None, day: str | None, said: str) -> tuple[date, date, str]:
    if "X" in year:
        if month is not None:
            raise NotADate(f"{quoted(said)} has a month but no full year; give the year or leave the month out.")
        low, high = int(year.replace("X", "0")), int(year.replace("X", "9"))
        return day_of(max(low, 1), 1, 1, said), date(high, 12, 31), "unknown"
    if month is None or month == "XX":
        if day not in {None, "XX"}:
            raise NotADate(f"{quoted(said)} has a day but no month; give the month or write XX for the day too.")
        return day_of(int(year), 1, 1, said), date(int(year), 12, 31), _finest(month, day)
    if day is None and int(month) in _SEASONS:
        return _season(int(year), _SEASONS[int(month)], said)
    if day is None or day == "XX":
        first = day_of(int(year), int(month), 1, said)
        return first, month_end(first.year, first.month), _finest(month, day)
    exact = day_of(int(year), int(month), int(day), said)
    return exact, exact, "day"


def _finest(month: str | None, day: str | None) -> str:
    """2021-10 is a month, 2021-10-XX one day of it that is not known."""
    return "day" if day else "month" if month else "year"


def _season(year: int, season: str, said: str) -> tuple[date, date, str]:
    day_of(year, 1, 1, said)
    if season == "winter":
        choices = (f"winter {year - 1}/{year % 100:02d}", f"winter {year}/{(year + 1) % 100:02d}")
        raise NeedsChoice(
            f"{quoted(said)} can be the {choices[0]} or the {choices[1]}: say which one is meant.", choices
        )
    return *season_of(season, year), "season"
