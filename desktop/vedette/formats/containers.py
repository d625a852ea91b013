"""Says by its first bytes what kind of file holds the table, and opens the one table inside a .zip; parses no rows."""

from __future__ import annotations

import io
import re
import stat
import struct
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO, BinaryIO, Literal, cast

from vedette.domain.errors import CannotRead, NeedsChoice, NotFound
from vedette.formats.encodings import is_utf8, marked_encoding, wide_encoding
from vedette.formats.file_errors import reading, shown

TABLE_ENDINGS = frozenset({".csv", ".tsv", ".tab", ".txt", ".xlsx", ".xlsm", ".xls", ".ods"})
SHEET_ENDINGS = frozenset({".xlsx", ".xlsm", ".xls", ".ods"})
UNPACKED_LIMIT = 4 * 1024**3
SHEET_LIMIT = 512 * 1024**2
_ENTRY_LIMIT = 1_000
_SUSPICIOUS_RATIO = 200
_RATIO_MATTERS_FROM = 64 * 1024**2
_ZIP_END = b"PK\x05\x06"

Kind = Literal["text", "sheet"]

_OTHER_KINDS = (
    (b"%PDF", "a PDF document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"SQLite format 3\0", "a database"),
    (b"\x1f\x8b", "a compressed archive; unpack it first"),
    (b"7z\xbc\xaf", "a compressed archive; unpack it first"),
    (b"Rar!", "a compressed archive; unpack it first"),
    (b"{\\rtf", "a text document with layout"),
)
_WEB_PAGE = re.compile(rb"\s*<(?:!doctype\s+html|html|table|\?xml)", re.IGNORECASE)
# Of a table, no first cell looks like that.
_JSON = re.compile(rb'(?:\xef\xbb\xbf)?\s*(?:\{\s*"[^"]{1,99}"\s*:|\[\s*\{\s*"|\[{9})')
_ON_A_MAP = (b'"FeatureCollection"', b'"Feature"', b'"geometry"')
# A stray NUL or escape is a fault of its row. Bytes that are good UTF-8 may have nearly any number of them, as what we
# write must be read again; other bytes with so many are a picture, a program or an archive.
_MOST_CONTROLS = 0.05
_MOST_CONTROLS_IN_UTF8 = 0.9
_CONTROLS = bytes([*range(0, 9), *range(14, 27), *range(28, 32), 127])


@dataclass(frozen=True, slots=True)
class TableFile:
    """Where the bytes of a table come from; a sheet's stream can be sought in."""

    path: Path
    kind: Kind
    open_stream: Callable[[], BinaryIO]


def find_table(path: Path) -> TableFile:
    """Raises CannotRead or NotFound in one sentence for anything that holds no table."""
    with reading(path):
        if not path.is_file():
            raise _no_file(path)
        with path.open("rb") as stream:
            head = stream.read(65536)
    if not head:
        raise CannotRead(f"{shown(path)} is empty; check that it was saved or downloaded in full.")
    if head.startswith((b"PK\x03\x04", _ZIP_END)):  # in full: a row of Pakistan begins with PK too
        return _in_zip(path)
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return TableFile(path, "sheet", lambda: path.open("rb"))
    refuse_what_is_no_text(path, head)
    return TableFile(path, "text", lambda: path.open("rb"))


def refuse_what_is_no_text(path: Path, head: bytes) -> None:
    for magic, words in _OTHER_KINDS:
        if head.startswith(magic):
            raise CannotRead(f"{shown(path)} is no table but {words}.")
    if _WEB_PAGE.match(head):
        raise CannotRead(f"{shown(path)} is a web page or XML and no table; save it as CSV from a spreadsheet first.")
    if _JSON.match(head):
        raise _no_table_but_json(path, head)
    if marked_encoding(head) or wide_encoding(head):
        return  # NULs and controls are halves of letters there
    controls = len(head) - len(head.translate(None, _CONTROLS))
    if controls > len(head) * (_MOST_CONTROLS_IN_UTF8 if is_utf8(head) else _MOST_CONTROLS):
        raise CannotRead(f"{shown(path)} is no text but some other kind of file; choose a table.")


def _no_table_but_json(path: Path, head: bytes) -> CannotRead:
    if any(word in head for word in _ON_A_MAP):
        return CannotRead(
            f"{shown(path)} is a map (GeoJSON), which Vedette writes and does not read; "
            "take the incidents over as .csv, .json or .zip instead."
        )
    return CannotRead(f"{shown(path)} is JSON of another program and no table; save it as CSV first.")


def refuse_bombs(path: Path, infos: list[zipfile.ZipInfo], limit: int) -> None:
    """Judges by what the archive says of itself; zipfile stops reading where an entry grows beyond that."""
    size = sum(info.file_size for info in infos)
    packed = max(sum(info.compress_size for info in infos), 1)
    if size > limit or (size > _RATIO_MATTERS_FROM and size / packed > _SUSPICIOUS_RATIO):
        raise CannotRead(f"{shown(path)} would unpack to {size // 1024**2:,} MB; that is not safe to open.")


@contextmanager
def unpacking(path: Path) -> Iterator[None]:
    """As `reading`, and for the many other errors by which zipfile says that bytes are wrong or a method is unknown."""
    try:
        with reading(path):
            yield
    except (RuntimeError, ValueError, LookupError, OverflowError, struct.error) as error:
        raise CannotRead(f"{shown(path)} is damaged or packed in a way Vedette can't undo; unpack it first.") from error


def open_archive(path: Path, stream: IO[bytes]) -> zipfile.ZipFile:
    """Counts the entries before it reads their list: a list of a million alone would fill the memory."""
    stream.seek(0, io.SEEK_END)
    stream.seek(-min(stream.tell(), 65536 + 22), io.SEEK_END)
    tail = stream.read()
    end = tail.rfind(_ZIP_END)
    if end >= 0 and int.from_bytes(tail[end + 10 : end + 12], "little") > _ENTRY_LIMIT:
        raise CannotRead(f"{shown(path)} holds more than {_ENTRY_LIMIT:,} files; unpack it and choose one table.")
    return zipfile.ZipFile(stream)


def _no_file(path: Path) -> CannotRead | NotFound:
    if path.is_dir():
        return CannotRead(f"{shown(path)} is a folder; choose a file in it.")
    if path.exists():
        return CannotRead(f"{shown(path)} is a device and no file; choose a table.")
    return NotFound(f"There is no file {shown(path)}; check its name and folder.")


def _in_zip(path: Path) -> TableFile:
    with unpacking(path), path.open("rb") as stream, open_archive(path, stream) as archive:
        names = set(archive.namelist())
        if any(name.startswith("xl/") for name in names) or {"mimetype", "content.xml"} <= names:
            return TableFile(path, "sheet", lambda: path.open("rb"))
        if "[Content_Types].xml" in names:
            raise CannotRead(f"{shown(path)} is no table but a document; copy its table into a spreadsheet first.")
        _refuse_strange_names(path, archive)
        info = _only_table(path, archive)
        sheet = PurePosixPath(info.filename).suffix.lower() in SHEET_ENDINGS
        refuse_bombs(path, [info], SHEET_LIMIT if sheet else UNPACKED_LIMIT)
        if sheet:
            content = archive.read(info)
            return TableFile(path, "sheet", lambda: io.BytesIO(content))
        with archive.open(info) as entry:
            head = entry.read(65536)
    if not head:
        raise CannotRead(f"The table inside {shown(path)} is empty; get it again from where it came from.")
    refuse_what_is_no_text(path, head)
    return TableFile(path, "text", lambda: cast(BinaryIO, _EntryStream(path, info.filename)))


def _refuse_strange_names(path: Path, archive: zipfile.ZipFile) -> None:
    """Nothing is unpacked, but an archive with a name that leads out of it, twice the same name or a link is a trap."""
    seen: set[str] = set()
    for info in archive.infolist():
        name = info.orig_filename
        parts = re.split(r"[/\\]", name)
        strange = ".." in parts or parts[0] == "" or ":" in parts[0] or "\0" in name or name.casefold() in seen
        if strange or stat.S_IFMT(info.external_attr >> 16) not in (0, stat.S_IFREG, stat.S_IFDIR):
            raise CannotRead(
                f"{shown(path)} holds “{shown(Path(name))}”, a link or a name that leads elsewhere or is there twice; "
                "nothing of it was read."
            )
        seen.add(name.casefold())


def _only_table(path: Path, archive: zipfile.ZipFile) -> zipfile.ZipInfo:
    tables = [info for info in archive.infolist() if _is_table(info)]
    if not tables:
        raise CannotRead(f"{shown(path)} holds no table; unpack it and see what is inside.")
    if len(tables) > 1:
        names = tuple(shown(Path(info.filename)) for info in tables)
        raise NeedsChoice(f"{shown(path)} holds {len(names)} tables; unpack it and choose one of them.", names)
    if tables[0].flag_bits & 0x1:
        raise CannotRead(f"The table inside {shown(path)} is locked with a password; unpack it first.")
    if tables[0].compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA}:
        raise CannotRead(f"{shown(path)} is packed in a way Vedette can't undo; unpack it first.")
    return tables[0]


def _is_table(info: zipfile.ZipInfo) -> bool:
    name = PurePosixPath(info.filename)
    return (
        not info.is_dir()
        and not name.name.startswith(".")
        and "__MACOSX" not in name.parts
        and name.suffix.lower() in TABLE_ENDINGS
    )


class _EntryStream(io.RawIOBase):
    """An archive's entry that closes its archive with itself; it is read in place, so its name leads nowhere."""

    def __init__(self, path: Path, name: str) -> None:
        super().__init__()
        self._path = path
        with unpacking(path):
            self._archive = zipfile.ZipFile(path)
            self._entry = self._archive.open(name)

    def read(self, size: int = -1, /) -> bytes:
        with unpacking(self._path):
            return self._entry.read(size)

    def close(self) -> None:
        if not self.closed:
            self._entry.close()
            self._archive.close()
        super().close()
