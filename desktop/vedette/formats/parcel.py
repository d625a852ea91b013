"""What one row or document of our own files carries: an incident with all that it names, ready to be recorded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from vedette.domain import document
from vedette.domain.custom_field import CustomField
from vedette.domain.document import Record
from vedette.domain.dossier import Dossier, Linked
from vedette.domain.errors import CannotRead
from vedette.domain.incident import Incident
from vedette.formats.naming import Key, by_key, named_in_the_end
from vedette.formats.strict_json import read_json, read_plain_json

LONGEST_TEXT = 100 * 1024 * 1024
"""Characters of one document; a single text of an incident has at most 20 million. More would take too much memory."""

KINDS = frozenset({"actor", "source", "source_item", "tag", "custom_field"})
BESIDE = frozenset({"shared", "linked", "hash"})
"""What stands in a parcel beside the incident's own document; the hash is for who verifies, not for who imports."""

_NO_FIELDS: Mapping[str, CustomField] = {}
_SHARED = ',"shared":['
_BRACES = 64
"""So many closing braces are tried as the end of one shared thing; the names of an actor have one each."""

_WRITTEN = 5_000
"""Texts of shared things that are kept, with the things themselves."""

_REMEMBERED = 50_000
"""Shared things; a file may have as many as incidents."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """An incident, the shared things it names in an order to record them in, and references of those it links to.

    A uid that begins with `name:` stands for what somebody named in words; who records it has to find or make it.
    """

    incident: Incident
    shared: tuple[Record, ...] = ()
    linked: tuple[Linked, ...] = ()

    @property
    def fields(self) -> dict[str, CustomField]:
        """The definitions of the custom fields it has values of, as far as they came with it."""
        return {record.uid: record for record in self.shared if isinstance(record, CustomField)}

    def dossier(self) -> Dossier:
        """The same as a dossier, so that it can be shown or written again."""
        things: dict[str, dict[str, Any]] = {kind: {} for kind in KINDS}
        for (kind, uid), record in sorted(by_key(self.shared).items(), key=lambda pair: pair[0]):
            things[kind][uid] = record
        references = {linked.uid: linked for linked in self.linked}
        return Dossier(
            incident=self.incident,
            hash=document.digest(document.to_text(self.incident)),
            actors=things["actor"],
            sources=things["source"],
            items=things["source_item"],
            tags=things["tag"],
            linked={link.to: references.get(link.to, Linked(link.to)) for link in self.incident.links},
        )


def parcel_of(incident: Incident, things: Mapping[Key, Record], linked: Mapping[str, Linked]) -> Parcel:
    """The incident with those of `things` that it names, and of `linked` (by uid) that it links to."""
    named = named_in_the_end(incident, things)
    fields = [record for (kind, _), record in sorted(named.items(), key=lambda pair: pair[0]) if kind == "custom_field"]
    targets = sorted({link.to for link in incident.links})
    known = tuple(linked[uid] for uid in targets if uid in linked and linked[uid].reference)
    unordered = Parcel(incident, tuple(named.values()))
    return Parcel(incident, (*fields, *unordered.dossier().shared()), known)


def parcel_plain(dossier: Dossier, fields: Mapping[str, CustomField] = _NO_FIELDS) -> dict[str, Any]:
    """The incident's canonical document plus `shared`, for links `linked` references, and the `hash` as recorded.

    A shared thing says in `record` what sort it is: `kind` is a field of its own of an actor, source or custom field.
    """
    plain = document.to_plain(dossier.incident)
    keys = {value.key for value in dossier.incident.fields}
    shared = [*dossier.shared(), *(field for key, field in fields.items() if key in keys)]
    documents = [{"record": document.kind_of(record), **document.to_plain(record)} for record in shared]
    plain["shared"] = sorted(documents, key=lambda one: (one["record"], one["uid"]))
    if dossier.hash:
        plain["hash"] = dossier.hash
    linked = [{"reference": one.reference, "uid": one.uid} for one in dossier.linked.values() if one.reference]
    if linked:
        plain["linked"] = sorted(linked, key=lambda one: one["uid"])
    return plain


def parcel_text(dossier: Dossier, fields: Mapping[str, CustomField] = _NO_FIELDS) -> str:
    """`parcel_plain` as canonical JSON."""
    return ParcelTexts(fields).of(dossier)[0]


class ParcelTexts:
    """Writes parcels one after the other; the text of a thing that they share is made once.

    Only for dossiers from one state of a logbook.
    """

    def __init__(self, fields: Mapping[str, CustomField] = _NO_FIELDS) -> None:
        self._fields = fields
        self._known: dict[int, tuple[Record, str]] = {}

    def of(self, dossier: Dossier) -> tuple[str, str]:
        """`parcel_plain` as canonical JSON, and the hash of the incident's own document."""
        found = document.members_of(dossier.incident)
        own = document.digest(document.text_of(found))
        if dossier.hash:
            found.append(document.member("hash", dossier.hash))
        linked = [{"reference": one.reference, "uid": one.uid} for one in dossier.linked.values() if one.reference]
        if linked:
            found.append(document.member("linked", sorted(linked, key=lambda one: one["uid"])))
        found.append(f'"shared":[{",".join(self._shared(dossier))}]')
        return document.text_of(found), own

    def _shared(self, dossier: Dossier) -> list[str]:
        """In the order of their kinds and uids."""
        keys = {value.key for value in dossier.incident.fields}
        fields = {key: field for key, field in self._fields.items() if key in keys} if keys else {}
        kinds: tuple[Mapping[str, Record], ...] = (dossier.actors, fields, dossier.sources, dossier.items, dossier.tags)
        return [self._text(things[uid]) for things in kinds if things for uid in sorted(things)]

    def _text(self, thing: Record) -> str:
        known = self._known.get(id(thing))
        if known is not None and known[0] is thing:
            return known[1]
        if len(self._known) >= _WRITTEN:
            self._known.clear()
        text = document.text_of([*document.members_of(thing), document.member("record", document.kind_of(thing))])
        self._known[id(thing)] = (thing, text)
        return text


def read_parcel(given: str | Mapping[str, Any]) -> Parcel:
    """The parcel that a canonical text, or a structure read by `read_json`, describes; CannotRead or FileTooNew."""
    if isinstance(given, str):
        if len(given) > LONGEST_TEXT:
            raise CannotRead("The document of an incident is too large to be one; nothing was changed.")
        given = read_json(given)
    if not isinstance(given, Mapping):
        raise CannotRead("The document is not as Vedette writes it; nothing was changed.")
    incident = document.from_plain("incident", {k: v for k, v in given.items() if k not in BESIDE})
    if not incident.uid:
        raise CannotRead("The document names no uid, so it is no incident; nothing was changed.")
    shared = [_shared(plain) for plain in _list(given, "shared")]
    things = by_key(shared)
    if len(things) != len(shared):
        raise CannotRead("The document holds one shared thing twice; nothing was changed.")
    linked = [_linked(plain) for plain in _list(given, "linked")]
    return parcel_of(incident, things, {one.uid: one for one in linked})


class Parcels:
    """Reads documents one after the other; what they share is read once, and handed out with the first of them.

    Only of documents that nobody touched: each carries all that it names, in the canonical form.
    """

    def __init__(self) -> None:
        self._came: set[int] = set()
        self._longest = 0

    def read(self, text: str) -> Parcel:
        """The parcel of one document, without the shared things that came with an earlier one just so."""
        given = read_plain_json(self._without_known(text))
        if not isinstance(given, dict):
            raise CannotRead("The document is not as Vedette writes it; nothing was changed.")
        if given.get("shared") or "linked" in given:
            return self._with_new(read_parcel(given))
        for name in BESIDE:
            given.pop(name, None)
        incident: Incident = document.from_plain("incident", given)
        if not incident.uid:
            raise CannotRead("The document names no uid, so it is no incident; nothing was changed.")
        return Parcel(incident)

    def _without_known(self, text: str) -> str:
        """The text less its list of shared things, where each of them came before in the very same words."""
        start = text.find(_SHARED)
        if start < 0:
            return text
        at = start + len(_SHARED)
        while text[at : at + 1] != "]":
            end = self._end_of_known(text, at)
            if not end:
                return text
            at = end + 1 if text[end : end + 1] == "," else end
        return text[:start] + text[at + 1 :]

    def _end_of_known(self, text: str, at: int) -> int:
        """Where the known thing that begins there ends; 0 where none does."""
        end = at
        for _ in range(_BRACES):
            end = text.find("}", end, at + self._longest) + 1
            if not end or hash(text[at:end]) in self._came:
                return end
        return 0

    def _with_new(self, parcel: Parcel) -> Parcel:
        if len(self._came) > _REMEMBERED:
            self._came.clear()
        texts = [document.canonical(_plain_of(record)) for record in parcel.shared]
        marks = [hash(text) for text in texts]  # a million things of one file take less memory than their words
        new = tuple(record for record, mark in zip(parcel.shared, marks, strict=True) if mark not in self._came)
        self._came.update(marks)
        self._longest = max(self._longest, *map(len, texts), 0)
        return Parcel(parcel.incident, new, parcel.linked)


def _plain_of(record: Record) -> dict[str, Any]:
    return {"record": document.kind_of(record), **document.to_plain(record)}


def _list(plain: Mapping[str, Any], name: str) -> list[Any]:
    found = plain.get(name, [])
    if not isinstance(found, list):
        raise CannotRead(f"The document should have a list at “{name}”; nothing was changed.")
    return found


def _shared(plain: Any) -> Record:
    kind = plain.get("record") if isinstance(plain, dict) else None
    if not isinstance(kind, str) or kind not in KINDS:
        raise CannotRead("The document holds a shared thing of a kind that Vedette does not know; nothing was changed.")
    record: Record = document.from_plain(kind, {name: value for name, value in plain.items() if name != "record"})
    if not getattr(record, "uid", ""):
        raise CannotRead("The document holds a shared thing without a uid; nothing was changed.")
    return record


def _linked(plain: Any) -> Linked:
    known = isinstance(plain, dict) and set(plain) == {"uid", "reference"}
    if not known or not all(isinstance(value, str) for value in plain.values()):
        raise CannotRead("The document should have a uid and a reference for each linked incident.")
    return Linked(plain["uid"], plain["reference"])
