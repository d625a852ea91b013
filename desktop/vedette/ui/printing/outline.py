"""Bookmarks for a PDF that Qt wrote: Qt has none, so they are appended as an update of the file (ISO 32000-1, 7.5.6).

Nothing that was written is read again or moved: only where the catalog, the pages and the list of objects are.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from vedette.ui.printing.pages import Entry

_TRAILER = re.compile(rb"trailer\s*<<(.*?)>>\s*startxref\s+(\d+)\s+%%EOF\s*$", re.DOTALL)
_SIZE, _ROOT = re.compile(rb"/Size\s+(\d+)"), re.compile(rb"/Root\s+(\d+) 0 R")
_KIDS = re.compile(rb"/Type\s*/Pages\b.*?/Kids\s*\[(.*?)\]", re.DOTALL)
_REFERENCE = re.compile(rb"(\d+) 0 R")
_CATALOG = re.compile(rb"<<\s*/Type\s*/Catalog\b(.*?)>>\s*endobj", re.DOTALL)
LONGEST_TITLE = 200


@dataclass(frozen=True, slots=True)
class Written:
    """What Qt left: how long the file is, and its first and last bytes."""

    length: int
    head: bytes
    tail: bytes


@dataclass(frozen=True, slots=True)
class _File:
    """Where things are in the file."""

    catalog: bytes
    root: int
    size: int
    before: int
    pages: tuple[int, ...]
    trailer: bytes


def append_outline(
    written: Written, entries: Sequence[Entry], height_of: Callable[[Entry], float], write: Callable[[bytes], object]
) -> bool:
    """Writes the bookmarks behind the file; False, and nothing written, where there are none or it is built otherwise.

    `height_of` says how many points above the lower edge of its page an entry points to.
    """
    found = _read(written)
    if found is None or not entries:
        return False
    return _Appender(found, written.length, write).append(entries, height_of)


def _read(written: Written) -> _File | None:
    trailer = _TRAILER.search(written.tail)
    catalog = _CATALOG.search(written.head) or _CATALOG.search(written.tail)
    kids = _KIDS.search(written.tail)
    if trailer is None or catalog is None or kids is None:
        return None
    size, root = _SIZE.search(trailer[1]), _ROOT.search(trailer[1])
    if size is None or root is None:
        return None
    pages = tuple(int(number) for number in _REFERENCE.findall(kids[1]))
    return _File(catalog[1], int(root[1]), int(size[1]), int(trailer[2]), pages, trailer[1])


class _Appender:
    """Counts bytes while it writes, as a list of objects says where each of them begins."""

    def __init__(self, file: _File, length: int, write: Callable[[bytes], object]) -> None:
        self._file, self._at, self._write = file, length, write
        self._offsets = array("Q")

    def append(self, entries: Sequence[Entry], height_of: Callable[[Entry], float]) -> bool:
        file = self._file
        tree = _linked(entries)
        first = file.size + 1
        for n, entry in enumerate(entries):
            self._object(first + n, _item(entry, tree[n], file, height_of(entry)))
        top = [n for n, branch in enumerate(tree) if branch.parent is None]
        outlines = f"<< /Type /Outlines /First {first + top[0]} 0 R /Last {first + top[-1]} 0 R /Count {len(top)} >>"
        self._object(file.size, outlines.encode())
        self._object(file.root, _catalog(file))
        self._list_of_objects(len(entries))
        return True

    def _object(self, number: int, body: bytes) -> None:
        self._offsets.append(self._at)
        self._put(b"%d 0 obj\n%s\nendobj\n" % (number, body))

    def _list_of_objects(self, entries: int) -> None:
        """The entries come first in the file and last in numbers."""
        file, start = self._file, self._at
        *items, outlines, root = self._offsets
        self._put(b"xref\n0 1\n0000000000 65535 f \n%d 1\n%010d 00000 n \n%d %d\n%010d 00000 n \n"
                  % (file.root, root, file.size, entries + 1, outlines))  # fmt: skip
        for offset in items:
            self._put(b"%010d 00000 n \n" % offset)
        kept = _SIZE.sub(b"/Size %d" % (file.size + entries + 1), file.trailer).strip()
        self._put(b"trailer\n<<\n%s\n/Prev %d\n>>\nstartxref\n%d\n%%%%EOF\n" % (kept, file.before, start))

    def _put(self, data: bytes) -> None:
        self._write(data)
        self._at += len(data)


@dataclass(slots=True)
class _Branch:
    """How an entry hangs together with others, by their places in the list."""

    parent: int | None
    before: int | None = None
    after: int | None = None
    first: int | None = None
    last: int | None = None
    children: int = 0


def _linked(entries: Sequence[Entry]) -> list[_Branch]:
    """Two levels: an entry of level 1 belongs to the last one of level 0, if there is one."""
    tree: list[_Branch] = []
    above: int | None = None
    latest: dict[int | None, int] = {}
    for n, entry in enumerate(entries):
        parent = above if entry.level else None
        branch = _Branch(parent, latest.get(parent))
        if branch.before is not None:
            tree[branch.before].after = n
        if parent is not None:
            tree[parent].first = n if tree[parent].first is None else tree[parent].first
            tree[parent].last, tree[parent].children = n, tree[parent].children + 1
        latest[parent] = n
        above = n if not entry.level else above
        tree.append(branch)
    return tree


def _item(entry: Entry, branch: _Branch, file: _File, height: float) -> bytes:
    base = file.size + 1
    parent = file.size if branch.parent is None else base + branch.parent
    parts = [b"/Title %s /Parent %d 0 R" % (_text(entry.text), parent)]
    links = (("Prev", branch.before), ("Next", branch.after), ("First", branch.first), ("Last", branch.last))
    parts += [b"/%s %d 0 R" % (name.encode(), base + n) for name, n in links if n is not None]
    parts += [b"/Count %d" % -branch.children] if branch.children else []
    if 0 < entry.page <= len(file.pages):
        parts.append(b"/Dest [%d 0 R /XYZ null %.1f null]" % (file.pages[entry.page - 1], height))
    return b"<< %s >>" % b" ".join(parts)


def _catalog(file: _File) -> bytes:
    shown = b"/PageMode /UseOutlines /ViewerPreferences << /DisplayDocTitle true >> /Lang (en)"
    return b"<< /Type /Catalog %s /Outlines %d 0 R %s >>" % (file.catalog.strip(), file.size, shown)


def _text(text: str) -> bytes:
    """A text string in UTF-16, in hexadecimal so that no byte of it means anything else."""
    kept = " ".join(text.split())[:LONGEST_TITLE]
    return b"<FEFF%s>" % kept.encode("utf-16-be", "replace").hex().upper().encode()
