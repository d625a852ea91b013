"""Breaks seeds: flips, inserts, deletes, doubles, splices, and puts in what programs stumble over. Knows no grammar."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

LONGEST = 20_000
_MOST_STEPS = 6
_SPECIAL = (
    *("\0", "\ud800", "\udfff", "\u202e", "\u2066", "\ufeff", "\u2028", "\x85", "\x1c", "\r", "\n", "\t", " ", "\xa0"),
    *(
        "'",
        '"',
        '""',
        "“",
        "„",
        "(",
        ")",
        "[",
        "]",
        "{",
        "}",
        "{{",
        "}}",
        "{%",
        "%",
        "\\",
        "/",
        "|",
        ";",
        ":",
        ",",
        ".",
    ),
    *("-", "--", "–", "−", "+", "=", "=1+1", "~", "?", "°", "′", "″", "#", "@", "<b>", "&", "*", "^", "_", "..", "…"),
    *("٣", "३", "²", "½", "Ⅳ", "①", "０", "İ", "ß", "ﬁ", "Ǆ", "e\u0301", "👩‍👩‍👧‍👦", "ﷺ", "각", "ż"),
    *("0", "-0", "00", "1e309", "1e-400", "inf", "-inf", "nan", "NaN", "Infinity", "9" * 30, "9" * 400, "9" * 5_000),
    *("0000-00-00", "9999-12-31", "10000-01-01", "0001-01-01", "2021-02-30", "24:00", "23:59:60", "+99:99", "T", "Z"),
    *("99", "13", "32", "100", "1,000", "1.000,5", "0x1F", "true", "null", "None", "http://x", "../", "CON", "name:"),
)
_REPEATED = (
    "(",
    "[",
    "{",
    '"',
    "-",
    "-(",
    "a ",
    "1 ",
    ",",
    ".",
    "0",
    "\n",
    '[{"a":',
    "1-",
    " or ",
    "°",
    "'",
    "; ",
    "e\u0301",
)


def text(chance: random.Random, seeds: Sequence[str]) -> str:
    """A seed broken in one to six ways; now and then a seed as it is, or words of several in a new order."""
    found = chance.choice(seeds)
    for _ in range(chance.randint(0, _MOST_STEPS)):
        found = chance.choice(_TEXT_STEPS)(chance, found, seeds)[:LONGEST]
    return found


def data(chance: random.Random, seeds: Sequence[bytes]) -> bytes:
    """Bytes of a seed broken in one to six ways."""
    found = chance.choice(seeds)
    for _ in range(chance.randint(0, _MOST_STEPS)):
        found = chance.choice(_BYTE_STEPS)(chance, found, seeds)[: 16 * LONGEST]
    return found


def plain(chance: random.Random, value: object, texts: Sequence[str]) -> object:
    """A JSON structure with a few of its parts of another kind, doubled, left out or broken."""
    return _part(chance, value, texts, chance.choice((0.001, 0.003, 0.01)))


def _part(chance: random.Random, value: object, texts: Sequence[str], often: float) -> object:
    if chance.random() < often:
        return chance.choice(_STRANGE)
    if isinstance(value, dict):
        found = {key: _part(chance, part, texts, often) for key, part in value.items() if chance.random() > often}
        if chance.random() < often:
            found[chance.choice(("x", "uid", "shared", "n", "\0", chance.choice(texts)))] = chance.choice(_STRANGE)
        return found
    if isinstance(value, list):
        parts = [_part(chance, part, texts, often) for part in value]
        return parts * 2 if chance.random() < often else parts
    if isinstance(value, str) and chance.random() < 3 * often:
        return text(chance, [value, chance.choice(texts)])
    return value


def _flip(chance: random.Random, found: str, _: Sequence[str]) -> str:
    at = chance.randrange(len(found) + 1)
    return found[:at] + chr(chance.choice((chance.randrange(32, 127), chance.randrange(0x3000)))) + found[at + 1 :]


def _insert(chance: random.Random, found: str, _: Sequence[str]) -> str:
    at = chance.randrange(len(found) + 1)
    return found[:at] + chance.choice(_SPECIAL) + found[at:]


def _delete(chance: random.Random, found: str, _: Sequence[str]) -> str:
    start, end = _span(chance, len(found))
    return found[:start] + found[end:]


def _double(chance: random.Random, found: str, _: Sequence[str]) -> str:
    start, end = _span(chance, len(found))
    times = chance.choice((2, 2, 3, 10, 100)) if end - start < 50 else 2
    return found[:start] + found[start:end] * times + found[end:]


def _splice(chance: random.Random, found: str, seeds: Sequence[str]) -> str:
    other = chance.choice(seeds)
    return found[: chance.randrange(len(found) + 1)] + other[chance.randrange(len(other) + 1) :]


def _reorder(chance: random.Random, found: str, seeds: Sequence[str]) -> str:
    words = [*found.split(" "), *chance.choice(seeds).split(" ")][:200]
    return " ".join(chance.sample(words, chance.randint(1, len(words))))


def _repeat(chance: random.Random, found: str, _: Sequence[str]) -> str:
    at = chance.randrange(len(found) + 1)
    return found[:at] + chance.choice(_REPEATED) * chance.choice((3, 30, 300, 3_000)) + found[at:]


def _case(chance: random.Random, found: str, _: Sequence[str]) -> str:
    return chance.choice((found.upper, found.lower, found.title, found.swapcase))()


def _number(chance: random.Random, found: str, _: Sequence[str]) -> str:
    places = [at for at, sign in enumerate(found[:2_000]) if sign.isdigit()]
    if not places:
        return _insert(chance, found, ())
    at = chance.choice(places)
    return (
        found[:at]
        + chance.choice(("0", "9", "99", "٣", "-1", "31", "1e9", str(chance.randrange(10))))
        + found[at + 1 :]
    )


_TEXT_STEPS: tuple[Callable[[random.Random, str, Sequence[str]], str], ...] = (
    *(_flip, _insert, _insert, _delete, _double, _splice, _reorder, _reorder, _case, _number, _number),
    *(_flip, _insert, _delete, _splice, _reorder, _number, _repeat),
)


def _span(chance: random.Random, length: int) -> tuple[int, int]:
    start = chance.randrange(length + 1)
    return start, min(length, start + chance.choice((1, 1, 2, 5, 20, 100, 1_000)))


def _flip_byte(chance: random.Random, found: bytes, _: Sequence[bytes]) -> bytes:
    at = chance.randrange(len(found) + 1)
    return found[:at] + bytes((chance.randrange(256),)) + found[at + 1 :]


def _insert_bytes(chance: random.Random, found: bytes, _: Sequence[bytes]) -> bytes:
    at = chance.randrange(len(found) + 1)
    return found[:at] + chance.choice(_SPECIAL).encode(chance.choice(_ENCODINGS), "surrogatepass") + found[at:]


def _delete_bytes(chance: random.Random, found: bytes, _: Sequence[bytes]) -> bytes:
    start, end = _span(chance, len(found))
    return found[:start] + found[end:]


def _double_bytes(chance: random.Random, found: bytes, _: Sequence[bytes]) -> bytes:
    start, end = _span(chance, len(found))
    return found[:start] + found[start:end] * chance.choice((2, 3, 20)) + found[end:]


def _repeat_bytes(chance: random.Random, found: bytes, _: Sequence[bytes]) -> bytes:
    at = chance.randrange(len(found) + 1)
    return found[:at] + chance.choice(_REPEATED).encode() * chance.choice((3, 300, 5_000, 50_000)) + found[at:]


def _splice_bytes(chance: random.Random, found: bytes, seeds: Sequence[bytes]) -> bytes:
    other = chance.choice(seeds)
    return found[: chance.randrange(len(found) + 1)] + other[chance.randrange(len(other) + 1) :]


def _recode(chance: random.Random, found: bytes, _: Sequence[bytes]) -> bytes:
    """The same text as another program would write it."""
    return found.decode("utf-8", "replace").encode(
        chance.choice(("utf-16", "utf-16-le", "cp1250", "cp1251", "utf-8-sig")), "replace"
    )


def _cut(chance: random.Random, found: bytes, _: Sequence[bytes]) -> bytes:
    return found[: chance.randrange(len(found) + 1)]


def _other_sign(chance: random.Random, found: bytes, _: Sequence[bytes]) -> bytes:
    """All of one sign that divides are another."""
    return found.replace(chance.choice(_DIVIDING), chance.choice(_DIVIDING), chance.choice((1, 5, -1)))


_ENCODINGS = ("utf-8", "utf-8", "utf-16-le")
_DIVIDING = (b",", b";", b"\t", b"|", b"\n", b"\r\n", b"\r", b'"', b"'", b" ", b"\0")
_BYTE_STEPS: tuple[Callable[[random.Random, bytes, Sequence[bytes]], bytes], ...] = (
    *(_flip_byte, _flip_byte, _flip_byte, _insert_bytes, _insert_bytes, _insert_bytes, _delete_bytes, _delete_bytes),
    *(_double_bytes, _splice_bytes, _repeat_bytes, _recode, _cut, _other_sign, _other_sign),
)
_STRANGE: tuple[object, ...] = (
    *(None, True, False, 0, -1, 1.5, 1e300, 10**30, 10**400, "", "\0", "\ud800", "9" * 5_000, "2021-13-45"),
    *([], {}, [[]], [None], [{}], {"": ""}, {"uid": "x"}, ["x", "x"], {"text": 5}, "1e309", -(2**63), "x" * 9_000),
)  # fmt: skip
