"""An incident with everything it names: what a pane, a print or an export needs to speak in words instead of uids."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from vedette.domain.actor import Actor
from vedette.domain.claim import Claim, Statement
from vedette.domain.incident import Incident
from vedette.domain.source import Source, SourceItem, independent_groups
from vedette.domain.tag import Tag

Shared = Actor | Source | SourceItem | Tag


@dataclass(frozen=True, slots=True)
class Linked:
    """Another incident as a link shows it; `reference` is empty when it is not in this logbook."""

    uid: str
    reference: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """What one party says about one claim: the latest statement, and those before it, newest first."""

    latest: Statement
    earlier: tuple[Statement, ...] = ()


@dataclass(frozen=True, slots=True)
class Matrix:
    """Who says what: claims as rows, parties (uids) as columns; a missing cell means that nobody heard that party."""

    parties: tuple[str, ...]
    claims: tuple[Claim, ...]
    cells: Mapping[tuple[int, str], Cell]

    def cell(self, claim: Claim, party: str) -> Cell | None:
        """What `party` says about `claim`; None for silence, which is not the same as “no comment”."""
        return self.cells.get((claim.n, party))


@dataclass(frozen=True, slots=True)
class Dossier:
    """One incident and, by uid, the shared things it names (parents and quoted-from items included).

    `answers` are links that other incidents make to this one, as (linked incident, link type, claim number or None).
    """

    incident: Incident
    hash: str = ""
    actors: Mapping[str, Actor] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    items: Mapping[str, SourceItem] = field(default_factory=dict)
    tags: Mapping[str, Tag] = field(default_factory=dict)
    linked: Mapping[str, Linked] = field(default_factory=dict)
    answers: tuple[tuple[Linked, str, int | None], ...] = ()

    def names(self) -> dict[str, str]:
        """What each shared thing that the incident names is called, by uid."""
        found = {uid: self.actor_name(uid) for uid in self.actors}
        found |= {uid: self.item_name(uid) for uid in self.items}
        return found | {uid: self.tag_path(uid) for uid in self.tags}

    def actor_name(self, uid: str) -> str:
        """An actor with the body it belongs to: “Ministry of Defence (Poland)”."""
        actor = self.actors.get(uid)
        if actor is None:
            return ""
        above = self.actors.get(actor.parent)
        return f"{actor.name} ({above.name})" if above is not None and above.name not in actor.name else actor.name

    def item_name(self, uid: str) -> str:
        """A source item as a line names it: outlet, title, wires it credits."""
        item = self.items.get(uid)
        if item is None:
            return ""
        outlet = self.sources.get(item.source)
        parts = [outlet.name if outlet is not None else "", f"“{item.title}”" if item.title else ""]
        name = ", ".join(part for part in parts if part) or item.url
        wires = [self.sources[uid].name for uid in item.credits if uid in self.sources]
        return f"{name} (crediting {' and '.join(wires)})" if wires else name

    def item_grade(self, uid: str) -> str:
        """The Admiralty grade of an item, such as “B2”: its own reliability, else its outlet's, else F."""
        item = self.items.get(uid)
        if item is None:
            return ""
        outlet = self.sources.get(item.source)
        letter = item.reliability or (outlet.reliability if outlet is not None else "") or "F"
        return f"{letter}{item.credibility or '6'}"

    def given_item_grade(self, uid: str) -> str:
        """The grade of an item as far as somebody gave one; '' where it only stands where every new item begins."""
        item = self.items.get(uid)
        grade = self.item_grade(uid)
        return "" if item is None or (grade == "F6" and not item.reliability) else grade

    def given_grade(self, statement: Statement) -> str:
        """The grade of a statement as far as somebody gave one, to it or to the item it comes from."""
        own = statement.reliability or statement.credibility
        return self.grade(statement) if own or self.given_item_grade(statement.source_item) else ""

    def grade(self, statement: Statement) -> str:
        """The grade of a statement: its own where it has one, else that of the item it comes from."""
        behind = self.item_grade(statement.source_item) or ("F6" if statement.source_item else "")
        letter = statement.reliability or behind[:1]
        digit = statement.credibility or behind[1:]
        return f"{letter or 'F'}{digit or '6'}" if letter or digit else ""

    def tag_path(self, uid: str) -> str:
        """A tag with those above it: “border/incursion”."""
        names: list[str] = []
        seen: set[str] = set()
        while uid in self.tags and uid not in seen:
            seen.add(uid)
            names.insert(0, self.tags[uid].name)
            uid = self.tags[uid].parent
        return "/".join(names)

    @property
    def independent_sources(self) -> int:
        """How many origins the cited items really have."""
        return len(independent_groups(self.items, self.incident.cited_items()))

    def matrix(self) -> Matrix:
        """Who says what, claims × parties."""
        cells: dict[tuple[int, str], Cell] = {}
        for claim, statement in self.incident.statements():
            before = cells.get((claim.n, statement.party))
            earlier = (before.latest, *before.earlier) if before is not None else ()
            cells[claim.n, statement.party] = Cell(statement, earlier)
        return Matrix(self.incident.parties(), self.incident.claims, cells)

    def shared(self) -> Iterator[Shared]:
        """Every shared thing, each after what it names, so that they can be recorded in this order."""
        yield from _parents_first(self.actors)
        yield from _parents_first(self.tags)
        yield from self.sources.values()
        yield from _quoted_first(self.items)


def _parents_first(things: Mapping[str, Actor] | Mapping[str, Tag]) -> Iterator[Actor | Tag]:
    done: set[str] = set()

    def visit(uid: str) -> Iterator[Actor | Tag]:
        thing = things.get(uid)
        if thing is None or uid in done:
            return
        done.add(uid)
        yield from visit(thing.parent)
        yield thing

    for uid in things:
        yield from visit(uid)


def _quoted_first(items: Mapping[str, SourceItem]) -> Iterator[SourceItem]:
    done: set[str] = set()

    def visit(uid: str) -> Iterator[SourceItem]:
        item = items.get(uid)
        if item is None or uid in done:
            return
        done.add(uid)
        yield from visit(item.quoted_from)
        yield item

    for uid in items:
        yield from visit(uid)
