"""The system's dialogs for files, behind two functions: they open without a loop of their own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

SUFFIX = "vedette"


def logbook_to_open(parent: QWidget, folder: str, done: Callable[[Path], object]) -> QFileDialog:
    """Ask for a logbook that is there; `done` hears it, or nothing when it is called off."""
    dialog = _dialog(parent, QCoreApplication.translate("Files", "Open a logbook"), folder, done)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.open()
    return dialog


def logbook_to_make(parent: QWidget, folder: str, done: Callable[[Path], object]) -> QFileDialog:
    """Ask where a new logbook is to be."""
    dialog = _dialog(parent, QCoreApplication.translate("Files", "Make a new logbook"), folder, done)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(SUFFIX)
    dialog.selectFile(f"logbook.{SUFFIX}")
    dialog.open()
    return dialog


def _dialog(parent: QWidget, title: str, folder: str, done: Callable[[Path], object]) -> QFileDialog:
    dialog = QFileDialog(parent, title, folder)
    dialog.setObjectName("ChooseLogbook")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setNameFilters(
        [
            QCoreApplication.translate("Files", "Vedette logbooks (*.{0})").format(SUFFIX),
            QCoreApplication.translate("Files", "All files (*)"),
        ]
    )
    dialog.fileSelected.connect(lambda name: done(Path(name)))
    return dialog
