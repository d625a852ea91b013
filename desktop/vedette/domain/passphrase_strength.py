"""How long a passphrase would hold, in plain terms, against somebody who has the laptop and a laboratory."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

GUESSES_A_SECOND = 10_000
"""A well-equipped laboratory: each guess costs a second and hundreds of megabytes, so it takes many machines."""

_WORD_BITS = 11.0
"""A word out of the two thousand that people choose most."""

_KNOWN_BITS = 1.0
"""A word that the other side tries first: the name of the organisation, of the logbook, of the person."""

_COMMON = frozenset(
    [
        "password",
        "passphrase",
        "passwort",
        "parole",
        "haslo",
        "hasło",
        "пароль",
        "password1",
        "qwerty",
        "qwertz",
        "azerty",
        "йцукен",
        "admin",
        "letmein",
        "welcome",
        "iloveyou",
        "secret",
        "abc123",
        "monkey",
        "dragon",
        "master",
        "login",
        "princess",
        "sunshine",
        "football",
        "computer",
        "internet",
        "vedette",
        "logbook",
        "border",
        "guard",
        "patrol",
        "123456",
        "123456789",
        "12345678",
        "12345",
        "1234567",
        "1234567890",
        "111111",
        "000000",
        "123123",
        "654321",
        "666666",
    ]
)
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm", "qwertzuiop", "йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю")
_DISGUISES = str.maketrans("01345@$!", "oleasasi")
"""Figures and signs that stand for letters, which deceives nobody who guesses for a living."""

_DAY = 86_400
_YEAR = 365 * _DAY


@dataclass(frozen=True, slots=True)
class Strength:
    """`level` from 0 (at once) to 4 (beyond reach); `told` says how long it would hold."""

    bits: float
    level: int
    told: str

    @property
    def weak(self) -> bool:
        """To be used only after a plain warning."""
        return self.level < 2


def strength(text: str, known: Sequence[str] = ()) -> Strength:
    """An estimate; `known` are words that the other side would try first."""
    folded = unicodedata.normalize("NFC", text).casefold()
    expected = {part for word in known for part in re.findall(r"\w+", word.casefold())} | {w.casefold() for w in known}
    disguised = sum(_bits(part, expected) for part in _parts(folded.translate(_DISGUISES)))
    bits = min(sum(_bits(part, expected) for part in _parts(folded)), disguised + 3) + _capitals(text)
    seconds = 2 ** min(bits - 1, 500) / GUESSES_A_SECOND
    level, held = _in_words(seconds)
    return Strength(bits, level, held)


def _parts(text: str) -> Iterator[str]:
    """Words, runs of figures, and what stands between them; what is said twice counts once."""
    seen: set[str] = set()
    for part in re.findall(r"[^\W\d_]+|\d+|[\W_]", text):
        if part not in seen:
            seen.add(part)
            yield part


def _bits(part: str, known: set[str]) -> float:
    if part in known or part in _COMMON:
        return _KNOWN_BITS
    if len(set(part)) == 1 and len(part) > 1:
        return 4.0 + math.log2(len(part))
    if _is_row(part):
        return 5.0 + math.log2(len(part))
    if part.isdigit():
        return _figures(part)
    if part[0].isalpha():
        by_letter = len(part) * math.log2(26)
        return min(by_letter, _WORD_BITS + max(0, len(part) - 9)) if _is_word(part) else by_letter
    return 1.0 if part.isspace() or part == "-" else 4.0


def _figures(part: str) -> float:
    if len(part) == 4 and part[:2] in ("19", "20"):
        return 7.0
    return min(len(part) * math.log2(10), 15.0) if _is_date(part) else len(part) * math.log2(10)


def _is_date(part: str) -> bool:
    """Six or eight figures that may be a day; those are tried first."""
    return len(part) in (6, 8) and int(part[:2]) <= 31 and int(part[2:4]) <= 31


def _is_word(part: str) -> bool:
    """Pronounceable: no run of four consonants or vowels, as random letters have. Other scripts count as words."""
    return not re.search(r"[bcdfghjklmnpqrstvwxz]{5}|[aeiouy]{4}", part) and (len(part) > 2 or not part.isascii())


def _is_row(part: str) -> bool:
    """Keys side by side, or letters and figures in their order."""
    if len(part) < 3:
        return False
    both = (part, part[::-1])
    steps = {ord(b) - ord(a) for a, b in pairwise(part)}
    return steps in ({1}, {-1}) or any(one in row for one in both for row in _ROWS)


def _capitals(text: str) -> float:
    letters = [char for char in text if char.isalpha()]
    upper = [char for char in letters if char.isupper()]
    if not upper or len(upper) == len(letters):
        return 1.0 if upper else 0.0
    return 1.0 if text[:1].isupper() and len(upper) == 1 else min(len(upper), len(letters) - len(upper)) * 1.5


def _in_words(seconds: float) -> tuple[int, str]:
    scale = (
        (60, 0, "at once"),
        (3_600, 0, "within an hour"),
        (_DAY, 0, "within a day"),
        (30 * _DAY, 1, "within a month"),
        (10 * _YEAR, 1, "within some years"),
        (1_000 * _YEAR, 2, "decades or centuries"),
        (1_000_000 * _YEAR, 3, "thousands of years"),
    )
    for limit, level, told in scale:
        if seconds < limit:
            return level, told
    return 4, "longer than anybody can tell"
