"""What changed from one version of an incident to the next, value by value, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from vedette.domain.report.visible import one_line

if TYPE_CHECKING:
    from vedette.usecases.history import Revision

MOST_LINES = 40
LONGEST_VALUE = 400
_HIDDEN = frozenset({"edtf", "created_at", "created_by", "updated_at", "updated_by", "uid"})
_PLURAL = {"claims": "claim", "statements": "statement", "quantities": "number", "sources": "source", "places": "place",
           "actors": "actor", "links": "link", "assessments": "our assessment", "attachments": "attachment",
           "fields": "field", "tags": "tag", "narrative": "what happened", "reported": "said on"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """One value before and after; '' where it was or is not there."""

    field: str
    before: str
    after: str


def lines(revision: Revision, names: Mapping[str, str]) -> list[Line]:
    """What a revision changed; `names` are the words for the uids in it."""
    found: list[Line] = []
    for change in revision.changes:
        if change.field in _HIDDEN:
            continue
        before = dict(_leaves(change.field, change.before))
        after = dict(_leaves(change.field, change.after))
        for key in dict.fromkeys((*before, *after)):
            if before.get(key) != after.get(key):
                found.append(Line(key, _words(before.get(key), names), _words(after.get(key), names)))
    return found


def _leaves(path: str, value: Any) -> Iterator[tuple[str, Any]]:
    """Every single value with the path that leads to it, in words."""
    path = _called(path)
    if isinstance(value, dict):
        for key, inner in value.items():
            if key not in _HIDDEN and key != "n":
                yield from _leaves(f"{path}, {_called(str(key))}", inner)
    elif isinstance(value, list):
        for number, inner in enumerate(value, 1):
            if isinstance(inner, dict):
                yield from _leaves(f"{path} {inner.get('n', number)}", inner)
            else:
                yield f"{path} {number}", inner
    else:
        yield path, value


def _called(field: str) -> str:
    known = _PLURAL.get(field)
    return known if known is not None else field.replace("_", " ")


def _words(value: Any, names: Mapping[str, str]) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return one_line(names.get(str(value), str(value)), LONGEST_VALUE)
