"""How incidents hang together (field-guide 3.11)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    """From the incident that holds it to another one, or to one claim of it."""

    type: str
    to: str
    to_claim: int | None = None
    note: str = ""
    status: str = "asserted"
    source_item: str = ""
