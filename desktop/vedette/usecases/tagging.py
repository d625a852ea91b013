"""Tags: put on and taken off many incidents at once, renamed, merged, moved, coloured, deleted. Each is one act."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from vedette.domain.errors import InvalidDraft, NotFound, UserError
from vedette.domain.settling import gated
from vedette.domain.tag import Tag
from vedette.storage import finding, shared, tagged
from vedette.storage.unit import Unit
from vedette.usecases.desk import Desk
from vedette.usecases.incidents import counted
from vedette.usecases.naming import Naming, named
from vedette.usecases.progress import Progress, Silent

CHUNK = 500


class Tagging:
    """What one can do with tags."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def all(self) -> list[Tag]:
        """Every tag, in order of making."""
        with self._desk.store.reading() as connection:
            return shared.load(connection, "tag")

    def apply(
        self, uids: Sequence[str], add: Sequence[str], remove: Sequence[str], progress: Progress | None = None
    ) -> int:
        """Add and remove tags (names, paths or uids) on incidents; how many incidents changed."""
        progress = progress or Silent()
        changed = 0
        with self._desk.acting(_label(add, remove, len(uids)), kind="tag") as unit:
            wanted = {Naming(unit, self._desk.new_uid).tag(_reference(name)) for name in add} if uids else set()
            unwanted = {uid for name in remove for uid in self._known(unit, name)}
            for some in _chunks(uids):
                progress.check()
                found = unit.get_all("incident", some).values()
                fresh = [replace(i, tags=tuple(sorted((set(i.tags) | wanted) - unwanted))) for i in found]
                changed += len(unit.put_all(fresh))
                progress.report(changed, len(uids))
        return changed

    def change(self, tag: Tag) -> None:
        """Rename, re-parent, colour, describe or pin a tag; its former name stays as an alias."""
        with self._desk.acting(f"change tag {tag.name}", kind="tag") as unit:
            old = unit.get("tag", tag.uid)
            if old is None:
                raise NotFound("This tag is not in the logbook any more.")
            self._check_place(unit, tag)
            if old.name != tag.name and old.name not in tag.aliases:
                tag = replace(tag, aliases=(*tag.aliases, old.name))
            unit.put(gated(tag))

    def make(self, path: str) -> str:
        """A new tag by name or path (`a/b`); its uid, or that of the one already there."""
        with self._desk.acting(f"new tag {path}", kind="tag") as unit:
            return Naming(unit, self._desk.new_uid).tag(named(path))

    def merge(self, loser: str, winner: str, progress: Progress | None = None) -> int:
        """Put `winner` wherever `loser` is, then drop `loser`; its names live on as aliases of the winner."""
        progress = progress or Silent()
        if loser == winner:
            raise InvalidDraft({"tag": "A tag can't be merged into itself. Choose another one."})
        with self._desk.acting("merge tags", kind="tag") as unit:
            old, kept = unit.get("tag", loser), unit.get("tag", winner)
            if old is None or kept is None:
                raise NotFound("One of these tags is not in the logbook any more.")
            changed = self._retag(unit, loser, {winner}, progress)
            for child in tagged.children(unit.connection, loser):
                if child != winner:
                    unit.put(replace(unit.get("tag", child), parent=winner))
                else:
                    kept = replace(kept, parent=old.parent)
            names = dict.fromkeys((*kept.aliases, old.name, *old.aliases))
            unit.put(replace(kept, aliases=tuple(name for name in names if name != kept.name)))
            unit.remove("tag", [loser])
        return changed

    def delete(self, uid: str, progress: Progress | None = None) -> int:
        """Take a tag off every incident and drop it; its children move up."""
        progress = progress or Silent()
        with self._desk.acting("delete tag", kind="tag") as unit:
            old = unit.get("tag", uid)
            if old is None:
                raise NotFound("This tag is not in the logbook any more.")
            changed = self._retag(unit, uid, set(), progress)
            for child in tagged.children(unit.connection, uid):
                unit.put(replace(unit.get("tag", child), parent=old.parent))
            unit.remove("tag", [uid])
        return changed

    def _retag(self, unit: Unit, old: str, new: set[str], progress: Progress) -> int:
        uids = tagged.incidents_with(unit.connection, old)
        for number, some in enumerate(_chunks(uids)):
            progress.check()
            found = unit.get_all("incident", some).values()
            unit.put_all([replace(i, tags=tuple(sorted((set(i.tags) - {old}) | new))) for i in found])
            progress.report(number * CHUNK, len(uids))
        return len(uids)

    def _known(self, unit: Unit, name: str) -> list[str]:
        if unit.get("tag", name) is not None:
            return [name]
        steps = [step.strip() for step in name.split("/") if step.strip()]
        if len(steps) == 1:
            found = finding.by_name(unit.connection, "tag", steps[0])
        else:
            uid: str | None = ""
            for step in steps:
                uid = finding.child_tag(unit.connection, uid, step) if uid is not None else None
            found = [uid] if uid else []
        if not found:
            raise NotFound(f"There is no tag “{name}” in this logbook. Nothing was changed.")
        return found

    def _check_place(self, unit: Unit, tag: Tag) -> None:
        if not tag.name.strip():
            raise InvalidDraft({"name": "A tag needs a name."})
        above, seen = tag.parent, {tag.uid}
        while above:
            if above in seen:
                raise UserError("A tag can't stand below itself. Nothing was changed; choose another place for it.")
            seen.add(above)
            found = unit.get("tag", above)
            above = found.parent if found is not None else ""
        twin = finding.child_tag(unit.connection, tag.parent, tag.name)
        if twin is not None and twin != tag.uid:
            raise InvalidDraft({"name": f"There is a tag “{tag.name}” already; merge the two instead."})


def _reference(name: str) -> str:
    return name if name.count("-") == 4 and len(name) == 36 else named(name)


def _label(add: Sequence[str], remove: Sequence[str], count: int) -> str:
    words = [f"tag {counted(count)}"] if add or not remove else [f"untag {counted(count)}"]
    return words[0]


def _chunks(uids: Sequence[str]) -> Iterator[Sequence[str]]:
    return (uids[start : start + CHUNK] for start in range(0, len(uids), CHUNK))
