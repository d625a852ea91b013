"""The tags of a logbook over a selection of incidents: which all, some or none of them have, and what is to change."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from vedette.domain.folding import fold
from vedette.domain.tag import Tag
from vedette.ui.incidents.selection import Selection
from vedette.ui.workplace import Workplace

Has = Literal["all", "some", "none"]


@dataclass(frozen=True, slots=True)
class TagLine:
    """A tag by its path, with how many of the chosen incidents have it; `uid` is '' for one yet to be made."""

    uid: str
    path: str
    colour: str
    has: Has
    count: int = 0
    key: int = 0
    """the key from 1 to 9 that it is pinned to, 0 for none"""


def lines_for(workplace: Workplace, chosen: Selection) -> tuple[TagLine, ...]:
    """Every tag with its state over the selection, however large that is. Off the GUI thread only."""
    uids = chosen.resolve(workplace.search)
    counts = workplace.tagging.counts(uids)
    tags = workplace.tagging.all()
    made = [
        TagLine(tag.uid, path_of(tag, tags), tag.colour, _has(number, len(uids)), number, tag.pinned)
        for tag, number in ((tag, counts.get(tag.uid, 0)) for tag in tags)
    ]
    return tuple(sorted(made, key=lambda line: (line.has == "none", fold(line.path))))


def path_of(tag: Tag, tags: Iterable[Tag]) -> str:
    """A tag's name behind those above it; a ring, which should not be, ends where it began."""
    by_uid = {one.uid: one for one in tags}
    names, seen, at = [tag.name], {tag.uid}, tag
    while at.parent in by_uid and at.parent not in seen:
        at = by_uid[at.parent]
        seen.add(at.uid)
        names.append(at.name)
    return "/".join(reversed(names))


def fitting(lines: Sequence[TagLine], typed: str) -> list[TagLine]:
    """Those whose path holds what was typed, folded: first a tag called so, then names that begin so, then the rest."""
    sought = fold(typed.strip())
    found = [line for line in lines if sought in fold(line.path)]
    return sorted(found, key=lambda line: _distance(line, sought)) if sought else found


def is_new(lines: Sequence[TagLine], typed: str) -> bool:
    """Whether no tag is called as was typed."""
    wanted = _key(typed)
    return bool(wanted) and all(_key(line.path) != wanted for line in lines)


def _key(path: str) -> str:
    return "/".join(fold(step).strip() for step in path.split("/") if step.strip())


def _distance(line: TagLine, sought: str) -> int:
    """How far a tag is from what was typed: Enter ticks the nearest, and a tag is nearer than those below it."""
    steps = [fold(step) for step in line.path.split("/")]
    if sought in (steps[-1], "/".join(steps)):
        return 0
    if steps[-1].startswith(sought):
        return 1
    return 2 if any(step.startswith(sought) for step in steps) else 3


def _has(count: int, of: int) -> Has:
    if count == 0:
        return "none"
    return "all" if count >= of else "some"
