"""How far each logbook had come when last seen, kept outside it: knows hashes and times, never a record's text."""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from vedette.storage.chain import hash_at
from vedette.storage.summary import Summary

_KEPT = 40
"""About so many sightings of a logbook are remembered: the latest, and ever fewer of the older ones."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """A journal of so many entries with that last hash was seen at a time (UTC, ISO 8601), in the course of `why`."""

    first: str
    head: str
    entries: int
    at: str
    why: str


class Heads:
    """The sightings of each place, which is known by the hash of its path."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def note(self, logbook: Path, summary: Summary, *, at: str, why: str) -> None:
        """Remember how far the logbook at that path is; OSError where that can't be written."""
        seen = self.known(logbook)
        if not summary.head or (seen and seen[-1].head == summary.head):
            return
        self._write(logbook, [*seen, Sighting(summary.first, summary.head, summary.entries, at, why)])

    def begin_anew(self, logbook: Path, summary: Summary, *, at: str, why: str) -> None:
        """Another file was put there on purpose: what was seen beyond it is no longer expected."""
        fits = [s for s in self.known(logbook) if s.first == summary.first and s.entries < summary.entries]
        mine = [Sighting(summary.first, summary.head, summary.entries, at, why)] if summary.head else []
        self._write(logbook, [*fits, *mine])

    def known(self, logbook: Path) -> list[Sighting]:
        """Oldest first; none where the list is missing or damaged, for then nothing is known."""
        found = self._read().get(_place(logbook), [])
        try:
            return [Sighting(**one) for one in found]
        except TypeError:
            return []

    def _read(self) -> dict[str, Any]:
        try:
            found = json.loads(self._file.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return found if isinstance(found, dict) else {}

    def _write(self, logbook: Path, sightings: list[Sighting]) -> None:
        everything = {**self._read(), _place(logbook): [asdict(one) for one in _thinned(sightings)]}
        self._file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        partial = self._file.with_name(f".{self._file.name}.{os.getpid()}.part")
        with os.fdopen(os.open(partial, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
            json.dump(everything, file)
        partial.replace(self._file)


def judge(connection: Connection, found: Summary, known: list[Sighting]) -> tuple[bool, str]:
    """Whether the logbook is at least as far as it was ever seen to be, and a sentence about it."""
    if not known:
        return True, "No earlier state of it is known here, so nothing can be compared."
    if any(s.first != found.first for s in known[-1:]):
        return (
            False,
            f"Another journal stands here than on {known[-1].at}: replaced, or rewritten from its first entry.",
        )
    for seen in known:
        if seen.entries <= found.entries and hash_at(connection, seen.entries) != seen.head:
            return False, f"The journal differs from what was seen on {seen.at} (entry {seen.entries:,}): rewritten."
    last = max(known, key=lambda s: s.entries)
    if last.entries > found.entries:
        lost = last.entries - found.entries
        return False, (
            f"This is an older copy, or its end was cut off: {lost:,} journal entries that were there on {last.at} "
            "are missing; those before them agree."
        )
    return True, f"It holds all that was there on {known[-1].at} ({known[-1].why})."


def _thinned(sightings: list[Sighting]) -> list[Sighting]:
    half = _KEPT // 2
    return [*sightings[:-half][::2], *sightings[-half:]] if len(sightings) > _KEPT else sightings


def _place(logbook: Path) -> str:
    return hashlib.sha256(os.fsencode(logbook.resolve())).hexdigest()
