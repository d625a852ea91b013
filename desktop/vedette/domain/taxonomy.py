"""Code lists as read from data: keys that are stored, labels that are shown; files are not its business."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from types import MappingProxyType
from typing import Any

from vedette.domain.errors import CannotRead

_NO_EXTRA: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Entry:
    """One code. `extra` holds the columns that only its own list has, such as codes of other data sets."""

    key: str
    label: str
    description: str = ""
    extra: Mapping[str, Any] = field(default_factory=lambda: _NO_EXTRA, hash=False)

    def text(self, column: str) -> str:
        """The extra column as text; '' if it is empty or not there."""
        value = self.extra.get(column)
        return "" if value is None else str(value)

    def number(self, column: str) -> float | None:
        """The extra column as a number; None if it is none."""
        value = self.extra.get(column)
        return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None

    def flag(self, column: str) -> bool:
        """Whether the extra column says yes."""
        return self.extra.get(column) is True

    def texts(self, column: str) -> tuple[str, ...]:
        """The extra column as a list of texts; empty if it is none."""
        value = self.extra.get(column)
        return tuple(str(part) for part in value) if isinstance(value, list | tuple) else ()


@dataclass(frozen=True, slots=True)
class CodeList:
    """One list, in its own order. Keys that it does not know are legal everywhere: they show as typed."""

    key: str
    title: str
    entries: tuple[Entry, ...]
    note: str = ""
    source: str = ""
    licence: str = ""
    _by_key: Mapping[str, Entry] = field(default_factory=dict, init=False, repr=False, compare=False)
    _by_words: Mapping[str, Entry] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_key = {entry.key: entry for entry in self.entries}
        if len(by_key) != len(self.entries):
            raise CannotRead(f"The code list “{self.key}” has a key twice; please install Vedette again.")
        object.__setattr__(self, "_by_key", MappingProxyType(by_key))
        # the first of two wins, and a key before a label
        words = [(e.label, e) for e in reversed(self.entries)] + [(e.key, e) for e in reversed(self.entries)]
        object.__setattr__(self, "_by_words", MappingProxyType({_folded(word): entry for word, entry in words}))

    def __contains__(self, key: object) -> bool:
        return key in self._by_key

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.entries)

    def __len__(self) -> int:
        return len(self.entries)

    def get(self, key: str) -> Entry | None:
        """The entry of exactly this key."""
        return self._by_key.get(key)

    def keys(self) -> tuple[str, ...]:
        """In the order of the list."""
        return tuple(self._by_key)

    def label(self, key: str) -> str:
        """What to show for a stored key; a key that is not in the list is text somebody typed and shows as it is."""
        entry = self._by_key.get(key)
        return entry.label if entry else key

    def find(self, text: str) -> Entry | None:
        """By key or label, whatever the case, with blanks for underscores; None if nothing is called so."""
        return self._by_words.get(_folded(text))

    def words(self) -> dict[str, str]:
        """Every word of the column `words`, in all its languages, with the key that it stands for."""
        return {
            word.casefold(): entry.key
            for entry in self.entries
            for words in dict(entry.extra.get("words") or {}).values()
            for word in words
        }


@dataclass(frozen=True, slots=True)
class Taxonomies:
    """All code lists of Vedette, by name."""

    acled_event_types: CodeList
    acled_inter: CodeList
    actor_types: CodeList
    agreement: CodeList
    assessment_statuses: CodeList
    attachment_roles: CodeList
    certainties: CodeList
    channels: CodeList
    claim_kinds: CodeList
    claim_scopes: CodeList
    confidences: CodeList
    content_flags: CodeList
    counting_units: CodeList
    countries: CodeList
    credibility: CodeList
    custom_field_kinds: CodeList
    date_bases: CodeList
    date_qualifiers: CodeList
    date_units: CodeList
    end_statuses: CodeList
    event_types: CodeList
    external_schemes: CodeList
    hedge_owners: CodeList
    huridocs_reliability: CodeList
    incident_kinds: CodeList
    incident_statuses: CodeList
    involvement: CodeList
    iom_quality: CodeList
    likelihoods: CodeList
    link_statuses: CodeList
    link_types: CodeList
    material_types: CodeList
    monitoring_statuses: CodeList
    nil_reasons: CodeList
    number_words: CodeList
    parts_of_day: CodeList
    place_methods: CodeList
    place_precisions: CodeList
    place_roles: CodeList
    priorities: CodeList
    qualifiers: CodeList
    quantity_subjects: CodeList
    reliability: CodeList
    report_stages: CodeList
    response: CodeList
    roles: CodeList
    shapes: CodeList
    sides: CodeList
    source_connections: CodeList
    source_scales: CodeList
    source_types: CodeList
    speech_acts: CodeList
    stances: CodeList
    state_responsibility: CodeList
    tlp: CodeList
    workflow_statuses: CodeList

    @classmethod
    def read(cls, files: Mapping[str, bytes]) -> Taxonomies:
        """From the JSON text of each list by its name; CannotRead names a list that is missing or damaged."""
        lists = {}
        for name in (listed.name for listed in fields(cls)):
            if name not in files:
                raise CannotRead(f"The code list “{name}” is missing; please install Vedette again.")
            lists[name] = read_code_list(name, files[name])
        return cls(**lists)

    def all(self) -> tuple[CodeList, ...]:
        """Every list, by name."""
        return tuple(getattr(self, listed.name) for listed in fields(self))


def read_code_list(name: str, data: bytes) -> CodeList:
    """One list from its JSON text; raises CannotRead."""
    try:
        plain = json.loads(data.decode("utf-8"))
        entries = tuple(_entry(row) for row in plain["entries"])
        head = {part: str(plain[part]) for part in ("key", "title", "note", "source", "licence")}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise CannotRead(f"The code list “{name}” is damaged; please install Vedette again.") from error
    return CodeList(entries=entries, **head)


def _entry(row: Mapping[str, Any]) -> Entry:
    extra = {column: value for column, value in row.items() if column not in ("key", "label", "description")}
    return Entry(str(row["key"]), str(row["label"]), str(row["description"]), MappingProxyType(extra))


def _folded(text: str) -> str:
    return " ".join(text.casefold().replace("_", " ").split())
