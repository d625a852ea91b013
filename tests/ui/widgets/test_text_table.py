from __future__ import annotations

from pytestqt.qtbot import QtBot

from vedette.ui.theme import Theme
from vedette.ui.widgets.text_table import TextTable, text_table_view


def test_a_heading_is_never_cut(qtbot: QtBot) -> None:
    view = text_table_view(TextTable(("Not taken at all", "State"), "Rows"), "Rows", (10,))
    qtbot.addWidget(view)
    view.show()
    header = view.horizontalHeader()
    assert header.sectionSize(0) >= header.fontMetrics().horizontalAdvance("Not taken at all")


def test_columns_grow_with_the_text(qtbot: QtBot, theme: Theme) -> None:
    widths = []
    for size in (100, 200):
        theme.apply("light", size)
        view = text_table_view(TextTable(("A", "B"), "Rows"), "Rows", (200,))
        qtbot.addWidget(view)
        widths.append(view.columnWidth(0))
    assert widths[1] > widths[0] * 1.5
