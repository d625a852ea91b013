"""The words of a printed document as markup: for the painter of pages and for a file that needs nothing from outside.

Every text is escaped; the templates here are the program's own, those of a user never come to them.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Collection, Iterable, Sequence
from functools import cache
from itertools import groupby
from typing import Any

from jinja2 import FileSystemLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from vedette.domain.report.blocks import Cell, Para
from vedette.domain.report.drawing import Drawing
from vedette.domain.report.picture import Picture
from vedette.domain.report.visible import reads_from_right
from vedette.formats.svg import as_svg
from vedette.paths import resource


def render(template: str, **values: Any) -> str:
    """A template of ours with values of ours."""
    return environment().get_template(template).render(values)


class Drawn:
    """Hands out the mark-up of drawings: by number for the painter, who takes `taken`, or whole for a file."""

    def __init__(self, *, inline: bool) -> None:
        self._inline = inline
        self.taken: tuple[Drawing | Picture, ...] = ()

    def markup(self, one: Drawing | Picture) -> Markup:
        if self._inline:
            return _inline(one)
        self.taken = (*self.taken, one)
        return Markup('<img src="{}">').format(len(self.taken) - 1)


def row_markup(cells: Iterable[Cell], widths: Sequence[int] = (), figures: Collection[int] = ()) -> Markup:
    """A row of a table, `figures` being the columns of numbers; made here, as a register has ten thousand of them."""
    made = []
    for n, one in enumerate(cells):
        wide = f' width="{widths[n]}%"' if widths else ""
        number = ' class="number" align="right"' if n in figures else ""
        made.append(f"<td{wide}{number}{_filled(one)}</td>")
    return Markup(f"<tr>{''.join(made)}</tr>\n")


def cell_markup(paras: Cell) -> Markup:
    """A cell's paragraphs, each with its direction.

    Those that read from the left follow each other as lines of one paragraph: to lay that out takes less time and room.
    """
    found: list[str] = []
    for from_right, some in groupby(paras, lambda one: reads_from_right(one.text)):
        if from_right:
            found += [f'<p dir="rtl">{para_markup(one)}</p>' for one in some]
        else:
            found.append(f'<p dir="ltr">{_lines(some)}</p>')
    return Markup("".join(found) or "&nbsp;")


def _filled(paras: Cell) -> str:
    """The rest of a cell behind “<td”: where all of it reads from the left, the cell itself is the paragraph."""
    if any(reads_from_right(one.text) for one in paras):
        return f">{cell_markup(paras)}"
    return f' dir="ltr">{_lines(paras) or "&nbsp;"}'


def _lines(paras: Iterable[Para]) -> str:
    return "<br>".join(map(para_markup, paras))


def para_markup(one: Para) -> Markup:
    """Its runs, each in its style."""
    return Markup(
        "".join(
            f'<span class="{run.style}">{escape(run.text)}</span>' if run.style else escape(run.text)
            for run in one.runs
        )
    )


def direction(text: str) -> Markup:
    """Said of every paragraph: Qt would let the direction of one flow into the next."""
    return Markup(' dir="rtl"') if reads_from_right(text) else Markup(' dir="ltr"')


def _inline(one: Drawing | Picture) -> Markup:
    if isinstance(one, Drawing):
        return Markup(as_svg(one))
    data = b64encode(one.data).decode("ascii")
    return Markup('<img class="logo" alt="" height="{}" src="data:{};base64,{}">').format(
        round(one.height * 4 / 3), one.kind, data
    )


@cache
def environment() -> ImmutableSandboxedEnvironment:
    """Templates see values of ours only, every text is escaped, and a name that is missing is an error."""
    environment = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(resource("print")),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["kind"] = lambda block: type(block).__name__
    environment.filters["direction"] = direction
    environment.filters["row"] = row_markup
    environment.filters["cell"] = cell_markup
    environment.filters["para"] = para_markup
    return environment
