"""Decodes a file piece by piece, each ending where a line ends; undecodable bytes are marked, never hidden."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import BinaryIO

from vedette.domain.errors import CannotRead
from vedette.formats.rows import CELL_LIMIT, Row

# Measured: pieces that stay in the processor's cache are read half as fast again as pieces of a megabyte.
_BLOCK = 32 * 1024
_LINE_LIMIT = 2 * CELL_LIMIT
_UNDECODED = re.compile("[\udc80-\udcff\ufffd]")


@dataclass(frozen=True, slots=True)
class Piece:
    """Some whole lines; `final`: the last of the file; `damaged`: some bytes were not text in this encoding."""

    text: str
    final: bool
    damaged: bool


class TextPieces:
    """Hands out a stream's text in whole lines, in memory that does not grow with the file."""

    def __init__(self, stream: BinaryIO, encoding: str, drop: int = 0) -> None:
        """`drop`: how many characters to leave out at the start (a BOM is left out anyhow)."""
        self._stream = stream
        self._encoding = encoding
        self._decoder = codecs.getincrementaldecoder(encoding)("strict")
        self._marking = "replace" if encoding.startswith(("utf-16", "utf-32")) else "surrogateescape"
        self._drop = drop
        self._tail = ""
        self._started = False
        self._finished = False

    def next_piece(self, at_least: int = 0) -> Piece | None:
        """The next lines, from at least that many more bytes; None after the last."""
        if self._finished:
            return None
        parts, damaged, cut, size = [self._tail], False, 0, len(self._tail)
        while not cut and not self._finished:
            data = self._stream.read(max(_BLOCK, at_least, size))
            self._finished = not data
            text, bad = self._decode(data)
            damaged = damaged or bad
            # A CR at the very end may be half of a CRLF: that line is not whole yet.
            cut = max(text.rfind("\n"), text.rfind("\r", 0, max(len(text) - 1, 0))) + 1
            parts.append(text)
            size += len(text)
            if size > _LINE_LIMIT and not cut:
                raise CannotRead("The file has a line of more than 32 MB, so it is no table that Vedette can read.")
        whole = "".join(parts)
        end = len(whole) if self._finished else len(whole) - (len(parts[-1]) - cut)
        self._tail = whole[end:]
        return Piece(whole[:end], self._finished, damaged)

    def _decode(self, data: bytes) -> tuple[str, bool]:
        state = self._decoder.getstate()
        damaged = False
        try:
            text = self._decoder.decode(data, not data)
        except UnicodeError:
            self._decoder.setstate(state)
            text, damaged = self._decode_marking(data), True
        return (text if self._started else self._begin(text)), damaged

    def _decode_marking(self, data: bytes) -> str:
        self._decoder.errors = self._marking
        try:
            return self._decoder.decode(data, not data)
        except UnicodeError as error:
            raise CannotRead(f"The file is no text in {self._encoding}; choose another encoding.") from error
        finally:
            self._decoder.errors = "strict"

    def _begin(self, text: str) -> str:
        self._started = bool(text)
        return text.removeprefix("\ufeff")[self._drop :]


def show_undecoded(row: Row, encoding: str) -> Row:
    r"""The row with each undecodable byte spelt \xNN and a word about it; unchanged when it has none."""
    if not _UNDECODED.search("\n".join(row.cells)):
        return row
    cells = tuple(_UNDECODED.sub(_spelt, cell) for cell in row.cells)
    problem = f"Some bytes of this row are no text in {encoding}; they stand as \\xNN or \ufffd in it."
    return Row(row.number, cells, f"{row.problem} {problem}".strip())


def _spelt(match: re.Match[str]) -> str:
    code = ord(match[0])
    return match[0] if code == 0xFFFD else f"\\x{code - 0xDC00:02x}"
