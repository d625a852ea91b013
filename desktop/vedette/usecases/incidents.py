"""Logging, amending, trashing and reading incidents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from vedette.domain.actor import Actor
from vedette.domain.claim import Claim, Statement
from vedette.domain.counting import counted
from vedette.domain.dossier import Dossier
from vedette.domain.errors import InvalidDraft, NotFound, UserError
from vedette.domain.incident import Incident
from vedette.domain.setting import DEFAULTS
from vedette.domain.settling import settled
from vedette.domain.source import Source, SourceItem
from vedette.storage import dossiers, finding, settings, shared
from vedette.storage.unit import Unit
from vedette.storage.very_many import ready
from vedette.usecases.desk import Desk
from vedette.usecases.drafting import Customs, Draft, Reading
from vedette.usecases.naming import Naming, named
from vedette.usecases.progress import Progress, Silent

SharedThing = Actor | Source | SourceItem

_CHUNK = 500
"""So many incidents at a time, so that a million of them fit into memory and one can stop in between."""


@dataclass(frozen=True, slots=True)
class Saying:
    """One more statement as a person types it: on the claim of that number or text. Names, not uids."""

    claim: str
    party: str
    stance: str
    said_on: str = ""
    source: str = ""
    quote: str = ""
    reliability: str = ""
    credibility: str = ""


class Incidents:
    """What one can do with single incidents."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def customs(self) -> Customs:
        """How this logbook reads dates, for forms that show what was understood."""
        with self._desk.store.reading() as connection:
            get = {key: settings.value(connection, key, default) for key, default in DEFAULTS.items()}
            fields = tuple(shared.load(connection, "custom_field"))
        night = (int(get["night_from"]), int(get["night_to"]))
        return Customs(self._desk.today(), get["zone"], night, get["week_starts"] == "sunday", fields)

    def record(self, draft: Draft) -> Dossier:
        """Log what was typed as a new incident; InvalidDraft names each field that is wrong."""
        incident = Reading(self.customs()).apply(draft, Incident(self._desk.new_uid()))
        return self.record_whole(incident)

    def amend(self, reference: str, draft: Draft) -> Dossier:
        """Change the fields that the draft gives."""
        old = self.get(reference)
        return self.amend_whole(Reading(self.customs()).apply(draft, old))

    def blank(self) -> Incident:
        """An empty incident with a uid of its own, to be filled by a form and recorded whole."""
        return Incident(self._desk.new_uid())

    def record_whole(self, incident: Incident, shared_too: Sequence[SharedThing] = ()) -> Dossier:
        """Log an incident that a form or a file put together; references by name are resolved.

        `shared_too` are actors and source items described beside it, recorded in the same act. The uid makes it
        idempotent: recording the same one twice is one record and no second act.
        """
        with self._desk.acting("new incident", kind="record") as unit:
            if unit.get("incident", incident.uid) is None:
                incident = _resolved(Naming(unit, self._desk.new_uid), self._signed(incident), shared_too)
                stamp, who = self._desk.stamp(), self._desk.who()
                reference = incident.reference or self._reference(unit, incident)
                unit.put(
                    settled(
                        replace(
                            incident,
                            reference=reference,
                            created_at=incident.created_at or stamp,
                            created_by=incident.created_by or who,
                            updated_at=stamp,
                            updated_by=who,
                        )
                    )
                )
        return self.dossier(incident.uid)

    def amend_whole(
        self, incident: Incident, expected: str = "", shared_too: Sequence[SharedThing] = (), *, restored: str = ""
    ) -> Dossier:
        """Store a changed incident. With `expected` (a record hash) a version changed meanwhile is not overwritten.

        `restored` is the UTC stamp of an earlier version that this is.
        """
        as_of = restored.replace("T", " ").removesuffix("Z")
        label = f"restore {incident.reference} as of {as_of} UTC" if restored else f"change {incident.reference}"
        with self._desk.acting(label, kind="amend") as unit:
            old = unit.get("incident", incident.uid)
            if old is None:
                raise NotFound("This incident is not in the logbook any more. Copy what you typed and log it anew.")
            if expected and dossiers.record_hash(unit.connection, incident.uid) != expected:
                raise UserError("This incident was changed elsewhere meanwhile. Nothing was overwritten; look again.")
            incident = settled(_resolved(Naming(unit, self._desk.new_uid), self._signed(incident), shared_too))
            self._keep_assessments(old, incident)
            if replace(incident, updated_at=old.updated_at, updated_by=old.updated_by) != old:
                unit.put(replace(incident, updated_at=self._desk.stamp(), updated_by=self._desk.who()))
        return self.dossier(incident.uid)

    def say(self, reference: str, saying: Saying) -> tuple[Dossier, int]:
        """Add one statement; the number of its claim. A claim text that is not there yet makes a new claim."""
        incident = self.get(reference)
        reading = Reading(self.customs())
        said_on = self.customs().when(saying.said_on, None) if saying.said_on else None
        stance = reading.stance(saying.stance)
        if not stance:
            raise InvalidDraft({"stance": f"“{saying.stance}” is no stance that Vedette knows."})
        if not saying.party.strip():
            raise InvalidDraft({"party": "Say whose statement it is: a party and its stance go together."})
        statement = Statement(
            party=named(saying.party),
            stance=stance,
            said_on=said_on,
            source_item=named(saying.source),
            quote=saying.quote,
            reliability=_grade("reliability", saying.reliability, "ABCDEF"),
            credibility=_grade("credibility", saying.credibility, "123456"),
        )
        claims, number = _with_statement(incident.claims, saying.claim, statement)
        return self.amend_whole(replace(incident, claims=claims)), number

    def trash(self, uids: Sequence[str], progress: Progress | None = None) -> int:
        """Move to the trash; how many were not there yet."""
        return self._set_trashed(uids, self._desk.stamp(), "trash", progress or Silent())

    def restore(self, uids: Sequence[str], progress: Progress | None = None) -> int:
        """Take out of the trash; how many were there."""
        return self._set_trashed(uids, "", "restore", progress or Silent())

    def get(self, reference: str) -> Incident:
        """The incident of that reference or uid; NotFound otherwise."""
        return self.dossier(reference).incident

    def dossier(self, reference: str) -> Dossier:
        """The incident with everything it names; NotFound otherwise."""
        with self._desk.store.reading() as connection:
            uid = finding.incident_uid(connection, reference)
            found = dossiers.load(connection, [uid]) if uid is not None else []
        if not found:
            raise NotFound(f"There is no incident “{reference}” in this logbook.")
        return found[0]

    def _set_trashed(self, uids: Sequence[str], stamp: str, verb: str, progress: Progress) -> int:
        changed = 0
        with self._desk.acting(f"{verb} {counted(len(uids))}", kind=verb) as unit:
            uids = ready(unit.connection, uids)
            for start in range(0, len(uids), _CHUNK):
                progress.check()
                found = unit.get_all("incident", uids[start : start + _CHUNK])
                moved = [replace(i, trashed_at=stamp) for i in found.values() if bool(i.trashed_at) != bool(stamp)]
                changed += len(unit.put_all(moved))
                progress.report(min(start + _CHUNK, len(uids)), len(uids))
        return changed

    def _reference(self, unit: Unit, incident: Incident) -> str:
        prefix = settings.value(unit.connection, "prefix", DEFAULTS["prefix"])
        day = incident.when.first_day
        year = int(day[:4]) if day else self._desk.today().year
        return unit.next_reference(prefix, year)

    def _signed(self, incident: Incident) -> Incident:
        """Assessments without a number are being made now, by whoever acts."""
        by, at = self._desk.who(), self._desk.stamp()
        signed = (a if a.n or a.at else replace(a, by=a.by or by, at=at) for a in incident.assessments)
        return replace(incident, assessments=tuple(signed))

    def _keep_assessments(self, old: Incident, new: Incident) -> None:
        kept = {a.n: a for a in new.assessments}
        if any(kept.get(a.n) != a for a in old.assessments):
            raise UserError("An assessment is never edited or erased. Add a new one that supersedes it.")


def _resolved(naming: Naming, incident: Incident, shared_too: Sequence[SharedThing]) -> Incident:
    for thing in shared_too:
        naming.record(thing)
    return naming.resolve(incident)


def _with_statement(claims: tuple[Claim, ...], asked: str, said: Statement) -> tuple[tuple[Claim, ...], int]:
    text = asked.strip()
    for claim in claims:
        if text == str(claim.n) or text.casefold() == claim.text.casefold():
            added = replace(claim, statements=(*claim.statements, said))
            return tuple(added if c.n == claim.n else c for c in claims), claim.n
    if text.removeprefix("-").isdigit():
        raise NotFound(f"This incident has no claim {text}. Give its text instead to add it.")
    if not text:
        raise InvalidDraft({"claim": "Say which claim it is about: its number or its text."})
    number = max((claim.n for claim in claims), default=0) + 1
    return (*claims, Claim(n=number, text=text, statements=(said,))), number


def _grade(field: str, value: str, known: str) -> str:
    letter = value.strip().upper()
    if letter and (len(letter) != 1 or letter not in known):
        raise InvalidDraft({field: f"“{value}” is no {field}: give one of {known[0]} to {known[-1]}."})
    return letter
