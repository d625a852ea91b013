"""Blocks of a report as the small HTML that a text view understands; every text of the record is escaped here."""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence

from vedette.domain.report.blocks import Block, Cell, Facts, Figure, Grid, Heading, Para, Run, Section
from vedette.domain.report.visible import isolated, reads_from_right, visible
from vedette.ui.text_scale import grown

_STYLES = {"strong": "strong", "quiet": "quiet", "said": "said", "code": "code"}
ICON = 14
LABEL = 22
NUMBER = 11
"""The share of the width, in per cent, that the labels of facts take."""

SHORT_LABEL, SHORT_NUMBER = 14, 4
"""In letters: a label, or the number of a row, up to this length is never broken, however large the letters are."""


def escaped(text: str) -> str:
    """Text of the record for the page: hidden characters shown, markup of no meaning."""
    return html.escape(isolated(visible(text)))


def strong(text: str) -> str:
    return f'<span class="strong">{escaped(text)}</span>'


def quiet(text: str) -> str:
    return f'<span class="quiet">{escaped(text)}</span>'


def explained(text: str, meaning: str) -> str:
    """Quiet words with what they mean beside the mouse."""
    return f'<span class="quiet" title="{escaped(meaning)}">{escaped(text)}</span>' if meaning else quiet(text)


def paragraph(inner: str, css: str = "", *, plain: str = "") -> str:
    """A paragraph of markup; `plain` is its text, for the direction in which it is read.

    The direction is always given: in a text view it holds for what follows, until another is.
    """
    direction = "rtl" if reads_from_right(plain) else "ltr"
    return f'<p class="{css}" dir="{direction}">{inner}</p>' if css else f'<p dir="{direction}">{inner}</p>'


def icon(name: str, tint: str = "") -> str:
    """An icon of ours in the line, in a tint; its meaning stands in words beside it."""
    side = grown(ICON)
    return f'<img src="icon:{name}:{tint}" width="{side}" height="{side}" style="vertical-align: middle">'


def link(target: int, inner: str) -> str:
    """Something that can be followed; the page knows where each number leads."""
    return f'<a href="to:{target}">{inner}</a>'


def heading(title: str) -> str:
    """The line above a section."""
    return paragraph(escaped(title), "part")


def table(rows: Iterable[Sequence[str]], widths: Sequence[int], *, head: bool = False, css: str = "grid") -> str:
    """A table of markup; `widths` in per cent. With `head` the first row is set apart."""
    lines = []
    for number, cells in enumerate(rows):
        kind = "head" if head and number == 0 else "body"
        made = "".join(
            f'<td class="{kind}" width="{width}%">{inner or "&nbsp;"}</td>'
            for inner, width in zip(cells, widths, strict=True)
        )
        lines.append(f"<tr>{made}</tr>")
    return f'<table class="{css}" width="100%" cellspacing="0" cellpadding="0" border="0">{"".join(lines)}</table>'


def section(one: Section, *, narrow: bool = False) -> str:
    """A section of a report; nothing where it holds nothing. `narrow`: a grid has two columns at most."""
    if not one.blocks:
        return ""
    return (heading(one.title) if one.title else "") + "".join(block(part, narrow=narrow) for part in one.blocks)


def block(one: Block, *, narrow: bool = False) -> str:
    """One block of a report."""
    if isinstance(one, Facts):
        return facts((label, cell(value)) for label, value in one.lines)
    if isinstance(one, Grid):
        return _grid(one, narrow=narrow)
    if isinstance(one, Figure):  # drawings are for paper; what they show stands in the words
        return paragraph(runs(one.caption), "prose", plain=one.caption.text)
    if isinstance(one, Heading):
        return paragraph(runs(one.para), "heading", plain=one.para.text)
    return "".join(paragraph(runs(part), "prose", plain=part.text) for part in one.paras)


def _grid(one: Grid, *, narrow: bool) -> str:
    """Where the pane is narrow, what stands in further columns goes below the second: no word is broken for it."""
    rows = [[_first(row[0]), *(cell(part) for part in row[1:])] for row in (one.head, *one.rows) if row]
    widths = _for_pane(one.widths)
    if narrow and len(widths) > 2:
        rows = [[first, "".join(rest)] for first, *rest in rows]
        widths = [widths[0], 100 - widths[0]]
    return table(rows, widths, head=bool(one.head))


def _first(paras: Cell) -> str:
    """The number of a row stays in one piece."""
    return "".join(paragraph(runs(part), "short" if len(part.text) <= SHORT_NUMBER else "") for part in paras)


def facts(lines: Iterable[tuple[str, str]]) -> str:
    """Labels and the markup of what they stand for, under each other."""
    return table(([_label(label), value] for label, value in lines), (LABEL, 100 - LABEL), css="facts")


def _label(label: str) -> str:
    return paragraph(quiet(label), "short" if len(label) <= SHORT_LABEL else "")


def _for_pane(widths: Sequence[int]) -> list[int]:
    """A pane is narrower than paper: a number in the first column must not break; the widest column gives way."""
    given = list(widths)
    lacking = max(0, NUMBER - given[0])
    given[given.index(max(given))] -= lacking
    given[0] += lacking
    return given


def cell(paras: Cell) -> str:
    """The paragraphs of a cell."""
    return "".join(paragraph(runs(part), plain=part.text) for part in paras)


def runs(one: Para) -> str:
    """Runs are made visible already where they were put together."""
    return "".join(_run(part) for part in one.runs)


def _run(one: Run) -> str:
    text = html.escape(one.text)
    style = _STYLES.get(one.style, "")
    return f'<span class="{style}">{text}</span>' if style else text
