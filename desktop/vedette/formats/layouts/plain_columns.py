"""Which column of a stranger's table becomes what: by its heading, or as the user's mapping says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from vedette import paths
from vedette.domain.errors import UserError
from vedette.formats.layouts.headings import heading_key, slugs
from vedette.formats.layouts.plain_words import COUNTED, COUNTING, FIELDS

NUMBER, FIELD, LEFT_OUT = "number.", "field.", ""
SEVERAL = frozenset({"tags", "actors", "source", "url", "narrative", "note"})
"""What several columns may become at once."""

_TELLING = frozenset({"when", "title", "narrative", "summary", "note", "place", "latitude", "coordinates"})
_FEWEST = 2


def assign(header: Sequence[str], mapping: Mapping[str, str]) -> tuple[str, ...]:
    """What each column becomes: a key of FIELDS, `number.SUBJECT`, `field.KEY` or '' (left out).

    A heading that says nothing to us, or the same as one before, becomes a field of its own, so that nothing is lost.
    """
    told = {heading_key(column): _checked(column, target) for column, target in mapping.items()}
    own = [FIELD + key for key in slugs(header)]
    taken = {target for target in told.values() if target}
    targets: list[str] = []
    for heading, field in zip(header, own, strict=True):
        key = heading_key(heading)
        target = told.get(key)
        if target is None:
            target = recognised(heading)
            target = field if not target or (target in taken and target not in SEVERAL) else target
            taken.add(target)
        targets.append(target)
    return _with_what_happened(_once(header, targets))


def recognised(heading: str) -> str:
    """What a heading says by itself; '' where it says nothing to us."""
    key = heading_key(heading)
    return _by_heading().get(key) or _counted(key)


def matches(header: Sequence[str]) -> bool:
    """Whether enough headings are understood to take a table without asking."""
    found = {recognised(heading) for heading in header} - {""}
    return len(found) >= _FEWEST and bool(found & _TELLING)


def targets_there_are() -> tuple[str, ...]:
    """Everything a mapping may name, `field.KEY` aside."""
    subjects = paths.taxonomies().quantity_subjects.keys()
    return (*FIELDS, *(NUMBER + subject for subject in subjects))


def _checked(column: str, target: str) -> str:
    target = target.strip()
    if target in {"", "skip"}:
        return LEFT_OUT
    if target in targets_there_are() or (target.startswith(FIELD) and target != FIELD):
        return target
    raise UserError(
        f"The mapping makes “{column}” a “{target}”, which Vedette does not know. Nothing was changed; use one of "
        f'{", ".join(FIELDS)}, number.deaths and the like, field.KEY, or "" to leave the column out.'
    )


def _once(header: Sequence[str], targets: list[str]) -> list[str]:
    seen: dict[str, str] = {}
    for heading, target in zip(header, targets, strict=True):
        if target in seen and target not in SEVERAL and target:
            raise UserError(
                f"The mapping makes both “{seen[target]}” and “{heading}” the {target}. Nothing was changed; "
                "choose one."
            )
        seen[target] = heading
    return targets


def _with_what_happened(targets: list[str]) -> tuple[str, ...]:
    """Notes tell what happened where no other column does."""
    if "narrative" in targets or "summary" in targets or "note" not in targets:
        return tuple(targets)
    return tuple("narrative" if target == "note" else target for target in targets)


@cache
def _by_heading() -> Mapping[str, str]:
    found = {heading_key(word): field for field, (_, words) in FIELDS.items() for word in (field, *words)}
    for subject, words in COUNTED.items():
        found.update((heading_key(word), NUMBER + subject) for word in words)
    return found


@cache
def _counted(key: str) -> str:
    """`numberofchildren` counts children; the longest beginning is taken off first."""
    for beginning in sorted(map(heading_key, COUNTING), key=len, reverse=True):
        if key.startswith(beginning) and key != beginning:
            return _subjects().get(key.removeprefix(beginning), "")
    return ""


@cache
def _subjects() -> Mapping[str, str]:
    subjects = paths.taxonomies().quantity_subjects
    found = {heading_key(word): NUMBER + subject for word, subject in subjects.words().items()}
    for entry in subjects:
        found.update((heading_key(word), NUMBER + entry.key) for word in (entry.key, entry.label))
    for subject, words in COUNTED.items():
        found.update((heading_key(word), NUMBER + subject) for word in words)
    return found
