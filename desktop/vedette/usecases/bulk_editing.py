"""A few fields of many incidents set at once: first it is told what would change, then it is one act."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from vedette import paths
from vedette.domain.counting import counted
from vedette.domain.custom_field import CustomField, FieldValue
from vedette.domain.errors import InvalidDraft
from vedette.domain.incident import Incident
from vedette.domain.place import Place
from vedette.domain.settling import settled
from vedette.domain.source import Citation
from vedette.domain.taxonomy import CodeList, Taxonomies
from vedette.storage import finding, incidents, shared
from vedette.storage.very_many import ready
from vedette.usecases.desk import Desk
from vedette.usecases.drafting import with_title
from vedette.usecases.naming import NAME, Naming
from vedette.usecases.progress import Progress, Silent

CHUNK = 500
ROWS = 8
FIELD = "field."
"""What stands before the key of a field of the logbook's own."""

_CODES: dict[str, Callable[[Taxonomies], CodeList]] = {
    "type": lambda codes: codes.event_types,
    "workflow": lambda codes: codes.workflow_statuses,
    "stage": lambda codes: codes.report_stages,
    "sensitivity": lambda codes: codes.tlp,
}


@dataclass(frozen=True, slots=True)
class Edits:
    """What is to be said of all of them. None leaves a thing as it is; '' (an empty place) empties it.

    `source` is a reference (uid of an item, or a name) that is cited besides what is cited already.
    """

    type: str | None = None
    place: Place | None = None
    workflow: str | None = None
    stage: str | None = None
    sensitivity: str | None = None
    source: str | None = None
    fields: tuple[FieldValue, ...] = ()

    @property
    def nothing(self) -> bool:
        """Whether nothing is asked for."""
        return self == Edits()


@dataclass(frozen=True, slots=True)
class Changed:
    """One thing of one incident before and after; `field` is the name of a part of `Edits`, or `field.KEY`."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ChangedLine:
    """An incident that would change."""

    reference: str
    title: str
    changes: tuple[Changed, ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """Of so many incidents looked at, how many would change, in which fields, and the first of them."""

    looked_at: int
    changing: int
    fields: tuple[tuple[str, int], ...]
    lines: tuple[ChangedLine, ...]


class BulkEditing:
    """Sets fields of a selection."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def fields(self) -> tuple[CustomField, ...]:
        """The fields that this logbook adds, in their order."""
        with self._desk.store.reading() as connection:
            found: list[CustomField] = shared.load(connection, "custom_field")
        return tuple(sorted(found, key=lambda field: (field.position, field.label)))

    def checked(self, edits: Edits) -> Edits:
        """The same with keys for what was typed; InvalidDraft names each field that can't be set so."""
        problems: dict[str, str] = {}
        codes = paths.taxonomies()
        found = {
            name: _key(name, value, of(codes), problems)
            for name, of in _CODES.items()
            if (value := getattr(edits, name)) is not None
        }
        if edits.stage == "":
            problems["stage"] = "A report is always at some stage; choose one."
        if edits.source is not None and not edits.source.removeprefix(NAME).strip():
            problems["source"] = "Name the source that is to be added."
        known = {field.key: field for field in self.fields()}
        for value in edits.fields:
            problem = known[value.key].problem(value.value) if value.key in known else "This field is gone."
            if problem:
                problems[FIELD + value.key] = problem
        if problems:
            raise InvalidDraft(problems)
        return replace(edits, **found)  # type: ignore[arg-type]  # names of its fields

    def preview(self, uids: Sequence[str], edits: Edits, progress: Progress | None = None) -> Preview:
        """What `apply` would do; every incident is looked at."""
        progress = progress or Silent()
        edits = self._resolved(self.checked(edits))
        counts: Counter[str] = Counter()
        lines: list[ChangedLine] = []
        changing = 0
        for start in range(0, len(uids), CHUNK):
            progress.check()
            with self._desk.store.reading() as connection:
                found = incidents.load(connection, uids[start : start + CHUNK])
            for incident in found:
                changes = _differences(incident, _edited(incident, edits), edits)
                changing += bool(changes)
                counts.update(change.field for change in changes)
                if changes and len(lines) < ROWS:
                    lines.append(ChangedLine(incident.reference, incident.title, changes))
            progress.report(min(start + CHUNK, len(uids)), len(uids))
        return Preview(len(uids), changing, tuple(counts.most_common()), tuple(lines))

    def apply(self, uids: Sequence[str], edits: Edits, progress: Progress | None = None) -> int:
        """Set the fields as one act; how many incidents changed."""
        progress = progress or Silent()
        edits = self.checked(edits)
        changed = 0
        with self._desk.acting(f"edit {counted(len(uids))}", kind="amend") as unit:
            if edits.source and uids:
                edits = replace(edits, source=Naming(unit, self._desk.new_uid).item(edits.source))
            by, at = self._desk.who(), self._desk.stamp()
            uids = ready(unit.connection, uids)
            for start in range(0, len(uids), CHUNK):
                progress.check()
                found = unit.get_all("incident", uids[start : start + CHUNK]).values()
                pairs = [(incident, _edited(incident, edits)) for incident in found]
                fresh = [settled(replace(new, updated_at=at, updated_by=by)) for old, new in pairs if new != old]
                changed += len(unit.put_all(fresh))
                progress.report(min(start + CHUNK, len(uids)), len(uids))
        return changed

    def _resolved(self, edits: Edits) -> Edits:
        """With the source item there is already for a name, so that incidents that cite it are known."""
        if not edits.source or not edits.source.startswith(NAME):
            return edits
        with self._desk.store.reading() as connection:
            called = finding.by_name(connection, "source", edits.source.removeprefix(NAME).strip())
            item = finding.plain_item(connection, called[0]) if called else None
        return replace(edits, source=item or edits.source)


def _edited(incident: Incident, edits: Edits) -> Incident:
    plain = {name: value for name in _CODES if (value := getattr(edits, name)) is not None}
    new = replace(incident, **plain) if plain else incident
    if edits.place is not None:
        new = replace(new, places=_places(new, edits.place))
    if edits.source and edits.source not in {citation.item for citation in new.sources}:
        new = replace(new, sources=(*new.sources, Citation(edits.source)))
    if edits.fields:
        values = {value.key: value for value in new.fields} | {value.key: value for value in edits.fields}
        new = replace(new, fields=tuple(sorted((v for v in values.values() if v.value), key=lambda v: v.key)))
    return with_title(new) if new != incident and new.title_made else new


def _places(incident: Incident, place: Place) -> tuple[Place, ...]:
    """The first place is another; it keeps its role, and further places stay."""
    rest = incident.places[1:]
    if place == Place():
        return rest
    role = incident.places[0].role if incident.places else place.role
    return (replace(place, role=role), *rest)


def _differences(old: Incident, new: Incident, edits: Edits) -> tuple[Changed, ...]:
    found = [
        Changed(name, getattr(old, name), getattr(new, name))
        for name in _CODES
        if getattr(old, name) != getattr(new, name)
    ]
    if old.places != new.places:
        found.append(Changed("place", _first_place(old), _first_place(new)))
    if len(old.sources) != len(new.sources):
        found.append(Changed("source", "", edits.source or ""))
    before, after = ({value.key: value.value for value in incident.fields} for incident in (old, new))
    keys = sorted(value.key for value in edits.fields)
    found += [
        Changed(FIELD + key, before.get(key, ""), after.get(key, ""))
        for key in keys
        if before.get(key) != after.get(key)
    ]
    return tuple(found)


def _first_place(incident: Incident) -> str:
    return incident.places[0].label if incident.places else ""


def _key(field: str, text: str, codes: CodeList, problems: dict[str, str]) -> str:
    if not text.strip():
        return ""
    entry = codes.find(text)
    if entry is None:
        problems[field] = f"“{text[:60]}” is none of those on offer; choose one from the list."
        return text
    return entry.key
