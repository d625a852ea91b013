"""Mappings of an import: offered where the headings fit, chosen, kept under a name, read from a file and written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from vedette.domain.saved_mapping import SavedMapping
from vedette.ui.ask_name import NameDialog
from vedette.ui.file_dialogs import FileChooser, FileWish
from vedette.ui.importing.columns_model import LEFT_OUT
from vedette.ui.importing.look_page import LookPage
from vedette.ui.tasks import Latest, Once, Tasks
from vedette.usecases.importing_look import Looked
from vedette.usecases.mappings import Mappings


class MappingControl(QObject):
    """`fits` tells of a kept mapping for a file that has just been opened; nothing is taken over unasked."""

    fits = Signal(object)
    failed = Signal(object)

    def __init__(
        self, page: LookPage, mappings: Mappings, tasks: Tasks, parent: QWidget, *,
        open_file: FileChooser, save_file: FileChooser, folder: Callable[[], str],
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setObjectName("MappingControl")
        self._page, self._mappings, self._window = page, mappings, parent
        self._open_file, self._save_file, self._folder = open_file, save_file, folder
        self._reads, self._once = Latest(tasks), Once(tasks)
        self._fitting: list[SavedMapping] = []
        self._looked: Looked | None = None
        self._told: Path | None = None
        bar = page.mapping_bar
        bar.chosen.connect(self.choose)
        bar.keep_asked.connect(self._ask_name)
        bar.open_asked.connect(self._ask_file)
        bar.write_asked.connect(self._ask_target)
        bar.forget_asked.connect(self._forget)

    def follow(self, looked: Looked) -> None:
        """Another look at a file: which kept mappings fit it."""
        self._looked = looked
        self._page.mapping_bar.setVisible(looked.mappable)
        self._reads.read(partial(self._mappings.fitting, looked.plan.header), self._offer, self.failed.emit)

    def choose(self, uid: str) -> None:
        """Take the columns as a kept mapping has them; '' as they are found out."""
        kept = next((one for one in self._fitting if one.uid == uid), None)
        self._page.mapping_bar.offer(self._fitting, uid)
        self._take(kept.mapping if kept is not None else {})

    def now(self) -> dict[str, str]:
        """What each column becomes at present."""
        plan = self._looked.plan if self._looked is not None else None
        return dict(zip(plan.header, plan.targets, strict=True)) if plan is not None else {}

    def _offer(self, fitting: list[SavedMapping]) -> None:
        self._fitting = fitting
        self._page.mapping_bar.offer(fitting, self._page.mapping_bar.uid())
        path = self._looked.plan.path if self._looked is not None else None
        other = next((one for one in fitting if one.mapping != self.now()), None)
        if other is not None and path != self._told and not self._page.columns.mapping:
            self._told = path
            self.fits.emit(other)

    def _take(self, mapping: Mapping[str, str]) -> None:
        self._page.columns.mapping = {column: target or LEFT_OUT for column, target in mapping.items()}
        self._page.changed.emit()

    def _ask_name(self) -> None:
        NameDialog.open_for(self._window, self.tr("Save mapping"), self._page.mapping_bar.name(), self._keep)

    def _keep(self, name: str) -> None:
        self._once.write(partial(self._mappings.save, name, self.now()), self._kept, self.failed.emit)

    def _kept(self, saved: SavedMapping) -> None:
        self._fitting = [saved, *(one for one in self._fitting if one.uid != saved.uid)]
        self._page.mapping_bar.offer(self._fitting, saved.uid)

    def _forget(self) -> None:
        uid = self._page.mapping_bar.uid()
        if uid:
            self._once.write(partial(self._mappings.delete, uid), partial(self._forgotten, uid), self.failed.emit)

    def _forgotten(self, uid: str, _: object) -> None:
        self._fitting = [one for one in self._fitting if one.uid != uid]
        self._page.mapping_bar.offer(self._fitting)

    def _ask_file(self) -> None:
        wish = FileWish(self.tr("Open a mapping file"), self._filters(), self._folder())
        self._open_file(self._window, wish, self._read)

    def _read(self, path: Path) -> None:
        self._once.write(partial(self._mappings.read, path), self._take, self.failed.emit)

    def _ask_target(self) -> None:
        name = self._page.mapping_bar.name() or self.tr("columns")
        wish = FileWish(self.tr("Write a mapping file"), self._filters(), self._folder(), f"{name}.toml", ".toml")
        self._save_file(self._window, wish, self._write)

    def _write(self, path: Path) -> None:
        self._once.write(partial(self._mappings.write, path, self.now()), self._written, self.failed.emit)

    def _written(self, _: object) -> None:
        self._page.mapping_bar.setFocus()

    def _filters(self) -> tuple[str, ...]:
        return (self.tr("Mappings ({0})").format("*.toml"), self.tr("All files (*)"))
