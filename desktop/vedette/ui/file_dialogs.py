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


class FolderChooser(Protocol):
    """Opens a dialog for a folder and returns at once; `chosen` is called with its path, or never."""

    def __call__(self, parent: QWidget, wish: FileWish, chosen: Callable[[Path], object]) -> object: ...


def choose_folder(parent: QWidget, wish: FileWish, chosen: Callable[[Path], object]) -> QFileDialog:
    """One folder that is there."""
    dialog = _dialog(parent, wish, chosen)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.open()
    return dialog


def choose_to_open(parent: QWidget, wish: FileWish, chosen: Callable[[Path], object]) -> QFileDialog:
    """One file that is there."""
    dialog = _dialog(parent, wish, chosen)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.open()
    return dialog


def choose_files(parent: QWidget, wish: FileWish, chosen: Callable[[list[Path]], object]) -> QFileDialog:
    """Any number of files that are there."""
    dialog = _new(parent, wish)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.filesSelected.connect(lambda names: chosen([Path(name) for name in names]))
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
    dialog = _new(parent, wish)
    dialog.fileSelected.connect(lambda name: chosen(Path(name)))
    return dialog


def _new(parent: QWidget, wish: FileWish) -> QFileDialog:
    dialog = QFileDialog(parent, wish.title)
    dialog.setObjectName("FileDialog")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    if wish.folder and Path(wish.folder).is_dir():
        dialog.setDirectory(wish.folder)
    if wish.filters:
        dialog.setNameFilters(list(wish.filters))
    return dialog
