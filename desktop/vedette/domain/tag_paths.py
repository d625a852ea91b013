"""What a path of a tag means in a tree of tags, as the search has it, and how it goes on being said in another tree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from vedette.domain.folding import name_key
from vedette.domain.tag import Tag


class TagPaths:
    """The tags of one moment, each found by its path or by the end of it, under its name and its other names."""

    def __init__(self, tags: Iterable[Tag]) -> None:
        self._tags = {tag.uid: tag for tag in tags}
        self._called: dict[str, set[str]] = {}
        for tag in self._tags.values():
            for name in (tag.name, *tag.aliases):
                self._called.setdefault(name_key(name), set()).add(tag.uid)

    def __contains__(self, uid: str) -> bool:
        return uid in self._tags

    def meant(self, path: str) -> frozenset[str]:
        """Uids of the tags at the end of a path, which may begin at any height."""
        *above, last = _steps(path) or [""]
        found = self._called.get(last, set()) if last else set()
        return frozenset(uid for uid in found if self._stands_under(uid, above))

    def ends(self, uid: str, least: int) -> Iterator[str]:
        """The path of a tag from so many steps on: the short ones first, the whole one last."""
        whole = list(self._path(uid))
        for steps in range(min(least, len(whole)), len(whole) + 1):
            yield "/".join(whole[-steps:])

    def says(self, path: str, uid: str) -> bool:
        """Whether the path names a tag and those above it by the names they have, not by other names."""
        steps = _steps(path)
        return list(map(name_key, self._path(uid)))[-len(steps) :] == steps

    def _stands_under(self, uid: str, steps: list[str]) -> bool:
        for step in reversed(steps):
            uid = self._tags[uid].parent
            if uid not in self._tags or uid not in self._called.get(step, ()):
                return False
        return True

    def _path(self, uid: str) -> Iterator[str]:
        found: dict[str, str] = {}
        while uid in self._tags and uid not in found:
            found[uid] = self._tags[uid].name
            uid = self._tags[uid].parent
        return reversed(list(found.values()))


def followed(path: str, before: TagPaths, after: TagPaths, became: Mapping[str, str]) -> str | None:
    """The path under which the same tags are found in the tree of afterwards.

    `became`: merged tags (uids) and what they went into. None where a tag is gone, or where no path is sure to mean
    the same; what was said by another name of a tag stays as it is for as long as it does.
    """
    meant = before.meant(path)
    now = frozenset(_last(uid, became) for uid in meant)
    if not meant:
        return path
    if any(uid not in after for uid in now):
        return None
    same = after.meant(path) == now
    if len(now) > 1 or len(meant) > 1:
        return path if same else None
    (uid,), (was,) = now, meant
    if same and (not before.says(path, was) or after.says(path, uid)):
        return path
    found = next((end for end in after.ends(uid, len(_steps(path))) if after.meant(end) == now), None)
    return path if found is None and same else found


def _steps(path: str) -> list[str]:
    return [key for step in path.split("/") if (key := name_key(step.strip()))]


def _last(uid: str, became: Mapping[str, str]) -> str:
    seen: set[str] = set()
    while uid in became and uid not in seen:
        seen.add(uid)
        uid = became[uid]
    return uid
