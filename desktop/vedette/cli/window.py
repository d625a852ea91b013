"""`vedette [LOGBOOK]` and `vedette --sample`: hands over to the window."""

from __future__ import annotations


def show(logbook: str | None, *, sample: bool) -> int:
    """Show the window until it is closed; the exit code."""
    from vedette.assemble import open_workplace
    from vedette.ui.application import run

    return run(open_workplace, logbook, sample=sample)
