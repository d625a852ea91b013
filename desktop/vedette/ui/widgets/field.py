"""One input with its label, what was understood of it, and what is wrong with it; it never judges the value itself."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from vedette.ui import icons
from vedette.ui.widgets.icon_label import IconLabel
from vedette.ui.widgets.plain_label import PlainLabel, plain_tooltip

LABEL_GAP = 10


def said(text: str) -> str:
    """Words of a declared field in the language of the program; here alone they are translated."""
    return QCoreApplication.translate("Form", text) if text else ""


class LabelledField(QWidget):
    """Label beside (or, when `stack`ed, above) an input; a hint and a problem in plain text under it."""

    def __init__(self, key: str, label: str, entry: QWidget, parent: QWidget | None = None, *, tip: str = "") -> None:
        super().__init__(parent)
        label, tip = said(label), said(tip)
        words = label.replace("&", "")
        self.key = key
        self.entry = entry
        self._tip = tip
        self.setObjectName(f"Field_{key}")
        self.label = _label(label, entry, key)
        entry.setObjectName(key)
        entry.setAccessibleName(words)
        entry.setToolTip(plain_tooltip(tip))
        # Most fields never have a hint or a problem, and a form has very many fields.
        self._hint: PlainLabel | None = None
        self._problem: _ProblemLine | None = None
        self._below = QVBoxLayout()
        self._grid = QGridLayout(self)
        self._lay_out()
        self._describe()

    @property
    def hint(self) -> str:
        """What the hint line says; empty when it is not shown."""
        return self._hint.text() if self._hint is not None else ""

    @property
    def problem(self) -> str:
        """What the problem line says; empty when it is not shown."""
        return self._problem.text if self._problem is not None else ""

    def show_hint(self, text: str) -> None:
        """Say what was understood, for instance "1 November 2021, evening, to 2 November, morning"."""
        if self._hint is None:
            if not text:
                return
            self._hint = PlainLabel(wrap=True, name=f"{self.key}_hint")
            self._hint.setForegroundRole(QPalette.ColorRole.PlaceholderText)
            # Its line stays once it was shown: what is below must not move under the mouse while one types.
            self._hint.setMinimumHeight(self._hint.fontMetrics().height())
            self._below.insertWidget(1, self._hint)
        self._hint.setText(text)
        self._describe()

    def show_problem(self, text: str) -> None:
        """Say what is wrong and what to do; an empty text takes it away."""
        if self._problem is None:
            if not text:
                return
            self._problem = _ProblemLine(self.key)
            self._below.addWidget(self._problem)
        self._problem.say(text)
        self._describe()

    def stack(self, stacked: bool) -> None:
        """Put the label above the input where there is little width."""
        row, column = (0, 1) if stacked else (1, 0)
        self._grid.addWidget(self.label, row, column, Qt.AlignmentFlag.AlignTop)

    def set_label_width(self, width: int) -> None:
        """Line up with other fields; 0 when stacked."""
        self._grid.setColumnMinimumWidth(0, width)

    def _lay_out(self) -> None:
        self._below.setSpacing(2)
        self._below.setContentsMargins(0, 0, 0, 0)
        self._below.addWidget(self.entry)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(LABEL_GAP)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(1, 1)
        self._grid.addLayout(self._below, 1, 1)
        self.stack(False)

    def _describe(self) -> None:
        """What a screen reader adds to the name: the problem first, as it matters most; nothing is said twice."""
        parts = dict.fromkeys((self.problem, self.hint, self._tip))
        self.entry.setAccessibleDescription(" ".join(part for part in parts if part))
        if self._hint is not None:
            said_in_red = bool(self.problem) and self.problem.startswith(self.hint)
            self._hint.setVisible(not said_in_red)


def _label(text: str, entry: QWidget, key: str) -> QLabel:
    label = QLabel(text)
    label.setObjectName(f"{key}_label")
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setBuddy(entry)
    label.setMinimumHeight(_line_height(label.font().key()))
    return label


@lru_cache(maxsize=16)
def _line_height(_font: str) -> int:
    """Of an input of one line; each font has its own."""
    return QLineEdit().sizeHint().height()


class _ProblemLine(QWidget):
    """An icon and a sentence in the colour for problems; hidden while there is none."""

    def __init__(self, key: str) -> None:
        super().__init__()
        self.setObjectName(f"{key}_problem")
        role = QPalette.ColorRole.BrightText
        self._label = PlainLabel(wrap=True, selectable=True, name=f"{key}_problem_text")
        self._label.setForegroundRole(role)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(5)
        row.addWidget(IconLabel("circle-alert", size=14, colour=icons.by_role(role)), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._label, 1)
        self.hide()

    @property
    def text(self) -> str:
        return self._label.text()

    def say(self, text: str) -> None:
        self._label.setText(text)
        self.setVisible(bool(text))
