"""A stretch of a document as markup, small enough to be laid out alone; made by a format, painted by the window."""

from __future__ import annotations

from dataclasses import dataclass

ROWS_IN_A_PIECE = 40  # layout takes longer than in proportion: 40 rows at a time are twice as fast as 200
CHARACTERS_IN_A_PIECE = 1_000_000


@dataclass(frozen=True, slots=True)
class Piece:
    """`running` stands in the head of its pages; `marking` is the key of the narrowest sharing level in it.

    A piece begins a new page unless it `continues` the one before; then a table head at its start is not said again
    in the middle of a page.
    """

    html: str
    incidents: int = 0
    running: str = ""
    marking: str = ""
    continues: bool = False
