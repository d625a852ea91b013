"""A stretch of a document as markup, small enough to be laid out alone; made by a format, painted by the window."""

from __future__ import annotations

from dataclasses import dataclass

from vedette.domain.report.drawing import Drawing
from vedette.domain.report.picture import Picture
from vedette.domain.report.redacting import Omission

ROWS_IN_A_PIECE = 20  # a layout holds up the window for as long as it takes
CHARACTERS_IN_A_PIECE = 40_000


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An entry of the table of contents: the piece itself, or row `row` of its table, counted from 0 below the head."""

    text: str
    level: int = 0
    row: int | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """`running` stands in the head of its pages; `marking` is the key of the narrowest sharing level in it.

    A piece begins a new page unless it `continues` the one before. If it `resumes` a table, the head of that is not
    said again in the middle of a page. `drawings` are named in the markup by number; `omissions` are what was left out
    of it or masked.
    """

    html: str
    incidents: int = 0
    running: str = ""
    marking: str = ""
    continues: bool = False
    bookmarks: tuple[Bookmark, ...] = ()
    drawings: tuple[Drawing | Picture, ...] = ()
    omissions: tuple[Omission, ...] = ()
    resumes: bool = False
