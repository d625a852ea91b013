"""The window of an import: file, how it is read, what would happen, what happened; it decides nothing of its own."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QPushButton, QWidget

from vedette.domain.counting import counted
from vedette.domain.errors import Cancelled, UserError
from vedette.domain.saved_mapping import SavedMapping
from vedette.ui.file_dialogs import FileChooser, FileWish, choose_to_open, choose_to_save
from vedette.ui.importing import sentences
from vedette.ui.importing.drop import FileDrop
from vedette.ui.importing.frame import ImportFrame
from vedette.ui.importing.mapping_control import MappingControl
from vedette.ui.importing.session import ImportSession
from vedette.ui.settings import MachineSettings
from vedette.ui.tasks import Tasks
from vedette.ui.widgets.message_bar import Offer
from vedette.ui.widgets.plain_label import shown
from vedette.usecases.exchange import Exchange
from vedette.usecases.importing import ImportReport
from vedette.usecases.importing_look import ENDINGS, Looked
from vedette.usecases.mappings import USED


class ImportDialog(QDialog):
    """`open_for` opens it without a loop of its own; `imported` tells what was done, in words, once it is closed.

    `duplicates_asked` carries the query that finds what was imported.
    """

    imported = Signal(str)
    duplicates_asked = Signal(str)

    def __init__(
        self, exchange: Exchange, tasks: Tasks, settings: MachineSettings, parent: QWidget, *,
        open_file: FileChooser = choose_to_open, save_file: FileChooser = choose_to_save,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setObjectName("ImportDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Import"))
        self.setSizeGripEnabled(True)
        self._settings = settings
        self._open_file, self._save_file = open_file, save_file
        self.frame = ImportFrame(self)
        self.session = ImportSession(exchange, tasks, self.frame.progress, self)
        self.mappings = MappingControl(
            self.frame.look, exchange.mappings, tasks, self,
            open_file=open_file, save_file=save_file, folder=lambda: settings.current.last_folder,
        )  # fmt: skip
        self._looked: Looked | None = None
        self._report: ImportReport | None = None
        self._done = ""
        self._first = True
        self._connect()
        self._refresh()

    def open_for(self, path: Path | None = None) -> None:
        """Show it, and look at that file if one is named already."""
        self.open()
        if path is None:
            self.frame.file.button.setFocus()
        else:
            self.take(path)

    def take(self, path: Path) -> None:
        """Look at another file; not while one is being taken in."""
        if self.session.importing or self._done:
            return
        self._remember(path.parent)
        self.frame.head.setText(shown(path.name, 120))
        self.frame.look.reset()
        self._looked = self._report = None
        self._first = True
        self.frame.messages.clear()
        self.frame.show_page(self.frame.file)
        self.session.look(path, self.frame.look.options())

    def reject(self) -> None:
        """Close, unless that would break off an import: that is asked about."""
        if self.session.importing:
            offer = Offer(self.tr("&Stop the import"), self.session.work.cancel)
            self.frame.messages.say(self.tr("The import is still under way."), "warning", offer)
            return
        self.session.work.give_up()
        super().reject()
        if self._done:
            self.imported.emit(self._done)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus and no other; a key that is held down presses it once."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            button = self.focusWidget()
            if isinstance(button, QPushButton) and not event.isAutoRepeat():
                button.click()
            return
        super().keyPressEvent(event)

    def _remember(self, folder: Path) -> None:
        try:
            self._settings.change(last_folder=str(folder))
        except UserError as error:
            self._say(error)

    def _connect(self) -> None:
        frame, session = self.frame, self.session
        FileDrop(self).dropped.connect(self.take)
        frame.file.choose_asked.connect(self._choose)
        frame.look.changed.connect(self._look_again)
        for page in (frame.check, frame.report):
            page.save_asked.connect(self._ask_where_to_save)
        frame.back.clicked.connect(self._back)
        frame.next.clicked.connect(self._next)
        frame.close_button.clicked.connect(self.reject)
        session.looked.connect(self._show_look)
        session.looked.connect(self.mappings.follow)
        self.mappings.fits.connect(self._offer_mapping)
        self.mappings.failed.connect(self._say)
        session.tried.connect(self._show_trial)
        session.imported.connect(self._show_done)
        session.rejects_saved.connect(self._say_saved)
        session.failed.connect(self._say)
        session.work.changed.connect(self._refresh)

    def _choose(self) -> None:
        tables = " ".join(f"*{ending}" for ending in ENDINGS)
        filters = (self.tr("Tables ({0})").format(tables), self.tr("All files (*)"))
        wish = FileWish(self.tr("Choose a file to import"), filters, self._settings.current.last_folder)
        self._open_file(self, wish, self.take)

    def _look_again(self) -> None:
        self._looked = self._report = None
        self.session.look(self.session.path, self.frame.look.options())

    def _show_look(self, looked: Looked) -> None:
        first, self._first = self._first, False
        self._looked = looked
        self.frame.show_page(self.frame.look)
        self.frame.look.show_look(looked, first=first)
        for note in looked.plan.notes:
            self.frame.messages.say(note, "warning")
        self._refresh()

    def _offer_mapping(self, kept: SavedMapping) -> None:
        saved = self.tr("The headings fit the mapping “{0}” that was saved before.")
        used = self.tr("A file with just these headings came in before: the columns can be taken {0}.")
        text = (used if kept.uid.startswith(USED) else saved).format(shown(kept.name, 80))
        use = Offer(self.tr("&Use it"), partial(self.mappings.choose, kept.uid))
        self.frame.messages.say(text, "info", use, sticky=True)

    def _next(self) -> None:
        if self.frame.page is self.frame.look:
            self.session.try_out()
        elif self.frame.page is self.frame.check:
            self.session.run()
        elif self._report is not None:
            self.reject()
            self.duplicates_asked.emit(f"import:{self._report.batch}")
            return
        self._refresh()

    def _back(self) -> None:
        """A step back; what was being tried is given up."""
        self.session.work.give_up()
        before: QWidget = self.frame.look if self.frame.page is self.frame.check else self.frame.file
        self.frame.show_page(before)
        self._refresh()

    def _show_trial(self, report: ImportReport) -> None:
        self._report = report
        self.frame.check.show_report(report, sentences.tried(report))
        self.frame.show_page(self.frame.check)
        self._refresh()
        self.frame.check.focus()

    def _show_done(self, report: ImportReport) -> None:
        self._report = report
        self._done = sentences.done(report, shown(self.session.path.name, 120))
        self.frame.report.show_report(report, self._done)
        self.frame.show_page(self.frame.report)
        self.frame.messages.clear()
        self._refresh()
        self.frame.report.focus()

    def _ask_where_to_save(self) -> None:
        name = self.tr("{0} rejected.csv").format(self.session.path.stem)
        filters = (self.tr("Tables ({0})").format("*.csv"),)
        wish = FileWish(self.tr("Save rejected rows"), filters, self._settings.current.last_folder, name, ".csv")
        self._save_file(self, wish, self.session.save_rejects)

    def _say_saved(self, target: Path) -> None:
        text = self.tr("Saved the rejected rows in {0}, each with its reason. Mend them there and import that file.")
        self.frame.messages.say(text.format(shown(target.name, 120)))

    def _say(self, error: UserError) -> None:
        """What went wrong and what to do."""
        self.frame.messages.say(str(error), "info" if isinstance(error, Cancelled) else "error")
        self._refresh()

    def _refresh(self) -> None:
        """Offer the steps that can be taken now."""
        frame, idle = self.frame, not self.session.work.label
        if frame.page is frame.look:
            asked = self._looked is not None and bool(self._looked.questions)
            frame.offer(self.tr("&Check what would happen"), idle and self._looked is not None and not asked)
            frame.note.setText(self.tr("Something has to be chosen first: see the left side.") if asked else "")
        elif frame.page is frame.check and self._report is not None:
            count = self._report.added + self._report.updated
            frame.offer(self.tr("&Import {0}").format(counted(count)), idle and count > 0)
            frame.note.setText("")
        else:
            added = frame.page is frame.report and self._report is not None and self._report.added
            frame.offer(self.tr("Look for possible &duplicates…") if added else "", idle)
            frame.note.setText("")
        frame.back.setEnabled(not self.session.importing)
