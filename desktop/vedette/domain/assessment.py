"""What we ourselves think, with a reason; never mixed with what the parties say (field-guide 3.3)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Assessment:
    """Our judgement of an incident, or of one claim of it. Append-only: a later one supersedes, none is edited."""

    n: int = 0
    claim: int | None = None
    status: str = "unknown"
    likelihood: str = ""
    confidence: str = ""
    reason: str = ""
    evidence_for: tuple[str, ...] = ()
    evidence_against: tuple[str, ...] = ()
    actor: str = ""
    responsibility: str = ""
    by: str = ""
    at: str = ""
    supersedes: int | None = None
