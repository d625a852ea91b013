"""How one incident came to be what it is: what was known when, and one field or all of it brought back."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from vedette.domain.document import from_plain, to_plain
from vedette.domain.dossier import Dossier
from vedette.domain.errors import NotFound, UserError
from vedette.domain.incident import Incident
from vedette.storage import dossiers, histories
from vedette.storage.histories import FieldChange, Revision
from vedette.usecases.desk import Desk
from vedette.usecases.incidents import Incidents

__all__ = ["FieldChange", "Revision", "Versions", "in_force"]

_AT_ONCE = 200

NEVER_BROUGHT_BACK = frozenset({"uid", "reference", "schema", "created_at", "created_by", "updated_at", "updated_by"})
"""Fields that say which record it is and who wrote it."""


@dataclass(frozen=True, slots=True)
class AsKnown:
    """An incident as it stood after one entry of its history, with what it names."""

    revision: Revision
    dossier: Dossier


class Versions:
    """The versions of incidents, newest first."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def of(self, uid: str) -> list[Revision]:
        """Every version, with what changed field by field."""
        with self._desk.store.reading() as connection:
            return histories.revisions(connection, uid)

    def names(self, revisions: Sequence[Revision]) -> dict[str, str]:
        """What the things are called that any of the versions names, as they are called now, by uid."""
        documents = [revision.document for revision in revisions if revision.document is not None]
        found: dict[str, str] = {}
        with self._desk.store.reading() as connection:
            for start in range(0, len(documents), _AT_ONCE):
                for dossier in dossiers.of(connection, documents[start : start + _AT_ONCE]):
                    found |= dossier.names()
        return found

    def as_known(self, revision: Revision) -> AsKnown:
        """What the logbook said after that entry; NotFound for an entry that took the incident out."""
        if revision.document is None:
            raise NotFound("At that time the incident was not in the logbook.")
        with self._desk.store.reading() as connection:
            return AsKnown(revision, dossiers.of(connection, [revision.document])[0])

    def end_of(self, day: date) -> str:
        """The last moment of a local day, as history writes times."""
        end = datetime.combine(day + timedelta(days=1), time()) - timedelta(seconds=1)
        return end.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

    def bring_back(self, revision: Revision) -> Dossier:
        """The whole version as it stood then, as a change of its own; our assessments and its reference stay."""
        if revision.document is None:
            raise NotFound("At that time the incident was not in the logbook, so there is nothing to bring back.")
        incidents = Incidents(self._desk)
        now = incidents.dossier(revision.document.uid)
        then = replace(
            revision.document,
            assessments=now.incident.assessments, reference=now.incident.reference, trashed_at=now.incident.trashed_at,
        )  # fmt: skip
        return incidents.amend_whole(then, now.hash, restored=revision.at)

    def bring_back_fields(self, uid: str, changes: Sequence[FieldChange]) -> Dossier:
        """The values from before some changes; the rest of the incident stays as it is now."""
        barred = sorted({change.field for change in changes} & (NEVER_BROUGHT_BACK | {"assessments", "trashed_at"}))
        if barred:
            raise UserError(f"The field “{barred[0]}” is never brought back alone. Nothing was changed.")
        incidents = Incidents(self._desk)
        now = incidents.dossier(uid)
        return incidents.amend_whole(_with(now.incident, changes), now.hash)


def in_force(revisions: Sequence[Revision], moment: str) -> Revision | None:
    """The version that stood at a moment (UTC, ISO 8601); None when the incident was not recorded yet.

    The order of entries counts, not the clock: an entry with a time before its predecessor's comes no earlier for it.
    """
    latest, found = "", None
    for revision in reversed(revisions):
        latest = max(latest, revision.at)
        if latest > moment:
            break
        found = revision
    return found


def _with(incident: Incident, changes: Collection[FieldChange]) -> Incident:
    plain: dict[str, Any] = to_plain(incident)
    for change in changes:
        plain.pop(change.field, None)
        if change.before is not None:
            plain[change.field] = change.before
    found: Incident = from_plain("incident", plain)
    return found
