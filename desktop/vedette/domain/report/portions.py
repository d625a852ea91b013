"""Sheets of unusual length taken apart, so that nothing has to be laid out in one go that is too large for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TypeVar

from vedette.domain.report.blocks import Block, Facts, Grid, Prose, Section

_T = TypeVar("_T")


def portions(section: Section, most: int) -> Iterator[Section]:
    """The section whole, or in parts of about `most` characters that repeat its title as “(continued)”."""
    kept: list[Block] = []
    size = 0
    title = section.title
    for block in (small for large in section.blocks for small in _split(large, most)):
        length = sum(map(len, block.texts()))
        if kept and size + length > most:
            yield replace(section, title=title, blocks=tuple(kept))
            kept, size = [], 0
            title = f"{section.title} (continued)" if section.title else ""
        kept.append(block)
        size += length
    yield replace(section, title=title, blocks=tuple(kept))


def _split(block: Block, most: int) -> Iterator[Block]:
    match block:
        case Grid():
            for rows in _runs(
                block.rows, [sum(len(one.text) for cell in row for one in cell) for row in block.rows], most
            ):
                yield replace(block, rows=rows)
        case Facts():
            sizes = [sum(len(one.text) for one in value) for _, value in block.lines]
            for lines in _runs(block.lines, sizes, most):
                yield Facts(lines)
        case Prose():
            for paras in _runs(block.paras, [len(one.text) for one in block.paras], most):
                yield Prose(paras)
        case _:
            yield block


def _runs(values: tuple[_T, ...], sizes: list[int], most: int) -> Iterator[tuple[_T, ...]]:
    """Neighbours together as long as their sizes add up to no more than `most`; one alone may pass it."""
    start = total = 0
    for n, size in enumerate(sizes):
        if n > start and total + size > most:
            yield values[start:n]
            start, total = n, 0
        total += size
    yield values[start:]
