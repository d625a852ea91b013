"""What may have happened, whole: the value that forms, files, prints and history all speak about (field-guide 3.1)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from vedette.domain.actor import Role
from vedette.domain.assessment import Assessment
from vedette.domain.attachment import Attachment
from vedette.domain.claim import Claim, Statement
from vedette.domain.custom_field import FieldValue
from vedette.domain.link import Link
from vedette.domain.place import Place
from vedette.domain.quantity import Quantity
from vedette.domain.source import Citation
from vedette.domain.when import When

REST = ".rest"
"""A code whose key ends so holds what nothing of ours says of a foreign row; it is kept for the way back alone."""


@dataclass(frozen=True, slots=True)
class ExternalId:
    """The key an incident has in somebody else's data set; unique within its scheme, so that re-import updates."""

    scheme: str
    value: str
    record: str = ""


@dataclass(frozen=True, slots=True)
class Incident:
    """One incident. Shared things (tags, actors, sources, source items) are named by uid, own parts by number."""

    uid: str
    reference: str = ""
    title: str = ""
    title_made: bool = False
    summary: str = ""
    narrative: str = ""
    type: str = ""
    subtype: str = ""
    kind: str = "single"
    when: When = When()  # noqa: RUF009 - frozen value
    detected: When | None = None
    reported: When | None = None
    places: tuple[Place, ...] = ()
    stage: str = "initial"
    workflow: str = ""
    monitoring: str = ""
    priority: str = ""
    sensitivity: str = ""
    clarity: str = ""
    content_flags: tuple[str, ...] = ()
    measures: str = ""
    outcome: str = ""
    note: str = ""
    claims: tuple[Claim, ...] = ()
    assessments: tuple[Assessment, ...] = ()
    actors: tuple[Role, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    sources: tuple[Citation, ...] = ()
    links: tuple[Link, ...] = ()
    tags: tuple[str, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    fields: tuple[FieldValue, ...] = ()
    codes: tuple[FieldValue, ...] = ()
    external_ids: tuple[ExternalId, ...] = ()
    created_at: str = ""
    created_by: str = ""
    updated_at: str = ""
    updated_by: str = ""
    trashed_at: str = ""

    def statements(self) -> Iterator[tuple[Claim, Statement]]:
        """Every statement with the claim it is about, in order."""
        for claim in self.claims:
            for statement in claim.statements:
                yield claim, statement

    def parties(self) -> tuple[str, ...]:
        """Uids of the actors that say something, in order of first appearance."""
        return tuple(dict.fromkeys([s.party for claim in self.claims for s in claim.statements if s.party]))

    def cited_items(self) -> tuple[str, ...]:
        """Uids of every source item that any part of the incident rests on, once each."""
        found = [c.item for c in self.sources]
        found += [s.source_item for claim in self.claims for s in claim.statements]
        found += [q.source_item or "" for q in self.quantities]
        found += [p.source_item for p in self.places] + [x.source_item for x in self.links]
        return tuple(dict.fromkeys(filter(None, found)))

    @property
    def contested(self) -> bool:
        """True when any claim is affirmed by one party and denied by another."""
        return any(claim.contested for claim in self.claims)

    @property
    def status(self) -> str:
        """The status word: our latest assessment of the incident, else contested, asserted or unverified."""
        ours = [a for a in self.assessments if a.claim is None]
        if ours:
            return ours[-1].status
        if self.contested:
            return "contested"
        return "asserted" if any(claim.statements for claim in self.claims) else "unverified"
