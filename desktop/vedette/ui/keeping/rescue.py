"""What can be done about a logbook that could not be opened because it is damaged: offered on the message about it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from vedette.domain.errors import UserError
from vedette.ui.settings import MachineSettings
from vedette.ui.tasks import Tasks
from vedette.ui.widgets.message_bar import Offer


def rescue_for(
    error: UserError, window: QWidget, open_logbook: Callable[[Path], object], *, tasks: Tasks,
    settings: MachineSettings,
) -> Offer | None:  # fmt: skip
    """A button that checks the file, lists its backups and saves what can be read; None for any other error."""
    from vedette.usecases.checking import DamagedLogbook

    if not isinstance(error, DamagedLogbook):
        return None

    def look() -> None:
        from vedette.ui.file_dialogs import choose_to_save
        from vedette.ui.keeping.check_dialog import CheckDialog
        from vedette.ui.keeping.patient import ClosedLogbook

        dialog = CheckDialog(
            ClosedLogbook(error.path, settings.current.backup_folder), tasks, window, choose_to_save
        )  # fmt: skip
        dialog.open_asked.connect(open_logbook)
        dialog.begin()

    return Offer(QCoreApplication.translate("Keeping", "&What can be done…"), look)
