"""One import while it runs: rows become incidents in chunks, each new, changed, the same as before, or rejected."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from vedette.domain.document import digest
from vedette.domain.dossier import Dossier
from vedette.domain.errors import UserError
from vedette.domain.incident import ExternalId, Incident
from vedette.domain.merging import FieldConflict, Versions, kept_edits, merge_incident
from vedette.domain.settling import settled, settled_with_text
from vedette.formats.layouts.layout import RowRead
from vedette.formats.tables import Row
from vedette.storage import dossiers, imports
from vedette.storage.unit import Unit
from vedette.usecases.desk import Desk
from vedette.usecases.drafting import with_title
from vedette.usecases.importing_keys import Keys, References
from vedette.usecases.importing_naming import LateNaming
from vedette.usecases.importing_plan import Entry, ImportPlan
from vedette.usecases.importing_rejects import Rejects
from vedette.usecases.importing_report import Conflict, Tally
from vedette.usecases.importing_shared import SharedIntake
from vedette.usecases.progress import Progress

CHUNK = 500


@dataclass(slots=True)
class _Coming:
    """A row on its way in; `incident` as it will be stored, its canonical `text`, `uid` of the one it is about.

    `new`: it does not update that one; `reference` is then what it is to be called where the file does not say.
    """

    row: Row
    read: RowRead
    incident: Incident
    external: ExternalId | None
    uid: str = ""
    text: str = ""
    new: bool = False
    reference: str = ""

    @property
    def external_ids(self) -> tuple[ExternalId, ...]:
        """Its keys in other data sets, that of this file last."""
        here = self.incident.external_ids
        return here if self.external is None else (*here, self.external)

    @property
    def as_written(self) -> bool:
        """Whether nobody changed a cell of it since it was written."""
        return self.read.base is self.read.incident or self.read.base == self.read.incident


@dataclass(frozen=True, slots=True)
class _Ready:
    """Incidents of one chunk as they will be stored, with the hashes of their documents as far as these are known."""

    added: Sequence[Incident] = ()
    changed: Sequence[Incident] = ()
    hashes: Mapping[str, str] = field(default_factory=dict)

    @property
    def incidents(self) -> tuple[Incident, ...]:
        """All of them."""
        return (*self.added, *self.changed)

    def tells(self, coming: Sequence[_Coming]) -> bool:
        """Whether a row may be about one of these, which only the logbook could say."""
        nameless = {external for one in coming if not one.incident.uid for external in one.external_ids}
        return bool(nameless) and any(external in nameless for i in self.incidents for external in i.external_ids)


class ImportRun:
    """Takes every row of a plan into one act."""

    def __init__(self, desk: Desk, unit: Unit, on_duplicate: str, rejects: Rejects | None) -> None:
        self.tally = Tally()
        self._desk = desk
        self._unit = unit
        self._on_duplicate = on_duplicate
        self._rejects = rejects
        self._stamp, self._who = desk.stamp(), desk.who()
        self._naming = LateNaming(unit, desk.new_uid)
        self.followed = self._naming.followed
        self._intake = SharedIntake(unit, self._naming, self.tally)
        self._bases = imports.Bases(unit.connection, "incident")
        self._keys = Keys(self.tally)
        self._references = References(unit, desk.today().year, self.tally)

    def take_all(self, plan: ImportPlan, progress: Progress) -> None:
        """Every row; Cancelled between two chunks once the user asked to stop.

        The logbook is asked about a chunk before the chunk ahead of it goes in: whoever asks waits for rows that are
        being written, and these are written while the next are made.
        """
        entries = plan.entries(self._known)
        ready = _Ready()
        while chunk := list(islice(entries, CHUNK)):
            progress.check()
            coming = self._begin(chunk)
            if ready.tells(coming):
                self._put(ready)
                ready = _Ready()
            wanted, current = self._ask(coming)
            self._put(ready)
            ready = self._ready(wanted, current)
            progress.report(self.tally.rows, plan.rows)
        self._put(ready)
        self._references.finish()
        progress.check()

    def _known(self, uid: str) -> Dossier | None:
        return next(iter(dossiers.load(self._unit.connection, [uid])), None)

    def _begin(self, chunk: Sequence[Entry]) -> list[_Coming]:
        self.tally.rows += len(chunk)
        self._intake.take(chunk[0][0].number, (record for _, read in chunk for record in read.shared))
        return list(self._whole(chunk))

    def _ask(self, coming: Sequence[_Coming]) -> tuple[list[_Coming], dict[str, Incident]]:
        """The rows to be taken, and what the logbook has of them."""
        current = self._find(coming)
        wanted = [one for one in coming if one.uid not in current or self._on_duplicate != "skip"]
        self.tally.unchanged += len(coming) - len(wanted)
        self.tally.files.update(a.sha256 for one in coming for a in one.incident.attachments if a.sha256)
        self._tell_new(wanted, current)
        return wanted, current

    def _ready(self, wanted: Sequence[_Coming], current: Mapping[str, Incident]) -> _Ready:
        settled = [one for one in wanted if self._settle(one)]
        fresh = [one for one in settled if one.new]
        added = self._added(fresh)
        return _Ready(added, self._changed([one for one in settled if not one.new], current), _hashes(fresh, added))

    def _put(self, ready: _Ready) -> None:
        self._naming.store(ready.incidents)
        self._unit.put_all(ready.incidents, ready.hashes)
        self._references.tried() if self._unit.trying else self._references.stored()
        self.tally.added += len(ready.added)
        self.tally.updated += len(ready.changed)

    def _whole(self, chunk: Sequence[Entry]) -> Iterator[_Coming]:
        for row, read in chunk:
            for problem in read.problems:
                self.tally.problem(row.number, problem.column, problem.value, problem.problem)
            if read.incident is None:
                self._turn_away(row, [f"{p.column}: {p.problem}" if p.column else p.problem for p in read.problems])
            else:
                if self._keys.came_before(read.incident):
                    self._refuse(row, "uid", "This incident stands in the file a second time; the first was taken.")
                else:
                    yield _Coming(row, read, read.incident, self._keys.foreign(row.number, read))

    def _turn_away(self, row: Row, reasons: Sequence[str]) -> None:
        self.tally.rejected += 1
        if self._rejects is not None:
            self._rejects.add(row.number, row.cells, reasons)

    def _refuse(self, row: Row, column: str, reason: str) -> None:
        self.tally.problem(row.number, column, "", reason)
        self._turn_away(row, [reason])

    def _find(self, coming: Sequence[_Coming]) -> dict[str, Incident]:
        """Which incident of the logbook each row is about, and what these are now."""
        foreign = {(e.scheme, e.value) for one in coming if not one.incident.uid for e in one.external_ids}
        found = imports.by_external(self._unit.connection, foreign)
        for one in coming:
            keys = [(e.scheme, e.value) for e in one.external_ids]
            one.uid = one.incident.uid or next((found[key] for key in keys if key in found), "")
        return self._unit.get_all("incident", [one.uid for one in coming if one.uid])

    def _tell_new(self, wanted: Sequence[_Coming], current: Mapping[str, Incident]) -> None:
        new = [one for one in wanted if one.uid not in current or self._on_duplicate != "update"]
        for one in new:
            one.new = True
        self._references.prepare([one.incident for one in new])
        self._references.ask([one.incident.reference for one in new if one.incident.reference])

    def _settle(self, one: _Coming) -> bool:
        """The incident as it can be stored; False, and the row is turned away, where it can't be."""
        try:
            whole = one.as_written or (one.incident.title and one.incident.uid)
            titled = one.incident if whole else with_title(one.incident)
            changed = self._naming.resolved(titled)
            if one.external is not None:
                changed["external_ids"] = one.external_ids
            if one.new:
                changed.update(self._as_new(one))
            one.incident, one.text = settled_with_text(replace(titled, **changed) if changed else titled)
            if one.read.base is not None:
                self._intake.check(one.incident)
        except UserError as error:
            if one.reference:
                self._references.back(one.incident, one.reference)
            self._refuse(one.row, "", str(error))
            return False
        return True

    def _as_new(self, one: _Coming) -> Iterator[tuple[str, str]]:
        """What an incident gets that was not here; a document's own times travel with it."""
        incident = one.incident
        if self._on_duplicate == "keep" or not incident.uid:
            yield "uid", self._desk.new_uid()
        if not incident.reference:
            one.reference = self._references.fresh(incident)
            yield "reference", one.reference
        if one.read.base is None:
            yield "created_at", incident.created_at or self._stamp
            yield "created_by", incident.created_by or self._who
            yield "updated_at", incident.updated_at or self._stamp
            yield "updated_by", incident.updated_by or self._who

    def _added(self, fresh: Sequence[_Coming]) -> list[Incident]:
        brought = ["" if one.reference else one.incident.reference for one in fresh]
        kept = self._references.kept(
            [(one.row.number, reference) for one, reference in zip(fresh, brought, strict=True)]
        )
        return [
            one.incident if reference == wanted else replace(one.incident, reference=reference)
            for one, wanted, reference in zip(fresh, brought, kept, strict=True)
        ]

    def _changed(self, known: Sequence[_Coming], current: Mapping[str, Incident]) -> list[Incident]:
        unlike = {one.uid: current[one.uid] for one in known if not _alike(one.incident, current[one.uid])}
        bases = self._bases.of(unlike) if unlike else {}
        changed: list[Incident] = []
        for one in known:
            merged = self._merged(one, current[one.uid], bases.get(one.uid)) if one.uid in unlike else None
            if merged is None:
                self.tally.unchanged += 1
            else:
                changed.append(merged)
        return changed

    def _merged(self, one: _Coming, ours: Incident, base: object) -> Incident | None:
        """Ours with what the file changed; None where nothing is left to change."""
        written = self._written(one)
        last = base if isinstance(base, Incident) else written
        untouched = written is not None and written == one.incident
        theirs = replace(one.incident, uid=ours.uid)
        if untouched and last is not None and one.incident.updated_at < last.updated_at:
            self._tell_kept(one.row, ours, kept_edits(ours, theirs, ours))
            return None  # an older edition of our own file never takes back a newer one
        merged, conflicts = merge_incident(ours, theirs, Versions(last, written))
        both = {found.field for found in conflicts}
        alone = (edit for edit in kept_edits(ours, theirs, merged) if edit.field not in both)
        self._tell_kept(one.row, ours, (*conflicts, *alone))
        if merged == ours:
            return None
        if one.read.base is not None and untouched and _alike(merged, theirs):
            return replace(merged, updated_at=theirs.updated_at, updated_by=theirs.updated_by)
        return replace(merged, updated_at=self._stamp, updated_by=self._who)

    def _tell_kept(self, row: Row, ours: Incident, kept: Iterable[FieldConflict]) -> None:
        for found in kept:
            self.tally.conflict(Conflict(row.number, ours.reference, found.field, found.ours, found.theirs))

    def _written(self, one: _Coming) -> Incident | None:
        """The incident as the file's writer had it, in the uids of this logbook."""
        if one.read.base is None:
            return None
        if one.as_written:
            return one.incident
        return settled(self._naming.resolve(one.read.base))


def _hashes(fresh: Sequence[_Coming], added: Sequence[Incident]) -> dict[str, str]:
    """Of the documents of those that are stored just as they came."""
    pairs = zip(fresh, added, strict=True)
    return {incident.uid: digest(one.text) for one, incident in pairs if incident is one.incident}


def _alike(one: Incident, other: Incident) -> bool:
    """The same but for what an import never changes."""
    return (
        replace(
            one,
            uid=other.uid,
            reference=other.reference,
            created_at=other.created_at,
            created_by=other.created_by,
            updated_at=other.updated_at,
            updated_by=other.updated_by,
        )
        == other
    )
