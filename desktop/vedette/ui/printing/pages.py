"""Page breaks: puts the strips of one document after another onto pages, without cutting any of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from vedette.domain.report.piece import Piece
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


class Breaker:
    """Takes pieces one after the other and knows at any time which pages they fill."""

    def __init__(self, height: float) -> None:
        self.height = height
        self.pages: list[Page] = []
        self._pieces = 0
        self._gap = 0.0

    def add(self, piece: Piece, strips: list[Strip]) -> None:
        """The next piece, on a new page unless it continues the one before."""
        number, self._pieces = self._pieces, self._pieces + 1
        self._gap = GAP
        if not piece.continues or not self.pages:
            self._turn(piece)
        elif strips and strips[0].keeps and len(strips) > 1 and strips[1].head == strips[0] and self.pages[-1].used:
            strips, self._gap = strips[1:], 0.0
        self.pages[-1].markings.add(piece.marking)
        for group in _tied(strips, self.height):
            self._place(piece, number, group)
        self.pages[-1].incidents += piece.incidents

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
