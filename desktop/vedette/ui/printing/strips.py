"""A document laid out without pages, taken apart into strips that must not be cut: lines, rows, headings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from PySide6.QtGui import QTextBlock, QTextDocument, QTextFrame, QTextTable, QTextTableCell

from vedette.ui.printing.paper import DOTS_PER_PIXEL

_PAST_THE_RULE = 0.7 * DOTS_PER_PIXEL
_LINES_TOGETHER = 2
_SMALL_TABLE = 0.2
"""Of a page: a table with a head that takes no more of it is not parted."""

WHOLE = "whole"


@dataclass(frozen=True, slots=True)
class Strip:
    """From `top` to `bottom` in dots of its document. `keeps` ties it to the next; `head` is the head of its table.

    `row` is where a row of a table with a head begins, counted from 0 below the head.
    """

    top: float
    bottom: float
    keeps: bool = False
    head: Strip | None = None
    row: int | None = None

    @property
    def height(self) -> float:
        return self.bottom - self.top


def strips(document: QTextDocument, page_height: float) -> list[Strip]:
    """All of the document, in order; rows higher than a page are taken apart between their lines."""
    found: list[Strip] = []
    whole = after_table = False
    step = document.rootFrame().begin()
    while not step.atEnd():
        frame, block = step.currentFrame(), step.currentBlock()
        if isinstance(frame, QTextTable):
            rows = _table(document, frame, page_height)
            found += _together(rows) if whole or _is_small(frame, rows, page_height) else rows
        elif frame is None and block.isValid() and block.text():
            heading = bool(block.blockFormat().headingLevel())
            if after_table and not heading:
                found[-1] = replace(found[-1], keeps=True)  # a note stays with the table that it is about
            if whole and not heading and found:
                found[-1] = replace(found[-1], keeps=True)
            whole = _asks_to_be_whole(block) if heading else whole
            found += _paragraph(document, block)
        if frame is not None or block.text():
            after_table = frame is not None
        step += 1
    return found


def _asks_to_be_whole(heading: QTextBlock) -> bool:
    """A heading with the anchor “whole”: what follows should not be parted from it."""
    step = heading.begin()
    return not step.atEnd() and WHOLE in step.fragment().charFormat().anchorNames()


def _is_small(table: QTextTable, rows: list[Strip], page_height: float) -> bool:
    return bool(table.format().headerRowCount()) and rows[-1].bottom - rows[0].top <= _SMALL_TABLE * page_height


def _together(rows: list[Strip]) -> list[Strip]:
    return [*(replace(row, keeps=True) for row in rows[:-1]), *rows[-1:]]


def _paragraph(document: QTextDocument, block: QTextBlock) -> list[Strip]:
    if block.blockFormat().headingLevel():
        box = document.documentLayout().blockBoundingRect(block)
        return [Strip(box.top(), box.bottom(), keeps=True)]
    lines = list(_lines(document, block))
    ties = {n for n in range(len(lines) - 1) if n < _LINES_TOGETHER - 1 or n >= len(lines) - _LINES_TOGETHER}
    return [replace(line, keeps=n in ties) for n, line in enumerate(lines)]


def _lines(document: QTextDocument, block: QTextBlock) -> Iterator[Strip]:
    top = document.documentLayout().blockBoundingRect(block).top()
    layout = block.layout()
    for n in range(layout.lineCount()):
        line = layout.lineAt(n)
        yield Strip(top + line.y(), top + line.y() + line.height())


def _table(document: QTextDocument, table: QTextTable, page_height: float) -> list[Strip]:
    end = _table_end(document, table)
    tops = [_row_top(document, table, row) for row in range(table.rows())]
    rows = [Strip(top, below) for top, below in zip(tops, [*tops[1:], end], strict=True)]
    if not table.format().headerRowCount():
        return [strip for n, row in enumerate(rows) for strip in _fitting(document, table, n, row, page_height)]
    head = replace(rows[0], keeps=True)
    room = page_height - head.height
    found = [head]
    for n, row in enumerate(rows[1:], 1):
        first, *more = _fitting(document, table, n, row, room)
        keeps = bool(table.cellAt(n, 0).firstCursorPosition().blockFormat().headingLevel())
        found.append(replace(first, head=head, row=n - 1, keeps=keeps))
        found += [replace(strip, head=head) for strip in more]
    return found


def _row_top(document: QTextDocument, table: QTextTable, row: int) -> float:
    """Just below the rule that closes the row above."""
    cell = table.cellAt(row, 0)
    content = document.documentLayout().blockBoundingRect(cell.firstCursorPosition().block()).top()
    padding = cell.format().toTableCellFormat().topPadding() * DOTS_PER_PIXEL if row else 0.0
    return content - padding + (_PAST_THE_RULE if row else 0.0)


def _table_end(document: QTextDocument, table: QTextTable) -> float:
    """Below the rule that closes the last row; Qt's own rectangle of a table is off by its margin."""
    cells = [table.cellAt(table.rows() - 1, column) for column in range(table.columns())]
    ends = (document.documentLayout().blockBoundingRect(cell.lastCursorPosition().block()).bottom() for cell in cells)
    padding = cells[0].format().toTableCellFormat().bottomPadding() * DOTS_PER_PIXEL
    return max(ends) + padding + DOTS_PER_PIXEL


def _fitting(document: QTextDocument, table: QTextTable, n: int, row: Strip, room: float) -> list[Strip]:
    """The row as one strip, or cut wherever no line of any of its cells is cut."""
    if row.height <= room:
        return [row]
    lines = [line for column in range(table.columns()) for line in _cell_lines(document, table.cellAt(n, column))]
    cuts, reach = [row.top], row.top
    for line in sorted(lines, key=lambda one: one.top):
        if line.top >= reach and line.top > cuts[-1] and reach > row.top:
            cuts.append(line.top)
        reach = max(reach, line.bottom)
    return [Strip(top, bottom) for top, bottom in zip(cuts, [*cuts[1:], row.bottom], strict=True)]


def _cell_lines(document: QTextDocument, cell: QTextTableCell) -> Iterator[Strip]:
    step = cell.begin()
    while not step.atEnd():
        inner: QTextFrame | None = step.currentFrame()
        if inner is None:
            yield from _lines(document, step.currentBlock())
        step += 1
