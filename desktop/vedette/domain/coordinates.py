"""A point on the earth, read and written as decimal degrees, DMS, WKT and MGRS; precision and names lie elsewhere."""

from __future__ import annotations

import math
import re
import warnings
from dataclasses import dataclass

from mgrs import MGRS
from mgrs.core import MGRSError

from vedette.domain.angle import Angle, NotAnAngle, read_angle, tidy
from vedette.domain.errors import UserError

LONGEST_TEXT = 200
_A_METRE = 1e-5  # of latitude, in degrees

_WKT = re.compile(r"(?:SRID\s*=\s*\d+\s*;\s*)?POINT\s*(?:ZM|Z|M)?\s*\(([^()]*)\)", re.IGNORECASE)
_MGRS = re.compile(r"(\d{1,2}[C-HJ-NP-X]|[ABYZ])([A-HJ-NP-Z]{2})(\d*)")
_LABEL = re.compile(r"\b(lat(?:itude)?|lon(?:gitude)?|lng|long)\b\s*[:=]?\s*", re.IGNORECASE)
_DEGREE_PAIR = re.compile(r"(.*?°.*?)[\s,]+([NSEW]?\s*[+-]?\s*\d+(?:[.,]\d+)?\s*°.*)")
# A sign of degrees, two fractions of degrees, two hemispheres, or a notation of its own.
_STATED = re.compile(
    r"°|\bPOINT\b|\bgeo:|\d[.,]\d{2,}\D+\d+[.,]\d{2,}|\d\s*[NS]\b.*\d\s*[EW]\b|"
    r"\b\d{1,2}[C-HJ-NP-X]\s?[A-HJ-NP-Z]{2}\s?\d{2,5}\s?\d{2,5}\b",
    re.IGNORECASE,
)
_LETTER_LAST = re.compile(r"([^NSEW]+[NSEW])[\s,]*([^NSEW]+[NSEW])")
_LETTER_FIRST = re.compile(r"([NSEW][^NSEW]+?)[\s,]*([NSEW][^NSEW]+)")
_LETTER_ONCE = re.compile(r"([NSEW]\s*\d+[.,]\d+)\s+([+-]?\d+[.,]\d+)")


@dataclass(frozen=True, slots=True)
class Point:
    """WGS 84 latitude and longitude in degrees; always finite and on the globe."""

    lat: float
    lon: float

    def __post_init__(self) -> None:
        reason = _out_of_range(self.lat, self.lon)
        if reason:
            raise _refusal(f"{self.lat}, {self.lon}", reason)


def read(text: str) -> Point:
    """Raises UserError in one sentence; latitude comes first, except in WKT or where letters say otherwise."""
    if len(text) > LONGEST_TEXT:
        raise _refusal(text, f"it is longer than {LONGEST_TEXT} characters")
    tidied = tidy(text).strip("()[] ").removeprefix("geo:").strip()
    if not tidied:
        raise _refusal(text, "there is nothing in it")
    try:
        return _read_tidied(text, tidied)
    except NotAnAngle as problem:
        raise _refusal(text, str(problem)) from None


def read_pair(lat_text: str, lon_text: str) -> Point:
    """Two cells; both halves in one cell are read too. Raises UserError."""
    cells = [cell for cell in (lat_text, lon_text) if cell.strip()]
    if len(cells) == 1:
        return _read_only(cells[0], lon_text)
    shown = f"{lat_text[:LONGEST_TEXT]}; {lon_text[:LONGEST_TEXT]}"
    if not cells or max(len(lat_text), len(lon_text)) > LONGEST_TEXT:
        raise _refusal(shown, "there is nothing in it" if not cells else f"it is longer than {LONGEST_TEXT} characters")
    try:
        return _from_angles(shown, read_angle(tidy(lat_text)), read_angle(tidy(lon_text)))
    except NotAnAngle as problem:
        raise _refusal(shown, str(problem)) from None


def stated(text: str) -> Point | None:
    """The point where a text can be nothing but coordinates; None for words, and for numbers that may mean others."""
    if len(text) > LONGEST_TEXT or not _STATED.search(tidy(text)):
        return None
    try:
        return read(text)
    except UserError:
        return None


def is_half(text: str) -> bool:
    """Whether it is one latitude or longitude alone."""
    try:
        read_angle(tidy(text[:LONGEST_TEXT]))
    except NotAnAngle:
        return False
    return True


def as_decimal(point: Point) -> str:
    """Latitude, longitude with at most six decimals (a tenth of a metre)."""
    return f"{_six_decimals(point.lat)}, {_six_decimals(point.lon)}"


def as_dms(point: Point) -> str:
    """Degrees, minutes and seconds to a hundredth, as in 53°16′12″N 23°39′36″E."""
    return f"{_dms(point.lat, 'N', 'S')} {_dms(point.lon, 'E', 'W')}"


def as_mgrs(point: Point) -> str:
    """To the metre; '' at the very poles, which have no MGRS name of their own."""
    if abs(point.lat) == 90:
        return ""
    # Less than a metre south of the equator the library rounds into a square that there is not.
    lat = 0.0 if abs(point.lat) < _A_METRE else point.lat
    return str(MGRS().toMGRS(lat, point.lon))


def suspicious(point: Point) -> str:
    """A sentence if the point, though valid, is probably a slip; '' otherwise."""
    if abs(point.lat) < 0.001 and abs(point.lon) < 0.001:
        return "The point 0, 0 lies in the Gulf of Guinea and mostly stands for missing coordinates: please check it."
    if point.lat == point.lon:
        return "Latitude and longitude are the same number: please check that one was not typed twice."
    return ""


def _read_only(cell: str, lon_text: str) -> Point:
    """One cell that holds both halves; a longitude alone is not to be called a latitude."""
    try:
        alone = read_angle(tidy(cell))
    except NotAnAngle:
        return read(cell)
    if cell == lon_text and not alone.letter:
        raise _refusal(cell, "it is a longitude and the latitude is missing")
    return read(cell)


def _read_tidied(text: str, tidied: str) -> Point:
    wkt = _WKT.fullmatch(tidied if tidied.endswith(")") else tidied + ")")
    if wkt:
        return _from_wkt(text, wkt[1])
    grid = _MGRS.fullmatch(tidied.upper().replace(" ", ""))
    if grid:
        return _from_mgrs(text, grid)
    first, second = _halves(text, _labels_as_letters(tidied.upper()))
    return _from_angles(text, read_angle(first), read_angle(second))


def _labels_as_letters(upper: str) -> str:
    """LAT and LON before the numbers give way to N and E, unless letters stand there already."""
    if not _LABEL.search(upper):
        return upper
    bare = _LABEL.sub("", upper)
    if re.search("[NSEW]", bare) or "-" in bare:
        return bare if upper.startswith("LAT") or re.search("[NSEW]", bare) else "; ".join(reversed(_split(bare)))
    return _LABEL.sub(lambda label: " N " if label[1].startswith("LA") else " E ", upper).strip()


def _from_wkt(text: str, inside: str) -> Point:
    numbers = inside.split()
    if len(numbers) not in (2, 3, 4):
        raise _refusal(text, "a POINT holds a longitude, a blank and a latitude")
    return _from_angles(text, read_angle(numbers[1]), read_angle(numbers[0]))


def _from_mgrs(text: str, grid: re.Match[str]) -> Point:
    digits = grid[3]
    if not digits:
        raise _refusal(text, "it names a square of 100 km; add the digits of the grid reference")
    if len(digits) % 2 or len(digits) > 10:
        raise _refusal(text, f"a grid reference has 2, 4, 6, 8 or 10 digits at its end and this one has {len(digits)}")
    try:
        with warnings.catch_warnings():
            # The library only warns of a square that does not lie in its band, and gives a point far away.
            warnings.simplefilter("error", RuntimeWarning)
            lat, lon = MGRS().toLatLon(grid[0])
    except (MGRSError, RuntimeWarning):
        raise _refusal(text, "there is no such square on the MGRS grid") from None
    return Point(lat, lon)


def _halves(text: str, upper: str) -> tuple[str, str]:
    parts = _split(upper)
    if len(parts) == 2:
        return parts[0], parts[1]
    if len(parts) == 1:
        raise _half_missing(text, parts[0])
    raise _refusal(text, "it holds more than a latitude and a longitude")


def _split(upper: str) -> list[str]:
    for separator in (";", "/", "|"):
        if separator in upper:
            return [part.strip() for part in upper.split(separator) if part.strip()]
    for pattern in (_LETTER_LAST, _LETTER_FIRST, _LETTER_ONCE, _DEGREE_PAIR):
        match = pattern.fullmatch(upper)
        if match:
            return [match[1], match[2]]
    if ", " in upper or " ," in upper:
        return [part.strip() for part in re.split(r"\s*,\s+|\s+,\s*", upper) if part.strip()]
    return _split_bare(upper)


def _split_bare(upper: str) -> list[str]:
    """Numbers with nothing but points, commas and blanks between them."""
    if "." in upper and upper.count(",") == 1:
        return upper.split(",")
    words = upper.split()
    if len(words) in (2, 4, 6) and not re.search("[°'\"NSEW]", upper):
        middle = len(words) // 2
        return [" ".join(words[:middle]), " ".join(words[middle:])]
    commas = upper.split(",")
    if len(words) == 1 and len(commas) == 4:
        return [",".join(commas[:2]), ",".join(commas[2:])]
    return [upper]


def _half_missing(text: str, half: str) -> UserError:
    if re.fullmatch(r"[+-]?\d+,[+-]?\d+", half):
        return _refusal(text, "it can be two whole degrees or one number with a decimal comma")
    angle = read_angle(half)
    if angle.letter in ("E", "W"):
        return _refusal(
            text, f"only a longitude of {_six_decimals(angle.degrees)} was understood and the latitude is missing"
        )
    return _refusal(
        text, f"only a latitude of {_six_decimals(angle.degrees)} was understood and the longitude is missing"
    )


def _from_angles(text: str, first: Angle, second: Angle) -> Point:
    first_is_lon, second_is_lat = first.letter in ("E", "W"), second.letter in ("N", "S")
    if (first_is_lon and second.letter in ("E", "W")) or (second_is_lat and first.letter in ("N", "S")):
        raise _refusal(text, f"both halves are {'longitudes' if first_is_lon else 'latitudes'}")
    lat, lon = (second, first) if first_is_lon or second_is_lat else (first, second)
    reason = _out_of_range(lat.degrees, lon.degrees)
    if reason:
        raise _refusal(text, reason)
    return Point(lat.degrees, lon.degrees)


def _out_of_range(lat: float, lon: float) -> str:
    if not (math.isfinite(lat) and math.isfinite(lon)):
        return "latitude and longitude must be numbers"
    if abs(lat) > 90 and abs(lat) <= 180 and abs(lon) <= 90:
        return f"a latitude of {_six_decimals(lat)} is beyond 90, so latitude and longitude look swapped"
    if abs(lat) > 90:
        return f"a latitude of {_six_decimals(lat)} is beyond 90"
    if abs(lon) > 180:
        return f"a longitude of {_six_decimals(lon)} is beyond 180"
    return ""


def _refusal(text: str, reason: str) -> UserError:
    shown = "".join(character if character.isprintable() else "�" for character in text[:60])
    dots = "…" if len(text) > 60 else ""
    return UserError(
        f"The coordinates “{shown}{dots}” were not taken because {reason}; write latitude first, like 53.27, 23.66."
    )


def _six_decimals(degrees: float) -> str:
    shown = f"{degrees:.6f}".rstrip("0").rstrip(".")
    return "0" if shown == "-0" else shown


def _dms(degrees: float, positive: str, negative: str) -> str:
    hundredths = round(abs(degrees) * 360_000)
    whole, rest = divmod(hundredths, 360_000)
    minutes, seconds = divmod(rest, 6_000)
    shown = f"{seconds / 100:05.2f}".rstrip("0").rstrip(".")
    return f"{whole}°{minutes:02d}′{shown.zfill(2)}″{negative if degrees < 0 and hundredths else positive}"
