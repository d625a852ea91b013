"""Page breaks: puts the strips of one document after another onto pages, without cutting any of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from vedette.domain.report.piece import Bookmark, Piece
from vedette.ui.printing.paper import DOTS_PER_POINT
from vedette.ui.printing.strips import Strip

GAP = 14 * DOTS_PER_POINT


@dataclass(slots=True)
class Slice:
    """Part of the layout of piece number `piece`, from `top` to `bottom`, painted at `at` dots below the body's top."""

    piece: int
    top: float
    bottom: float
    at: float

    @property
    def end(self) -> float:
        return self.at + self.bottom - self.top


@dataclass(slots=True)
class Page:
    """What stands on one page; `markings` are the sharing levels of the pieces on it."""

    running: str = ""
    markings: set[str] = field(default_factory=set)
    slices: list[Slice] = field(default_factory=list)
    incidents: int = 0

    @property
    def used(self) -> float:
        return self.slices[-1].end if self.slices else 0.0


@dataclass(frozen=True, slots=True)
class Entry:
    """A bookmark where it has come to lie: on which page, from 1, and how many dots below the body's top."""

    text: str
    level: int
    page: int
    at: float


class Breaker:
    """Takes pieces one after the other and knows at any time which pages they fill."""

    def __init__(self, height: float) -> None:
        self.height = height
        self.pages: list[Page] = []
        self.outline: list[Entry] = []
        self._pieces = 0
        self._gap = 0.0

    def add(self, piece: Piece, strips: list[Strip]) -> None:
        """The next piece, on a new page unless it continues the one before."""
        number, self._pieces = self._pieces, self._pieces + 1
        self._gap = GAP
        if not piece.continues or not self.pages:
            self._turn(piece)
        elif piece.resumes and len(strips) > 1 and strips[1].head == strips[0] and self.pages[-1].used:
            strips, self._gap = strips[1:], 0.0
        self.pages[-1].markings.add(piece.marking)
        marks = {bookmark.row: bookmark for bookmark in piece.bookmarks}
        for n, group in enumerate(_tied(strips, self.height)):
            self._place(piece, number, group)
            self._note(marks, group, first=n == 0)
        self.pages[-1].incidents += piece.incidents

    def _note(self, marks: dict[int | None, Bookmark], group: list[Strip], *, first: bool) -> None:
        """Where the bookmarks of these strips have come to lie."""
        last = self.pages[-1].slices[-1]
        if first and None in marks:
            self._enter(marks[None], last.at)
        for strip in group:
            if strip.row is not None and strip.row in marks:
                self._enter(marks[strip.row], last.at + strip.top - last.top)

    def _enter(self, mark: Bookmark, at: float) -> None:
        self.outline.append(Entry(mark.text, mark.level, len(self.pages), max(at, 0.0)))

    def _turn(self, piece: Piece) -> None:
        self.pages.append(Page(piece.running, {piece.marking}))

    def _place(self, piece: Piece, number: int, group: list[Strip]) -> None:
        """The strips of a group stay together, below a head of their table where they open a page."""
        page = self.pages[-1]
        top, bottom = group[0].top, group[-1].bottom
        open_slice = page.slices[-1] if page.slices and page.slices[-1].piece == number else None
        if open_slice is not None and open_slice.bottom <= top:
            if open_slice.at + bottom - open_slice.top <= self.height:
                open_slice.bottom = bottom
                return
        elif page.slices and page.used + self._gap + bottom - top <= self.height:
            page.slices.append(Slice(number, top, bottom, page.used + self._gap))
            return
        if page.slices:
            self._turn(piece)
        self._open(number, group)

    def _open(self, number: int, group: list[Strip]) -> None:
        page, head = self.pages[-1], group[0].head
        if head is not None:
            page.slices.append(Slice(number, head.top, head.bottom, 0.0))
        page.slices.append(Slice(number, group[0].top, group[-1].bottom, page.used))


def _tied(strips: list[Strip], height: float) -> Iterator[list[Strip]]:
    """Strips that belong together; a group that no page could hold is let go strip by strip."""
    group: list[Strip] = []
    for strip in strips:
        group.append(strip)
        if not strip.keeps:
            yield from _possible(group, height)
            group = []
    yield from _possible(group, height)


def _possible(group: list[Strip], height: float) -> Iterator[list[Strip]]:
    if group and group[-1].bottom - group[0].top > height:
        yield from ([strip] for strip in group)
    elif group:
        yield group
