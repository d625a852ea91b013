"""Opens and saves attachments for a window: a private copy for a viewer, a file where one wants it; never unasked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMessageBox, QWidget

from vedette import paths
from vedette.domain.attachment import Attachment
from vedette.domain.errors import UserError
from vedette.domain.file_kind import FileKind, safe_name
from vedette.ui.attachments.copies import OpenCopies
from vedette.ui.file_dialogs import FileChooser, FileWish, choose_to_save
from vedette.ui.settings import MachineSettings
from vedette.ui.tasks import Tasks
from vedette.ui.widgets.message_bar import MessageArea, Offer
from vedette.usecases.attachments import Attachments

OPEN, SAVE = "open", "save"
Show = Callable[[QUrl], bool]


class AttachmentsController(QObject):
    """`act` takes OPEN or SAVE and an attachment of the logbook."""

    def __init__(
        self, window: QWidget, attachments: Attachments, *, tasks: Tasks, settings: MachineSettings,
        messages: MessageArea, show: Show = QDesktopServices.openUrl, save_file: FileChooser = choose_to_save,
    ) -> None:  # fmt: skip
        super().__init__(window)
        self.setObjectName("AttachmentsController")
        self._window, self._attachments, self._tasks = window, attachments, tasks
        self._settings, self._messages = settings, messages
        self._show, self._save_file = show, save_file
        self._copies = OpenCopies(paths.opened_folder())
        self._asked = Attachment()

    @property
    def label(self) -> str:
        """Nothing that a window would have to wait for."""
        return ""

    def act(self, way: str, one: Attachment) -> None:
        """Open it in a viewer, or save it as a file."""
        if way == SAVE:
            self.save(one)
        else:
            self._asked = one
            self._tasks.read(lambda: (one, self._attachments.kind(one)), self._decide, self._say)

    def save(self, one: Attachment) -> None:
        """Ask where, and write it there."""
        folder = self._settings.current.last_folder
        wish = FileWish(self.tr("Save attachment as"), folder=folder, name=safe_name(one.name))
        self._asked = one
        self._save_file(self._window, wish, self._save)

    def stop(self) -> None:
        """Remove every private copy: when the logbook is locked or left, and at the end."""
        self._copies.clear()

    def _decide(self, looked: tuple[Attachment, FileKind]) -> None:
        one, kind = looked
        if kind.risk == "ask":
            self._question(one, kind).open()
        else:
            self._open(one)

    def _question(self, one: Attachment, kind: FileKind) -> QMessageBox:
        box = QMessageBox(self._window)
        box.setObjectName("OpenQuestion")
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setWindowTitle(self.tr("Open attachment"))
        box.setText(self.tr("“{0}” may not be harmless: {1}.").format(safe_name(one.name), kind.why))
        box.setInformativeText(self.tr("Open it only if you trust where it comes from."))
        opener = box.addButton(self.tr("&Open it"), QMessageBox.ButtonRole.AcceptRole)
        saver = box.addButton(self.tr("&Save as…"), QMessageBox.ButtonRole.ActionRole)
        cancel = box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(cancel)
        opener.clicked.connect(lambda: self._open(one))
        saver.clicked.connect(lambda: self.save(one))
        return box

    def _open(self, one: Attachment) -> None:
        try:
            folder = self._copies.folder()
        except UserError as error:
            self._say(error)
            return
        self._asked = one
        self._tasks.read(lambda: (one, self._attachments.open_copy(one, folder)), self._opened, self._not_opened)

    def _opened(self, copied: tuple[Attachment, Path]) -> None:
        one, path = copied
        if not self._copies.in_use:
            self._copies.clear()  # it was locked or left while the copy was made
        elif not self._show(QUrl.fromLocalFile(str(path))):
            text = self.tr("No program on this computer opens “{0}”.").format(safe_name(one.name))
            self._messages.say(text, "warning", self._save_offer())
        elif not self._settings.current.told_of_copies:
            self._settings.change(told_of_copies=True)
            text = self.tr(
                "A private, read-only copy was opened; Vedette removes it when the logbook is closed. The viewer may "
                "keep traces of its own (recent files, previews)."
            )
            self._messages.say(text, sticky=True)

    def _not_opened(self, error: UserError) -> None:
        self._messages.say(str(error), "warning", self._save_offer())

    def _save_offer(self) -> Offer:
        return Offer(self.tr("&Save as…"), self._save_asked)

    def _save_asked(self) -> None:
        self.save(self._asked)

    def _save(self, path: Path) -> None:
        one = self._asked
        self._settings.change(last_folder=str(path.parent))
        self._tasks.read(lambda: self._attachments.save_as(one, path), self._saved, self._say)

    def _saved(self, path: Path) -> None:
        self._messages.say(self.tr("Saved as {0}.").format(safe_name(path.name)))

    def _say(self, error: UserError) -> None:
        self._messages.say(str(error), "error")
