"""One shared thing put in the place of another throughout an incident, when two become one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from vedette.domain.incident import Incident
from vedette.storage.unit import Unit
from vedette.usecases.naming import Naming
from vedette.usecases.progress import Portion

CHUNK = 500


class Swapping(Naming):
    """Resolves as Naming does, but what is resolved is one uid of a kind that another takes the place of."""

    def __init__(self, unit: Unit, kind: str, old: str, new: str) -> None:
        super().__init__(unit, lambda: "")
        self._kind, self._old, self._new = kind, old, new

    def everywhere(self, uids: Sequence[str], portion: Portion) -> int:
        """In all these incidents; how many changed. A role that stands there twice then stands there once."""
        changed = 0
        for start in range(0, len(uids), CHUNK):
            found = self._unit.get_all("incident", uids[start : start + CHUNK]).values()
            changed += len(self._unit.put_all([self._swapped(incident) for incident in found]))
            portion.step(len(found))
        return changed

    def _swapped(self, incident: Incident) -> Incident:
        fresh = self.resolve(incident)
        return replace(fresh, actors=_once(fresh.actors), sources=_once(fresh.sources))

    def _is_open(self, kind: str, reference: str) -> bool:
        return kind == self._kind and reference == self._old

    def _named(self, kind: str, reference: str, find: Callable[[str], str]) -> str:
        return self._new if self._is_open(kind, reference) else reference


def _once(values: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(dict.fromkeys(values))
