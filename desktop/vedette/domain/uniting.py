"""Two records of one event into one: all that either says is kept, and what the other said otherwise is told."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import MISSING, fields, replace
from typing import Any, TypeVar

from vedette.domain.incident import Incident
from vedette.domain.link import Link
from vedette.domain.uniting_parts import Numbered
from vedette.domain.when import When

T = TypeVar("T")
ABSORBED, MERGED_INTO, NOT_DUPLICATE = "absorbed", "merged_into", "not_duplicate_of"
"""Link types: the one that stays holds the first, the one that went to the trash the second."""

_PAIRED = frozenset({ABSORBED, MERGED_INTO, NOT_DUPLICATE, "possible_duplicate_of"})
_TEXTS = ("summary", "narrative", "measures", "outcome", "note")
_PLAIN = (
    "title", "type", "subtype", "kind", "when", "detected", "reported", "stage", "workflow", "monitoring", "priority",
    "sensitivity", "clarity",
)  # fmt: skip
_LISTS = ("content_flags", "places", "tags", "sources")
_DEFAULTS = {f.name: None if f.default is MISSING else f.default for f in fields(Incident)}


def unite(kept: Incident, other: Incident) -> Incident:
    """`kept` with everything of `other`; its own values, uid and reference stay, numbers of its parts too.

    Where both say something else, the words of the other stand in the note or behind those of the one that stays.
    """
    values: dict[str, Any] = {
        **{name: _once((*getattr(kept, name), *getattr(other, name))) for name in _LISTS},
        **Numbered(kept, other).united(),
        **_values(kept, other),
        **_texts(kept, other),
        "codes": _codes(kept, other),
        "fields": _own_fields(kept, other),
        "external_ids": _once((*kept.external_ids, *other.external_ids)),
        "links": _links(kept, other),
    }
    return replace(kept, **values)


def absorbed(other: Incident, kept: Incident, stamp: str) -> Incident:
    """The one that is put away: as it was, in the trash, with a link to where it lives on."""
    into = Link(MERGED_INTO, kept.uid)
    return replace(other, trashed_at=other.trashed_at or stamp, links=_once((*other.links, into)))


def redirected(incident: Incident, gone: str, kept: str) -> Incident:
    """A third incident with its links to the one that is put away on the one that stays."""
    moved = (replace(link, to=kept, to_claim=None) if link.to == gone else link for link in incident.links)
    return replace(incident, links=_once(link for link in moved if link.to != incident.uid))


def told_apart(one: Incident, other: Incident, note: str = "") -> Incident:
    """`one` with the word that somebody looked, and that it is another event than `other`."""
    if known_apart(one, other):
        return one
    return replace(one, links=(*one.links, Link(NOT_DUPLICATE, other.uid, note=note)))


def known_apart(one: Incident, other: Incident) -> bool:
    """Whether either says that somebody looked and found two events."""
    return _says_apart(one, other.uid) or _says_apart(other, one.uid)


def differences(one: Incident, other: Incident) -> tuple[str, ...]:
    """Names of the fields in which both say something, and not the same."""
    return tuple(name for name in (*_PLAIN, *_TEXTS) if _both_say(name, getattr(one, name), getattr(other, name)))


def in_words(value: object) -> str:
    """A plain value as words for a note."""
    if isinstance(value, When):
        return value.text or value.describe()
    return str(value or "").replace("_", " ")


def _says_apart(one: Incident, uid: str) -> bool:
    return any(link.type == NOT_DUPLICATE and link.to == uid for link in one.links)


def _values(kept: Incident, other: Incident) -> dict[str, Any]:
    """What only the other says; a title that was made gives way to one that was written."""
    found = {name: getattr(other, name) for name in _PLAIN if _is_plain(name, getattr(kept, name))}
    written = kept.title_made and not other.title_made and other.title
    if written or not kept.title:
        found |= {"title": other.title, "title_made": other.title_made}
    return found


def _texts(kept: Incident, other: Incident) -> dict[str, str]:
    found = {name: _joined(getattr(kept, name), getattr(other, name), other.reference) for name in _TEXTS}
    found["note"] = "\n\n".join(filter(None, (found["note"], _told(kept, other))))
    return found


def _joined(ours: str, theirs: str, reference: str) -> str:
    if not theirs or theirs in ours:
        return ours
    return f"{ours}\n\n{reference}: {theirs}" if ours else theirs


def _told(kept: Incident, other: Incident) -> str:
    """One sentence that names the other by its reference, so that it is found by it, and its own values."""
    otherwise = [
        f"{name.replace('_', ' ')} “{in_words(getattr(other, name))}”"
        for name in _PLAIN
        if _both_say(name, getattr(kept, name), getattr(other, name))
    ]
    ours = {field.key: field.value for field in kept.fields}
    otherwise += [f"{f.key} “{f.value}”" for f in other.fields if f.key in ours and ours[f.key] != f.value]
    said = f" It said: {'; '.join(otherwise)}." if otherwise else ""
    return f"{other.reference} was merged into this incident.{said}"


def _both_say(name: str, ours: Any, theirs: Any) -> bool:
    return bool(ours != theirs and not _is_plain(name, ours) and not _is_plain(name, theirs))


def _is_plain(name: str, value: Any) -> bool:
    return not value or value == _DEFAULTS[name] or (isinstance(value, When) and value.is_empty and not value.text)


def _codes(kept: Incident, other: Incident) -> Any:
    """Codes of a data set that only the other comes from; one incident goes back as one row of a data set."""
    ours = {code.key.partition(".")[0] for code in kept.codes}
    return (*kept.codes, *(code for code in other.codes if code.key.partition(".")[0] not in ours))


def _own_fields(kept: Incident, other: Incident) -> Any:
    ours = {field.key for field in kept.fields}
    return (*kept.fields, *(field for field in other.fields if field.key not in ours))


def _links(kept: Incident, other: Incident) -> tuple[Link, ...]:
    """Links of both to third ones, and one to the other."""
    pair = {kept.uid, other.uid}
    own = [link for link in kept.links if link.to != other.uid or link.type not in _PAIRED]
    theirs = [link for link in other.links if link.to not in pair]
    return _once((*own, *theirs, Link(ABSORBED, other.uid)))


def _once(values: Iterable[T]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(values))
