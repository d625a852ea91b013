"""The panel with the line, its chips and what is in doubt. It shows and asks; reading and recording are its owner's."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QToolButton, QVBoxLayout, QWidget

from vedette.ui import icons
from vedette.ui.quick.chips import chips_of
from vedette.ui.widgets.chips import ChipRow
from vedette.ui.widgets.icon_label import IconLabel
from vedette.ui.widgets.plain_label import PlainLabel, plain_tooltip
from vedette.usecases.quick_line import Captured, Doubt

LONGEST_LINE = 4_000
EXAMPLE = 'overnight 1-2 Nov; men cross the line near Usnarz; ~3 people; #incursion @"Poland MoD" denies:Belarus'
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class QuickEntry(QLineEdit):
    """One line: Enter wants it recorded, Shift+Enter wants the form, Esc leaves."""

    wanted = Signal()
    form_wanted = Signal()
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in _ENTER and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.form_wanted.emit()
        elif event.key() in _ENTER and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.wanted.emit()
        else:
            super().keyPressEvent(event)


class QuickPanel(QFrame):
    """Over the list while one logs by lines; `hidden` comes when it goes for whatever reason, also with the window."""

    hidden = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("QuickPanel")
        self.setAccessibleName(self.tr("Quick line"))
        self.entry = QuickEntry()
        self.entry.setObjectName("QuickLine")
        self.entry.setAccessibleName(self.tr("Quick line"))
        self.entry.setMaxLength(LONGEST_LINE)
        self.entry.setPlaceholderText(EXAMPLE)
        self.chips = ChipRow(name="QuickChips", removable=False)
        self.chips.setAccessibleName(self.tr("What was understood"))
        self.chips.picked.connect(self._select)
        self._hint = PlainLabel(wrap=True, name="QuickHint")
        self._hint.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._doubt_text = PlainLabel(wrap=True, name="QuickDoubt")
        self._doubt = QWidget()
        self._choices = QHBoxLayout()
        self._asked: Doubt | None = None
        self._lay_out()
        self.show_captured(Captured())

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.hidden.emit()

    def show_captured(self, found: Captured) -> None:
        """Chips for what was understood, the first doubt in words, and dates to choose from."""
        self.chips.show_chips(chips_of(found.pieces))
        self.chips.setVisible(bool(found.pieces))
        self._hint.setVisible(found.is_empty)
        self._show_doubt(found.doubts[0] if found.doubts else None)

    def say(self, sentence: str) -> None:
        """Why it was not recorded; a doubt with choices stays as it is."""
        if self._asked is None:
            self._doubt_text.setText(sentence)
            self._doubt.setVisible(bool(sentence))
        self.entry.setFocus(Qt.FocusReason.OtherFocusReason)
        if self._asked is not None:
            self.entry.setSelection(self._asked.start, self._asked.end - self._asked.start)

    def _show_doubt(self, doubt: Doubt | None) -> None:
        self._asked = doubt
        while (item := self._choices.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        self._choices.addStretch(1)  # a row without anything is as wide as nothing, and so would be the words over it
        self._doubt.setVisible(doubt is not None)
        if doubt is None:
            return
        self._doubt_text.setText(doubt.sentence)
        for choice in doubt.choices:
            button = QPushButton(choice.replace("&", "&&"))
            button.setObjectName("QuickChoice")
            button.setAccessibleName(choice)
            button.clicked.connect(lambda _=False, choice=choice: self._put(choice))
            self._choices.insertWidget(self._choices.count() - 1, button)

    def _put(self, choice: str) -> None:
        """Write the date that was meant in the place of the doubtful one."""
        if self._asked is not None:
            text, asked = self.entry.text(), self._asked
            self.entry.setText(f"{text[: asked.start]}{choice}{text[asked.end :]}")
            self.entry.setFocus(Qt.FocusReason.OtherFocusReason)

    def _select(self, said: str) -> None:
        """The words that a chip came from."""
        start = self.entry.text().find(said)
        self.entry.setFocus(Qt.FocusReason.OtherFocusReason)
        if start >= 0:
            self.entry.setSelection(start, len(said))

    def _lay_out(self) -> None:
        self._hint.setText(
            self.tr(
                "Write what happened. A date, a place after “near”, numbers, #tag, @source and denies:party are "
                "understood; the rest is the title. Enter records, Shift+Enter opens the form, Esc closes."
            )
        )
        top = QHBoxLayout()
        top.setSpacing(6)
        top.addWidget(IconLabel("zap", size=18, colour=icons.by_role(QPalette.ColorRole.Accent)))
        top.addWidget(self.entry, 1)
        top.addWidget(
            self._tool(
                "square-pen", "QuickForm", self.tr("Open in the form (Shift+Enter)"), self.entry.form_wanted.emit
            )
        )
        top.addWidget(self._tool("x", "QuickClose", self.tr("Close the quick line (Esc)"), self.entry.left.emit))
        row = QHBoxLayout(self._doubt)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(IconLabel("circle-question-mark", size=16), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.addWidget(self._doubt_text)
        words.addLayout(self._choices)
        row.addLayout(words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(6)
        column.addLayout(top)
        for part in (self._hint, self.chips, self._doubt):
            column.addWidget(part)

    def _tool(self, icon: str, name: str, words: str, act: object) -> QToolButton:
        button = QToolButton(autoRaise=True)
        button.setObjectName(name)
        button.setAccessibleName(words)
        button.setToolTip(plain_tooltip(words))
        button.setIcon(icons.icon(icon))
        button.clicked.connect(act)
        return button
