"""A part of a form or page that unfolds; folded parts stay in the tree and keep what was typed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QToolButton, QVBoxLayout, QWidget

from vedette.ui import icons


class Section(QWidget):
    """A header button (Space or Enter unfolds) over one widget; a count or note may stand behind its title."""

    unfolded = Signal(bool)

    def __init__(self, key: str, title: str, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"Section_{key}")
        self.content = content
        self._title = title
        self._header = _Header(key)
        self._header.toggled.connect(self._show_content)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._header)
        layout.addWidget(content)
        content.hide()
        self.set_note("")
        self._draw(False)

    @property
    def is_unfolded(self) -> bool:
        """Whether its content is shown."""
        return self._header.isChecked()

    def unfold(self, unfolded: bool = True) -> None:
        """Show or fold away the content."""
        self._header.setChecked(unfolded)

    def set_note(self, note: str) -> None:
        """Words behind the title, such as "3"; they show what a folded section holds."""
        self._header.setText(f"{self._title}  {note}".rstrip())
        self._header.setAccessibleName(f"{self._title} {note}".replace("&", "").strip())

    @property
    def header(self) -> QToolButton:
        """The button that unfolds."""
        return self._header

    def _show_content(self, unfolded: bool) -> None:
        self.content.setVisible(unfolded)
        self._draw(unfolded)
        self.unfolded.emit(unfolded)

    def _draw(self, unfolded: bool) -> None:
        self._header.setIcon(icons.icon("chevron-down" if unfolded else "chevron-right"))
        self._header.setAccessibleDescription(self.tr("unfolded") if unfolded else self.tr("folded"))


class _Header(QToolButton):
    """The button of a section; takes Enter as well as Space."""

    def __init__(self, key: str) -> None:
        super().__init__()
        self.setObjectName(f"{key}_header")
        self.setProperty("section", True)
        self.setCheckable(True)
        self.setAutoRaise(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)
