"""The system's dialogs that name a file to open or to write; the one place that a test replaces."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget


@dataclass(frozen=True, slots=True)
class FileWish:
    """What is asked for: `filters` as in "Tables (*.csv)", `folder` to begin in, `name` proposed for a new file."""

    title: str
    filters: tuple[str, ...] = ()
    folder: str = ""
    name: str = ""
    ending: str = ""


class FileChooser(Protocol):
    """Opens a dialog and returns at once; `chosen` is called with a path, or never."""

    def __call__(self, parent: QWidget, wish: FileWish, chosen: Callable[[Path], object]) -> object: ...


def choose_to_open(parent: QWidget, wish: FileWish, chosen: Callable[[Path], object]) -> QFileDialog:
    """One file that is there."""
    dialog = _dialog(parent, wish, chosen)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.open()
    return dialog


def choose_to_save(parent: QWidget, wish: FileWish, chosen: Callable[[Path], object]) -> QFileDialog:
    """A file to be written; the dialog asks before one is replaced."""
    dialog = _dialog(parent, wish, chosen)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(wish.ending.removeprefix("."))
    dialog.selectFile(wish.name)
    dialog.open()
    return dialog


def _dialog(parent: QWidget, wish: FileWish, chosen: Callable[[Path], object]) -> QFileDialog:
    dialog = QFileDialog(parent, wish.title)
    dialog.setObjectName("FileDialog")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    if wish.folder and Path(wish.folder).is_dir():
        dialog.setDirectory(wish.folder)
    if wish.filters:
        dialog.setNameFilters(list(wish.filters))
    dialog.fileSelected.connect(lambda name: chosen(Path(name)))
    return dialog
