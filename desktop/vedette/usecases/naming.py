"""From names to shared things: whatever a person or a file calls by name is found, or made, inside one act."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeVar

from vedette.domain.actor import Actor
from vedette.domain.claim import Claim, Statement
from vedette.domain.errors import InvalidDraft, UserError
from vedette.domain.incident import Incident
from vedette.domain.settling import gated
from vedette.domain.source import Source, SourceItem
from vedette.domain.tag import Tag
from vedette.domain.text import clean
from vedette.storage import finding
from vedette.storage.parts import references
from vedette.storage.unit import Unit

P = TypeVar("P")
NAME = "name:"
"""A reference that begins so is a name yet to be resolved, not a uid."""


def named(name: str) -> str:
    """A reference by name, to stand where a uid stands."""
    return NAME + name.strip() if name.strip() else ""


def by_name_only(incident: Incident) -> bool:
    """Whether all that it names is given by name, so that nothing of it need be in the logbook yet."""
    return all(uid.startswith(NAME) for _, uid in references(incident))


class Naming:
    """Resolves names inside one act; the same name is the same thing throughout."""

    def __init__(self, unit: Unit, new_uid: Callable[[], str]) -> None:
        self._unit = unit
        self._new_uid = new_uid
        self._known: dict[tuple[str, str], str] = {}

    def resolve(self, incident: Incident) -> Incident:
        """The incident with uids where names stood; new actors, sources, items and tags are recorded on the way."""
        changed = self.resolved(incident)
        return replace(incident, **changed) if changed else incident

    def resolved(self, incident: Incident) -> dict[str, Any]:
        """The parts of an incident that name anything, with uids where names stood; empty where none stood."""
        if not any(self._is_open(kind, uid) for kind, uid in references(incident)):
            return {}
        return {
            "tags": tuple([self.tag(uid) for uid in incident.tags]),
            "actors": tuple([_with(role, actor=self.actor(role.actor)) for role in incident.actors]),
            "claims": tuple([self._claim(claim) for claim in incident.claims]),
            "assessments": tuple([_with(a, actor=self.actor(a.actor)) for a in incident.assessments]),
            "sources": tuple([_with(c, item=self.item(c.item)) for c in incident.sources]),
            "quantities": tuple(
                [_with(q, source_item=self.item(q.source_item or "") or None) for q in incident.quantities]
            ),
            "places": tuple([_with(p, source_item=self.item(p.source_item)) for p in incident.places]),
            "links": tuple([_with(x, source_item=self.item(x.source_item)) for x in incident.links]),
        }

    def record(self, thing: Actor | Source | SourceItem) -> None:
        """Record a shared thing that a form describes, with uids where names stood."""
        if isinstance(thing, Actor):
            thing = replace(thing, parent=self.actor(thing.parent))
            self._check_above(thing)
        elif isinstance(thing, SourceItem):
            credited = tuple(self.source(uid) for uid in thing.credits)
            source, quoted = self.source(thing.source), self.item(thing.quoted_from)
            thing = replace(thing, source=source, credits=credited, quoted_from=quoted)
        self._unit.put(gated(thing))

    def actor(self, reference: str) -> str:
        """The uid of an actor given by uid or name."""
        return self._named("actor", reference, self._find_actor)

    def tag(self, reference: str) -> str:
        """The uid of a tag given by uid, name or path (`a/b`)."""
        return self._named("tag", reference, self._find_tag)

    def source(self, reference: str) -> str:
        """The uid of a source given by uid or name."""
        return self._named("source", reference, self._find_source)

    def item(self, reference: str) -> str:
        """The uid of a source item given by uid, by its outlet and title, by its outlet alone, or by its address."""
        return self._named("source_item", reference, self._find_item)

    def _is_open(self, _kind: str, reference: str) -> bool:
        """Whether a reference has yet to be resolved."""
        return reference.startswith(NAME)

    def _named(self, kind: str, reference: str, find: Callable[[str], str]) -> str:
        if not reference.startswith(NAME):
            return reference
        key = (kind, reference)
        if key not in self._known:
            self._known[key] = find(clean(reference.removeprefix(NAME)).strip())
        return self._known[key]

    def _find_actor(self, name: str) -> str:
        found = finding.by_name(self._unit.connection, "actor", name)
        return found[0] if found else self._made(Actor(self._new_uid(), name))

    def _find_source(self, name: str) -> str:
        found = finding.by_name(self._unit.connection, "source", name)
        return found[0] if found else self._made(Source(self._new_uid(), name))

    def _find_tag(self, path: str) -> str:
        steps = [step.strip() for step in path.split("/") if step.strip()]
        if not steps:
            raise UserError("A tag needs a name. Nothing was changed.")
        if len(steps) == 1:
            found = finding.by_name(self._unit.connection, "tag", steps[0])
            if len(found) == 1:
                return found[0]
        uid = ""
        for step in steps:
            uid = finding.child_tag(self._unit.connection, uid, step) or self._made(Tag(self._new_uid(), step, uid))
        return uid

    def _find_item(self, name: str) -> str:
        connection = self._unit.connection
        if name.lower().startswith(("http://", "https://")) and name.count("/") > 1:
            host = name.split("/")[2] or name
            found = finding.item_by_url(connection, name)
            return found or self._made(SourceItem(self._new_uid(), source=self.source(named(host)), url=name))
        called = finding.item_called(connection, name)
        if called is not None:
            return called
        source = self.source(named(name))
        return finding.plain_item(connection, source) or self._made(SourceItem(self._new_uid(), source=source))

    def _made(self, thing: Actor | Source | SourceItem | Tag) -> str:
        self._unit.put(thing)
        return thing.uid

    def _check_above(self, actor: Actor) -> None:
        if not actor.name.strip():
            raise InvalidDraft({"actors": "An actor needs a name. Nothing was changed."})
        above, seen = actor.parent, {actor.uid}
        while above:
            if above in seen:
                raise InvalidDraft({"actors": f"“{actor.name}” can't belong to itself; choose another body for it."})
            seen.add(above)
            found = self._unit.get("actor", above)
            above = found.parent if found is not None else ""

    def _claim(self, claim: Claim) -> Claim:
        return replace(claim, statements=tuple(self._statement(s) for s in claim.statements))

    def _statement(self, statement: Statement) -> Statement:
        return _with(
            statement,
            party=self.actor(statement.party),
            spokesperson=self.actor(statement.spokesperson),
            addressee=self.actor(statement.addressee),
            source_item=self.item(statement.source_item),
        )


def _with(part: P, **uids: str | None) -> P:
    """The part with these uids; itself where it has them, since a file of a million rows comes by here."""
    if all(getattr(part, name) == uid for name, uid in uids.items()):
        return part
    return replace(part, **uids)  # type: ignore[type-var]  # a frozen value
