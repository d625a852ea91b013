"""Printed documents as markup: pieces for the painter, or one HTML file that needs nothing from outside. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from markupsafe import Markup

from vedette.domain.dossier import Dossier
from vedette.domain.report.blocks import Sheet
from vedette.domain.report.neighbours import Neighbours
from vedette.domain.report.piece import CHARACTERS_IN_A_PIECE, Bookmark, Piece
from vedette.domain.report.portions import portions
from vedette.domain.report.redacting import Omission, redacted, summed
from vedette.domain.report.register import register
from vedette.domain.report.request import ReportRequest, narrowest
from vedette.domain.report.summary import NOWHERE, summary, withheld_section
from vedette.domain.taxonomy import Taxonomies
from vedette.formats.listing_report import LISTINGS, Listed
from vedette.formats.report_ends import ends
from vedette.formats.report_markup import Drawn, render
from vedette.paths import resource

__all__ = ["LISTINGS", "html_page", "pieces"]


def pieces(
    request: ReportRequest,
    dossiers: Iterable[Dossier],
    total: int,
    codes: Taxonomies,
    *,
    fields: Mapping[str, str] | None = None,
    groups: Iterable[str] | None = None,
    neighbours: Callable[[], Neighbours] | None = None,
    inline: bool = False,
) -> Iterator[Piece]:
    """The document in stretches that can be laid out one after the other; `total` is how many dossiers will come.

    `fields` are the labels of the logbook's own fields by key; `groups` say of each dossier with which it is listed;
    `inline` is for a file, which holds its drawings itself. Dossiers are taken one at a time and not kept.
    """
    if request.template in LISTINGS:
        return Listed(request, total, codes, inline=inline).pieces(dossiers, groups)
    return _Sheets(request, codes, fields or {}, neighbours, inline).pieces(dossiers)


def html_page(
    request: ReportRequest,
    dossiers: Iterable[Dossier],
    total: int,
    codes: Taxonomies,
    *,
    fields: Mapping[str, str] | None = None,
    groups: Iterable[str] | None = None,
    neighbours: Callable[[], Neighbours] | None = None,
) -> Iterator[str]:
    """The text of one HTML file, part by part: no script, no picture, no address that is fetched."""
    style = Markup(resource("print", "page.css").read_text(encoding="utf-8"))
    sharing = request.tlp
    yield render(
        "page_start.html.j2",
        request=request,
        marking=_sharing(codes, sharing),
        logbook=request.book,
        style=style,
    )
    for piece in pieces(
        request, dossiers, total, codes, fields=fields, groups=groups, neighbours=neighbours, inline=True
    ):
        if piece.marking != request.tlp:
            yield render("marking.html.j2", marking=_sharing(codes, piece.marking))
        sharing = narrowest(codes.tlp, [sharing, piece.marking])
        yield piece.html
    yield render("page_end.html.j2", request=request, marking=_sharing(codes, sharing))


def _sharing(codes: Taxonomies, key: str) -> str:
    return codes.tlp.label(key) if key else ""


class _Sheets:
    """The incident summary: a sheet for each incident."""

    def __init__(
        self,
        request: ReportRequest,
        codes: Taxonomies,
        fields: Mapping[str, str],
        neighbours: Callable[[], Neighbours] | None,
        inline: bool,
    ) -> None:
        self._request, self._codes, self._fields = request, codes, fields
        self._neighbours, self._inline = neighbours, inline
        self._near = NOWHERE

    def pieces(self, dossiers: Iterable[Dossier]) -> Iterator[Piece]:
        empty, request = True, self._request
        left_out: list[Omission] = []
        for dossier in dossiers:
            seen = redacted(dossier, request.profile, self._codes, request.tlp)
            if seen.dossier is None:
                left_out += seen.omissions
                continue
            empty = False
            yield from self._sheet(seen.dossier, seen.omissions)
        if empty:
            listing = register(request, 0)
            html = render("rows.html.j2", listing=listing, rows=[], opening=True, **ends(request, Drawn(inline=False)))
            yield Piece(html, marking=request.tlp)
        if left_out:
            section = withheld_section(summed(left_out))
            html = render("section.html.j2", part=section, drawn=Drawn(inline=False))
            yield Piece(html, marking=request.tlp, continues=True, omissions=summed(left_out))

    def _sheet(self, dossier: Dossier, omissions: tuple[Omission, ...]) -> Iterator[Piece]:
        request = self._request
        if self._neighbours is not None and self._near is NOWHERE and request.design.has("locator"):
            self._near = self._neighbours() if any(one.has_point for one in dossier.incident.places) else NOWHERE
        sheet = summary(dossier, self._codes, request, self._fields, omissions=omissions, neighbours=self._near)
        marking = narrowest(self._codes.tlp, [request.tlp, sheet.sharing])
        name = f"{sheet.reference} {sheet.title.text}".strip()
        for n, (html, drawn) in enumerate(self._in_parts(sheet)):
            piece = Piece(html, 0, sheet.reference, marking, True, drawings=drawn.taken)
            if n == 0:
                marks = (Bookmark(name),)
                piece = replace(piece, incidents=1, continues=False, bookmarks=marks, omissions=omissions)
            yield piece

    def _in_parts(self, sheet: Sheet) -> Iterator[tuple[str, Drawn]]:
        """The sheet as markup; more than one part where it is too long for one layout."""
        drawn = Drawn(inline=self._inline)
        around = ends(self._request, drawn)
        part = render("sheet.html.j2", sheet=sheet, **around)
        for section in sheet.sections:
            for portion in portions(section, CHARACTERS_IN_A_PIECE // 2):
                next_drawn = Drawn(inline=self._inline)
                html = render("section.html.j2", part=portion, drawn=next_drawn)
                if len(part) + len(html) > CHARACTERS_IN_A_PIECE:
                    yield part, drawn
                    part, drawn = html, next_drawn
                elif next_drawn.taken:
                    part += render("section.html.j2", part=portion, drawn=drawn)
                else:
                    part += html
        yield part + render("below.html.j2", **around), drawn
