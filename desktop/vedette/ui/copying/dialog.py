"""Tells what such a copy holds before it is made, makes it, and says where to go with it."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from vedette.domain.counting import counted
from vedette.domain.errors import UserError
from vedette.ui.cancellable import Cancellable
from vedette.ui.file_dialogs import FileChooser, FileWish
from vedette.ui.settings import MachineSettings
from vedette.ui.tasks import Tasks
from vedette.ui.widgets.message_bar import MessageArea
from vedette.ui.widgets.plain_label import PlainLabel
from vedette.ui.widgets.progress_panel import ProgressPanel
from vedette.ui.widgets.room import open_at
from vedette.usecases.copying import Copy, copy_elsewhere
from vedette.usecases.desk import Desk

ENDING = ".vedette"


class CopyDialog(QDialog):
    """One copy after another may be made; closing stops one that is under way, and nothing of it is left."""

    def __init__(
        self, desk: Desk, tasks: Tasks, settings: MachineSettings, parent: QWidget, save_file: FileChooser
    ) -> None:
        super().__init__(parent)
        self.setObjectName("CopyDialog")
        self.setWindowTitle(self.tr("Save a copy for another computer"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk, self._settings, self._save_file = desk, settings, save_file
        self.messages, panel = MessageArea(), ProgressPanel()
        self.work = Cancellable(tasks, panel, self)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self._choose = self._buttons.addButton(self.tr("Choose &where…"), QDialogButtonBox.ButtonRole.ActionRole)
        self._lay_out(panel)
        self._choose.clicked.connect(self._ask)
        self._buttons.rejected.connect(self.reject)
        self.work.changed.connect(lambda: self._choose.setEnabled(not self.work.label))
        self._choose.setFocus()

    def reject(self) -> None:
        self.work.give_up()
        super().reject()

    def _ask(self) -> None:
        name = f"{self._desk.store.path.stem}{ENDING}"
        filters = (self.tr("Vedette logbooks (*{0})").format(ENDING),)
        wish = FileWish(self.windowTitle(), filters, self._settings.current.last_folder, name, ENDING)
        self._save_file(self, wish, self._make)

    def _make(self, target: Path) -> None:
        self.messages.clear()
        self.work.read(self.tr("Copying"), partial(copy_elsewhere, self._desk, target), self._made, self._say)

    def _made(self, copy: Copy) -> None:
        self._settings.change(last_folder=str(copy.file.parent))
        text = self.tr(
            "“{0}” is written and checked: {1}. Take it to the other computer and open it there with "
            "“Open logbook” in the menu File, or by a double click."
        )
        self.messages.say(text.format(copy.file.name, counted(copy.incidents)), sticky=True)

    def _say(self, error: UserError) -> None:
        self.messages.say(str(error), "error")

    def _lay_out(self, panel: ProgressPanel) -> None:
        self._choose.setObjectName("CopyChoose")
        self._choose.setDefault(True)
        column = QVBoxLayout(self)
        column.setSpacing(10)
        for number, text in enumerate(self._words()):
            column.addWidget(PlainLabel(text, wrap=True, name=f"CopyWords{number}"))
        column.addStretch(1)
        for part in (self.messages, panel, self._buttons):
            column.addWidget(part)
        open_at(self, 520, 300)

    def _words(self) -> tuple[str, ...]:
        key = (
            self.tr("It opens with the same passphrase.")
            if self._desk.store.keys is not None
            else self.tr("It is not encrypted: whoever has the file can read all of it.")
        )
        return (
            self.tr(
                "The copy is one whole logbook: every incident, the trash, the history with the names of who acted, "
                "attachments, saved searches and drafts. {0}"
            ).format(key),
            self.tr("The preferences of this computer, its list of recent logbooks and the backups stay here."),
            self.tr(
                "From then on there are two logbooks, which know nothing of each other. To bring work back, export it "
                "there as a Vedette package and import it here: what is the same is not taken twice."
            ),
        )
