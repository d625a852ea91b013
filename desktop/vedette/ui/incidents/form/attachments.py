"""The files kept with an incident: brought in at once, recorded with the form; what each is can be said here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QPalette
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from vedette import paths
from vedette.domain.attachment import Attachment
from vedette.domain.codec import decode, encode
from vedette.domain.errors import UserError
from vedette.domain.file_kind import safe_name, size_in_words
from vedette.domain.incident import Incident
from vedette.ui import icons
from vedette.ui.attachments.adding import Adding
from vedette.ui.attachments.incoming import Incoming, incoming
from vedette.ui.file_dialogs import FileWish, choose_files
from vedette.ui.incidents.form.choosing import code
from vedette.ui.incidents.form.fields import Surroundings
from vedette.ui.incidents.form.gathering import Gathering
from vedette.ui.incidents.form.part import RowsPart
from vedette.ui.incidents.form.rows import Row
from vedette.ui.widgets.form_layout import line
from vedette.ui.widgets.message_bar import MessageArea
from vedette.ui.widgets.plain_label import PlainLabel, plain_tooltip
from vedette.ui.widgets.progress_panel import ProgressPanel

HASH_SHOWN = 12


class AttachmentRow(Row):
    """One file, on record or brought in just now."""

    def __init__(self) -> None:
        roles = paths.taxonomies().attachment_roles
        fields = (code("role", "Role", roles, empty=False), line("note", "Note", example="What it shows"))
        super().__init__(self.tr("File"), fields)
        self.file = Attachment()
        self._facts = PlainLabel(name="FileFacts", selectable=True, wrap=True)
        self._facts.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.column.insertWidget(1, self._facts)

    @property
    def is_blank(self) -> bool:
        return not self.file.sha256

    def show_file(self, file: Attachment) -> None:
        """Say which file it is."""
        self.file = file
        self.rename(safe_name(file.name))
        self._facts.setText(facts(file))
        self._facts.setToolTip(plain_tooltip(f"SHA-256 {file.sha256}"))
        self.fill({"role": file.role, "note": file.note})

    def typed(self) -> dict[str, Any]:
        return {**super().typed(), "file": encode(self.file)}

    def retype(self, typed: Mapping[str, Any]) -> None:
        if self.origin is None:
            self.show_file(decode(Attachment, dict(typed.get("file", {}))))
        super().retype(typed)


class AttachmentsPart(RowsPart):
    """By button, drop or paste; everything is copied into the logbook at once, off the GUI thread."""

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(around, self.tr("Add files…"), parent)
        self.messages = MessageArea()
        self._panel = ProgressPanel()
        self.adding = Adding(around.attachments, around.tasks, self._panel)
        self.adding.added.connect(self._show_added)
        self.adding.failed.connect(self._say)
        self._paste = QPushButton(icons.icon("clipboard-paste"), self.tr("Paste"))
        self._paste.setObjectName("attachments_paste")
        self._paste.setAccessibleName(self.tr("Paste"))
        tip = self.tr("Attach the files or the picture on the clipboard (Ctrl+Shift+V)")
        self._paste.setToolTip(plain_tooltip(tip))
        self._paste.clicked.connect(self.paste)
        self._lay_out()

    def new_row(self) -> Row:
        return AttachmentRow()

    def fill(self) -> None:
        given = self.around.dossier.incident.attachments
        self.show_rows([(one, {}) for one in given])

    def further(self, row: AttachmentRow) -> Iterator[object]:
        row.show_file(row.origin)
        yield row

    def read(self, incident: Incident, gathering: Gathering) -> Incident:
        if self.adding.busy:
            self.messages.say(self.tr("Files are still being copied. Wait a moment, or stop it, then save."), "warning")
            gathering.in_the_way(self.list.adder)
        rows = self.filled_rows()
        return replace(incident, attachments=tuple(gathering.amended(row, row.file, {}) for row in rows))

    def typed(self) -> Any:
        found = super().typed()
        return self.list.typed() if found is None and self.adding.busy else found

    def take(self, given: Incoming) -> None:
        """Copy these into the logbook, each as a row of its own once it is there."""
        self.adding.add(given)

    def paste(self) -> None:
        """What lies on the clipboard."""
        given = incoming(QGuiApplication.clipboard().mimeData())
        if given.is_something:
            self.take(given)
        else:
            self.messages.say(self.tr("There is no file and no picture on the clipboard: copy one first."))

    def go(self) -> None:
        if self.list.rows:
            self.list.rows[0].go()
        else:
            self.list.adder.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        else:
            super().keyPressEvent(event)

    def choose(self) -> None:
        """Ask for files."""
        choose_files(self, FileWish(self.tr("Attach files")), self._chosen)

    def _chosen(self, files: list[Path]) -> None:
        self.take(Incoming(tuple(files)))

    def _show_added(self, one: Attachment) -> None:
        if any(row.file.sha256 == one.sha256 for row in self.list.rows):
            self.messages.say(self.tr("“{0}” is here already.").format(safe_name(one.name)))
            return
        row = self.list.take(AttachmentRow())
        row.show_file(one)
        self.list.edited.emit()

    def _say(self, error: UserError) -> None:
        self.messages.say(str(error), "warning")

    def _lay_out(self) -> None:
        self.list.adder.setIcon(icons.icon("paperclip"))
        self.list.adder.setToolTip(plain_tooltip(self.tr("Copy files into the logbook; they can be dropped here too")))
        self.list.adding.disconnect()
        self.list.adding.connect(self.choose)
        hint = PlainLabel(self.tr("Files can be dropped anywhere on this form."), name="DropHint")
        hint.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        row = QHBoxLayout()
        row.addWidget(self._paste)
        row.addWidget(hint, 1)
        self.column.addLayout(row)
        self.column.addWidget(self._panel)
        self.column.addWidget(self.messages)
        QWidget.setTabOrder(self.list, self._paste)


def facts(file: Attachment) -> str:
    """Type, size and the beginning of the hash."""
    size = size_in_words(file.size)
    parts = [file.mime, size, f"SHA-256 {file.sha256[:HASH_SHOWN]}…" if file.sha256 else ""]
    return QCoreApplication.translate("AttachmentRow", " · ").join(part for part in parts if part)
