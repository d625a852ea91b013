"""Printed documents: which incidents, in what words; setting them on paper is the window's or the printer's part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO
from zoneinfo import ZoneInfo

from vedette import __version__, paths
from vedette.domain.dossier import Dossier
from vedette.domain.errors import UserError
from vedette.domain.report.blocks import Sheet
from vedette.domain.report.piece import Piece
from vedette.domain.report.request import TITLES, ReportRequest
from vedette.domain.report.summary import summary
from vedette.domain.setting import DEFAULTS
from vedette.formats import html_report
from vedette.formats.atomic import replacing, text_over
from vedette.storage import acts, dossiers, finding, settings, shared
from vedette.usecases.desk import Desk
from vedette.usecases.progress import Progress, Silent
from vedette.usecases.searching import Search

CHUNK = 100
SHORT_HEAD = 16


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody asks to have printed, as they say it. Days are ISO days, '' is open.

    `uids` are incidents picked by hand, in this order; query and period do not count then.
    """

    query: str = ""
    template: str = "summary"
    title: str = ""
    from_day: str = ""
    to_day: str = ""
    paper: str = "a4"
    landscape: bool = False
    tlp: str = ""
    uids: tuple[str, ...] | None = None

    @property
    def whole_query(self) -> str:
        """The query with the period in it."""
        period = [f"from:{self.from_day}" if self.from_day else "", f"to:{self.to_day}" if self.to_day else ""]
        asked = f"({self.query})" if self.query.strip() and any(period) else self.query
        return " ".join(part for part in (asked, *period) if part)


class Reports:
    """What can be printed, as pieces to lay out, as one HTML file, or as plain words."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._search = Search(desk)

    def request(self, asked: Asked) -> ReportRequest:
        """What must stand on each page; UserError for a template or a paper that there is not."""
        if asked.template not in TITLES or (asked.template not in {"summary", *html_report.LISTINGS}):
            raise UserError(f"There is no template “{asked.template}”; choose one of: {', '.join(self.templates())}.")
        if asked.paper not in {"a4", "letter"}:
            raise UserError(f"There is no paper “{asked.paper}”; choose a4 or letter.")
        doubts = self._search.read(asked.whole_query).not_understood
        if doubts:
            raise UserError(f"{' '.join(doubts)} Nothing was printed; mend the query and try again.")
        with self._desk.store.reading() as connection:
            zone = settings.value(connection, "zone", DEFAULTS["zone"])
            head = acts.head(connection)[:SHORT_HEAD]
        return ReportRequest(
            printed_at=self._desk.clock().astimezone(ZoneInfo(zone) if zone else None),
            template=asked.template,
            title=asked.title,
            logbook=self._desk.store.path.stem,
            filter=asked.query,
            picked=len(asked.uids or ()),
            from_day=asked.from_day,
            to_day=asked.to_day,
            printed_by=self._desk.who(),
            zone=zone,
            paper="letter" if asked.paper == "letter" else "a4",
            landscape=asked.landscape,
            tlp=asked.tlp,
            head=head,
            version=__version__,
        )

    def templates(self) -> tuple[str, ...]:
        """The keys of the documents there are."""
        return ("summary", *html_report.LISTINGS)

    def total(self, asked: Asked) -> int:
        """How many incidents the document will be about."""
        return self._search.count(asked.whole_query) if asked.uids is None else len(asked.uids)

    def pieces(self, asked: Asked, progress: Progress | None = None) -> Iterator[Piece]:
        """The document in stretches to be laid out one after the other."""
        total = self.total(asked)
        found = self._dossiers(asked, total, progress or Silent())
        return html_report.pieces(self.request(asked), found, total, paths.taxonomies(), fields=self.field_labels())

    def write_html(self, asked: Asked, path: Path, progress: Progress | None = None) -> int:
        """One HTML file that needs nothing from outside; how many incidents it is about."""
        total, request = self.total(asked), self.request(asked)
        found = self._dossiers(asked, total, progress or Silent())
        parts = html_report.html_page(request, found, total, paths.taxonomies(), fields=self.field_labels())
        with replacing(path) as stream, text_over(stream) as text:
            for part in parts:
                text.write(part)
        return total

    def whole_file(self, path: Path) -> AbstractContextManager[BinaryIO]:
        """A stream that becomes the file at `path` when all went well; else what was there stays."""
        return replacing(path)

    def sheet(self, reference: str) -> Sheet:
        """One incident in words; UserError when there is none of that reference."""
        asked = Asked()
        with self._desk.store.reading() as connection:
            uid = finding.incident_uid(connection, reference)
            found = dossiers.load(connection, [uid] if uid else [])
        if not found:
            raise UserError(f"There is no incident “{reference}” in this logbook.")
        return summary(found[0], paths.taxonomies(), self.request(asked), self.field_labels())

    def text(self, reference: str) -> str:
        """The same as plain lines, for a terminal."""
        return "\n".join(line for line in self.sheet(reference).texts() if line)

    def field_labels(self) -> Mapping[str, str]:
        """The labels of the logbook's own fields, by key."""
        with self._desk.store.reading() as connection:
            return {field.key: field.label or field.key for field in shared.load(connection, "custom_field")}

    def _dossiers(self, asked: Asked, total: int, progress: Progress) -> Iterator[Dossier]:
        done = 0
        for some in _chunks(self._search.uids(asked.whole_query) if asked.uids is None else asked.uids):
            progress.check()
            with self._desk.store.reading() as connection:
                yield from dossiers.load(connection, some)
            done += len(some)
            progress.report(done, total)


def _chunks(uids: Iterable[str]) -> Iterator[list[str]]:
    some: list[str] = []
    for uid in uids:
        some.append(uid)
        if len(some) == CHUNK:
            yield some
            some = []
    if some:
        yield some
