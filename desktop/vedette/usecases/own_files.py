"""Files of others that turn out to be the open logbook itself: refused before anybody opens them as a file."""

from __future__ import annotations

from pathlib import Path

from vedette.domain.errors import CannotRead
from vedette.formats.file_errors import shown
from vedette.storage.peeking import HANDLES


def refuse_open_logbook(path: Path) -> None:
    """CannotRead for a logbook that is open here: closing it as a file would take SQLite's locks off it.

    Another program that wrote to it then would throw away the journal that this one still writes to.
    """
    if HANDLES.holds(path):
        raise CannotRead(
            f"{shown(path)} is the logbook that is open, so it can't be taken into itself. Nothing was changed; choose "
            "another file, or save a copy of the logbook and take that."
        )
