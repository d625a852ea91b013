"""Asks before several acts are taken back or done again: each by its name, in the order in which it will happen."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from vedette.ui.history.acts_model import local, sentence
from vedette.ui.status_line import in_groups
from vedette.ui.widgets.plain_label import PlainLabel
from vedette.ui.widgets.text_table import TextTable, text_table_view
from vedette.usecases.history import ActLine

MOST_LISTED = 500


class WayDialog(QDialog):
    """`go` is called once that is confirmed."""

    def __init__(self, way: Sequence[ActLine], back: bool, go: Callable[[], object], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("WayDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        number = in_groups(len(way))
        if back:
            self.setWindowTitle(self.tr("Take back {0} acts?").format(number))
            text, words = (
                self.tr("These acts are taken back, from the first line down."),
                self.tr("&Take back {0} acts"),
            )
        else:
            self.setWindowTitle(self.tr("Do {0} acts again?").format(number))
            text, words = self.tr("These acts are done again, from the first line down."), self.tr("&Do {0} acts again")
        headings = (self.tr("When"), self.tr("What was done"), self.tr("By"))
        listed = TextTable(headings, "WayActs", self)
        listed.show([(local(line.at), sentence(line.label), line.by or "–") for line in way[:MOST_LISTED]])
        view = text_table_view(listed, self.tr("Acts"), (140, 330, 90))
        if len(way) > MOST_LISTED:
            text += " " + self.tr("The first {0} are listed.").format(in_groups(MOST_LISTED))
        text += " " + self.tr("Nothing is lost: it can be turned round in the same way.")
        buttons = QDialogButtonBox()
        ok = buttons.addButton(words.format(number), QDialogButtonBox.ButtonRole.AcceptRole)
        ok.setObjectName("WayGo")
        buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole).setObjectName("WayCancel")
        column = QVBoxLayout(self)
        column.addWidget(PlainLabel(text, wrap=True, name="WayText"))
        column.addWidget(view, 1)
        column.addWidget(buttons)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.accepted.connect(go)
        self.resize(620, 340)
