"""Joins the page of an incident with what opens and saves its files; loaded small, the rest when a file is wanted."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from vedette import paths
from vedette.domain.errors import UserError

if TYPE_CHECKING:
    from vedette.domain.attachment import Attachment
    from vedette.ui.attachments.controller import AttachmentsController
    from vedette.ui.incidents.list_pane import ListPane
    from vedette.ui.incidents.pane import IncidentPane
    from vedette.ui.settings import MachineSettings
    from vedette.ui.tasks import Tasks
    from vedette.ui.widgets.message_bar import MessageArea
    from vedette.ui.workplace import Workplace


class AttachmentDesk(QObject):
    """`stop` removes every private copy: for closing, and for locking."""

    def __init__(
        self, window: QWidget, workplace: Workplace, *, tasks: Tasks, settings: MachineSettings, messages: MessageArea
    ) -> None:
        super().__init__(window)
        self.setObjectName("AttachmentDesk")
        self._window, self._workplace = window, workplace
        self._tasks, self._settings, self._messages = tasks, settings, messages

    @cached_property
    def controller(self) -> AttachmentsController:
        """What opens and saves."""
        from vedette.ui.attachments.controller import AttachmentsController

        return AttachmentsController(
            self._window, self._workplace.attachments, tasks=self._tasks, settings=self._settings,
            messages=self._messages,
        )  # fmt: skip

    def serve(self, pane: IncidentPane, listed: ListPane | None = None) -> AttachmentDesk:
        """Do what its links ask; once the list is there, remove what a process that was killed left behind."""
        pane.file_asked.connect(self.act)
        if listed is not None:
            listed.answered.connect(self._sweep, Qt.ConnectionType.SingleShotConnection)
        return self

    def act(self, way: str, one: Attachment) -> None:
        """Open or save."""
        self.controller.act(way, one)

    def stop(self) -> None:
        """Remove the private copies."""
        if "controller" in vars(self):
            self.controller.stop()

    def _sweep(self) -> None:
        root = paths.opened_folder()

        def sweep() -> int:
            from vedette.ui.attachments.copies import sweep

            return sweep(root) if root.is_dir() else 0

        self._tasks.read(sweep, self._swept, self._say)

    def _swept(self, _: int) -> None:
        """Nobody needs to hear of it."""

    def _say(self, error: UserError) -> None:
        self._messages.say(str(error), "error")
