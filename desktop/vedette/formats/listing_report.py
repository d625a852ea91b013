"""Documents that list incidents – register, situation report, chronology – as markup, piece by piece. No Qt."""

from __future__ import annotations

import pickle
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import repeat

from vedette.domain.dossier import Dossier
from vedette.domain.report.blocks import Figure, Listing, Row, Section, cell, para, quiet, strong
from vedette.domain.report.chronology import chronology, chronology_row, gap
from vedette.domain.report.piece import ROWS_IN_A_PIECE, Bookmark, Piece
from vedette.domain.report.print_template import Part
from vedette.domain.report.redacting import Omission, redacted, summed
from vedette.domain.report.register import group_title, register, register_row
from vedette.domain.report.request import ReportRequest, narrowest
from vedette.domain.report.sitrep import sitrep, sitrep_row
from vedette.domain.report.summary import withheld_section
from vedette.domain.report.tally import Tally
from vedette.domain.report.timeline import MOST_LANES, Lane, timeline
from vedette.domain.report.visible import one_line
from vedette.domain.taxonomy import Taxonomies
from vedette.formats.report_ends import ends
from vedette.formats.report_markup import Drawn, render

Lister = tuple[Callable[[ReportRequest, int], Listing], Callable[[Dossier, Taxonomies, ReportRequest | None], Row]]
LISTINGS: Mapping[str, Lister] = {
    "register": (register, register_row),
    "chronology": (chronology, chronology_row),
    "sitrep": (sitrep, sitrep_row),
}


class Listed:
    """One such document while it is made: what was counted and left out so far, and what is still to be said."""

    def __init__(self, request: ReportRequest, total: int, codes: Taxonomies, *, inline: bool) -> None:
        self._request, self._codes, self._inline = request, codes, inline
        heading, self._row_of = LISTINGS[request.template]
        self._listing = heading(request, total)
        self._tally, self._group_tally = Tally(), Tally()
        self._lanes: list[Lane] = []
        self._left_out: list[Omission] = []
        self._group: str | None = None
        self._reached = ""

    def pieces(self, dossiers: Iterable[Dossier], groups: Iterable[str] | None) -> Iterator[Piece]:
        """Its parts in the order of the template; figures may stand before the table that they were counted from."""
        before, after = self._around_table()
        rows = self._rows(zip(dossiers, groups if groups is not None else repeat(""), strict=False))
        table = self._table(rows, opening=not before, title=self._table_title())
        kept = [zlib.compress(pickle.dumps(piece), 1) for piece in table] if before else []
        opened = False
        for section in self._sections(before):
            yield self._piece(section, opening=not opened)
            opened = True
        if before and not opened:
            yield self._piece(Section("", ()), opening=True)
        yield from (pickle.loads(zlib.decompress(piece)) for piece in kept)
        yield from table
        for section in self._sections(after):
            yield self._piece(section)
        yield from self._end()

    def _around_table(self) -> tuple[list[Part], list[Part]]:
        parts = list(self._request.design.ordered(self._request.template))
        at = next((n for n, part in enumerate(parts) if part.key == "table"), len(parts))
        return parts[:at], parts[at + 1 :]

    def _table_title(self) -> str:
        parts = self._request.design.ordered(self._request.template)
        return next((one_line(part.title, 200) for part in parts if part.key == "table"), "")

    def _table(self, rows: Iterator[Row], *, opening: bool, title: str) -> Iterator[Piece]:
        """Twenty rows at a time; without a table, the incidents are counted all the same."""
        shown = self._request.design.has("table")
        first, taken = True, list(_some(rows))
        while taken or (first and opening):
            if shown or (first and opening):
                yield self._rows_piece(taken if shown else [], title if first else "", first, opening and first)
            first, taken = False, list(_some(rows))

    def _rows_piece(self, rows: list[Row], title: str, first: bool, opening: bool) -> Piece:
        drawn = Drawn(inline=self._inline)
        around = ends(self._request, drawn) if opening else {"above": (), "below": (), "logo": ""}
        html = render("rows.html.j2", listing=self._listing, rows=rows, opening=opening, title=title, **around)
        marking = narrowest(self._codes.tlp, [self._request.tlp, *(row.sharing for row in rows)])
        level = 1 if self._request.group else 0
        marks = tuple(
            Bookmark(row.bookmark, 0 if row.kind == "heading" else level, n)
            for n, row in enumerate(rows)
            if row.bookmark
        )
        return Piece(
            html, sum(not row.kind for row in rows), "", marking, not opening,
            bookmarks=((Bookmark(title),) if title and first else ()) + marks,
            drawings=drawn.taken, resumes=not first,
        )  # fmt: skip

    def _rows(self, coming: Iterable[tuple[Dossier, str]]) -> Iterator[Row]:
        for dossier, token in coming:
            seen = redacted(dossier, self._request.profile, self._codes, self._request.tlp)
            self._left_out += seen.omissions
            if len(self._left_out) > 1_000:
                self._left_out = list(summed(self._left_out))
            if seen.dossier is not None:
                yield from self._around_row(seen.dossier, token)
                yield self._row_of(seen.dossier, self._codes, self._request)
        yield from self._subtotal()

    def _around_row(self, dossier: Dossier, token: str) -> Iterator[Row]:
        """What stands before it: the end of one group and the title of the next, or a gap in time."""
        if self._request.group and token != self._group:
            yield from self._subtotal()
            self._group, self._group_tally = token, Tally()
            title = group_title(dossier, self._request.group, token, self._codes)
            yield Row((cell(strong(title)),), kind="heading", bookmark=title)
        if self._request.template == "chronology":
            said = gap(self._reached, dossier.incident.when)
            self._reached = max(self._reached, dossier.incident.when.last_day or "")
            yield from (Row((cell(quiet(said)),), kind="remark") for _ in range(bool(said)))
        self._count(dossier)

    def _count(self, dossier: Dossier) -> None:
        self._tally.add(dossier, self._request)
        if self._request.group:
            self._group_tally.add(dossier)
        if len(self._lanes) <= MOST_LANES:
            self._lanes.append(Lane(one_line(dossier.incident.reference, 40), dossier.incident.when))

    def _subtotal(self) -> Iterator[Row]:
        if self._group is not None:
            yield Row((cell(para(quiet(self._group_tally.subtotal(self._codes)))),), kind="remark")

    def _sections(self, parts: Iterable[Part]) -> Iterator[Section]:
        found = self._tally.parts(self._codes) if self._tally.incidents else {}
        drawing = timeline(self._lanes)
        if drawing is not None:
            note = "Dark: dated to these days. Hatched: possible on these days. …: may have begun before."
            found["timeline"] = Section("", (Figure(drawing, para(quiet(note))),))
        for part in parts:
            section = found.get(part.key)
            if section is not None and section.blocks:
                yield Section(one_line(part.title, 200), section.blocks)

    def _piece(self, section: Section, *, opening: bool = False) -> Piece:
        drawn = Drawn(inline=self._inline)
        head = ""
        if opening:
            around = ends(self._request, drawn)
            head = render("rows.html.j2", listing=self._listing, rows=[], opening=True, title="", **around)
        html = render("section.html.j2", part=section, drawn=drawn) if section.blocks else ""
        marks = (Bookmark(section.title),) if section.title else ()
        return Piece(
            head + html, marking=self._request.tlp, continues=not opening, bookmarks=marks, drawings=drawn.taken
        )

    def _end(self) -> Iterator[Piece]:
        """What was withheld, and the user's own last words."""
        omissions = summed(self._left_out)
        drawn = Drawn(inline=self._inline)
        around = ends(self._request, Drawn(inline=False))
        section = withheld_section(omissions)
        html = render("section.html.j2", part=section, drawn=drawn) if omissions else ""
        html += render("below.html.j2", **around)
        if html.strip():
            yield Piece(html, marking=self._request.tlp, continues=True, omissions=omissions)


def _some(rows: Iterator[Row]) -> Iterator[Row]:
    """The next rows of a piece; a title is not the last of them."""
    for n, row in enumerate(rows, 1):
        yield row
        if n >= ROWS_IN_A_PIECE and row.kind != "heading":
            return
