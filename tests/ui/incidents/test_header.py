from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from tests.ui.incidents.test_columns import PLAIN
from vedette.ui.incidents.columns import COLUMNS
from vedette.ui.incidents.header import EASY_TITLE, STEADY, ColumnHeader

REFERENCES = [replace(PLAIN, reference="INC-2021-0001")]


@pytest.fixture
def header(qtbot: QtBot) -> Iterator[ColumnHeader]:
    table = QTableView()
    qtbot.addWidget(table)
    made = ColumnHeader(table)
    table.setHorizontalHeader(made)
    table.setModel(QStandardItemModel(0, len(COLUMNS), table))
    table.resize(700, 300)
    table.show()
    made.begin(b"")
    made.suit(REFERENCES)
    yield made
    table.close()


def shown(header: ColumnHeader, width: int) -> list[str]:
    """The columns in a table of that width."""
    table = header.parentWidget()
    assert isinstance(table, QTableView)
    table.resize(width, 300)
    return [column.key for number, column in enumerate(COLUMNS) if not header.isSectionHidden(number)]


def test_the_title_has_room_to_be_read_before_a_lesser_column_is_shown(header: ColumnHeader) -> None:
    easy = header.fontMetrics().averageCharWidth() * EASY_TITLE
    title = next(number for number, column in enumerate(COLUMNS) if column.key == "title")
    for width in range(420, 1700, 40):
        others = set(shown(header, width)) - {"when", "title", "status"}
        assert not others or header.sectionSize(title) >= easy


def test_the_columns_are_the_same_with_and_without_a_scroll_bar(header: ColumnHeader) -> None:
    table = header.parentWidget()
    assert isinstance(table, QTableView)
    for width in range(420, 1700, 30):
        found = []
        for policy in (Qt.ScrollBarPolicy.ScrollBarAlwaysOff, Qt.ScrollBarPolicy.ScrollBarAlwaysOn):
            table.setVerticalScrollBarPolicy(policy)
            found.append(shown(header, width))
        assert found[0] == found[1]


def test_a_column_that_gave_way_comes_back_only_with_room_to_spare(header: ColumnHeader) -> None:
    wide = next(width for width in range(1000, 400, -2) if "tags" not in shown(header, width)) + 2
    assert "tags" not in shown(header, wide)
    assert "tags" in shown(header, wide + header.fontMetrics().averageCharWidth() * STEADY)
    assert "tags" in shown(header, wide)
