"""Documents that list incidents – register, situation report, chronology – as markup, piece by piece. No Qt."""

from __future__ import annotations

import pickle
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice, repeat

from vedette.domain.dossier import Dossier
from vedette.domain.report.blocks import Listing, Row, Section, cell, para, quiet, strong
from vedette.domain.report.chronology import Entry, Parties, chronology, chronology_entry, chronology_rows, gap
from vedette.domain.report.legend import Legend
from vedette.domain.report.piece import ROWS_IN_A_PIECE, Bookmark, Piece
from vedette.domain.report.print_template import Part
from vedette.domain.report.redacting import Omission, redacted, summed
from vedette.domain.report.register import group_title, register, register_row
from vedette.domain.report.request import ReportRequest, narrowest
from vedette.domain.report.sitrep import sitrep, sitrep_row
from vedette.domain.report.source_list import SourceList
from vedette.domain.report.summary import MASKED, withheld_section
from vedette.domain.report.tally import Tally
from vedette.domain.report.timeline import MOST_LANES, Lane, timeline_blocks
from vedette.domain.report.visible import one_line
from vedette.domain.report.voice import WITHHELD, Voice
from vedette.domain.taxonomy import Taxonomies
from vedette.formats.report_ends import ends
from vedette.formats.report_markup import Drawn, render

RowOf = Callable[[Dossier, Taxonomies, ReportRequest | None, Mapping[str, str] | None], Row]
LISTINGS: Mapping[str, tuple[Callable[[ReportRequest, int], Listing], RowOf | None]] = {
    "register": (register, register_row),
    "chronology": (register, None),  # its rows are made when all of them are known
    "sitrep": (sitrep, sitrep_row),
}
_ENTRIES_IN_A_PACK = 50


class Listed:
    """One such document while it is made: what was counted and left out so far, and what is still to be said."""

    def __init__(self, request: ReportRequest, total: int, codes: Taxonomies, *, inline: bool) -> None:
        self._request, self._codes, self._inline = request, codes, inline
        heading, self._row_of = LISTINGS[request.template]
        self._total = total
        self._listing = heading(request, total)
        self._tally, self._group_tally = Tally(), Tally()
        self._legend, self._sources = (
            Legend("claims" if request.template == "chronology" else "incidents"),
            SourceList(),
        )
        self._withheld = MASKED if request.profile.sources in {"masked", "left_out"} else WITHHELD
        self._lanes: list[Lane] = []
        self._left_out: list[Omission] = []
        self._group: str | None = None
        self._reached = ""

    def pieces(self, dossiers: Iterable[Dossier], groups: Iterable[str] | None) -> Iterator[Piece]:
        """Its parts in the order of the template; figures may stand before the table that they were counted from."""
        before, after = self._around_table()
        coming = zip(dossiers, groups if groups is not None else repeat(""), strict=False)
        rows = self._rows(coming) if self._row_of is not None else self._side_by_side(coming)
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
            html, sum(bool(row.bookmark) and row.kind != "heading" for row in rows), "", marking, not opening,
            bookmarks=((Bookmark(title),) if title and first else ()) + marks,
            drawings=drawn.taken, resumes=not first,
        )  # fmt: skip

    def _rows(self, coming: Iterable[tuple[Dossier, str]]) -> Iterator[Row]:
        assert self._row_of is not None
        for dossier, token in self._seen(coming):
            yield from self._around_row(dossier, token)
            yield self._row_of(dossier, self._codes, self._request, self._numbering)
        yield from self._subtotal()

    def _seen(self, coming: Iterable[tuple[Dossier, str]]) -> Iterator[tuple[Dossier, str]]:
        """As the profile lets them be seen; whom it withholds are counted."""
        for dossier, token in coming:
            seen = redacted(dossier, self._request.profile, self._codes, self._request.tlp)
            self._left_out += seen.omissions
            if len(self._left_out) > 1_000:
                self._left_out = list(summed(self._left_out))
            if seen.dossier is not None:
                yield seen.dossier, token

    def _side_by_side(self, coming: Iterable[tuple[Dossier, str]]) -> Iterator[Row]:
        """All incidents are read, and kept packed, before the first row: only then it is known who gets a column."""
        parties, made = Parties(), self._entries(coming)
        packs: list[bytes] = []
        while some := list(islice(made, _ENTRIES_IN_A_PACK)):
            for entry, voice in ((entry, voice) for _, entry, voice in some):
                parties.add(entry, voice)
            packs.append(zlib.compress(pickle.dumps([(said, entry) for said, entry, _ in some]), 1))
        self._listing = chronology(self._request, self._total, parties)
        columns = parties.columns(self._request.landscape)
        for pack in packs:
            found: list[tuple[str, Entry]] = pickle.loads(zlib.decompress(pack))
            for said, entry in found:
                yield from (Row((cell(quiet(said)),), kind="remark") for _ in range(bool(said)))
                yield from chronology_rows(entry, columns, judged=parties.judged)

    def _entries(self, coming: Iterable[tuple[Dossier, str]]) -> Iterator[tuple[str, Entry, Voice]]:
        """What is said of a gap before an incident, and the incident."""
        for dossier, _ in self._seen(coming):
            when = dossier.incident.when
            said = gap(self._reached, when)
            self._reached = max(self._reached, when.last_day or "")
            self._count(dossier)
            voice = self._voice(dossier)
            yield said, chronology_entry(voice), voice

    @property
    def _numbering(self) -> Mapping[str, str] | None:
        return self._sources.numbering if self._request.design.has("sources") else None

    def _voice(self, dossier: Dossier) -> Voice:
        return Voice(dossier, self._codes, withheld=self._withheld, numbering=self._numbering)

    def _around_row(self, dossier: Dossier, token: str) -> Iterator[Row]:
        """What stands before it: the end of one group and the title of the next."""
        if self._request.group and token != self._group:
            yield from self._subtotal()
            self._group, self._group_tally = token, Tally()
            title = group_title(dossier, self._request.group, token, self._codes)
            yield Row((cell(strong(title)),), kind="heading", bookmark=title)
        self._count(dossier)

    def _count(self, dossier: Dossier) -> None:
        self._tally.add(dossier, self._request)
        voice = self._voice(dossier)
        if self._numbering is not None:
            self._sources.take(voice)
        self._legend.take(voice)
        if self._request.group:
            self._group_tally.add(dossier)
        if len(self._lanes) <= MOST_LANES:
            self._lanes.append(Lane(one_line(dossier.incident.reference, 40), dossier.incident.when))

    def _subtotal(self) -> Iterator[Row]:
        if self._group is not None:
            yield Row((cell(para(quiet(self._group_tally.subtotal(self._codes)))),), kind="remark")

    def _sections(self, parts: Iterable[Part]) -> Iterator[Section]:
        found = self._tally.parts(self._codes) if self._tally.incidents else {}
        drawn = timeline_blocks(self._lanes, self._tally.days, landscape=self._request.landscape)
        found |= {"timeline": Section("", drawn), "sources": self._sources.section()}
        found["legend"] = self._legend.section(self._codes)
        for part in parts:
            section = found.get(part.key)
            if section is not None and section.blocks:
                yield Section(one_line(part.title, 200), section.blocks, section.small)

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
        if n >= ROWS_IN_A_PIECE and row.kind not in {"heading", "entry"}:
            return
