"""Printed documents as markup: pieces for the painter, or one HTML file that needs nothing from outside. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from itertools import islice
from typing import Any

from jinja2 import FileSystemLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from vedette.domain.dossier import Dossier
from vedette.domain.report.blocks import Listing, Row, Sheet
from vedette.domain.report.chronology import chronology, chronology_row
from vedette.domain.report.piece import CHARACTERS_IN_A_PIECE, ROWS_IN_A_PIECE, Piece
from vedette.domain.report.portions import portions
from vedette.domain.report.register import register, register_row
from vedette.domain.report.request import ReportRequest, narrowest
from vedette.domain.report.sitrep import Tally, sitrep, sitrep_row
from vedette.domain.report.summary import summary
from vedette.domain.report.visible import one_line, reads_from_right
from vedette.domain.taxonomy import Taxonomies
from vedette.paths import resource

Lister = tuple[Callable[[ReportRequest, int], Listing], Callable[[Dossier, Taxonomies], Row]]
LISTINGS: Mapping[str, Lister] = {
    "register": (register, register_row),
    "chronology": (chronology, chronology_row),
    "sitrep": (sitrep, sitrep_row),
}


def pieces(
    request: ReportRequest,
    dossiers: Iterable[Dossier],
    total: int,
    codes: Taxonomies,
    *,
    fields: Mapping[str, str] | None = None,
) -> Iterator[Piece]:
    """The document in stretches that can be laid out one after the other; `total` is how many dossiers will come.

    `fields` are the labels of the logbook's own fields by key. Dossiers are taken one at a time and not kept.
    """
    if request.template in LISTINGS:
        return _listing(request, dossiers, total, codes)
    return _sheets(request, dossiers, codes, fields or {})


def html_page(
    request: ReportRequest,
    dossiers: Iterable[Dossier],
    total: int,
    codes: Taxonomies,
    *,
    fields: Mapping[str, str] | None = None,
) -> Iterator[str]:
    """The text of one HTML file, part by part: no script, no picture, no address that is fetched."""
    style = Markup(resource("print", "page.css").read_text(encoding="utf-8"))
    sharing = request.tlp
    yield _render(
        "page_start.html.j2",
        request=request,
        marking=_sharing(codes, sharing),
        logbook=one_line(request.logbook),
        style=style,
    )
    for piece in pieces(request, dossiers, total, codes, fields=fields):
        if piece.marking != request.tlp:
            yield _render("marking.html.j2", marking=_sharing(codes, piece.marking))
        sharing = narrowest(codes.tlp, [sharing, piece.marking])
        yield piece.html
    yield _render("page_end.html.j2", request=request, marking=_sharing(codes, sharing))


def _sharing(codes: Taxonomies, key: str) -> str:
    return codes.tlp.label(key) if key else ""


def _sheets(
    request: ReportRequest, dossiers: Iterable[Dossier], codes: Taxonomies, fields: Mapping[str, str]
) -> Iterator[Piece]:
    empty = True
    for dossier in dossiers:
        empty = False
        sheet = summary(dossier, codes, request, fields)
        marking = narrowest(codes.tlp, [request.tlp, sheet.sharing])
        for n, html in enumerate(_in_parts(sheet)):
            yield Piece(html, 0 if n else 1, sheet.reference, marking, continues=n > 0)
    if empty:
        yield Piece(_render("rows.html.j2", listing=register(request, 0), rows=[], opening=True), marking=request.tlp)


def _in_parts(sheet: Sheet) -> Iterator[str]:
    """The sheet as markup; more than one part where it is too long for one layout."""
    part = _render("sheet.html.j2", sheet=sheet)
    for section in sheet.sections:
        for portion in portions(section, CHARACTERS_IN_A_PIECE // 2):
            html = _render("section.html.j2", part=portion)
            if len(part) + len(html) > CHARACTERS_IN_A_PIECE:
                yield part
                part = ""
            part += html
    yield part


def _listing(request: ReportRequest, dossiers: Iterable[Dossier], total: int, codes: Taxonomies) -> Iterator[Piece]:
    heading, row_of = LISTINGS[request.template]
    tally = Tally()
    listing, coming = heading(request, total), _tallied(dossiers, tally)
    opening = True
    while (taken := [row_of(dossier, codes) for dossier in islice(coming, ROWS_IN_A_PIECE)]) or opening:
        html = _render("rows.html.j2", listing=listing, rows=[row.cells for row in taken], opening=opening)
        marking = narrowest(codes.tlp, [request.tlp, *(row.sharing for row in taken)])
        yield Piece(html, len(taken), "", marking, continues=not opening)
        opening = False
    if request.template == "sitrep" and tally.incidents:
        closing = (_render("section.html.j2", part=part) for part in tally.sections(codes))
        yield Piece("".join(closing), marking=request.tlp, continues=True)


def _tallied(dossiers: Iterable[Dossier], tally: Tally) -> Iterator[Dossier]:
    for dossier in dossiers:
        tally.add(dossier.incident)
        yield dossier


def _render(template: str, **values: Any) -> str:
    return _environment().get_template(template).render(values)


@cache
def _environment() -> ImmutableSandboxedEnvironment:
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
    environment.filters["direction"] = _direction
    return environment


def _direction(text: str) -> Markup:
    """Said of every paragraph: Qt would let the direction of one flow into the next."""
    return Markup(' dir="rtl"') if reads_from_right(text) else Markup(' dir="ltr"')
