"""The window of an export: which incidents, which kind of file, for whom; the file is written off the GUI thread."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import QDialog, QWidget

from vedette.domain.counting import counted
from vedette.domain.errors import Cancelled, UserError
from vedette.ui.cancellable import Cancellable
from vedette.ui.exporting.frame import ExportFrame
from vedette.ui.exporting.kinds import Kind, column_names
from vedette.ui.exporting.scope import CHOSEN, Scope, choices
from vedette.ui.file_dialogs import FileChooser, FileWish, choose_to_save
from vedette.ui.incidents.selection import Selection
from vedette.ui.settings import MachineSettings
from vedette.ui.tasks import Tasks
from vedette.ui.widgets.message_bar import Offer
from vedette.ui.widgets.plain_label import shown
from vedette.usecases.exchange import Exchange
from vedette.usecases.exporting import ExportOptions, ExportReport
from vedette.usecases.progress import Progress
from vedette.usecases.searching import Search

Write = Callable[[Progress], ExportReport]


class ExportDialog(QDialog):
    """`open_for` opens it without a loop of its own; `exported` tells in words what was written, once it is closed."""

    exported = Signal(str)

    def __init__(
        self, exchange: Exchange, search: Search, tasks: Tasks, parent: QWidget, *,
        settings: MachineSettings, save_file: FileChooser = choose_to_save,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setObjectName("ExportDialog")
        self.setWindowTitle(self.tr("Export"))
        self._exchange, self._search, self._settings, self._save_file = exchange, search, settings, save_file
        self._chosen = Selection()
        self._columns: Sequence[str] = ()
        self._name = ""
        self.frame = ExportFrame(self)
        self.work = Cancellable(tasks, self.frame.progress, self)
        self._connect()

    def open_for(self, chosen: Selection, columns: Sequence[str], name: str) -> None:
        """Show it for what is chosen now; `columns` are the keys of those on the screen, `name` the logbook's."""
        self._chosen, self._columns, self._name = chosen, columns, name
        first = CHOSEN if chosen.count > 1 else ""
        now = self._settings.current
        self.frame.begin(choices(chosen), first, spreadsheet=now.spreadsheet_mode, kind=now.export_kind)
        self.open()

    def reject(self) -> None:
        """Close, unless that would break off a file: that is asked about."""
        if self.work.label:
            offer = Offer(self.tr("&Stop it"), self.work.cancel)
            self.frame.messages.say(self.tr("The file is still being written."), "warning", offer)
            return
        super().reject()

    def _connect(self) -> None:
        self.frame.go.clicked.connect(self._ask_where)
        self.frame.close_button.clicked.connect(self.reject)
        self.work.changed.connect(self._refresh)

    def _ask_where(self) -> None:
        kind = self.frame.kind
        day = QDate.currentDate().toString(Qt.DateFormat.ISODate)
        wish = FileWish(
            self.tr("Export to"),
            (self.tr("{0} ({1})").format(kind.words, f"*{kind.ending}"),),
            self._settings.current.last_folder,
            f"{self._name} {day}{kind.ending}",
            kind.ending,
        )
        self._save_file(self, wish, self._write)

    def _write(self, path: Path) -> None:
        kind = self.frame.kind
        target = path if path.suffix else path.with_name(path.name + kind.ending)
        if target.suffix.lower() != kind.ending:
            self._say(UserError(self.tr("A file of this kind ends in {0}: choose such a name.").format(kind.ending)))
            return
        self._remember(path.parent)
        self.frame.clear()
        scope = Scope(self.frame.scope, self._chosen)
        self.work.read(self.tr("Exporting"), self._writing(target, kind, scope), self._finish, self._say)

    def _writing(self, target: Path, kind: Kind, scope: Scope) -> Write:
        """What is done off the GUI thread, with all that it needs from the dialog."""
        columns = column_names(self._columns, kind) if kind.as_shown else None
        excel = kind.is_text and self.frame.spreadsheet
        guarded, sort, bare = self.frame.guarded, self._chosen.sort, self.frame.bare

        def write(progress: Progress) -> ExportReport:
            uids = scope.uids(self._search)
            options = ExportOptions(
                columns=columns, excel=excel, bom=kind.as_shown, guarded=guarded, uids=uids, sort=sort, bare=bare
            )
            return self._exchange.export(target, scope.query, options, progress)

        return write

    def _finish(self, report: ExportReport) -> None:
        name = shown(Path(report.file).name, 120)
        text = " ".join((self.tr("Exported {0} to {1}.").format(counted(report.rows), name), *report.notes))
        if report.not_codable:
            self.frame.show_left_out(text, report.not_codable)
            return
        self.accept()
        self.exported.emit(text)

    def _remember(self, folder: Path) -> None:
        try:
            self._settings.change(
                last_folder=str(folder), spreadsheet_mode=self.frame.spreadsheet, export_kind=self.frame.kind.key
            )
        except UserError as error:
            self._say(error)

    def _say(self, error: UserError) -> None:
        text = self.tr("Stopped. No file was written.") if isinstance(error, Cancelled) else str(error)
        self.frame.messages.say(text, "info" if isinstance(error, Cancelled) else "error")

    def _refresh(self) -> None:
        self.frame.allow(not self.work.label)
