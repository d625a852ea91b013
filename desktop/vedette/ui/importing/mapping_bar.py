"""The line over the columns: a mapping that was kept before, and keeping or sharing the present one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from vedette.domain.saved_mapping import SavedMapping
from vedette.ui.incidents.form.choosing import ChoiceBox
from vedette.ui.widgets.plain_label import PlainLabel
from vedette.usecases.mappings import USED

_LETTERS = 24


class MappingBar(QWidget):
    """`chosen` carries the uid of a kept mapping, '' for none of them."""

    chosen = Signal(str)
    keep_asked = Signal()
    open_asked = Signal()
    write_asked = Signal()
    forget_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("MappingBar")
        self._box = ChoiceBox()
        self._box.setObjectName("SavedMapping")
        self._box.setAccessibleName(self.tr("Saved mapping"))
        self._box.setMinimumContentsLength(_LETTERS)
        self._box.activated.connect(lambda _: self.chosen.emit(self._box.chosen()))
        label = PlainLabel(self.tr("Mapping"), name="SavedMappingLabel")
        label.setBuddy(self._box)
        keep = QPushButton(self.tr("Sa&ve mapping…"))
        keep.setObjectName("KeepMapping")
        keep.setAutoDefault(False)
        keep.clicked.connect(self.keep_asked)
        more = QPushButton(self.tr("&More"))
        more.setObjectName("MoreMapping")
        more.setAutoDefault(False)
        more.setMenu(self._menu())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for part in (label, self._box, keep, more):
            row.addWidget(part)
        row.addStretch(1)

    def offer(self, fitting: Sequence[SavedMapping], now: str = "") -> None:
        """Those that fit the file."""
        self._box.clear()
        self._box.addItem(self.tr("found by headings and content"), "")
        for one in fitting:
            self._box.addItem(one.name, one.uid)
        self._box.setCurrentIndex(max(self._box.findData(now), 0))
        chosen = self._box.chosen()
        self._forget.setEnabled(bool(chosen) and not chosen.startswith(USED))

    def uid(self) -> str:
        """The kept mapping that is chosen; '' for none."""
        return self._box.chosen()

    def name(self) -> str:
        """Its name; '' for none."""
        return self._box.currentText() if self.uid() else ""

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setObjectName("MappingMenu")
        menu.addAction(self.tr("&Open a mapping file…"), self.open_asked.emit).setObjectName("OpenMapping")
        menu.addAction(self.tr("&Write a mapping file…"), self.write_asked.emit).setObjectName("WriteMapping")
        menu.addSeparator()
        self._forget = menu.addAction(self.tr("&Forget the chosen mapping"), self.forget_asked.emit)
        self._forget.setObjectName("ForgetMapping")
        return menu
