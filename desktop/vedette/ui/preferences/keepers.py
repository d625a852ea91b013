"""Where settings come from and go to: the file of this machine, and the logbook, which answers off the GUI thread."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from vedette.domain.errors import InvalidDraft, UserError
from vedette.domain.setting import DEFAULTS
from vedette.ui.settings import MachineSettings
from vedette.ui.tasks import Latest, Tasks
from vedette.usecases.customs import LogbookSettings


class Keepers(QObject):
    """Reads all, keeps one at a time; `refused` names a value that can't be taken, `failed` says what went wrong."""

    read = Signal(object)
    refused = Signal(object)
    failed = Signal(object)

    def __init__(self, machine: MachineSettings, logbook: LogbookSettings, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self.setObjectName("Keepers")
        self._machine, self._logbook = machine, logbook
        self._tasks, self._latest = tasks, Latest(tasks)
        machine.changed.connect(self.look)

    @property
    def read_only(self) -> bool:
        """Whether the logbook can't be changed here."""
        return self._logbook.read_only

    def look(self, _: object = None) -> None:
        """Tell what holds now, by `read`: those of the machine at once, those of the logbook when it has answered."""
        now = self._machine.current
        self.read.emit({name: getattr(now, name) for name in now.__dataclass_fields__})
        self._latest.read(self._logbook.all, self._tell, self._fail)

    def keep(self, key: str, value: object) -> None:
        """Let a setting hold from now on."""
        if key in DEFAULTS:
            self._tasks.write(lambda: self._logbook.change({key: str(value)}), self._kept, self._fail)
            return
        try:
            self._machine.change(**{key: value})
        except UserError as error:
            self.failed.emit(error)

    def _tell(self, values: dict[str, str]) -> None:
        self.read.emit(values)

    def _kept(self, _: bool) -> None:
        self.refused.emit({})
        self.look()

    def _fail(self, error: UserError) -> None:
        if isinstance(error, InvalidDraft):
            self.refused.emit(error.problems)
        else:
            self.failed.emit(error)
