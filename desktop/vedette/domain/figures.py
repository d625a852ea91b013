"""The numbers that stand in a text, in digits or English words: where they are and what they are worth, no meaning."""

from __future__ import annotations

import re
from dataclasses import dataclass

from vedette.domain.errors import UserError

LARGEST = 1e15  # beyond it a float no longer counts one by one

_UNITS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_VALUES = {word: value for value, word in enumerate(_UNITS)} | {word: 10 * n for n, word in enumerate(_TENS, 2)}
_SCALES = {
    "hundred": 100,
    "dozen": 12,
    **dict.fromkeys(("thousand", "k", "tys", "тыс"), 1_000),
    **dict.fromkeys(("million", "mln", "mn", "млн"), 1_000_000),
    **dict.fromkeys(("billion", "bn", "mld", "млрд"), 1_000_000_000),
}
_SMALL = rf"(?:(?:{'|'.join(_TENS)})(?:[- ](?:{'|'.join(_UNITS[1:10])}))?|{'|'.join(reversed(_UNITS))})"
_BELOW_THOUSAND = rf"(?:(?:{_SMALL}|an?)\s+hundred(?:\s+(?:and\s+)?{_SMALL})?|{_SMALL})"
_WORDS = (
    rf"(?:(?:{_BELOW_THOUSAND}|an?)\s+(?:thousand|million|billion|dozen)(?:\s+{_BELOW_THOUSAND})?|{_BELOW_THOUSAND})"
)
_DIGITS = r"\d{1,3}(?:[ ']\d{3})+(?!\d)(?:[.,]\d{1,2}(?!\d))?|\d+(?:[.,]\d+)*"
_SCALE = r"hundred|dozen|thousand|k|tys|тыс|million|mln|mn|млн|billion|bn|mld|млрд"
_FIGURE = re.compile(
    rf"(?<![\w.,])(?:(?P<digits>{_DIGITS})(?:\s*(?P<scale>{_SCALE})(?![^\W_])\.?)?|(?P<words>{_WORDS})(?!\w))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of a text; `scaled` tells that thousand, million or the like was said with it."""

    value: float
    start: int
    end: int
    scale: float = 1

    @property
    def scaled(self) -> bool:
        """True when a word such as million belongs to it."""
        return self.scale != 1


def figures(text: str) -> list[Figure]:
    """In order; raises UserError for a number that can be read in two ways."""
    return [_figure(match) for match in _FIGURE.finditer(text)]


def number(digits: str) -> float:
    """Digits with group and decimal signs; raises UserError where these can mean two things."""
    bare = digits.replace(" ", "").replace("'", "")
    commas, points = bare.count(","), bare.count(".")
    value = _with_commas(bare) if commas else _with_points(bare, points)
    if value is None:
        raise UserError(
            f"The number “{digits[:40]}” was not taken because its points and commas can be read in more than one way; "
            "write it like 1200 or 1234.5."
        )
    return _within_reach(value, digits)


def _within_reach(value: float, shown: str) -> float:
    if value > LARGEST:
        raise UserError(f"The number “{shown[:20]}…” was not taken because it is too large; please check its digits.")
    return value


def _with_commas(bare: str) -> float | None:
    if re.fullmatch(r"[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?", bare):
        return float(bare.replace(",", ""))
    if re.fullmatch(r"0,\d+|\d+,(?:\d\d?|\d{4,})", bare):
        return float(bare.replace(",", "."))
    return None


def _with_points(bare: str, points: int) -> float | None:
    if points > 1:
        return float(bare.replace(".", "")) if re.fullmatch(r"[1-9]\d{0,2}(?:\.\d{3})+", bare) else None
    if re.fullmatch(r"[1-9]\d{0,2}\.\d{3}", bare):
        return None
    return float(bare)


def _figure(match: re.Match[str]) -> Figure:
    start, end = match.span()
    if match["words"]:
        words = match["words"].lower()
        return Figure(_worth(words), start, end, _SCALES.get(words.split()[-1], 1))
    scale = _SCALES[match["scale"].lower()] if match["scale"] else 1
    return Figure(_within_reach(round(number(match["digits"]) * scale, 6), match[0]), start, end, scale)


def _worth(words: str) -> float:
    total = current = 0
    for word in re.findall(r"[a-z]+", words):
        scale = _SCALES.get(word, 0)
        if scale == 100:
            current = max(current, 1) * 100
        elif scale:
            total += max(current, 1) * scale
            current = 0
        else:
            current += _VALUES.get(word, 0)
    return float(total + current)
