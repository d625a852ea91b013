"""What a file is by its first bytes and its name, and whether opening it could do harm; it never looks inside."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

HEAD_BYTES = 4096
"""How much of the beginning of a file is looked at."""

LONGEST_NAME = 200
Risk = Literal["none", "ask", "never"]


@dataclass(frozen=True, slots=True)
class FileKind:
    """`risk`: open at once, ask before, or never open it from here; `why` is half a sentence for the screen."""

    mime: str
    words: str
    risk: Risk = "none"
    why: str = ""


_PROGRAM = "it is a program or a script, which would run when opened"
_SHORTCUT = "it is a shortcut, which could start a program or a page elsewhere"
_MACROS = "documents of this kind may hold macros"
_ACTIVE = "a page of this kind may run scripts or fetch things from the network"
_PACKED = "an archive can hold anything, programs too"

_UNKNOWN = FileKind("application/octet-stream", "file")
_TEXT = FileKind("text/plain", "text")
_PROGRAM_FILE = FileKind("application/x-executable", "program", "never", _PROGRAM)
_SCRIPT_FILE = FileKind("text/x-script", "script", "never", _PROGRAM)
_SHORTCUT_FILE = FileKind("application/x-shortcut", "shortcut", "never", _SHORTCUT)
_ZIP = FileKind("application/zip", "archive", "ask", _PACKED)
_OLE = FileKind("application/vnd.ms-office", "Office document", "ask", _MACROS)
_PAGE = FileKind("text/html", "web page", "ask", _ACTIVE)
_SVG = FileKind("image/svg+xml", "drawing", "ask", _ACTIVE)

_MAGIC: tuple[tuple[int, bytes, FileKind], ...] = (
    (0, b"\x89PNG\r\n\x1a\n", FileKind("image/png", "picture")),
    (0, b"\xff\xd8\xff", FileKind("image/jpeg", "picture")),
    (0, b"GIF8", FileKind("image/gif", "picture")),
    (0, b"II*\0", FileKind("image/tiff", "picture")),
    (0, b"MM\0*", FileKind("image/tiff", "picture")),
    (0, b"BM", FileKind("image/bmp", "picture")),
    (8, b"WEBP", FileKind("image/webp", "picture")),
    (0, b"%PDF-", FileKind("application/pdf", "PDF document")),
    (0, b"{\\rtf", FileKind("application/rtf", "text document", "ask", _MACROS)),
    (0, b"PK\x03\x04", _ZIP),
    (0, b"PK\x05\x06", _ZIP),
    (0, b"7z\xbc\xaf\x27\x1c", FileKind("application/x-7z-compressed", "archive", "ask", _PACKED)),
    (0, b"Rar!", FileKind("application/vnd.rar", "archive", "ask", _PACKED)),
    (0, b"\x1f\x8b", FileKind("application/gzip", "archive", "ask", _PACKED)),
    (257, b"ustar", FileKind("application/x-tar", "archive", "ask", _PACKED)),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", _OLE),
    (4, b"ftyp", FileKind("video/mp4", "film")),
    (0, b"\x1aE\xdf\xa3", FileKind("video/webm", "film")),
    (8, b"AVI ", FileKind("video/x-msvideo", "film")),
    (0, b"ID3", FileKind("audio/mpeg", "sound")),
    (0, b"OggS", FileKind("audio/ogg", "sound")),
    (0, b"fLaC", FileKind("audio/flac", "sound")),
    (8, b"WAVE", FileKind("audio/wav", "sound")),
    (0, b"MZ", _PROGRAM_FILE),
    (0, b"\x7fELF", _PROGRAM_FILE),
    (0, b"\xcf\xfa\xed\xfe", _PROGRAM_FILE),
    (0, b"\xca\xfe\xba\xbe", _PROGRAM_FILE),
    (0, b"#!", _SCRIPT_FILE),
    (0, b"L\0\0\0\x01\x14\x02\0", _SHORTCUT_FILE),
    (0, b"[Desktop Entry]", _SHORTCUT_FILE),
    (0, b"[InternetShortcut]", _SHORTCUT_FILE),
)  # fmt: skip

_OFFICE: Mapping[str, FileKind] = {
    "docx": FileKind("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "text document"),
    "xlsx": FileKind("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "spreadsheet"),
    "pptx": FileKind("application/vnd.openxmlformats-officedocument.presentationml.presentation", "slides"),
    "odt": FileKind("application/vnd.oasis.opendocument.text", "text document", "ask", _MACROS),
    "ods": FileKind("application/vnd.oasis.opendocument.spreadsheet", "spreadsheet", "ask", _MACROS),
    "odp": FileKind("application/vnd.oasis.opendocument.presentation", "slides", "ask", _MACROS),
    "kmz": FileKind("application/vnd.google-earth.kmz", "map"),
}
"""ZIP archives that are documents, by the ending of their name."""

_BY_ENDING: Mapping[str, FileKind] = {
    **dict.fromkeys("exe com scr pif msi msp cpl dll sys bin run app apk deb rpm dmg pkg jar iso img".split(),  # noqa: SIM905
                    _PROGRAM_FILE),
    **dict.fromkeys("bat cmd ps1 psm1 vbs vbe js jse mjs wsf wsh hta sh bash zsh py pyw pl rb php reg scf chm".split(),  # noqa: SIM905
                    _SCRIPT_FILE),
    **dict.fromkeys(("lnk", "url", "desktop", "webloc", "appref-ms", "library-ms", "search-ms"), _SHORTCUT_FILE),
    **dict.fromkeys("docm dotm xlsm xlsb xltm xlam pptm potm ppsm doc xls ppt".split(), _OLE),  # noqa: SIM905
    **dict.fromkeys(("html", "htm", "xhtml", "mht", "mhtml", "xml"), _PAGE),
    **dict.fromkeys(("svg", "svgz"), _SVG),
    "csv": FileKind("text/csv", "table"),
    "json": FileKind("application/json", "data"),
    "eml": FileKind("message/rfc822", "message", "ask", _ACTIVE),
}  # fmt: skip

_RISKS: Mapping[Risk, int] = {"none": 0, "ask": 1, "never": 2}


def kind_of(name: str, head: bytes) -> FileKind:
    """By content first; but an ending that programs would obey counts too, whatever the content says."""
    by_content = _by_content(head)
    ending = name.casefold().rstrip(". ").replace("\\", "/").rsplit("/", 1)[-1].rpartition(".")[2]
    if by_content is _ZIP and ending in _OFFICE:
        by_content = _OFFICE[ending]
    by_ending = _BY_ENDING.get(ending)
    if by_ending is None or by_content.risk == "never":
        return by_content
    if by_content in (_UNKNOWN, _TEXT, _ZIP) or _RISKS[by_ending.risk] > _RISKS[by_content.risk]:
        return by_ending
    return by_content


def safe_name(name: str) -> str:
    """A name that any file system takes and that hides nothing: no path, no control or turning signs, an ending."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    plain = "".join(c if c.isprintable() and c not in '<>:"|?*' else "_" for c in last).strip(". ")
    stem, dot, ending = plain.rpartition(".")
    if not dot or len(ending) > 16:
        stem, ending = plain, ""
    if stem.casefold() in _RESERVED:
        stem = f"_{stem}"
    stem = _cut(stem, LONGEST_NAME - len(ending.encode()) - 1) or "attachment"
    return f"{stem}.{ending}" if ending else stem


def size_in_words(size: int) -> str:
    """Bytes as a person reads them."""
    for unit, step in (("GB", 1 << 30), ("MB", 1 << 20), ("KB", 1 << 10)):
        if size >= step:
            return f"{size / step:.1f} {unit}"
    return f"{size} byte{'' if size == 1 else 's'}"


def _by_content(head: bytes) -> FileKind:
    for at, magic, kind in _MAGIC:
        if head[at : at + len(magic)] == magic:
            return kind
    start = head[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if b"<svg" in start:
        return _SVG
    if start.startswith((b"<!doctype html", b"<html", b"<?xml", b"<script")):
        return _PAGE
    return _TEXT if head and not _is_binary(head) else _UNKNOWN


def _is_binary(head: bytes) -> bool:
    return b"\0" in head or sum(byte < 9 for byte in head) > 0


def _cut(text: str, most: int) -> str:
    """At most so many bytes, whole characters only."""
    return text.encode("utf-8", "replace")[: max(most, 1)].decode("utf-8", "ignore").rstrip(". ")


_RESERVED = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))})
