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
from vedette.domain.incident_line import IncidentLine
from vedette.domain.report.blocks import Sheet
from vedette.domain.report.piece import Piece
from vedette.domain.report.print_template import PrintTemplate
from vedette.domain.report.profile import STANDARD
from vedette.domain.report.redacting import redacted
from vedette.domain.report.register import COLUMNS, GROUPS
from vedette.domain.report.request import TITLES, ReportRequest, Template
from vedette.domain.report.summary import summary
from vedette.domain.setting import DEFAULTS, Setting
from vedette.domain.settling import gated
from vedette.formats import html_report
from vedette.formats.atomic import replacing, text_over
from vedette.storage import acts, dossiers, finding, settings, shared
from vedette.storage.lines import lines
from vedette.usecases.desk import Desk
from vedette.usecases.print_kit import PrintKit
from vedette.usecases.progress import Progress, Silent
from vedette.usecases.searching import Search

CHUNK = 100
SHORT_HEAD = 16


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody asks to have printed, as they say it. Days are ISO days, '' is open.

    `template` is a document, or the key or name of a template kept in the logbook; `profile` is one of redaction.
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
    profile: str = STANDARD.key
    columns: tuple[str, ...] = ()
    group: str = ""

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
        self.kit = PrintKit(desk)

    def request(self, asked: Asked) -> ReportRequest:
        """What must stand on each page; UserError for a template or a paper that there is not."""
        design, profile = self.kit.template(asked.template), self.kit.profile(asked.profile)
        if asked.paper not in {"a4", "letter"}:
            raise UserError(f"There is no paper “{asked.paper}”; choose a4 or letter.")
        if asked.group not in GROUPS:
            raise UserError(f"Incidents can't be grouped by “{asked.group}”; choose one of: {_listed(GROUPS)}.")
        if asked.from_day and asked.to_day and asked.to_day < asked.from_day:
            raise UserError(f"The period ends on {asked.to_day}, before it begins. Nothing was printed; swap the days.")
        unknown = next((key for key in asked.columns if key not in COLUMNS), None)
        if unknown is not None:
            raise UserError(f"There is no column “{unknown}”; choose from: {_listed(COLUMNS)}.")
        levels = [entry.key for entry in paths.taxonomies().tlp]
        if asked.tlp not in ("", *levels):
            raise UserError(f"There is no sharing level “{asked.tlp[:60]}”; choose one of: {_listed(levels)}.")
        doubts = self._search.read(asked.whole_query).not_understood
        if doubts:
            raise UserError(f"{' '.join(doubts)} Nothing was printed; mend the query and try again.")
        with self._desk.store.reading() as connection:
            zone = settings.value(connection, "zone", DEFAULTS["zone"])
            head = acts.head(connection)[:SHORT_HEAD]
        return ReportRequest(
            printed_at=self._desk.clock().astimezone(ZoneInfo(zone) if zone else None),
            template=_document(design),
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
            profile=profile,
            design=design,
            columns=asked.columns,
            group=asked.group if design.document == "register" else "",
        )

    def total(self, asked: Asked) -> int:
        """How many incidents the document will be about."""
        return self._search.count(asked.whole_query) if asked.uids is None else len(asked.uids)

    def pieces(self, asked: Asked, stopping: Progress | None = None) -> Iterator[Piece]:
        """The document in stretches to be laid out one after the other; `stopping` is only asked whether to stop."""
        total, request = self.total(asked), self.request(asked)
        uids, groups = self._ordered(asked, request)
        found = self._dossiers(uids, total, _Asking(stopping or Silent()))
        return html_report.pieces(
            request, found, total, paths.taxonomies(),
            fields=self.field_labels(), groups=groups, neighbours=paths.neighbours,
        )  # fmt: skip

    def write_html(self, asked: Asked, path: Path, progress: Progress | None = None) -> int:
        """One HTML file that needs nothing from outside; how many incidents it is about."""
        total, request = self.total(asked), self.request(asked)
        uids, groups = self._ordered(asked, request)
        found = self._dossiers(uids, total, progress or Silent())
        parts = html_report.html_page(
            request, found, total, paths.taxonomies(),
            fields=self.field_labels(), groups=groups, neighbours=paths.neighbours,
        )  # fmt: skip
        with replacing(path) as stream, text_over(stream) as text:
            for part in parts:
                text.write(part)
        return total

    def note_disclosure(self, asked: Asked) -> None:
        """A document that names protected sources leaves a note in the journal: what, when and by whom."""
        if self.kit.profile(asked.profile).sources != "named":
            return
        with self._desk.acting("printed with protected sources named", kind="print") as unit:
            said = f"{self._desk.stamp()} {asked.template} {self.total(asked)}"
            unit.put(gated(Setting("print.disclosed", said)))

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
        codes, request = paths.taxonomies(), self.request(asked)
        seen = redacted(found[0], request.profile, codes, request.tlp)
        return summary(seen.dossier or found[0], codes, request, self.field_labels(), omissions=seen.omissions)

    def text(self, reference: str) -> str:
        """The same as plain lines, for a terminal."""
        return "\n".join(line for line in self.sheet(reference).texts() if line)

    def field_labels(self) -> Mapping[str, str]:
        """The labels of the logbook's own fields, by key."""
        with self._desk.store.reading() as connection:
            return {field.key: field.label or field.key for field in shared.load(connection, "custom_field")}

    def _ordered(self, asked: Asked, request: ReportRequest) -> tuple[Iterable[str], list[str] | None]:
        """Uids in the order of print, and of each under which sign it is grouped, if they are."""
        uids = self._search.uids(asked.whole_query) if asked.uids is None else asked.uids
        if request.template == "chronology":
            return [line.uid for line in sorted(self._lines(uids), key=_by_time)], None
        if not request.group:
            return uids, None
        filed = sorted(
            ((sign, n, line.uid) for n, line in enumerate(self._lines(uids)) for sign in _signs(line, request.group)),
            key=lambda one: (not one[0], one[0], one[1]),
        )
        return [uid for _, _, uid in filed], [sign.rpartition("\0")[2] for sign, _, _ in filed]

    def _lines(self, uids: Iterable[str]) -> Iterator[IncidentLine]:
        for some in _chunks(uids):
            with self._desk.store.reading() as connection:
                yield from lines(connection, some)

    def _dossiers(self, uids: Iterable[str], total: int, progress: Progress) -> Iterator[Dossier]:
        done = 0
        for some in _chunks(uids):
            progress.check()
            with self._desk.store.reading() as connection:
                yield from dossiers.load(connection, some)
            done += len(some)
            progress.report(done, max(total, done))


class _Asking(Silent):
    """Asks whether to stop and tells nothing: who lays out the pieces tells how far it is."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress

    def check(self) -> None:
        self._progress.check()


def _signs(line: IncidentLine, group: str) -> list[str]:
    """By what an incident is sorted into groups; '' comes last. A tag goes by its name and is known by its uid."""
    if group == "tag":
        return [f"{tag.name.casefold()}\0{tag.uid}" for tag in line.tags] or [""]
    return [{"day": line.when.sort_day or "", "place": line.place.casefold(), "type": line.type}[group]]


def _by_time(line: IncidentLine) -> tuple[bool, str, str]:
    """Earliest day first, without a day last."""
    return (line.when.is_empty, line.when.sort_day or "", line.when.earliest or "")


def _listed(keys: Iterable[str]) -> str:
    return ", ".join(key for key in keys if key)


def _document(design: PrintTemplate) -> Template:
    return next(document for document in TITLES if document == design.document)


def _chunks(uids: Iterable[str]) -> Iterator[list[str]]:
    some: list[str] = []
    for uid in uids:
        some.append(uid)
        if len(some) == CHUNK:
            yield some
            some = []
    if some:
        yield some
