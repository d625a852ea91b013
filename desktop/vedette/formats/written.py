"""What an exporter is given besides incidents, and what it tells about its work."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

ContentOf = Callable[[str], Iterable[bytes] | None]
"""The bytes of an attachment by its SHA-256, in pieces; None where they are not there to be given."""


@dataclass(frozen=True, slots=True)
class Written:
    """How many incidents a file got, and which it could not hold (their references, else uids)."""

    rows: int
    left_out: tuple[str, ...] = ()
