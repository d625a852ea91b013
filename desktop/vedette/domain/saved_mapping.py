"""What the columns of a stranger's table become, kept under a name for the next file of the same headings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SavedMapping:
    """`columns` are headings as they were written, `targets` what each becomes ('' is left out), pair by pair."""

    uid: str
    name: str
    columns: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()

    @property
    def mapping(self) -> dict[str, str]:
        """Heading to what it becomes."""
        return dict(zip(self.columns, self.targets, strict=False))


def named(uid: str, name: str, mapping: Mapping[str, str]) -> SavedMapping:
    """A mapping to be kept."""
    return SavedMapping(uid, name, tuple(mapping), tuple(mapping.values()))
