"""Cells of a foreign row that an incident keeps beside its values, so that it can go out again just as it came."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from vedette.domain.custom_field import FieldValue
from vedette.domain.incident import REST, ExternalId, Incident

HEADER = ".header"
"""The code that names the known variant of the layout's header under which a row came."""

Getter = Callable[[Incident], str]
Header = tuple[tuple[str, str], ...]
_NO_VARIANTS: Mapping[str, Header] = MappingProxyType({})


class Keeping:
    """How one layout keeps cells: its codes one by one, what the incident itself says not at all, the rest together.

    `prefix` begins the keys of its codes; `carried` gives the cell that follows from an incident's values (only for
    cells that no other cell depends on); `variants` are the headers of known files that differ from the layout's own,
    by a short key, as (heading as written, column); `key` is the column of the incident's key and its scheme.
    """

    def __init__(
        self,
        prefix: str,
        columns: Sequence[str],
        codes: Sequence[str],
        carried: Mapping[str, Getter],
        *,
        key: tuple[str, str],
        variants: Mapping[str, Header] = _NO_VARIANTS,
    ) -> None:
        self.columns = tuple(columns)
        self.carried = carried
        self.variants = variants
        self._key, self._scheme = key
        self._prefix = prefix
        self._codes = tuple((name, f"{prefix}.{name}") for name in codes)
        self._coded = frozenset(codes)

    def variant(self, header: Sequence[str]) -> str:
        """The key of the variant that has exactly this header; '' for any other."""
        written = tuple(header)
        for key, pairs in self.variants.items():
            if tuple(heading for heading, _ in pairs) == written:
                return key
        return ""

    def keep(
        self, row: Mapping[str, str], incident: Incident, external: ExternalId, variant: str = ""
    ) -> tuple[FieldValue, ...]:
        """The codes of an incident that was read from this row and has this key."""
        carried, coded = self.carried, self._coded
        found = [FieldValue(code, row[name]) for name, code in self._codes if row[name]]
        rest = {
            name: cell
            for name, cell in row.items()
            if (_unlike(carried[name](incident), cell) if name in carried else cell) and name not in coded
        }
        if external == ExternalId(self._scheme, row[self._key]):
            del rest[self._key]
        if rest:
            found.append(FieldValue(self._prefix + REST, json.dumps(rest, ensure_ascii=False, separators=(",", ":"))))
        if variant:
            found.append(FieldValue(self._prefix + HEADER, variant))
        return tuple(found)

    def header_of(self, incident: Incident) -> Header:
        """The header under which the incident came, where it is a known variant."""
        key = next((code.value for code in incident.codes if code.key == self._prefix + HEADER), "")
        return self.variants.get(key, ())

    def turn_of(self, incident: Incident) -> int:
        """0 for an incident with a key of its own; else how late its row must stand in a file."""
        key = self._external(incident)
        if key is None:
            return 0
        head, mark, number = key.value.rpartition("#")
        return int(number) if mark and head and number.isdecimal() and len(number) < 10 else int(":" in key.scheme)

    def key_of(self, incident: Incident) -> str:
        """The incident's key in that data set, without the mark of a repeated one; '' where it has none."""
        key = self._external(incident)
        found = key.value if key is not None and key.scheme == self._scheme else ""
        head, mark, number = found.rpartition("#")
        return head if mark and number.isdecimal() else found

    def _external(self, incident: Incident) -> ExternalId | None:
        found = (one for one in incident.external_ids if one.scheme.split(":")[0] == self._scheme)
        return next(found, None)

    def cells(self, incident: Incident) -> dict[str, str] | None:
        """The row the incident came from, with what was changed since in carried cells; None where it came from none.

        Columns that the layout does not know stand at the end.
        """
        start = self._prefix + "."
        codes = {code.key.removeprefix(start): code.value for code in incident.codes if code.key.startswith(start)}
        if not codes:
            return None
        cells = dict.fromkeys(self.columns, "")
        cells[self._key] = self.key_of(incident)
        cells.update((name, getter(incident)) for name, getter in self.carried.items())
        cells.update((name, codes[name]) for name, _ in self._codes if name in codes)
        cells.update(_rest(codes.get(REST[1:], "")))
        return cells


def _unlike(said: str, cell: str) -> bool:
    """Whether a cell can't be had again from the incident: it says something else, or holds what no text may hold."""
    return said != cell or "\r" in cell or "\0" in cell


def _rest(text: str) -> dict[str, str]:
    try:
        found = json.loads(text) if text else {}
    except (ValueError, RecursionError):
        return {}  # somebody wrote into it: then nothing is left of the row but its codes
    return {str(name): str(cell) for name, cell in found.items()} if isinstance(found, dict) else {}
