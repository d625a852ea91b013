"""Mappings that somebody gave a name: kept in the logbook, offered for files of the same headings, or put in a file."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from vedette.domain.errors import InvalidDraft, NotFound
from vedette.domain.saved_mapping import SavedMapping, named
from vedette.domain.settling import gated
from vedette.domain.text import clean
from vedette.formats.layouts.headings import keys_of
from vedette.formats.layouts.mapping import read_mapping, write_mapping
from vedette.formats.layouts.plain import PLAIN
from vedette.storage import imports, shared
from vedette.usecases.desk import Desk
from vedette.usecases.own_files import refuse_open_logbook

LONGEST_NAME = 80
USED = "import:"
"""Begins the uid of a mapping that nobody gave a name: that of an import, which can't be forgotten."""


class Mappings:
    """What one can do with mappings of columns."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def all(self) -> list[SavedMapping]:
        """By name."""
        with self._desk.store.reading() as connection:
            found: list[SavedMapping] = shared.load(connection, "saved_mapping")
        return sorted(found, key=lambda one: (one.name.casefold(), one.uid))

    def fitting(self, header: Sequence[str]) -> list[SavedMapping]:
        """Those whose every column this file has; of them those first that leave the fewest of its columns out.

        Last comes what the newest import of just these headings made of them, for its refused rows come back mended.
        """
        there = keys_of(header)
        fitting = [one for one in self.all() if one.columns and keys_of(one.columns) <= there]
        fitting.sort(key=lambda one: len(there - keys_of(one.columns)))
        used = next((one for one in self._used() if keys_of(one.columns) == there), None)
        return fitting if used is None or used.mapping in [one.mapping for one in fitting] else [*fitting, used]

    def _used(self) -> Iterator[SavedMapping]:
        with self._desk.store.reading() as connection:
            lines = imports.batches(connection)
        for line in lines:
            if line.batch.layout == PLAIN.name:
                yield named(
                    f"{USED}{line.act}", f"as for {line.batch.file}"[:LONGEST_NAME], json.loads(line.batch.mapping)
                )

    def save(self, name: str, mapping: Mapping[str, str]) -> SavedMapping:
        """Keep it under a name; one that has this name already is replaced."""
        plain = " ".join(clean(name).split())
        if not plain:
            raise InvalidDraft({"name": "A mapping needs a name."})
        if len(plain) > LONGEST_NAME:
            raise InvalidDraft({"name": f"A name has at most {LONGEST_NAME} characters, this one has {len(plain)}."})
        twin = next((one for one in self.all() if one.name.casefold() == plain.casefold()), None)
        made = gated(named(twin.uid if twin is not None else self._desk.new_uid(), plain, mapping))
        with self._desk.acting(f"save mapping {plain}", kind="mapping") as unit:
            unit.put(made)
        return made

    def delete(self, uid: str) -> None:
        """Forget it; what was imported with it stays."""
        with self._desk.acting("delete mapping", kind="mapping") as unit:
            if unit.get("saved_mapping", uid) is None:
                raise NotFound("This mapping is not in the logbook any more.")
            unit.remove("saved_mapping", [uid])

    def read(self, path: Path) -> Mapping[str, str]:
        """A mapping file read; CannotRead or NotFound in one sentence."""
        refuse_open_logbook(path)
        return read_mapping(path)

    def write(self, path: Path, mapping: Mapping[str, str]) -> None:
        """A mapping file written, as `vedette import --mapping` takes it."""
        write_mapping(path, mapping)
