"""What an import would do, or has done: four figures, what was wrong with rows, and where ours was kept."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from vedette.domain.counting import in_groups
from vedette.ui.importing.outcome_models import conflict_rows, difference_rows, problem_rows
from vedette.ui.widgets.plain_label import PlainLabel
from vedette.ui.widgets.text_table import TextTable, text_table_view
from vedette.usecases.importing import ImportReport

_FIGURE_SIZE = 1.7
_WIDTHS = (70, 130, 180, 130, 130)


class OutcomePage(QWidget):
    """`save_asked` asks for the rows that were not taken."""

    save_asked = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._sentence = PlainLabel(wrap=True, name="OutcomeSentence")
        self._figures = {key: _Figure(key, words) for key, words in self._words()}
        self._notes = PlainLabel(wrap=True, name="OutcomeNotes")
        self._problems = TextTable(
            (self.tr("Row"), self.tr("Column"), self.tr("Value"), self.tr("What is wrong")), "Problems", self
        )
        self._conflicts = TextTable(
            (self.tr("Row"), self.tr("Reference"), self.tr("Field"), self.tr("Here, and kept"), self.tr("In the file")),
            "Conflicts",
            self,
        )
        self._differences = TextTable(
            (self.tr("Row"), self.tr("Reference"), self.tr("Field"), self.tr("Here now"), self.tr("In the file")),
            "Differences",
            self,
        )
        self._tabs = QTabWidget()
        self._views = (
            text_table_view(self._problems, self.tr("Problems"), _WIDTHS),
            text_table_view(self._conflicts, self.tr("Conflicts"), _WIDTHS),
            text_table_view(self._differences, self.tr("Differences"), _WIDTHS),
        )
        self._save = QPushButton(self.tr("Save re&jected rows…"))
        self._save.clicked.connect(self.save_asked)
        self._lay_out()

    def show_report(self, report: ImportReport, sentence: str) -> None:
        """The figures and lists of a report under a sentence about it."""
        self._sentence.setText(sentence)
        for key, figure in self._figures.items():
            figure.show_count(getattr(report, key))
        self._notes.setText("\n".join(report.notes))
        self._notes.setVisible(bool(report.notes))
        self._problems.show(problem_rows(report.problems, self.tr("whole row")))
        self._conflicts.show(conflict_rows(report.conflicts))
        self._name_tab(0, self.tr("&Problems"), len(report.problems), report.problem_count)
        self._name_tab(1, self.tr("&Kept as they are here"), len(report.conflicts), report.conflict_count)
        self._differences.show(difference_rows(report.differences))
        self._tabs.setTabText(2, self.tr("What c&hanges"))
        self._tabs.setVisible(bool(report.problem_count or report.conflict_count or report.differences))
        self._tabs.setTabVisible(0, bool(report.problem_count))
        self._tabs.setTabVisible(1, bool(report.conflict_count))
        self._tabs.setTabVisible(2, bool(report.differences))
        self._save.setVisible(bool(report.rejected))

    def focus(self) -> None:
        """To the list if there is one, never to a button that acts."""
        if not self._tabs.isHidden():
            self._views[self._tabs.currentIndex()].setFocus()
        else:
            self.setFocus()

    def _name_tab(self, tab: int, words: str, listed: int, count: int) -> None:
        if listed < count:
            words = self.tr("{0}: the first {1} of {2}").format(words, in_groups(listed), in_groups(count))
        else:
            words = f"{words}: {in_groups(count)}"
        self._tabs.setTabText(tab, words)

    def _lay_out(self) -> None:
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._save.setObjectName("SaveRejected")
        self._save.setAutoDefault(False)
        figures = QHBoxLayout()
        figures.setSpacing(28)
        for figure in self._figures.values():
            figures.addWidget(figure)
        figures.addStretch(1)
        figures.addWidget(self._save, 0, Qt.AlignmentFlag.AlignBottom)
        names = (self.tr("&Problems"), self.tr("&Kept as they are here"), self.tr("What c&hanges"))
        for view, name in zip(self._views, names, strict=True):
            self._tabs.addTab(view, name)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._sentence)
        column.addLayout(figures)
        column.addWidget(self._notes)
        column.addWidget(self._tabs, 1)
        column.addStretch(0)

    def _words(self) -> tuple[tuple[str, str], ...]:
        return (
            ("added", self.tr("new")),
            ("updated", self.tr("changed")),
            ("unchanged", self.tr("the same")),
            ("rejected", self.tr("not taken")),
        )


class _Figure(QWidget):
    """A number over the word for it; a screen reader hears both."""

    def __init__(self, key: str, words: str) -> None:
        super().__init__()
        self.setObjectName(f"Figure_{key}")
        self._words = words
        self._number = PlainLabel(name=f"Count_{key}")
        font = self._number.font()
        font.setPointSizeF(font.pointSizeF() * _FIGURE_SIZE)
        self._number.setFont(font)
        word = PlainLabel(words, name=f"Word_{key}")
        word.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._number)
        column.addWidget(word)

    def show_count(self, count: int) -> None:
        self._number.setText(in_groups(count))
        self.setAccessibleName(f"{count} {self._words}")
