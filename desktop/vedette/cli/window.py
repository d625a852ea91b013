"""`vedette [LOGBOOK]` and `vedette --sample`: hands over to the window."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping

from vedette.domain.errors import UserError


def show(logbook: str | None, *, sample: bool) -> int:
    """Show the window until it is closed; the exit code. UserError where there is no screen for it."""
    refuse_without_screen(os.environ, sys.platform)
    import gc

    # Hardly anything that is loaded at the start is garbage: looking for some would only keep the window waiting.
    gc.disable()
    from vedette.assemble import open_workplace
    from vedette.ui.application import run

    return run(open_workplace, logbook, sample=sample)


def refuse_without_screen(environment: Mapping[str, str], platform: str) -> None:
    """Qt would end the program with a core dump. Windows and macOS always have a screen, or say so themselves."""
    if platform in ("win32", "darwin") or any(
        environment.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    ):
        return
    raise UserError(
        "There is no screen to show the window on. Nothing was opened; start it in a desktop session, "
        "or use the commands that `vedette --help` lists."
    )
