from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from vedette.ui.actions import ToolBar
from vedette.ui.finding.left_pane import LeftPane


def enlarge(widget: QWidget, times: float) -> None:
    font = widget.font()
    font.setPointSizeF(font.pointSizeF() * times)
    widget.setFont(font)


def test_words_go_before_a_button_has_no_room_also_when_the_text_grows(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    bar = ToolBar("Toolbar", window)
    for words in ("New incident", "Quick line", "Print"):
        bar.addAction(words)
    window.show()
    bar.resize(bar.sizeHint().width() + 10, 40)
    assert bar.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonTextBesideIcon
    enlarge(bar, 2)
    qtbot.waitUntil(lambda: bar.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly)


@pytest.mark.parametrize("times", [1.0, 1.5, 2.0])
def test_the_words_of_the_tabs_are_never_cut(qtbot: QtBot, times: float) -> None:
    pane = LeftPane(QWidget())
    qtbot.addWidget(pane)
    enlarge(pane, times)
    pane.show()
    pane.resize(10, 300)
    bar = pane.tabBar()
    assert all(bar.tabRect(tab).width() >= bar.fontMetrics().horizontalAdvance(bar.tabText(tab)) for tab in (0, 1))
