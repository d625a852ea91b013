"""The dialog that asks for a file, as a person answers it: in the folder, by the name, and its button."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog, QLineEdit

from tests.ui.person import Person


def names(person: Person, path: Path) -> None:
    """Answer the dialog that is open, or opens next."""
    dialog = person.finds(QFileDialog, "FileDialog")
    dialog.setDirectory(str(path.parent))
    entry = person.finds(QLineEdit, "fileNameEdit")
    entry.setText(path.name)
    box = dialog.findChild(QDialogButtonBox, "buttonBox")
    assert box is not None
    [go] = [one for one in box.buttons() if box.buttonRole(one) == QDialogButtonBox.ButtonRole.AcceptRole]
    person.sees(go.isEnabled)
    QTest.mouseClick(go, Qt.MouseButton.LeftButton)
