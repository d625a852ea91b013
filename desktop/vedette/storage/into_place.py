"""A finished file takes the place of another; where an antivirus or a viewer holds that for a moment, one waits."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from vedette.domain.errors import FileBusy

_WAITS = (0.1, 0.3, 0.6, 1.0, 1.0, 2.0)
"""Seconds between tries: five in all."""

_HELD = frozenset({5, 32, 33})
"""What Windows says of a file that another program holds: denied, shared, locked. Other systems rename all the same."""


def into_place(partial: Path, target: Path, pause: Callable[[float], object] = time.sleep) -> None:
    """Rename `partial` to `target`; FileBusy when another program holds one of them all the while."""
    for wait in _WAITS:
        try:
            partial.replace(target)
            return
        except PermissionError as error:
            if getattr(error, "winerror", None) not in _HELD:
                raise
        pause(wait)
    try:
        partial.replace(target)
    except PermissionError as error:
        raise FileBusy(
            f"Another program, perhaps an antivirus, holds “{target.name}”, so what was made could not take its place. "
            "The file that was there is as it was; close the other program and try again."
        ) from error
