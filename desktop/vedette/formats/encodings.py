"""Finds out how a text file is encoded, and says when that is a guess; decodes nothing itself."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from itertools import pairwise
from typing import BinaryIO

from vedette.domain.errors import UserError
from vedette.formats.letters import CANDIDATES, COMMON_CYRILLIC, TYPOGRAPHY

# The longest first: a UTF-16 mark is also how a UTF-32 mark begins.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_BLOCK = 1024 * 1024
# As far as a file is read through before it is called UTF-8; a wrong byte after that is a problem of its row.
_LOOK_THROUGH = 256 * 1024 * 1024
_UTF8_LETTER = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_HIGH_BYTE = re.compile(rb"[\x80-\xff]")
# What stands before the first strange letter is looked at from its beginning alone: cells of one long word are many.
_WORD = re.compile(r"(?:(?<![A-Za-z])[A-Za-z]+)?[^\x00-\x7f]+[^\W\d_]*")


@dataclass(frozen=True, slots=True)
class Encoding:
    """A codec's name, and whether it was guessed from the text rather than told or proved."""

    name: str
    guessed: bool = False


def named_encoding(name: str) -> Encoding:
    """The encoding the user asked for; UserError where Python has no such text codec."""
    try:
        codec = codecs.lookup(name)
        "a".encode(codec.name)
    except (LookupError, UnicodeError, ValueError) as error:
        raise UserError("There is no text encoding of that name; try utf-8, cp1250, cp1251 or cp1257.") from error
    return Encoding(codec.name)


def detect_encoding(open_stream: Callable[[], BinaryIO]) -> Encoding:
    """BOM, then UTF-16/32 by their NULs, then UTF-8 if the whole file is, else the likeliest code page."""
    with open_stream() as stream:
        head = stream.read(_BLOCK)
        marked = marked_encoding(head)
        if marked:
            return Encoding(marked)
        wide = wide_encoding(head[:65536])
        if wide:
            return Encoding(wide, guessed=True)
        strange = _first_block_not_utf8(head, stream)
    if not strange:
        return Encoding("utf-8")
    return Encoding(guess_code_page(head[: _BLOCK // 4] + strange), guessed=True)


def marked_encoding(head: bytes) -> str:
    """What the BOM says, or nothing."""
    return next((name for mark, name in _MARKS if head.startswith(mark)), "")


def guess_code_page(sample: bytes) -> str:
    """The likeliest encoding of text that isn't clean UTF-8; UTF-8 itself when it is so but for a few bytes."""
    letters, rest = _UTF8_LETTER.subn(b"", sample)[1], _UTF8_LETTER.sub(b"", sample)
    if letters > len(_HIGH_BYTE.findall(rest)):
        return "utf-8"
    scores = {name: _score(sample.decode(name, "replace"), languages) for name, languages in CANDIDATES}
    return max(scores, key=lambda name: scores[name])  # the first of equals: the order of CANDIDATES


def _first_block_not_utf8(block: bytes, stream: BinaryIO) -> bytes:
    """What stands around the first byte that UTF-8 can't hold; empty when there is none."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    seen = 0
    while block and seen < _LOOK_THROUGH:
        try:
            decoder.decode(block)
        except UnicodeDecodeError as error:
            # error.start counts from the bytes held over from the last block: some context more or less is no matter
            return block[max(0, error.start - 4096) : error.start + _BLOCK // 4]
        seen += len(block)
        block = stream.read(_BLOCK)
    return b""


def is_utf8(head: bytes) -> bool:
    """Whether the bytes are UTF-8, but for a letter that their end may cut."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return False
    return True


def wide_encoding(head: bytes) -> str:
    """UTF-16 or UTF-32 without a BOM, else nothing: delimiters, digits and blanks have NULs at fixed places there."""
    if len(head) < 4 or b"\0" not in head:
        return ""
    shares = [head[place::4].count(0) / (len(head) / 4) for place in range(4)]
    few, some, most = 0.02, 0.15, 0.9
    patterns = {
        "utf-32-le": shares[3] > most and shares[2] > most and shares[0] < few,
        "utf-32-be": shares[0] > most and shares[1] > most and shares[3] < few,
        "utf-16-le": min(shares[1], shares[3]) > some and max(shares[0], shares[2]) < few,
        "utf-16-be": min(shares[0], shares[2]) > some and max(shares[1], shares[3]) < few,
    }
    return next((name for name, fits in patterns.items() if fits), "")


def _score(text: str, languages: Collection[frozenset[str]]) -> float:
    words = _WORD.findall(text)
    order = sum(_broken_case(word) + 2 * _mixed_scripts(word) for word in words)
    strange = "".join(words)
    return max(sum(_letter_score(char, letters) for char in strange) for letters in languages) - 1.5 * order


def _letter_score(char: str, letters: frozenset[str]) -> float:
    if char < "\x80":
        return 0.0
    if char in letters:
        return 1.5 if char in COMMON_CYRILLIC else 1.0
    if char.lower() in letters:
        return 0.7
    if char in TYPOGRAPHY:
        return 0.2
    if char < "\xa0" or char == "\ufffd":
        return -6.0
    return -2.0 if char.isalpha() else -1.5


def _mixed_scripts(word: str) -> int:
    """How many Cyrillic letters stand in one word with Latin ones: Polish read as Cyrillic is full of such words."""
    cyrillic = sum(1 for char in word if "\u0400" <= char <= "\u04ff")
    return cyrillic if any(char.isascii() for char in word) else 0


def _broken_case(word: str) -> int:
    """How often a capital follows a small letter inside a word: rare in text, common in text read wrongly."""
    return sum(1 for left, right in pairwise(word) if left.islower() and right.isupper())
