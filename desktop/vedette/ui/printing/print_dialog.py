"""The window of a print: what is to be printed beside its pages as they will be, and the ways to paper and file."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDialog, QWidget

from vedette.domain.counting import counted
from vedette.domain.errors import Cancelled, UserError
from vedette.domain.report.profile import COMPLETE
from vedette.ui.exporting.scope import CHOSEN, Scope, choices
from vedette.ui.file_dialogs import FileChooser, FileWish, choose_to_save
from vedette.ui.incidents.form.choosing import Choice
from vedette.ui.incidents.selection import Selection
from vedette.ui.printing.ask_printer import PrinterChooser, choose_printer
from vedette.ui.printing.kit_control import KitControl
from vedette.ui.printing.missing_letters import missing_letters
from vedette.ui.printing.prepared import Prepared
from vedette.ui.printing.print_form import Kit
from vedette.ui.printing.print_frame import PrintFrame
from vedette.ui.printing.print_session import Job, PrintSession
from vedette.ui.printing.printout import Printed
from vedette.ui.printing.typeface import register_fonts
from vedette.ui.settings import MachineSettings
from vedette.ui.tasks import Tasks
from vedette.ui.widgets.message_bar import Offer
from vedette.ui.widgets.plain_label import shown
from vedette.usecases.reports import Reports
from vedette.usecases.searching import Search

MILLISECONDS_AFTER_TYPING = 250


class PrintDialog(QDialog):
    """`open_for` opens it without a loop of its own; it stays open, as one often prints and saves the same."""

    def __init__(
        self, reports: Reports, search: Search, tasks: Tasks, parent: QWidget, *, settings: MachineSettings,
        save_file: FileChooser = choose_to_save, ask_printer: PrinterChooser = choose_printer,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setObjectName("PrintDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Print"))
        register_fonts()  # here, as workers only use them
        self._settings, self._save_file, self._ask_printer = settings, save_file, ask_printer
        self._chosen = Selection()
        self._something = False
        self.frame = PrintFrame(self, tasks)
        self.session = PrintSession(reports, search, tasks, panel=self.frame.progress, parent=self)
        self._soon = QTimer(self, singleShot=True, interval=MILLISECONDS_AFTER_TYPING)
        self.kit = KitControl(reports.kit, tasks, self, self.frame.messages, settings=settings)
        self._connect()

    def open_for(self, chosen: Selection) -> None:
        """Show it for what is chosen now."""
        self._chosen = chosen
        scopes = choices(chosen)
        first = CHOSEN if CHOSEN in dict(scopes) else scopes[0][0]
        self.frame.messages.clear()
        self.frame.form.begin(scopes, first, self._settings.current)
        self._soon.stop()
        self._something = False
        self._refresh()
        self.open()
        self.kit.load(partial(self._begin, scopes, first))

    def _begin(self, scopes: Sequence[Choice], first: str, kit: Kit) -> None:
        """What is remembered can be chosen only now."""
        self.frame.form.offer(kit)
        self.frame.form.begin(scopes, first, self._settings.current)
        self._look()

    def reject(self) -> None:
        """Close, unless that would break off a file or a print: that is asked about."""
        if self.session.writing:
            offer = Offer(self.tr("&Stop it"), self.session.work.cancel)
            self.frame.messages.say(
                self.tr("“{0}” is still under way.").format(self.session.work.label), "warning", offer
            )
            return
        self.let_go()
        super().reject()

    def let_go(self) -> None:
        """Ask nothing more, and stop what is under way; no part of a file is left."""
        self._soon.stop()
        self.session.work.give_up()
        self.frame.preview.say("")

    def _connect(self) -> None:
        frame, session = self.frame, self.session
        self._soon.timeout.connect(self._look)
        frame.form.changed.connect(self._soon.start)
        frame.form.templates_button.clicked.connect(self.kit.edit_templates)
        frame.form.profiles_button.clicked.connect(self.kit.edit_profiles)
        self.kit.changed.connect(frame.form.offer)
        frame.preview.pages_asked.connect(lambda: self._look(however_many=True))
        frame.preview.pictures.failed.connect(self._say)
        frame.print.clicked.connect(self._ask_for_printer)
        frame.pdf.clicked.connect(lambda: self._ask_where(".pdf"))
        frame.html.clicked.connect(lambda: self._ask_where(".html"))
        frame.close_button.clicked.connect(self.reject)
        session.prepared.connect(self._show)
        session.too_many.connect(self._say_too_many)
        session.saved.connect(self._say_saved)
        session.printed.connect(self._say_printed)
        session.failed.connect(self._say)
        session.work.changed.connect(self._refresh)

    def _job(self) -> Job | None:
        """What is asked for; None, and said beside its field, where that can't be understood."""
        wanted = self.frame.form.wanted()
        return Job(wanted.asked, Scope(wanted.scope, self._chosen), wanted.pages) if wanted is not None else None

    def _look(self, *, however_many: bool = False) -> None:
        self._soon.stop()
        if self.session.writing:  # typed just before it: new pages would break it off
            self._soon.start()
            return
        self._something = False
        job = self._job()
        if job is None:
            self.session.work.give_up()
            self.frame.preview.say(self.tr("Mend what is marked on the left to see the pages."))
        else:
            self.session.prepare(job, however_many=however_many)
        self._refresh()

    def _show(self, prepared: Prepared) -> None:
        self._something = prepared.incidents > 0
        if self._something:
            self.frame.preview.show_document(prepared)
        else:
            self.frame.preview.say(
                self.tr("No incident fits, so there is nothing to print. Choose others on the left.")
            )
        self._refresh()

    def _say_too_many(self, incidents: int) -> None:
        words = self.tr("The document is about {0}. Its pages are laid out when you ask for them.")
        self._something = True
        self.frame.preview.say(words.format(counted(incidents)), ask=True)
        self._refresh()

    def _ask_for_printer(self) -> None:
        job = self._job()
        if job is None:
            return
        self._remember(job)
        if not self._ask_printer(self, job.asked, partial(self.session.print, job)):
            offer = Offer(self.tr("Save PDF…"), self.frame.pdf.click)
            self.frame.messages.say(self.tr("This computer knows no printer. Save a PDF instead."), "warning", offer)

    def _ask_where(self, ending: str) -> None:
        job = self._job()
        if job is None:
            return
        self._remember(job)
        title = self.frame.form.title
        wish = FileWish(
            self.tr("Save as"),
            (f"{ending[1:].upper()} (*{ending})",),
            self._settings.current.last_folder,
            title,
            ending,
        )
        self._save_file(self, wish, partial(self._save, job, ending))

    def _save(self, job: Job, ending: str, path: Path) -> None:
        if path.suffix.lower() != ending:
            path = path.with_name(path.name + ending)
        self._remember(job, path.parent)
        self.session.save(job, path)

    def _remember(self, job: Job, folder: Path | None = None) -> None:
        asked = job.asked
        kept: dict[str, object] = {
            "paper": asked.paper, "print_template": asked.template, "print_landscape": asked.landscape,
            "print_columns": asked.columns, "print_group": asked.group,
        }  # fmt: skip
        if asked.profile != COMPLETE.key:  # naming what is protected is asked for anew each time
            kept["print_profile"] = asked.profile
        try:
            self._settings.change(**kept, **({"last_folder": str(folder)} if folder is not None else {}))
        except UserError as error:
            self._say(error)

    def _say_saved(self, path: Path, printed: Printed) -> None:
        said = self.tr("Saved {0}. Pages: {1}.").format(shown(path.name, 120), printed.pages)
        self.frame.messages.say(_with_missing(said, printed))

    def _say_printed(self, printed: Printed) -> None:
        said = self.tr("Sent to the printer. Pages: {0}.").format(printed.pages)
        if printed.waiting:
            said = self.tr(
                "The printer is stopped; its queue holds the pages until it is started again. Pages: {0}."
            ).format(printed.pages)
        said = _with_missing(said, printed)
        self.frame.messages.say(said, "warning" if printed.waiting else "info", sticky=printed.waiting or None)

    def _say(self, error: UserError) -> None:
        stopped = isinstance(error, Cancelled)
        if self.frame.preview.prepared is None:
            self.frame.preview.say("", ask=stopped)
        self.frame.messages.say(str(error), "info" if stopped else "error")
        self._refresh()

    def _refresh(self) -> None:
        """Offer what can be done now; what is being written is not to be changed under way."""
        self.frame.form.setEnabled(not self.session.writing)
        self.frame.allow(self._something and not self.session.work.label)


def _with_missing(said: str, printed: Printed) -> str:
    return f"{said} {missing_letters(printed.undrawn)}".strip()
