"""One latitude or longitude as people write it (decimal, minutes, seconds, hemisphere) as degrees; not a place."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_LOOKALIKES = {
    **dict.fromkeys("’‘′ʹʼ´`‵", "'"),
    **dict.fromkeys("″“”˝ʺ„", '"'),
    **dict.fromkeys("º˚", "°"),
    **dict.fromkeys("−–—‐‑", "-"),
    "٫": ".",
    "،": ",",
    "؛": ";",
}
_WORDS = (
    (re.compile(r"''"), '"'),
    (re.compile(r"\b(?:degrees|deg)\b\.?", re.I), "°"),
    (re.compile(r"с\.?\s*ш\b\.?", re.I), "N"),
    (re.compile(r"ю\.?\s*ш\b\.?", re.I), "S"),
    (re.compile(r"в\.?\s*д\b\.?", re.I), "E"),
    (re.compile(r"з\.?\s*д\b\.?", re.I), "W"),
    (re.compile(r"\bnorth\b", re.I), "N"),
    (re.compile(r"\bsouth\b", re.I), "S"),
    (re.compile(r"\beast\b", re.I), "E"),
    (re.compile(r"\bwest\b", re.I), "W"),
)
_TIDY = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_DECIMALS = 10
"""Of degrees: a hundredth of a millimetre."""

_NUMBER = r"\d{1,20}(?:[.,]\d+)?"
_ANGLE = re.compile(
    rf"""(?P<before>[NSEW])?\s*(?P<sign>[+-])?\s*(?P<degrees>{_NUMBER})
         (?:(?:\s*°\s*|\s+)(?P<minutes>{_NUMBER})
            (?:(?:\s*'\s*|\s+)(?P<seconds>{_NUMBER})\s*"?|\s*'?)
         |\s*°)?
         \s*(?P<after>[NSEW])?""",
    re.VERBOSE,
)


class NotAnAngle(ValueError):
    """The text is no latitude or longitude; its text says why, as half a sentence."""


@dataclass(frozen=True, slots=True)
class Angle:
    """Degrees with their sign, and the hemisphere letter if one was written."""

    degrees: float
    letter: str = ""


def plain_signs(text: str) -> str:
    """The text with look-alike signs and digits of other scripts in one form, blanks single, invisible marks gone."""
    return " ".join("".join(_tidy_character(character) for character in text).split())


def tidy(text: str) -> str:
    """As `plain_signs`, and hemisphere words become letters."""
    if _TIDY.fullmatch(text):
        return text
    plain = plain_signs(text)
    for pattern, sign in _WORDS:
        plain = pattern.sub(sign, plain)
    return " ".join(plain.split())


def _tidy_character(character: str) -> str:
    if character in _LOOKALIKES:
        return _LOOKALIKES[character]
    digit = unicodedata.decimal(character, None)
    if digit is not None:
        return str(digit)
    if character.isspace():
        return " "
    return "" if unicodedata.category(character) in ("Cf", "Cc") else character


def read_angle(tidied: str) -> Angle:
    """Raises NotAnAngle; expects text that went through `tidy`, range is not looked at."""
    text = tidied.strip(" ,;").upper()
    if text.strip("+- ") in ("NAN", "INF", "INFINITY"):
        raise NotAnAngle(f"{text.lower()} is no number of degrees")
    match = _ANGLE.fullmatch(text)
    if match is None:
        raise NotAnAngle("its parts are no number of degrees")
    letter = _letter(match["before"], match["after"])
    value = _value(match["degrees"], match["minutes"], match["seconds"])
    if match["sign"] == "-" and letter:
        raise NotAnAngle(f"a minus sign and {letter} together can mean two places")
    negative = match["sign"] == "-" or letter in ("S", "W")
    return Angle(-value if negative else value, letter)


def _letter(before: str | None, after: str | None) -> str:
    if before and after:
        raise NotAnAngle(f"{before} and {after} stand at the same number")
    return before or after or ""


def _value(degrees: str, minutes: str | None, seconds: str | None) -> float:
    if minutes is not None and _fraction(degrees):
        raise NotAnAngle("the degrees have decimals and minutes as well")
    if seconds is not None and _fraction(minutes or ""):
        raise NotAnAngle("the minutes have decimals and seconds as well")
    for name, part in (("minutes", minutes), ("seconds", seconds)):
        if part is not None and _number(part) >= 60:
            raise NotAnAngle(f"{part} {name} are more than 59")
    if minutes is None:
        return _number(degrees)
    # Thirds and sixtieths have no end in binary: 53°16′12″ is to be 53.27, and no more was said than this keeps.
    return round(_number(degrees) + _number(minutes) / 60 + _number(seconds or "0") / 3600, _DECIMALS)


def _fraction(number: str) -> bool:
    return "." in number or "," in number


def _number(text: str) -> float:
    return float(text.replace(",", "."))
