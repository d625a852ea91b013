"""Whether a logbook was left by a program that died. Loads nothing: it is asked at every start."""

from __future__ import annotations

from pathlib import Path


def ended_uncleanly(logbook: Path) -> bool:
    """True when a journal lies beside the logbook: a program that had it open was killed, or still has it open."""
    return any(
        beside.exists() and beside.stat().st_size > 0
        for beside in (logbook.with_name(f"{logbook.name}{ending}") for ending in ("-wal", "-journal"))
    )
