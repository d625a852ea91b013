"""A file kept with an incident, known by its SHA-256, and whose hands it went through (field-guide 3.12)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Custody:
    """One hand-over of an attachment; `at` is UTC, ISO 8601."""

    at: str = ""
    giver: str = ""
    taker: str = ""
    action: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Attachment:
    """Its bytes live in the logbook under `sha256`, never altered; capture date and GPS are claims, not facts."""

    n: int = 0
    sha256: str = ""
    name: str = ""
    mime: str = ""
    size: int = 0
    role: str = "original"
    original: int | None = None
    collected_by: str = ""
    collected_at: str = ""
    method: str = ""
    url: str = ""
    archived_url: str = ""
    captured: str = ""
    captured_gps: str = ""
    tlp: str = ""
    note: str = ""
    custody: tuple[Custody, ...] = ()
