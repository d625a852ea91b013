"""Taking a tag out of the tree inside one act: what becomes of its incidents, its names and the tags below it."""

from __future__ import annotations

from dataclasses import replace

from vedette.domain.errors import NotFound, UserError
from vedette.domain.folding import name_key
from vedette.domain.tag import Tag
from vedette.storage import tagged
from vedette.storage.unit import Unit
from vedette.usecases.progress import Portion

CHUNK = 500
LONGEST_NAME = 60


class TagTree:
    """Merges and deletes tags; `portion` hears of each batch of incidents and may stop the act."""

    def __init__(self, unit: Unit, portion: Portion) -> None:
        self._unit = unit
        self._portion = portion
        self.became: dict[str, str] = {}
        """Merged tags (uids) and what each went into."""

    def merge(self, loser: str, winner: str) -> int:
        """Put `winner` in the place of `loser`; how many incidents carried it."""
        old, kept = self._tag(loser), self._tag(winner)
        if loser in self._above(winner):
            kept = replace(kept, parent=old.parent)
        names = dict.fromkeys((*kept.aliases, old.name, *old.aliases))
        self._unit.put(replace(kept, aliases=tuple(name for name in names if name != kept.name)))
        changed = self._retag(loser, {winner})
        for child in tagged.children(self._unit.connection, loser):
            if child != winner:
                self._move(self._tag(child), winner)
        self._unit.remove("tag", [loser])
        self.became[loser] = winner
        return changed

    def delete(self, uid: str) -> int:
        """Take a tag off every incident; how many carried it. The tags below it stand where it stood."""
        old = self._tag(uid)
        changed = self._retag(uid, set())
        beside = {name_key(self._tag(one).name) for one in tagged.children(self._unit.connection, old.parent)}
        for child in tagged.children(self._unit.connection, uid):
            tag = self._tag(child)
            if name_key(tag.name) in beside - {name_key(old.name)}:
                raise UserError(
                    f"{in_quotes(tag.name)} below {in_quotes(old.name)} would stand beside another tag of that name. "
                    "Nothing was changed; rename it or merge the two first."
                )
            self._unit.put(replace(tag, parent=old.parent))
        self._unit.remove("tag", [uid])
        return changed

    def _move(self, tag: Tag, above: str) -> None:
        """Below another tag; where one is called so already, the two become one."""
        beside = [self._tag(one) for one in tagged.children(self._unit.connection, above) if one != tag.uid]
        twin = next((one for one in beside if name_key(one.name) == name_key(tag.name)), None)
        if twin is not None:
            self.merge(tag.uid, twin.uid)
        else:
            self._unit.put(replace(tag, parent=above))

    def _above(self, uid: str) -> set[str]:
        """Every tag above one."""
        found: set[str] = set()
        at = self._tag(uid).parent
        while at and at not in found:
            found.add(at)
            at = self._tag(at).parent
        return found

    def _tag(self, uid: str) -> Tag:
        tag: Tag | None = self._unit.get("tag", uid)
        if tag is None:
            raise gone()
        return tag

    def _retag(self, old: str, new: set[str]) -> int:
        uids = tagged.incidents_with(self._unit.connection, old)
        for start in range(0, len(uids), CHUNK):
            found = self._unit.get_all("incident", uids[start : start + CHUNK]).values()
            self._unit.put_all([replace(i, tags=tuple(sorted((set(i.tags) - {old}) | new))) for i in found])
            self._portion.step(len(found))
        return len(uids)


def gone() -> NotFound:
    """What is said of a tag that somebody else took away meanwhile."""
    return NotFound("This tag is not in the logbook any more. Nothing was changed; look again.")


def in_quotes(name: str) -> str:
    """A name as it stands in a sentence, cut where it is very long."""
    return f"“{name[:LONGEST_NAME]}…”" if len(name) > LONGEST_NAME else f"“{name}”"
