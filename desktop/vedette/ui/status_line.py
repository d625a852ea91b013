"""The status bar: how many incidents are shown of how many, and how many are chosen."""

from __future__ import annotations

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QSizePolicy, QStatusBar, QWidget

from vedette.domain.counting import counted, in_groups
from vedette.ui.widgets.plain_label import PlainLabel


class StatusLine(QStatusBar):
    """Says numbers; it counts nothing itself."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Status")
        self.setAccessibleName(self.tr("Status"))
        self.setSizeGripEnabled(False)
        self._found = PlainLabel(name="StatusFound")
        self._chosen = PlainLabel(name="StatusChosen")
        self._chosen.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._surely = PlainLabel(name="StatusSurely")
        self._surely.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.addWidget(self._found)
        self._surely.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.addWidget(self._surely, 1)
        self.addPermanentWidget(self._chosen)

    @property
    def text(self) -> str:
        """What it says of the list."""
        return self._found.text()

    def show_found(self, found: int | None, total: int, *, narrowed: bool, trash: bool) -> None:
        """`found` is None while it is counted; `total` is all that is not in the trash."""
        number = "…" if found is None else in_groups(found)
        if trash:
            text = self.tr("{0} in the trash").format(number)
        elif narrowed:
            text = self.tr("{0} of {1}").format(number, counted(total))
        else:
            text = counted(total)
        self._found.setText(text)

    def show_surely(self, part: str) -> None:
        """Say that some may only possibly have been then, and which part of a search asks for sure ones."""
        said = self.tr("These may have been then; for sure: {0}").format(part)
        self._surely.setText(said if part else "")

    def show_chosen(self, chosen: int) -> None:
        """Say how many are chosen when it is more than one."""
        self._chosen.setText(self.tr("{0} selected").format(in_groups(chosen)) if chosen > 1 else "")
