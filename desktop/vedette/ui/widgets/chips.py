"""A row of chips that wrap, each reachable by the keyboard and removable with Delete; what one means is not ours."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from vedette.ui import colours, icons
from vedette.ui.text_scale import grown
from vedette.ui.widgets.flow_layout import FlowLayout
from vedette.ui.widgets.plain_label import plain_tooltip, shown
from vedette.ui.widgets.tag_chip import Chip, chip_size, paint_chip

CROSS = 12
BESIDE_CROSS = 8
_REMOVING = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_PICKING = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class ChipButton(QPushButton):
    """One chip as a button: click or Enter picks it, its cross or Delete removes it, arrows go to its neighbours."""

    picked = Signal(str)
    removed = Signal(str)
    stepped = Signal(str, int)

    def __init__(self, chip: Chip, parent: QWidget | None = None, *, removable: bool = True) -> None:
        super().__init__(parent)
        self.chip = chip
        self._removable = removable
        self.setObjectName(f"Chip_{chip.key}")
        self.setAccessibleName(shown(chip.text))
        self.setToolTip(plain_tooltip(chip.tip or chip.text))
        if removable:
            self.setAccessibleDescription(self.tr("Press Delete to remove"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._pick)

    def cross(self) -> QRect:
        """Where a click removes the chip; empty when it can't be removed."""
        if not self._removable:
            return QRect()
        return QRect(self.width() - _room_for_cross(), 0, _room_for_cross(), self.height())

    def sizeHint(self) -> QSize:
        size = chip_size(self.chip, self.fontMetrics())
        return QSize(size.width() + (_room_for_cross() if self._removable else 0), size.height() + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), 60), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _REMOVING and self._removable:
            self.removed.emit(self.chip.key)
        elif key in _PICKING:
            self._pick()
        elif key in _STEPS:
            self.stepped.emit(self.chip.key, _STEPS[key])
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.cross().contains(event.position().toPoint()) and event.button() == Qt.MouseButton.LeftButton:
            self.setDown(False)
            self.removed.emit(self.chip.key)
        else:
            super().mouseReleaseEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        tint = colours.tint(self.chip.tint, self.palette())
        tail = _room_for_cross() if self._removable else 0
        paint_chip(painter, self.rect(), self.chip, self.palette(), tail=tail)
        if self._removable:
            side = icons.pixmap("x", grown(CROSS), QColor(tint.text), self.devicePixelRatioF())
            painter.drawPixmap(self.cross().center() - QPoint(grown(CROSS) // 2, grown(CROSS) // 2 - 1), side)
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Accent), 2))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 4, 4)

    def _pick(self) -> None:
        self.picked.emit(self.chip.key)


class ChipRow(QWidget):
    """Chips in the order given, and perhaps an input at their end (`set_tail`); it shows, the owner changes."""

    picked = Signal(str)
    removed = Signal(str)

    def __init__(self, parent: QWidget | None = None, *, name: str = "Chips", removable: bool = True) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(self.tr("Chips"))
        self._removable = removable
        self._buttons: list[ChipButton] = []
        self._tail: QWidget | None = None
        self._flow = FlowLayout(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def chips(self) -> tuple[Chip, ...]:
        """What is shown."""
        return tuple(button.chip for button in self._buttons)

    def set_tail(self, widget: QWidget) -> None:
        """Put `widget` after the last chip."""
        self._tail = widget
        self._flow.addWidget(widget)
        widget.show()

    def show_chips(self, chips: Sequence[Chip]) -> None:
        """Show these; the focus stays at its place in the row when its chip is gone."""
        if tuple(chips) == self.chips:
            return
        focus = next((number for number, button in enumerate(self._buttons) if button.hasFocus()), None)
        for button in self._buttons:
            self._flow.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = [self._button(chip) for chip in chips]
        self._order()
        if focus is not None:
            self._focus(focus)

    def focus_last(self) -> None:
        """Go to the last chip, as Backspace does in an empty input after the chips."""
        if self._buttons:
            self._buttons[-1].setFocus(Qt.FocusReason.OtherFocusReason)

    def _button(self, chip: Chip) -> ChipButton:
        button = ChipButton(chip, self, removable=self._removable)
        button.picked.connect(self.picked)
        button.removed.connect(self.removed)
        button.stepped.connect(self._step)
        self._flow.addWidget(button)
        button.show()
        return button

    def _order(self) -> None:
        if self._tail is not None:
            self._flow.removeWidget(self._tail)
            self._flow.addWidget(self._tail)
            # The tail stays where it is among the other widgets: the chips come between it and what was before it.
            chain = [_before(self._tail), *self._buttons, self._tail]
            for one, next_one in pairwise(chain):
                QWidget.setTabOrder(one, next_one)
        self.updateGeometry()

    def _step(self, key: str, by: int) -> None:
        at = [button.chip.key for button in self._buttons].index(key)
        self._focus(max(0, at + by))

    def _focus(self, number: int) -> None:
        if number < len(self._buttons):
            self._buttons[number].setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._tail is not None:
            self._tail.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._buttons:
            self._buttons[-1].setFocus(Qt.FocusReason.OtherFocusReason)


def _room_for_cross() -> int:
    return grown(CROSS) + BESIDE_CROSS


def _before(widget: QWidget) -> QWidget:
    """The widget from which Tab goes to `widget`; Qt would take one that holds it for itself, or refuse one."""
    before: QWidget | None = widget.previousInFocusChain()
    while before is not None and before is not widget:
        if before.focusPolicy() != Qt.FocusPolicy.NoFocus and not before.isAncestorOf(widget):
            return before
        before = before.previousInFocusChain()
    return widget
