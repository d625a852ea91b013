"""Tags on incidents, many at once; and the tags themselves: made, renamed, moved, merged, deleted. Each is one act."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from vedette.domain.counting import counted
from vedette.domain.errors import InvalidDraft, NotFound, UserError
from vedette.domain.settling import gated
from vedette.domain.tag import Tag
from vedette.domain.text import clean
from vedette.storage import finding, shared, tagged
from vedette.storage.unit import Unit
from vedette.storage.users import incidents_using
from vedette.storage.very_many import ready
from vedette.usecases.desk import Desk
from vedette.usecases.following import Heard, TagFollowing, naming_tags, unheard
from vedette.usecases.naming import Naming, named
from vedette.usecases.progress import Portion, Progress, Silent
from vedette.usecases.tag_tree import TagTree, gone, in_quotes

CHUNK = 500
KEYS = range(1, 10)
"""Numbers a tag can be pinned to."""


@dataclass(frozen=True, slots=True)
class Merging:
    """What a merge would change: incidents that lose one tag, those among them that have the other, tags below."""

    incidents: int
    both: int
    below: int


@dataclass(frozen=True, slots=True)
class Losing:
    """What deleting tags would take: from how many incidents, and from which saved searches (names) what they name."""

    incidents: int
    searches: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Toggled:
    """What a toggled tag did: its name, whether it was put on, and how many incidents changed."""

    name: str
    put_on: bool
    changed: int


class Tagging:
    """What one can do with tags."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def all(self) -> list[Tag]:
        """Every tag, in order of making."""
        with self._desk.store.reading() as connection:
            return shared.load(connection, "tag")

    def known(self, name: str) -> Tag:
        """The one tag of that uid, name or path; UserError when there is none or more than one."""
        found = self._called(name)
        if len(found) > 1:
            raise UserError(f"There is more than one tag {in_quotes(name)}; give its path, such as above/below.")
        with self._desk.store.reading() as connection:
            tags: list[Tag] = shared.load(connection, "tag", found)
        return tags[0]

    def carriers(self) -> dict[str, int]:
        """How many incidents carry each tag (uid) itself, the trash included; unused ones are left out."""
        with self._desk.store.reading() as connection:
            return tagged.carriers(connection)

    def counts(self, uids: Sequence[str]) -> dict[str, int]:
        """How many of these incidents carry each tag (uid) itself."""
        with self._desk.store.reading() as connection:
            return tagged.counts_among(connection, uids)

    def apply(
        self, uids: Sequence[str], add: Sequence[str], remove: Sequence[str], progress: Progress | None = None
    ) -> int:
        """Add and remove tags (names, paths or uids) on incidents; how many incidents changed."""
        progress = progress or Silent()
        if not all(name.strip() for name in (*add, *remove)):
            raise InvalidDraft({"name": "A tag needs a name."})
        changed = 0
        with self._desk.acting(_label(add, remove, len(uids)), kind="tag") as unit:
            wanted = {Naming(unit, self._desk.new_uid).tag(_reference(name)) for name in add} if uids else set()
            unwanted = {uid for name in remove for uid in self._called(name)}
            for done, some in _chunks(ready(unit.connection, uids)):
                progress.check()
                found = unit.get_all("incident", some).values()
                fresh = [replace(i, tags=tuple(sorted((set(i.tags) | wanted) - unwanted))) for i in found]
                changed += len(unit.put_all(fresh))
                progress.report(done, len(uids))
        return changed

    def toggle(self, uids: Sequence[str], key: int, progress: Progress | None = None) -> Toggled:
        """Put the tag that is pinned to a key on incidents; take it off where all of them have it."""
        tag = next((one for one in self.all() if one.pinned == key), None)
        if tag is None:
            raise NotFound(f"No tag is pinned to the key {key}. Pin one in Tools, Tags.")
        off = self.counts(uids).get(tag.uid, 0) == len(set(uids))
        changed = self.apply(uids, [] if off else [tag.uid], [tag.uid] if off else [], progress)
        return Toggled(tag.name, not off, changed)

    def change(self, tag: Tag, progress: Progress | None = None, heard: Heard = unheard) -> bool:
        """Rename, move, colour, describe or pin a tag, and whether that changed it; a former name stays as an alias.

        Saved searches that name it follow, here and where it is merged or deleted; `heard` is told which.
        """
        with self._desk.acting(self._said(tag), kind="tag") as unit:
            old = _got(unit, tag.uid)
            _check_place(unit, tag, old)
            if old.name != tag.name and old.name not in tag.aliases:
                tag = replace(tag, aliases=(*tag.aliases, old.name))
            followers = incidents_using(unit.connection, "tag", [tag.uid], [tag.uid]) if _is_seen(old, tag) else []
            _followed(unit, progress, len(followers))
            following = TagFollowing(unit)
            changed = unit.put(gated(tag))
            if _is_seen(old, tag):
                following.end({}, heard)
            return changed

    def pin(self, uid: str, key: int) -> bool:
        """Pin a tag to a key from 1 to 9, or 0 to none; one that was pinned there gives way."""
        if key and key not in KEYS:
            raise UserError("A tag can be pinned to a key from 1 to 9. Nothing was changed.")
        with self._desk.store.reading() as connection:
            name = next((tag.name for tag in shared.load(connection, "tag", [uid])), "")
        label = f"pin tag {in_quotes(name)} to {key}" if key else f"unpin tag {in_quotes(name)}"
        with self._desk.acting(label, kind="tag") as unit:
            tag = _got(unit, uid)
            for one in shared.load(unit.connection, "tag"):
                if key and one.pinned == key and one.uid != uid:
                    unit.put(replace(one, pinned=0))
            return unit.put(replace(tag, pinned=key))

    def make(self, path: str, below: str = "") -> str:
        """A new tag by name or path (`a/b`), perhaps `below` a tag (uid); its uid, or that of the one already there."""
        with self._desk.acting(f"new tag {in_quotes(path)}", kind="tag") as unit:
            if not below:
                return Naming(unit, self._desk.new_uid).tag(named(path))
            steps = [step.strip() for step in clean(path).split("/") if step.strip()]
            if not steps:
                raise InvalidDraft({"name": "A tag needs a name."})
            uid = _got(unit, below).uid
            for step in steps:
                uid = finding.child_tag(unit.connection, uid, step) or _made(unit, Tag(self._desk.new_uid(), step, uid))
            return uid

    def merging(self, loser: str, winner: str) -> Merging:
        """What putting `winner` in the place of `loser` would change."""
        with self._desk.store.reading() as connection:
            incidents = tagged.carriers(connection).get(loser, 0)
            below = len(tagged.children(connection, loser))
            return Merging(incidents, tagged.with_both(connection, loser, winner), below)

    def merge(self, loser: str, winner: str, progress: Progress | None = None, heard: Heard = unheard) -> int:
        """Put `winner` wherever `loser` is, then drop `loser`; how many incidents carried it.

        Its names live on as aliases of the winner, and tags below both that are called alike become one too.
        """
        if loser == winner:
            raise InvalidDraft({"tag": "A tag can't be merged into itself. Choose another one."})
        with self._desk.store.reading() as connection:
            names = {tag.uid: tag.name for tag in shared.load(connection, "tag", [loser, winner])}
        label = f"merge tag {in_quotes(names.get(loser, ''))} into {in_quotes(names.get(winner, ''))}"
        with self._desk.acting(label, kind="tag") as unit:
            _got(unit, loser), _got(unit, winner)
            total = len(incidents_using(unit.connection, "tag", [loser, winner], [loser, winner]))
            following, tree = TagFollowing(unit), TagTree(unit, _followed(unit, progress, total))
            changed = tree.merge(loser, winner)
            following.end(tree.became, heard)
            return changed

    def losing(self, uids: Sequence[str]) -> Losing:
        """What knows these tags by name: how many incidents carry one itself, and the saved searches that ask for one.

        Nothing else does: print templates, mappings and keys name no tag, or know it by its uid.
        """
        with self._desk.store.reading() as connection:
            incidents = tagged.with_any(connection, uids)
        return Losing(incidents, tuple(naming_tags(self._desk, uids)))

    def delete(self, uids: str | Sequence[str], progress: Progress | None = None, heard: Heard = unheard) -> int:
        """Take tags off every incident and drop them; how many incidents carried one. What is below moves up."""
        uids = [uids] if isinstance(uids, str) else uids
        with self._desk.store.reading() as connection:
            names = [tag.name for tag in shared.load(connection, "tag", uids)]
        label = f"delete tag {in_quotes(names[0])}" if len(names) == 1 else f"delete {len(names)} tags"
        with self._desk.acting(label, kind="tag") as unit:
            total = len(incidents_using(unit.connection, "tag", uids, uids))
            following, tree = TagFollowing(unit), TagTree(unit, _followed(unit, progress, total))
            changed = sum(tree.delete(uid) for uid in uids)
            following.end({}, heard)
            return changed

    def unused(self) -> list[Tag]:
        """Tags that no incident carries, neither they nor a tag below them; the trash counts as use."""
        with self._desk.store.reading() as connection:
            tags: list[Tag] = shared.load(connection, "tag")
            used = set(tagged.carriers(connection))
        parents = {tag.uid: tag.parent for tag in tags}
        for uid in list(used):
            above = parents.get(uid, "")
            while above and above not in used:
                used.add(above)
                above = parents.get(above, "")
        return [tag for tag in tags if tag.uid not in used]

    def _called(self, name: str) -> list[str]:
        with self._desk.store.reading() as connection:
            known = shared.load(connection, "tag", [clean(name)])
            found = [name] if known else finding.tags_called(connection, name)
        if not found:
            raise NotFound(f"There is no tag {in_quotes(name)} in this logbook. Nothing was changed.")
        return found

    def _said(self, tag: Tag) -> str:
        """What a change does to a tag, as the name of the act."""
        with self._desk.store.reading() as connection:
            old = next(iter(shared.load(connection, "tag", [tag.uid])), None)
        if old is None:
            raise gone()
        if old.name != tag.name:
            return f"rename tag {in_quotes(old.name)} to {in_quotes(tag.name)}"
        verbs = {"parent": "move", "colour": "colour", "pinned": "pin", "description": "describe"}
        verb = next((word for field, word in verbs.items() if getattr(old, field) != getattr(tag, field)), "change")
        return f"{verb} tag {in_quotes(tag.name)}"


def _followed(unit: Unit, progress: Progress | None, total: int) -> Portion:
    """Progress over `total` incidents, also over those that only follow the new name of a tag."""
    portion = Portion(progress or Silent(), total)
    unit.following = portion.step
    return portion


def _got(unit: Unit, uid: str) -> Tag:
    tag: Tag | None = unit.get("tag", uid)
    if tag is None:
        raise gone()
    return tag


def _made(unit: Unit, tag: Tag) -> str:
    unit.put(gated(tag))
    return tag.uid


def _is_seen(old: Tag, new: Tag) -> bool:
    """Whether incidents are found otherwise when a tag becomes this."""
    return (old.name, old.aliases, old.parent) != (new.name, new.aliases, new.parent)


def _check_place(unit: Unit, tag: Tag, old: Tag) -> None:
    if not tag.name.strip():
        raise InvalidDraft({"name": "A tag needs a name."})
    if "/" in tag.name and tag.name != old.name:
        raise InvalidDraft({"name": "A tag's name can't hold “/”, which stands between a tag and one below it."})
    above, seen = tag.parent, {tag.uid}
    while above:
        if above in seen:
            raise UserError("A tag can't stand below itself. Nothing was changed; choose another place for it.")
        seen.add(above)
        found = unit.get("tag", above)
        above = found.parent if found is not None else ""
    twin = finding.child_tag(unit.connection, tag.parent, tag.name)
    if twin is not None and twin != tag.uid and (tag.name, tag.parent) != (old.name, old.parent):
        raise InvalidDraft({"name": f"There is a tag {in_quotes(tag.name)} already; merge the two instead."})


def _reference(name: str) -> str:
    return name if name.count("-") == 4 and len(name) == 36 else named(name)


def _label(add: Sequence[str], remove: Sequence[str], count: int) -> str:
    return f"tag {counted(count)}" if add or not remove else f"untag {counted(count)}"


def _chunks(uids: Sequence[str]) -> Iterator[tuple[int, Sequence[str]]]:
    """Incidents by the batch, each with how many are done after it."""
    for start in range(0, len(uids), CHUNK):
        yield min(start + CHUNK, len(uids)), uids[start : start + CHUNK]
