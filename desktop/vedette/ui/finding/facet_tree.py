"""The values a list could be narrowed by: a click narrows, with Ctrl it offers either, with Shift it leaves out."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QWidget

from vedette.domain.query_parts import Mode, field_of
from vedette.ui.finding.facet_entries import FOLDED_AT_FIRST
from vedette.ui.navigator.entry import Entry
from vedette.ui.navigator.navigator import Navigator, menu_for
from vedette.usecases.facets import SINGLE, query_field

MARGIN = 16
_SINGLE = {query_field(field) for field in SINGLE}
_GO = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class FacetTree(Navigator):
    """`chosen` says which part of a query was clicked, and what is to become of it."""

    chosen = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(FOLDED_AT_FIRST, parent)
        self.setObjectName("Facets")
        self.setAccessibleName(self.tr("Narrow down"))
        self._nothing = ""
        self._delegate.wraps = True
        self.setUniformRowHeights(False)
        self.menu_asked.connect(self._offer)

    def show_entries(self, entries: tuple[Entry, ...]) -> None:
        """Show what was counted; where it is nothing, words say so."""
        super().show_entries(entries)
        nothing = self.tr(
            "Nothing to narrow down: the list is empty. What its incidents have in common is counted here."
        )
        self._nothing = "" if entries else nothing
        self.setAccessibleDescription(self._nothing)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()  # names take one line or two

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._nothing:
            painter = QPainter(self.viewport())
            painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
            room = self.viewport().rect().adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
            painter.drawText(room, Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap, self._nothing)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            at = event.position().toPoint()
            index = self.indexAt(at)
            if index.isValid() and self.visualRect(index).contains(at):
                self._choose(index, event.modifiers())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _GO:
            self._choose(self.currentIndex(), event.modifiers())
        else:
            super().keyPressEvent(event)

    def _choose(self, index: QModelIndex, modifiers: Qt.KeyboardModifier) -> None:
        if not index.isValid():
            return
        entry = self.tree.entry(index)
        if entry.part is None:
            self.setExpanded(index, not self.isExpanded(index))
        else:
            self.chosen.emit(entry.part, _mode(entry, modifiers))

    def _offer(self, entry: Entry, at: QPoint) -> None:
        if entry.part is None:
            return
        menu = menu_for(self, "FacetMenu")
        ways: tuple[tuple[str, Mode], ...] = (
            (self.tr("Only these"), "instead" if field_of(entry.part) in _SINGLE else "add"),
            (self.tr("These or what is chosen (Ctrl+click)"), "either"),
            (self.tr("Not these (Shift+click)"), "exclude"),
        )
        for words, mode in ways:
            menu.addAction(words).triggered.connect(partial(self._emit, entry.part, mode))
        menu.popup(at)

    def _emit(self, part: str, mode: str, _: bool = False) -> None:
        self.chosen.emit(part, mode)


def _mode(entry: Entry, modifiers: Qt.KeyboardModifier) -> Mode:
    """What is asked for already is no longer when it is chosen again in the same way."""
    if modifiers & Qt.KeyboardModifier.ShiftModifier:
        return "remove" if entry.icon == "ban" else "exclude"
    if modifiers & Qt.KeyboardModifier.ControlModifier:
        return "either"
    if entry.icon == "ban":
        return "remove"
    if entry.icon == "check":
        return "either"
    return "instead" if field_of(entry.part or "") in _SINGLE else "add"
