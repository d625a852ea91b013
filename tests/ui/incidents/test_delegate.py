"""Where a title goes on when a row has room for two lines of it."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRect
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from vedette.ui.incidents.delegate import rows_of

LONG = "Poland says Belarusian troops threatened to open fire on its soldiers near the border"


def rows(text: str, width: int, lines: int) -> list[str]:
    return [part for part, _ in rows_of(text, QRect(0, 0, width, 60), QFontMetrics(QFont()), lines)]


def test_a_title_that_fits_stands_in_one_row(qtbot: QtBot) -> None:
    assert rows("Shots", 200, 2) == ["Shots"]


def test_a_long_title_goes_on_in_a_second_row_at_a_space(qtbot: QtBot) -> None:
    width = QFontMetrics(QFont()).horizontalAdvance(LONG) * 2 // 3
    first, second = rows(LONG, width, 2)
    assert f"{first} {second}" == LONG
    assert rows(LONG, width, 1)[0].endswith("…")


def test_a_long_reference_is_parted_at_a_hyphen_not_in_its_number(qtbot: QtBot) -> None:
    width = QFontMetrics(QFont()).horizontalAdvance("INC-2024-00999")
    assert rows("INC-2024-0099995", width, 2) == ["INC-2024-", "0099995"]


@given(text=st.text(max_size=80), width=st.integers(1, 300))
@settings(deadline=None)  # the first letters of a script load its font
def test_a_second_row_is_below_the_first(qapp: QApplication, text: str, width: int) -> None:
    metrics = QFontMetrics(QFont())
    placed = rows_of(text.replace("\n", " "), QRect(0, 0, width, 60), metrics, 2)
    assert 1 <= len(placed) <= 2
    assert len({place.y() for _, place in placed}) == len(placed)
