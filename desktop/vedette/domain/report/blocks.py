"""The parts that every printed document is put together from: runs of words, facts, grids, sections and sheets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from vedette.domain.report.drawing import Drawing
from vedette.domain.report.visible import isolated, visible

Style = Literal["", "strong", "quiet", "said", "code"]


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one style; `said` are somebody's own words, `quiet` are dates, grades and the like."""

    text: str
    style: Style = ""


@dataclass(frozen=True, slots=True)
class Para:
    """One paragraph."""

    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


Cell = tuple[Para, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """Label and value, line by line."""

    lines: tuple[tuple[str, Cell], ...]

    def texts(self) -> Iterator[str]:
        """Every paragraph, in order of reading; the same for each class below."""
        for label, value in self.lines:
            yield from (label, *_cells([value]))


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; `widths` are per cent and add up to a hundred. Without a head its first column is a mere number.

    `figures` are the columns, from 0, whose numbers stand below each other at the right.
    """

    widths: tuple[int, ...]
    rows: tuple[tuple[Cell, ...], ...]
    head: tuple[Cell, ...] = ()
    figures: frozenset[int] = frozenset()

    def texts(self) -> Iterator[str]:
        for row in (self.head, *self.rows):
            yield from _cells(row)


@dataclass(frozen=True, slots=True)
class Prose:
    """Running text."""

    paras: tuple[Para, ...]

    def texts(self) -> Iterator[str]:
        return (one.text for one in self.paras)


@dataclass(frozen=True, slots=True)
class Heading:
    """A line above a part of a section; it stays with what follows."""

    para: Para

    def texts(self) -> Iterator[str]:
        yield self.para.text


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing, and a line below it."""

    drawing: Drawing
    caption: Para

    def texts(self) -> Iterator[str]:
        yield from (*self.drawing.texts(), self.caption.text)


Block = Facts | Grid | Prose | Heading | Figure


@dataclass(frozen=True, slots=True)
class Section:
    """A titled part of a sheet; a small one (legend, record) is set in smaller type and kept on one page."""

    title: str
    blocks: tuple[Block, ...]
    small: bool = False

    def texts(self) -> Iterator[str]:
        yield self.title
        for block in self.blocks:
            yield from block.texts()


@dataclass(frozen=True, slots=True)
class Sheet:
    """One incident, whole, ready to be set in type. `sharing` is the key of its own TLP, '' if it has none."""

    reference: str
    title: Para
    subtitle: Para
    sections: tuple[Section, ...]
    sharing: str = ""

    def texts(self) -> Iterator[str]:
        yield from (self.reference, self.title.text, self.subtitle.text)
        for section in self.sections:
            yield from section.texts()


@dataclass(frozen=True, slots=True)
class Row:
    """One incident as a row of a document that lists many; `bookmark` is what a table of contents calls it.

    A `heading` or a `remark` has one cell, which is as wide as the table; an `entry` has two, the second as wide as all
    columns but the first. Headings and entries stay with the row that follows.
    """

    cells: tuple[Cell, ...]
    sharing: str = ""
    kind: Literal["", "heading", "entry", "remark"] = ""
    bookmark: str = ""

    def texts(self) -> Iterator[str]:
        return _cells(self.cells)


@dataclass(frozen=True, slots=True)
class Listing:
    """A document that lists incidents: what stands above its rows, how wide the columns are and what closes it."""

    title: str
    subtitle: Para
    head: tuple[Cell, ...]
    widths: tuple[int, ...]


def words(text: str, style: Style = "") -> Run:
    """Text of ours or of the record, made safe to look at."""
    return Run(isolated(visible(text)), style)


def strong(text: str) -> Run:
    return words(text, "strong")


def quiet(text: str) -> Run:
    return words(text, "quiet")


def code(text: str) -> Run:
    """A hash, an identifier, an address: something to be compared letter by letter."""
    return words(text, "code")


def said(text: str) -> Run:
    """Somebody's own words, in quotation marks."""
    return Run(f"“{isolated(visible(text))}”", "said")


def para(*runs: Run | str) -> Para:
    return Para(tuple(words(run) if isinstance(run, str) else run for run in runs if run))


def cell(*paras: Para | Run | str) -> Cell:
    """A cell of the paragraphs given; empty ones are left out."""
    made = [one if isinstance(one, Para) else para(one) for one in paras]
    return tuple([one for one in made if one.text])


def joined(runs: list[Run], between: str = "\u00a0· ") -> Para:
    """The runs in one paragraph with a sign between them."""
    spread: list[Run] = []
    for run in runs:
        spread += [Run(between, "quiet"), run] if spread else [run]
    return Para(tuple(spread))


def _cells(cells: Iterable[Cell]) -> Iterator[str]:
    for one in cells:
        yield from (paragraph.text for paragraph in one)
