"""The window of versions of one incident: who changed what, what was known on a day, and bringing some of it back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QDialog, QWidget

from vedette import paths
from vedette.domain.dossier import Dossier
from vedette.domain.errors import NotFound, UserError
from vedette.ui.history.acts_model import local, sentence
from vedette.ui.incidents.reading.page import PageWriter
from vedette.ui.incidents.reading.style import sheet
from vedette.ui.tasks import Latest, Once, Tasks
from vedette.ui.versions.frame import VersionsFrame
from vedette.ui.versions.redact_dialog import RedactDialog
from vedette.ui.workplace import WholeWorkplace
from vedette.usecases.changed_values import Line, lines
from vedette.usecases.incident_versions import AsKnown, FieldChange, Revision, in_force


@dataclass(frozen=True, slots=True)
class _Read:
    dossier: Dossier
    revisions: list[Revision]
    names: dict[str, str]


class VersionsDialog(QDialog):
    """`did` says what was brought back, which can be undone; `redact_asked` gives uid, words and reason."""

    did = Signal(str)
    redact_asked = Signal(str, str, str)

    def __init__(self, workplace: WholeWorkplace, tasks: Tasks, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("VersionsDialog")
        self._workplace = workplace
        self._latest, self._pages, self._once = Latest(tasks), Latest(tasks), Once(tasks)
        self._uid = ""
        self._read: _Read | None = None
        self._shown: list[FieldChange] = []
        self.frame = VersionsFrame(self)
        self._connect()

    def begin(self, uid: str) -> None:
        """The versions of that incident, newest first."""
        self._uid, self._read = uid, None
        self.setWindowTitle(self.tr("History"))
        self.frame.messages.clear()
        self.frame.known.setText("")
        self.refresh()
        self.open()

    def refresh(self) -> None:
        """Read them again: something changed."""
        if self._uid:
            self._latest.read(partial(_read, self._workplace, self._uid), self._show, self._fail)

    def _connect(self) -> None:
        frame = self.frame
        frame.list.selectionModel().selectionChanged.connect(self._show_version)
        frame.table.selectionModel().selectionChanged.connect(self._judge)
        frame.tabs.currentChanged.connect(self._ask_page)
        frame.go.clicked.connect(self._show_day)
        frame.fields.clicked.connect(self._bring_fields)
        frame.whole.clicked.connect(self._bring_whole)
        frame.redact.clicked.connect(self._ask_words)
        frame.close.clicked.connect(self.reject)

    @property
    def _revision(self) -> Revision | None:
        row = self.frame.row
        return self._read.revisions[row] if self._read is not None and 0 <= row < len(self._read.revisions) else None

    def _show(self, read: _Read) -> None:
        row = max(self.frame.row, 0)
        self._read = read
        self.setWindowTitle(self.tr("History of {0}").format(read.dossier.incident.reference))
        self.frame.versions.show([(local(one.at), one.by or "–", sentence(one.label)) for one in read.revisions])
        self.frame.list.selectRow(min(row, len(read.revisions) - 1))
        self._show_version()

    def _show_version(self) -> None:
        revision, read = self._revision, self._read
        if revision is None or read is None:
            return
        told: list[tuple[FieldChange, Line]] = []
        for change in revision.changes:
            told += [(change, line) for line in lines(_only(revision, change), read.names)]
        self._shown = [change for change, _ in told]
        self.frame.changes.show([(line.field, line.before, line.after) for _, line in told])
        self._judge()
        self._ask_page()

    def _judge(self) -> None:
        revision = self._revision
        newest = self.frame.row == 0
        self.frame.fields.setEnabled(bool(self.frame.chosen_changes()))
        self.frame.whole.setEnabled(revision is not None and revision.document is not None and not newest)

    def _ask_page(self) -> None:
        revision = self._revision
        if revision is not None and self.frame.tabs.currentWidget() is self.frame.page:
            self._pages.read(partial(self._workplace.versions.as_known, revision), self._draw, self._say_gone)

    def _draw(self, known: AsKnown) -> None:
        writer = PageWriter(known.dossier, paths.taxonomies(), fields={}, abreast=2)
        self.frame.page.document().setDefaultStyleSheet(sheet(self.palette(), self.font()))
        self.frame.page.show_html(writer.page(None).html)

    def _say_gone(self, error: UserError) -> None:
        self.frame.page.setPlainText(str(error))

    def _show_day(self) -> None:
        chosen: QDate = self.frame.day.date()
        day = date(chosen.year(), chosen.month(), chosen.day())
        if self._read is None:
            return
        found = in_force(self._read.revisions, self._workplace.versions.end_of(day))
        if found is None:
            self.frame.known.setText(self.tr("On {0} it was not recorded yet.").format(day.isoformat()))
            return
        said = self.tr("At the end of {0} this version stood, of {1}.")
        self.frame.known.setText(said.format(day.isoformat(), local(found.at)))
        self.frame.list.selectRow(self._read.revisions.index(found))
        self.frame.tabs.setCurrentWidget(self.frame.page)

    def _bring_fields(self) -> None:
        changes = list({self._shown[row].field: self._shown[row] for row in self.frame.chosen_changes()}.values())
        if changes:
            work = partial(self._workplace.versions.bring_back_fields, self._uid, changes)
            self._once.write(work, self._brought, self._fail)

    def _bring_whole(self) -> None:
        if self._revision is not None:
            self._once.write(partial(self._workplace.versions.bring_back, self._revision), self._brought, self._fail)

    def _brought(self, _: Dossier) -> None:
        text = self.tr("What was chosen is back, as a change of its own.")
        self.frame.messages.say(text)
        self.did.emit(text)
        self.refresh()

    def _ask_words(self) -> None:
        uid = self._uid
        RedactDialog(lambda words, reason: self.redact_asked.emit(uid, words, reason), self).open()

    def _fail(self, error: UserError) -> None:
        if isinstance(error, NotFound) and self._read is None:
            self.reject()
        self.frame.messages.say(str(error), "error")


def _read(workplace: WholeWorkplace, uid: str) -> _Read:
    revisions = workplace.versions.of(uid)
    return _Read(workplace.incidents.dossier(uid), revisions, workplace.versions.names(revisions))


def _only(revision: Revision, change: FieldChange) -> Revision:
    return replace(revision, changes=(change,))
