"""The window of print templates: copy one, change its lines, give it a logo, check it, delete it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontDatabase, QTextCursor
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QPlainTextEdit, QWidget

from vedette.domain.errors import UserError
from vedette.domain.report.picture import read_picture
from vedette.domain.report.print_template import PARTS, PrintTemplate, read_template
from vedette.ui.printing.inset import can_paint
from vedette.ui.printing.kit_frame import KitFrame
from vedette.ui.widgets.plain_label import shown

_LINE = re.compile(r"Line (\d+) ")


class TemplateDialog(QDialog):
    """`keep` hands over name, text, logo and the key of the one that is changed, '' for a new one."""

    keep = Signal(str, str, bytes, str)
    delete_asked = Signal(str)
    logo_asked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("TemplateDialog")
        self.setWindowTitle(self.tr("Print templates"))
        self._templates: tuple[PrintTemplate, ...] = ()
        self._key, self._logo = "", b""
        self.list, self.name = QListWidget(), QLineEdit()
        self.text = QPlainTextEdit(lineWrapMode=QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.frame = KitFrame(self, self.list, self.name, self.text)
        self.logo = self.frame.button(self.tr("L&ogo…"), "TemplateLogo")
        self.no_logo = self.frame.button(self.tr("&No logo"), "TemplateNoLogo")
        self.check = self.frame.button(self.tr("C&heck"), "TemplateCheck")
        self._connect()

    def open_for(self, templates: Sequence[PrintTemplate]) -> None:
        """Show these."""
        self.frame.messages.clear()
        self.show_list(templates, self._key)
        self.open()

    def show_list(self, templates: Sequence[PrintTemplate], key: str) -> None:
        """The list after a change, with the one of that key chosen."""
        self._templates = tuple(templates)
        self.list.clear()
        for one in self._templates:
            self.list.addItem(shown(one.name, 80))
        at = next((n for n, one in enumerate(self._templates) if one.key == key), 0)
        self.list.setCurrentRow(at)

    def say(self, error: UserError) -> None:
        """What went wrong; a line that it names is gone to."""
        self.frame.messages.clear()
        self.frame.messages.say(str(error), "error")
        found = _LINE.search(str(error))
        if found:
            block = self.text.document().findBlockByNumber(int(found[1]) - 1)
            cursor = QTextCursor(block)
            cursor.select(QTextCursor.SelectionType.LineUnderCursor)
            self.text.setTextCursor(cursor)
            self.text.setFocus()

    def take_logo(self, data: bytes) -> None:
        """A picture that was chosen; a damaged one is not taken."""
        if data and not can_paint(read_picture(data)):
            self.say(UserError(self.tr("The picture is damaged and was not taken; choose another.")))
            return
        self._logo = data
        self._refresh()

    def _connect(self) -> None:
        self.list.currentRowChanged.connect(self._choose)
        self.frame.copy.clicked.connect(self._copy)
        self.frame.save.clicked.connect(self._save)
        self.frame.delete.clicked.connect(lambda: self.delete_asked.emit(self._key))
        self.frame.close_button.clicked.connect(self.reject)
        self.check.clicked.connect(self._check)
        self.logo.clicked.connect(self.logo_asked)
        self.no_logo.clicked.connect(lambda: self.take_logo(b""))
        self.text.textChanged.connect(self.frame.messages.clear)

    def _choose(self, row: int) -> None:
        if 0 <= row < len(self._templates):
            one = self._templates[row]
            self._key, self._logo = one.key, one.logo.data if one.logo is not None else b""
            self.name.setText(one.name)
            self.text.setPlainText(one.text)
            self._refresh()

    def _refresh(self) -> None:
        """What Vedette ships is not changed: one changes a copy."""
        own = self._key not in PARTS
        for part in (self.name, self.text):
            part.setReadOnly(not own)
        for button in (self.logo, self.check, self.frame.save):
            button.setEnabled(own)
        self.no_logo.setEnabled(own and bool(self._logo))
        self.frame.delete.setEnabled(own and bool(self._key))
        size = self.tr("Logo: {0} bytes").format(len(self._logo)) if self._logo else self.tr("No logo")
        self.frame.say(size if own else self.tr("Vedette's own. Copy it to change it."))

    def _copy(self) -> None:
        self.list.setCurrentRow(-1)
        self._key = ""
        self.name.setText(self.tr("{0}, copy").format(self.name.text())[:60])
        self._refresh()
        self.name.setFocus()
        self.name.selectAll()

    def _check(self) -> None:
        try:
            made = read_template(self.text.toPlainText(), name=self.name.text())
        except UserError as error:
            self.say(error)
            return
        self.frame.messages.clear()
        parts = len(made.ordered(made.document))
        self.frame.messages.say(self.tr("This can be printed. Sections: {0}.").format(parts))

    def _save(self) -> None:
        self.keep.emit(self.name.text(), self.text.toPlainText(), self._logo, self._key)
