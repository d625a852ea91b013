"""Names and shared things of a file, found or made while it is imported; recorded when an incident needs them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from vedette.domain.actor import Actor
from vedette.domain.document import Record, kind_of
from vedette.domain.folding import name_key
from vedette.domain.incident import Incident
from vedette.domain.settling import gated
from vedette.domain.source import Source, SourceItem
from vedette.domain.tag import Tag
from vedette.domain.text import clean
from vedette.storage import finding, imports
from vedette.storage.parts import references
from vedette.storage.unit import Unit
from vedette.usecases.following import Followed, keeping_up
from vedette.usecases.naming import NAME, Naming

Key = tuple[str, str]
_ORDER = ("custom_field", "source", "actor", "tag", "source_item")
_REMEMBERED = 20_000


class LateNaming(Naming):
    """Resolves as Naming does, for many rows; what it makes waits until an incident that names it is recorded."""

    def __init__(self, unit: Unit, new_uid: Callable[[], str]) -> None:
        super().__init__(unit, new_uid)
        self._waiting: dict[Key, Record] = {}
        self._changed: dict[Key, Record] = {}
        self._hints: dict[Key, Record] = {}
        self._here: dict[Key, str] = {}
        self.followed: list[Followed] = []

    def expect(self, record: Record) -> None:
        """A record whose uid begins with `name:` says how to make that thing, should there be none."""
        key = (kind_of(record), record.uid)
        if key not in self._known:
            self._hints.setdefault(key, record)

    def wait(self, record: Record) -> None:
        """A record of the file's own uid, to be recorded with the first incident that names it."""
        self._waiting[kind_of(record), record.uid] = record

    def change(self, record: Record) -> None:
        """A record that is here already and that the file brings anew."""
        self._changed[kind_of(record), record.uid] = record

    def same(self, kind: str, uid: str, here: str) -> None:
        """What the file calls `uid` is called `here` in this logbook."""
        self._here[kind, uid] = here

    def knows(self, key: Key) -> bool:
        """Whether the file brought this thing and it is not recorded yet."""
        return key in self._waiting

    def moved(self, record: Record) -> Record:
        """The record with the uids that its references have in this logbook."""
        if isinstance(record, Actor):
            return replace(record, parent=self.actor(record.parent))
        if isinstance(record, Tag):
            return replace(record, parent=self.tag(record.parent))
        if isinstance(record, SourceItem):
            return replace(
                record,
                source=self.source(record.source),
                credits=tuple(self.source(uid) for uid in record.credits),
                quoted_from=self.item(record.quoted_from),
            )
        return record

    def store(self, incidents: Iterable[Incident]) -> None:
        """Store what these incidents name and what changed; the rest waits on."""
        needed: dict[Key, None] = {}
        for incident in incidents if self._waiting else ():
            asked = [*references(incident), *(("custom_field", value.key) for value in incident.fields)]
            while asked:
                key = asked.pop()
                if key in self._waiting and key not in needed:
                    needed[key] = None
                    asked.extend(above(self._waiting[key]))
        ready = {key: record for key, record in self._waiting.items() if key in needed}
        for kind in _ORDER:
            self._unit.put_all([record for key, record in ready.items() if key[0] == kind])
            changed = [record for key, record in self._changed.items() if key[0] == kind]
            if changed:
                with keeping_up(self._unit, kind, changed, self.followed.append):
                    self._unit.put_all(changed)
        for key in ready:
            del self._waiting[key]
        self._changed.clear()

    def keep_few(self) -> None:
        """Forget names once there are many, before rows bring theirs with what is to be known of them."""
        if len(self._known) + len(self._hints) > _REMEMBERED:
            self._known.clear()
            self._hints.clear()

    def _is_open(self, kind: str, reference: str) -> bool:
        return reference.startswith(NAME) or (kind, reference) in self._here

    def _named(self, kind: str, reference: str, find: Callable[[str], str]) -> str:
        if not reference.startswith(NAME):
            return self._here.get((kind, reference), reference)
        uid = self._known.get((kind, reference))
        if uid is None:
            name = clean(reference.removeprefix(NAME)).strip()
            alike = (kind, "\0" + (name if "://" in name else name_key(name)))
            uid = self._known.get(alike) or self._hinted(kind, reference) or find(name)
            self._known[alike] = self._known[kind, reference] = uid
        return uid

    def _hinted(self, kind: str, reference: str) -> str:
        hint = self._hints.get((kind, reference))
        if hint is None:
            return ""
        if isinstance(hint, SourceItem):
            item: Any = self.moved(gated(hint))
            return self._item_like(item) or self._made(replace(item, uid=self._new_uid()))
        if isinstance(hint, Actor | Source):
            found = finding.by_name(self._unit.connection, kind, clean(hint.name))
            moved: Any = self.moved(hint)
            return found[0] if found else self._made(replace(moved, uid=self._new_uid()))
        return ""

    def _item_like(self, item: Any) -> str:
        connection = self._unit.connection
        if item.url:
            return finding.item_by_url(connection, item.url) or ""
        return imports.item_by_title(connection, item.source, item.title) or "" if item.title else ""

    def _find_tag(self, path: str) -> str:
        steps = [step.strip() for step in path.split("/") if step.strip()]
        if len(steps) == 1 and ("child", f"\0{name_key(steps[0])}") not in self._known:
            found = finding.by_name(self._unit.connection, "tag", steps[0])
            if len(found) == 1:
                return found[0]
        uid = ""
        for step in steps or [path]:
            key = ("child", f"{uid}\0{name_key(step)}")
            if key not in self._known:
                there = finding.child_tag(self._unit.connection, uid, step)
                self._known[key] = there or self._made(Tag(self._new_uid(), step, uid))
            uid = self._known[key]
        return uid

    def _made(self, thing: Actor | Source | SourceItem | Tag) -> str:
        self.wait(gated(thing))
        return thing.uid


def above(record: Record) -> list[Key]:
    """The things that a shared thing names."""
    if isinstance(record, SourceItem):
        named = [("source", uid) for uid in (record.source, *record.credits)] + [("source_item", record.quoted_from)]
    else:
        named = [(kind_of(record), record.parent)] if isinstance(record, Actor | Tag) else []
    return [(kind, uid) for kind, uid in named if uid]
