"""What one form is writing at the moment: which incident, over which version, under which draft."""

from __future__ import annotations

from dataclasses import dataclass, replace

from vedette.domain.dossier import Dossier
from vedette.domain.incident import Incident


@dataclass(frozen=True, slots=True)
class Session:
    """`expected` is the hash of the version that is changed, '' for a new incident."""

    dossier: Dossier
    key: str
    expected: str = ""

    @property
    def is_new(self) -> bool:
        """Whether it is to be logged, not changed."""
        return not self.expected

    @property
    def incident(self) -> Incident:
        """As it was before anything was typed."""
        return self.dossier.incident


def of_new(blank: Incident) -> Session:
    """An empty new incident; its draft has its uid as key, so that recording it twice is one record."""
    return Session(Dossier(blank), blank.uid)


def of_old(dossier: Dossier) -> Session:
    """One on record."""
    return Session(dossier, dossier.incident.uid, dossier.hash)


def like(dossier: Dossier, blank: Incident) -> Session:
    """A new incident that begins as a copy, without what belongs to the other alone: history, judgement, keys."""
    copy = replace(
        dossier.incident,
        uid=blank.uid,
        reference="",
        assessments=(),
        external_ids=(),
        created_at="",
        created_by="",
        updated_at="",
        updated_by="",
        trashed_at="",
    )
    return Session(replace(dossier, incident=copy, hash="", answers=()), blank.uid)
