"""The search line with the parts of its query as chips under it, and a calm word about what was not understood."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QPalette
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from vedette.domain import query_parts
from vedette.ui import icons
from vedette.ui.search.search_line import SearchLine
from vedette.ui.tasks import Tasks
from vedette.ui.widgets.chips import ChipRow
from vedette.ui.widgets.icon_label import IconLabel
from vedette.ui.widgets.plain_label import PlainLabel
from vedette.ui.widgets.tag_chip import Chip
from vedette.usecases.searching import Search

LONGEST_CHIP = 60
MOST_CHIPS = 30
_TINTS = {"tag": "teal", "status": "orange", "party": "indigo", "actor": "indigo", "place": "green", "is": "purple"}


class SearchBar(QWidget):
    """The text of the line is the search; chips are a view of it, and removing one changes the text."""

    asked = Signal(str)
    left = Signal()

    def __init__(self, search: Search, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("SearchBar")
        self.line = SearchLine(search, tasks)
        self.chips = ChipRow(name="SearchChips")
        self.chips.setAccessibleName(self.tr("Parts of the search"))
        self._doubt = PlainLabel(wrap=True, name="SearchDoubt")
        self._doubt.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._doubts = QWidget()
        self._save = QToolButton(autoRaise=True)
        self._save.setObjectName("SaveThisSearch")
        self._lay_out()
        self.line.asked.connect(self._ask)
        self.line.left.connect(self.left)
        self.chips.removed.connect(self._remove)
        self.chips.picked.connect(self._edit)

    @property
    def text(self) -> str:
        """The query text."""
        return self.line.text()

    def search_for(self, text: str) -> None:
        """Search for something else."""
        self.line.show_text(text)

    def narrow(self, part: str, *, combine: bool) -> None:
        """Search for a part of a query alone, or, to combine, with what is asked for already; again takes it away."""
        if not combine:
            self.search_for(part)
        elif part in [chip.text for chip in query_parts.chips(self.text)]:
            self.search_for(query_parts.with_part(self.text, part, "remove"))
        else:
            self.search_for(query_parts.with_part(self.text, part))

    def offer_saving(self, action: QAction) -> None:
        """A button for it beside the line, as long as a search stands there."""
        self._save.setDefaultAction(action)
        self._save.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        self._save.setAccessibleName(self.tr("Save this search"))

    def focus(self) -> None:
        """Begin to type a search."""
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()

    def show_doubts(self, sentences: Sequence[str]) -> None:
        """Say what was not understood; nothing when all was."""
        self._doubt.setText(" ".join(sentences))
        self._doubts.setVisible(bool(sentences))

    def _lay_out(self) -> None:
        row = QHBoxLayout(self._doubts)
        row.setContentsMargins(2, 0, 0, 0)
        row.setSpacing(6)
        quiet = icons.by_role(QPalette.ColorRole.PlaceholderText)
        row.addWidget(IconLabel("info", size=14, colour=quiet), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._doubt, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 6)
        column.setSpacing(6)
        top = QHBoxLayout()
        top.setSpacing(4)
        top.addWidget(self.line, 1)
        top.addWidget(self._save)
        column.addLayout(top)
        column.addWidget(self.chips)
        column.addWidget(self._doubts)
        self.chips.hide()
        self._save.hide()
        self._doubts.hide()

    def _ask(self, text: str) -> None:
        parts = query_parts.chips(text)
        worth_it = any(_is_field(part) for part in parts)
        self.chips.show_chips([_chip(part) for part in parts[:MOST_CHIPS]] if worth_it else [])
        self.chips.setVisible(worth_it)
        self._save.setVisible(bool(text.strip()))
        self.asked.emit(text)

    def _remove(self, key: str) -> None:
        chip = next(part for part in query_parts.chips(self.text) if part.text == key)
        self.search_for(query_parts.without(self.text, chip))

    def _edit(self, key: str) -> None:
        """Go to the part in the line, ready to be typed over."""
        start = self.text.find(key)
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        if start >= 0:
            self.line.setSelection(start, len(key))


def _is_field(part: query_parts.Chip) -> bool:
    return ":" in part.text or part.text.startswith(("-", "(", '"'))


def _chip(part: query_parts.Chip) -> Chip:
    name = part.text.lstrip("-").partition(":")[0]
    label = _worded(part.label)
    label = label if len(label) <= LONGEST_CHIP else label[:LONGEST_CHIP] + "…"
    tint = "red" if part.text.startswith("-") else _TINTS.get(name, "blue" if ":" in part.text else "grey")
    return Chip(part.text, label, tint, tip=part.text)


def _worded(label: str) -> str:
    from vedette.ui.search.wording import worded  # loaded with the first chip, not with the window

    opening, colon, value = label.partition(": ")
    return f"{opening}{colon}{worded(opening.removeprefix('not '), value)}"
