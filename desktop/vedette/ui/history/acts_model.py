"""The acts of a logbook as a table for Qt, newest first; older ones are asked for when somebody scrolls to them."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractTableModel,
    QDateTime,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QGuiApplication, QPalette

from vedette.domain.counting import in_groups
from vedette.ui import icons
from vedette.ui.widgets.plain_label import plain_tooltip, shown
from vedette.usecases.history import ActLine, Acts

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
NO_INDEX = QModelIndex()
WINDOW = 100
LONGEST = 300
WHEN, WHAT, WHO, INCIDENTS, STATE = range(5)
_ICONS = {
    "record": "plus", "amend": "pencil", "tag": "tag", "trash": "trash-2", "restore": "archive-restore",
    "import": "file-input", "sample": "file-input",
}  # fmt: skip


class ActsModel(QAbstractTableModel):
    """Holds the windows that were looked at; `wanted` asks for acts before one (None: the latest), so many."""

    wanted = Signal(object, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("ActsModel")
        self._lines: list[ActLine] = []
        self.counts: dict[int, int] = {}
        self._ended = False

    def refresh(self) -> None:
        """Ask for as many of the latest as there are."""
        self.wanted.emit(None, max(len(self._lines), WINDOW))

    def show(self, before: int | None, asked: int, acts: Acts) -> None:
        """What came of asking; rows that are the same as before stay as they are."""
        self.counts.update(acts.incidents)
        kept = len(self._lines) if before is not None else 0
        lines = [*self._lines[:kept], *acts.lines]
        self._ended = len(acts.lines) < asked
        if before is not None and lines[:kept] == self._lines and acts.lines:
            self.beginInsertRows(NO_INDEX, kept, len(lines) - 1)
            self._lines = lines
            self.endInsertRows()
        elif [line.id for line in lines] == [line.id for line in self._lines]:
            self._lines = lines
            if lines:
                self.dataChanged.emit(self.index(0, 0), self.index(len(lines) - 1, STATE))
        else:
            self.beginResetModel()
            self._lines = lines
            self.endResetModel()

    def act(self, row: int) -> ActLine:
        """The act in a row."""
        return self._lines[row]

    def row_of(self, act: int) -> int:
        """Where an act is; -1 when it was not looked at yet."""
        return next((row for row, line in enumerate(self._lines) if line.id == act), -1)

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and bool(self._lines) and not self._ended

    def fetchMore(self, parent: Index) -> None:
        self._ended = True  # until the answer is there
        self.wanted.emit(self._lines[-1].id, WINDOW)

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else STATE + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> object:
        if role != Role.DisplayRole or orientation == Qt.Orientation.Vertical:
            return None
        return (self.tr("When"), self.tr("What was done"), self.tr("By"), self.tr("Incidents"), self.tr("State"))[
            section
        ]

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role == Role.DisplayRole:
            return shown(self._text(line, index.column()), LONGEST).replace("\n", " ")
        if role == Role.ToolTipRole:
            return plain_tooltip(self._text(line, index.column()))
        if role == Role.ForegroundRole and line.state != "done":
            return QGuiApplication.palette().color(QPalette.ColorRole.PlaceholderText)
        if role == Role.DecorationRole and index.column() == WHAT:
            return icons.icon(_ICONS.get(line.kind, "pencil"))
        if role == Role.TextAlignmentRole and index.column() == INCIDENTS:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def _text(self, line: ActLine, column: int) -> str:
        if column == INCIDENTS:
            return in_groups(self.counts[line.id]) if self.counts.get(line.id) else "–"
        states = {"done": "", "undone": self.tr("taken back"), "dropped": self.tr("taken back for good")}
        return {WHEN: local(line.at), WHAT: sentence(line.label), WHO: line.by or "–", STATE: states[line.state]}[
            column
        ]


def sentence(label: str) -> str:
    """The name of an act with a capital letter, as a list says it."""
    return label[:1].upper() + label[1:]


def local(stamp: str) -> str:
    """The time of an act (UTC, ISO 8601) as the clock here showed it; what is no time stands as it is."""
    moment = QDateTime.fromString(stamp, Qt.DateFormat.ISODate)
    return QLocale().toString(moment.toLocalTime(), "d MMM yyyy HH:mm") if moment.isValid() else stamp
