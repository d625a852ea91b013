"""Small files to import, and reading what stands on the pages."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtWidgets import QComboBox, QLabel, QTableView, QWidget
from pytestqt.qtbot import QtBot

HEADER = ("ID", "Title", "Date", "Place", "Dogs")


def table(path: Path, rows: Sequence[Sequence[str]], header: Sequence[str] = HEADER, encoding: str = "utf-8") -> Path:
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file).writerows([header, *rows])
    return path


def row(number: int, date: str = "2021-11-03", title: str = "") -> list[str]:
    return [str(number), title or f"Flares {number}", date, "Usnarz", "2"]


def label(page: QWidget, name: str) -> str:
    found = page.findChild(QLabel, name)
    assert found is not None, name
    assert found.textFormat() == Qt.TextFormat.PlainText
    return found.text()


def figures(page: QWidget) -> dict[str, str]:
    return {label(page, f"Word_{key}"): label(page, f"Count_{key}") for key in _FIGURES}


def texts(page: QWidget, name: str) -> list[list[str]]:
    """What a table of that name shows, headings first."""
    view = page.findChild(QTableView, name)
    assert view is not None, name
    model = view.model()
    columns = range(model.columnCount())
    head = [str(model.headerData(column, Qt.Orientation.Horizontal)) for column in columns]
    return [head, *([_cell(model, row, column) for column in columns] for row in range(model.rowCount()))]


def choose(qtbot: QtBot, page: QWidget, name: str, value: str) -> None:
    """Choose in a box by keys, as one does without a mouse."""
    box = page.findChild(QComboBox, name)
    assert box is not None, name
    at = box.findData(value)
    assert at >= 0, [box.itemData(place) for place in range(box.count())]
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Home)
    for _ in range(at):
        qtbot.keyClick(box, Qt.Key.Key_Down)


def offered(page: QWidget, name: str) -> list[str]:
    box = page.findChild(QComboBox, name)
    assert box is not None, name
    return [box.itemText(place) for place in range(box.count())]


def _cell(model: QAbstractItemModel, row: int, column: int) -> str:
    return str(model.index(row, column).data())


_FIGURES = ("added", "updated", "unchanged", "rejected")
