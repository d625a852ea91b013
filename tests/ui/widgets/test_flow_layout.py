from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from vedette.ui.widgets.flow_layout import FlowLayout


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    layout = FlowLayout(made, spacing=10)
    for number in range(4):
        label = QLabel()
        label.setObjectName(f"label{number}")
        label.setFixedSize(100, 20)
        layout.addWidget(label)
    made.resize(250, 200)
    made.show()
    return made


def corners(page: QWidget) -> list[tuple[int, int]]:
    layout = page.layout()
    assert layout is not None
    widgets = (layout.itemAt(number).widget() for number in range(layout.count()))  # type: ignore[union-attr]
    return [(widget.x(), widget.y()) for widget in widgets if widget is not None]


def test_widgets_wrap_where_the_line_is_full(page: QWidget) -> None:
    assert corners(page) == [(0, 0), (110, 0), (0, 30), (110, 30)]
    assert page.heightForWidth(250) == 50
    assert page.heightForWidth(100) == 110


def test_lines_begin_at_the_right_where_one_reads_from_there(page: QWidget, qtbot: QtBot) -> None:
    page.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    qtbot.waitUntil(lambda: corners(page)[:2] == [(150, 0), (40, 0)])


def test_a_hidden_widget_takes_no_room(page: QWidget, qtbot: QtBot) -> None:
    label = page.findChild(QLabel, "label0")
    assert isinstance(label, QLabel)
    label.hide()
    qtbot.waitUntil(lambda: corners(page)[1:] == [(0, 0), (110, 0), (0, 30)])


def test_a_last_widget_that_can_grow_takes_the_rest_of_its_line(page: QWidget, qtbot: QtBot) -> None:
    line = QLineEdit()
    layout = page.layout()
    assert layout is not None
    layout.addWidget(line)
    page.resize(700, 200)
    qtbot.waitUntil(lambda: line.geometry().left() == 440 and line.geometry().right() == 699)


def test_a_widget_taken_out_is_gone_from_the_layout(page: QWidget) -> None:
    layout = page.layout()
    assert layout is not None
    assert layout.takeAt(0) is not None
    assert layout.takeAt(99) is None
    assert layout.count() == 3
    assert layout.minimumSize().width() == 100
    assert layout.sizeHint().width() == 320
