"""`vedette [LOGBOOK]` and `vedette --sample`: hands over to the window."""

from __future__ import annotations


def show(logbook: str | None, *, sample: bool) -> int:
    """Show the window until it is closed; the exit code."""
    import gc

    # Hardly anything that is loaded at the start is garbage: looking for some would only keep the window waiting.
    gc.disable()
    from vedette.assemble import open_workplace
    from vedette.ui.application import run

    return run(open_workplace, logbook, sample=sample)
