"""One canonical document per record: sorted keys, UTF-8, no blanks. History, undo, hashes and files all use it."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from vedette.domain.actor import Actor
from vedette.domain.codec import decode, encode, members
from vedette.domain.custom_field import CustomField
from vedette.domain.errors import CannotRead, FileTooNew
from vedette.domain.incident import Incident
from vedette.domain.own_place import OwnPlace
from vedette.domain.saved_mapping import SavedMapping
from vedette.domain.saved_search import SavedSearch
from vedette.domain.setting import Setting
from vedette.domain.source import Source, SourceItem
from vedette.domain.tag import Tag

SCHEMA = 1
"""Version of the canonical form; a change of it is a migration, for every hash in every journal rests on it."""

_SCHEMA = f'"schema":{SCHEMA}'

Record = Incident | Actor | Source | SourceItem | Tag | CustomField | OwnPlace | SavedSearch | SavedMapping | Setting

KINDS: dict[str, type[Any]] = {
    "incident": Incident,
    "actor": Actor,
    "source": Source,
    "source_item": SourceItem,
    "tag": Tag,
    "custom_field": CustomField,
    "own_place": OwnPlace,
    "saved_search": SavedSearch,
    "saved_mapping": SavedMapping,
    "setting": Setting,
}
_NAMES = {cls: name for name, cls in KINDS.items()}


# made once: json.dumps makes one each time; what is written here holds no part of itself, so nobody looks for circles
_ENCODER = json.JSONEncoder(
    sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False, check_circular=False
)


def kind_of(record: Record) -> str:
    """The kind word of a record, as it stands in the journal."""
    return _NAMES[type(record)]


def to_plain(record: Record) -> dict[str, Any]:
    """The record as a JSON structure, with the version of the form."""
    plain = encode(record)
    plain["schema"] = SCHEMA
    return plain


def to_text(record: Record) -> str:
    """The canonical text: equal records give equal texts, unequal ones never do."""
    return text_of(members_of(record))


def members_of(record: Record) -> list[str]:
    """What stands between the braces of the canonical text, member by member, for who adds others."""
    return [*members(record), _SCHEMA]


def member(name: str, plain: Any) -> str:
    """One more of them: a name and its value."""
    return f'"{name}":{canonical(plain)}'


def text_of(found: list[str]) -> str:
    """The canonical text of an object with these members."""
    return f"{{{','.join(sorted(found))}}}"


def canonical(plain: Any) -> str:
    """A JSON structure as canonical text; ValueError for NaN and infinity, which the gate lets nobody record."""
    return _ENCODER.encode(plain)


def digest(text: str) -> str:
    """SHA-256 of a canonical text, in hex."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def from_plain(kind: str, plain: Any) -> Any:
    """The record of `kind` that a JSON structure describes; CannotRead or FileTooNew when it describes none."""
    if not isinstance(plain, dict):
        raise CannotRead("The document is not as Vedette writes it; nothing was changed.")
    schema = plain.get("schema", SCHEMA)
    if schema != SCHEMA:
        raise FileTooNew("The document was written by a newer Vedette; please update, nothing was changed.")
    if "schema" in plain:
        plain = plain.copy()
        del plain["schema"]
    return decode(KINDS[kind], plain)
