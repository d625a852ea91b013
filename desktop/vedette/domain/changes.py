"""What an act touched: the one announcement that every open view hears after a commit."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Changes:
    """The uids that an act added, changed or took away; `everything` when there are too many to name."""

    act: str = ""
    incidents: frozenset[str] = field(default_factory=frozenset)
    shared: frozenset[str] = field(default_factory=frozenset)
    everything: bool = False

    @property
    def nothing(self) -> bool:
        """True when there is nothing to announce."""
        return not (self.everything or self.incidents or self.shared)
