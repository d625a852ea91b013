from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from vedette.ui.widgets.room import open_at


def opened(owner: QWidget, name: str = "Things") -> QDialog:
    dialog = QDialog(owner)
    dialog.setObjectName(name)
    open_at(dialog, 300, 200)
    return dialog


def test_a_dialog_opens_as_large_as_it_was_left(qtbot: QtBot) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    first = opened(owner)
    assert first.size() == QSize(300, 200)
    first.resize(400, 250)
    first.reject()
    assert opened(owner).size() == QSize(400, 250)
    assert opened(owner, "Others").size() == QSize(300, 200)
