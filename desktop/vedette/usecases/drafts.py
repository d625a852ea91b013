"""Typing kept while it is typed: beside the record, without history, until it is recorded or thrown away."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from vedette.storage import drafts
from vedette.usecases import recent_searches, standing
from vedette.usecases.desk import Desk

LINE = "quick line"
"""The key, and the one field, of what stands in the quick line; it is offered as other drafts are."""


@dataclass(frozen=True, slots=True)
class KeptDraft:
    """A draft as it was typed; `at` is UTC, `incident` the uid of the one it would change ('' for a new one)."""

    key: str
    incident: str
    at: str
    typed: Mapping[str, Any]

    @property
    def title(self) -> str:
        """What was typed as its title, or in the quick line; '' if nothing."""
        return str(self.typed.get("title", "")) or self.line

    @property
    def line(self) -> str:
        """The words of a quick line; '' for a draft of the form."""
        return str(self.typed.get(LINE, ""))


class Drafts:
    """Keeps, lists and drops drafts."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def new_key(self) -> str:
        """The key of a draft, which may also be the uid of the incident it becomes."""
        return self._desk.new_uid()

    def keep(self, key: str, incident: str, typed: Mapping[str, Any]) -> None:
        """Store what is typed now; ASCII JSON holds any character, lone surrogates included."""
        line = drafts.DraftLine(key, incident, json.dumps(dict(typed)), self._desk.stamp())
        with self._desk.store.scribbling() as connection:
            drafts.keep(connection, line)

    def keep_line(self, text: str) -> None:
        """Store what stands in the quick line; an empty one is forgotten."""
        if text.strip():
            self.keep(LINE, "", {LINE: text})
        else:
            self.drop(LINE)

    def drop(self, key: str) -> None:
        """Forget a draft: it was recorded or is not wanted."""
        with self._desk.store.scribbling() as connection:
            drafts.drop(connection, key)

    def all(self) -> list[KeptDraft]:
        """Newest first."""
        with self._desk.store.reading() as connection:
            lines = [line for line in drafts.load(connection) if line.key not in (standing.KEY, recent_searches.KEY)]
        return [KeptDraft(line.key, line.incident, line.at, _typed(line.document)) for line in lines]


def _typed(document: str) -> dict[str, Any]:
    """What was typed; nothing where another hand made the draft unreadable."""
    try:
        found = json.loads(document)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}
