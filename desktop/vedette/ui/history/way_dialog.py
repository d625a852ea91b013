"""Asks before several acts are taken back or done again: each by its name, in the order in which it will happen."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTableView, QVBoxLayout, QWidget

from vedette.domain.counting import in_groups
from vedette.ui.history.acts_model import local, sentence
from vedette.ui.widgets.plain_label import PlainLabel
from vedette.ui.widgets.room import open_at
from vedette.ui.widgets.text_table import TextTable, text_table_view
from vedette.usecases.history import ActLine

MOST_LISTED = 500


class WayDialog(QDialog):
    """`go` is called once that is confirmed."""

    def __init__(self, way: Sequence[ActLine], back: bool, go: Callable[[], object], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("WayDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        text, words = self._words(back)
        number = in_groups(len(way))
        self.setWindowTitle(self.windowTitle().format(number))
        if len(way) > MOST_LISTED:
            text += " " + self.tr("The first {0} are listed.").format(in_groups(MOST_LISTED))
        text += " " + self.tr("Nothing is lost: it can be turned round in the same way.")
        column = QVBoxLayout(self)
        column.addWidget(PlainLabel(text, wrap=True, name="WayText"))
        column.addWidget(self._table(way), 1)
        column.addWidget(self._buttons(words.format(number)))
        self.accepted.connect(go)
        open_at(self, 620, 340)

    def _words(self, back: bool) -> tuple[str, str]:
        """What is asked, and what the button says."""
        if back:
            self.setWindowTitle(self.tr("Take back {0} acts?"))
            return self.tr("These acts are taken back, from the first line down."), self.tr("&Take back {0} acts")
        self.setWindowTitle(self.tr("Do {0} acts again?"))
        return self.tr("These acts are done again, from the first line down."), self.tr("&Do {0} acts again")

    def _table(self, way: Sequence[ActLine]) -> QTableView:
        headings = (self.tr("When"), self.tr("What was done"), self.tr("By"))
        listed = TextTable(headings, "WayActs", self)
        listed.show([(local(line.at), sentence(line.label), line.by or "–") for line in way[:MOST_LISTED]])
        return text_table_view(listed, self.tr("Acts"), (140, 330, 90))

    def _buttons(self, words: str) -> QDialogButtonBox:
        buttons = QDialogButtonBox()
        buttons.addButton(words, QDialogButtonBox.ButtonRole.AcceptRole).setObjectName("WayGo")
        buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole).setObjectName("WayCancel")
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons
