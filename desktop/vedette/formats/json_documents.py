"""Our own .json: an object that holds each incident as its canonical document with all it names; written and read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TextIO

from vedette.domain.custom_field import CustomField
from vedette.domain.dossier import Dossier
from vedette.domain.errors import CannotRead, FileTooNew
from vedette.formats import json_contents
from vedette.formats.atomic import replacing, text_over
from vedette.formats.file_errors import reading, shown
from vedette.formats.parcel import LONGEST_TEXT, Parcel, ParcelTexts, read_parcel
from vedette.formats.strict_json import finish, read_json_at
from vedette.formats.written import ContentOf, Written

VERSION = 1
_HEAD = re.compile(r'\s*\{\s*"vedette"\s*:\s*(\d{1,9})\s*,\s*"incidents"\s*:\s*\[\s*')
_BETWEEN = re.compile(r"\s*,\s*")
_LIST_END = re.compile(r"\s*\]")
_ATTACHMENTS = re.compile(r'\s*,\s*"attachments"\s*:\s*\[\s*')
_TAIL = re.compile(r'\s*(?:,\s*"head"\s*:\s*"[0-9a-f]{0,64}"\s*)?\}\s*')
_MORE = re.compile(r"\s*\S")
_PIECE = 1024 * 1024
_NO_FIELDS: Mapping[str, CustomField] = {}


def write(
    path: Path,
    dossiers: Iterable[Dossier],
    *,
    fields: Mapping[str, CustomField] = _NO_FIELDS,
    content_of: ContentOf | None = None,
    head: str = "",
) -> Written:
    """One incident a line, so that two exports can be compared; `head` is the journal's, to be held against later.

    Behind the incidents lie the bytes of their attachments where `content_of` gives them, a piece a line.
    """
    count = 0
    hashes: set[str] = set()
    texts = ParcelTexts(fields)
    with replacing(path) as stream, text_over(stream) as text:
        text.write(f'{{"vedette":{VERSION},"incidents":[')
        for count, dossier in enumerate(dossiers, 1):
            text.write(f"{',' if count > 1 else ''}\n{texts.of(dossier)[0]}")
            hashes.update(one.sha256 for one in dossier.incident.attachments)
        contents = json_contents.lines(hashes, content_of) if content_of is not None else iter(())
        if (first := next(contents, None)) is not None:
            text.write(f'\n],"attachments":[\n{first}')
            text.writelines(f",\n{line}" for line in contents)
        text.write(f'\n],"head":"{head}"}}\n' if head else "\n]}\n")
    return Written(count)


def read(path: Path) -> Iterator[Parcel]:
    """Each incident in turn; CannotRead, NotFound or FileTooNew at the first thing that is wrong.

    Damage near the end shows when the end is reached: take them all in one act.
    """
    with reading(path), path.open(encoding="utf-8", errors="strict", newline="") as file:
        text = _Text(path, file)
        try:
            yield from _parcels(path, text)
            if text.take(_ATTACHMENTS) is not None:
                for piece in _values(path, text):
                    json_contents.hash_of(piece)
            if text.take(_TAIL) is None or text.take(_MORE) is not None:
                raise _refusal(path)
        except UnicodeDecodeError as error:
            raise _refusal(path) from error


def contents(path: Path) -> Iterator[tuple[str, Iterator[bytes]]]:
    """The bytes of attachments that the file carries: each hash with its pieces, which are to be read in this order."""
    with reading(path), path.open(encoding="utf-8", errors="strict", newline="") as file:
        text = _Text(path, file)
        try:
            _begin(path, text)
            for _ in _values(path, text):
                continue
            if text.take(_ATTACHMENTS) is not None:
                yield from json_contents.joined(_values(path, text))
        except UnicodeDecodeError as error:
            raise _refusal(path) from error


def is_ours(path: Path) -> bool:
    """Whether a file, whatever it is called, begins as ours do; GeoJSON and others don't."""
    if path.exists() and not path.is_file():
        return False  # a pipe would be waited for
    with reading(path), path.open("rb") as stream:
        return _HEAD.match(stream.read(4096).decode("utf-8", "replace")) is not None


def _begin(path: Path, text: _Text) -> None:
    head = text.take(_HEAD)
    if head is None:
        raise CannotRead(f"{shown(path)} is no JSON that Vedette wrote; nothing was changed.")
    if int(head[1]) != VERSION:
        raise FileTooNew(f"{shown(path)} was written by a newer Vedette; please update, nothing was changed.")


def _parcels(path: Path, text: _Text) -> Iterator[Parcel]:
    _begin(path, text)
    seen: set[str] = set()
    for plain in _values(path, text):
        parcel = read_parcel(plain)
        if parcel.incident.uid in seen:
            raise CannotRead(f"{shown(path)} holds one incident twice; nothing was changed.")
        seen.add(parcel.incident.uid)
        yield parcel


def _values(path: Path, text: _Text) -> Iterator[dict[str, object]]:
    """Each object of the list that was begun, and its end."""
    more = text.take(_LIST_END) is None
    while more:
        yield text.value()
        more = text.take(_BETWEEN) is not None
        if not more and text.take(_LIST_END) is None:
            raise _refusal(path)


class _Text:
    """The text of a file, of which no more lies in memory than one incident needs."""

    def __init__(self, path: Path, file: TextIO) -> None:
        self._path = path
        self._file = file
        self._held = ""
        self._at = 0
        self._ended = False

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """Steps over what matches here, if it does; separators and heads are short."""
        self._more(4096)
        match = pattern.match(self._held, self._at)
        if match is not None:
            self._at = match.end()
        return match

    def value(self) -> dict[str, object]:
        """The JSON object that begins here."""
        wanted = _PIECE
        while True:
            self._more(wanted)
            try:
                plain, end = read_json_at(self._held, self._at)
            except IndexError as error:
                held = len(self._held) - self._at
                wanted = min(4 * held, LONGEST_TEXT)
                if self._ended or held >= LONGEST_TEXT:
                    raise _refusal(self._path) from error
                continue
            whole = self._held[self._at : end]
            self._at = end
            if not isinstance(plain, dict):
                raise _refusal(self._path)
            finished: dict[str, object] = finish(plain, whole)
            return finished

    def _more(self, wanted: int) -> None:
        """At least that many characters from here on, if the file has them."""
        lacking = wanted - (len(self._held) - self._at)
        if lacking <= 0 or self._ended:
            return
        pieces = [self._held[self._at :]]
        while lacking > 0 and not self._ended:
            piece = self._file.read(max(lacking, _PIECE))
            self._ended = not piece
            lacking -= len(piece)
            pieces.append(piece)
        self._held, self._at = "".join(pieces), 0


def _refusal(path: Path) -> CannotRead:
    return CannotRead(
        f"{shown(path)} is damaged or cut off; nothing was changed, get it again from where it came from."
    )
