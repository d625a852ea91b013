"""What an exporter tells about its work."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Written:
    """How many incidents a file got, and which it could not hold (their references, else uids)."""

    rows: int
    left_out: tuple[str, ...] = ()
