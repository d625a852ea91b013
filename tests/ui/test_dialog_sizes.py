from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QDialog

from tests.ui.person import Person, fill
from vedette.ui.theme import Theme

SMALL = QSize(1024, 560)
"""A screen of 1024 by 600 pixels without the frame of a window."""

OPENERS = (
    "preferences", "print", "export", "copy_elsewhere", "acts", "go_to_date", "tag", "history", "edit_selected",
    "backups", "verify", "imports", "duplicates", "manage_tags", "manage_actors", "manage_sources", "manage_places",
    "passphrase", "about",
)  # fmt: skip


def open_now() -> list[QDialog]:
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()]


@pytest.mark.long
@pytest.mark.parametrize("per_cent", [100, 125])
def test_every_dialog_fits_a_small_screen(person: Person, logbook: Path, theme: Theme, per_cent: int) -> None:
    fill(logbook, 2)
    theme.apply("light", per_cent)
    person.sees(lambda: person.table.table.total == 2)
    person.chooses([0])
    too_large = []
    for name in OPENERS:
        person.does(name)
        person.sees(lambda: bool(open_now()))
        for dialog in open_now():
            least = dialog.minimumSizeHint().expandedTo(dialog.minimumSize())
            if least != least.boundedTo(SMALL):
                too_large.append((name, least))
            dialog.reject()
    assert too_large == []
