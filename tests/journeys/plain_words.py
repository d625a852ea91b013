"""An incident with all it names as one plain document without uids, reference and times, to hold beside another."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from vedette.domain.document import kind_of, to_plain
from vedette.domain.dossier import Dossier

OWN = ("uid", "reference", "created_at", "created_by", "updated_at", "updated_by")
"""What each logbook gives an incident by itself."""

UNORDERED = ("tags",)
"""Kept in the order of their uids, which are of the logbook."""


def in_plain_words(dossier: Dossier) -> dict[str, Any]:
    """Every field of the incident and of each actor, tag, source and publication; names stand where uids stood."""
    name = {uid: f"actor {one.name}" for uid, one in dossier.actors.items()}
    name |= {uid: f"tag {dossier.tag_path(uid)}" for uid in dossier.tags}
    name |= {uid: f"source {one.name}" for uid, one in dossier.sources.items()}
    name |= {uid: f"item {dossier.item_name(uid)}" for uid in dossier.items}
    name |= {uid: f"incident {one.reference}" for uid, one in dossier.linked.items()}
    plain = {key: value for key, value in to_plain(dossier.incident).items() if key not in OWN}
    for key in UNORDERED:
        plain[key] = sorted(name[uid] for uid in plain.get(key, ()))
    shared = {name[one.uid]: {**to_plain(one), "record": kind_of(one)} for one in dossier.shared()}
    return {"incident": _named(plain, name), "shared": _named(shared, name)}


def _named(plain: Any, name: dict[str, str]) -> Any:
    if isinstance(plain, dict):
        return {key: _named(value, name) for key, value in plain.items()}
    if isinstance(plain, list):
        return [_named(one, name) for one in plain]
    return name.get(plain, plain) if isinstance(plain, str) else plain


def differences(one: Any, other: Any, path: str = "") -> Iterator[str]:
    """Where two plain documents differ, as `path: this / that`."""
    if isinstance(one, dict) and isinstance(other, dict):
        for key in sorted({*one, *other}):
            yield from differences(one.get(key), other.get(key), f"{path}/{key}")
    elif isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        for number, (this, that) in enumerate(zip(one, other, strict=True)):
            yield from differences(this, that, f"{path}/{number}")
    elif one != other:
        yield f"{path}: {one!r} / {other!r}"
