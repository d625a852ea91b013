from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from tests.ui.importing.conftest import Imports
from tests.ui.importing.reading import row, table
from vedette.ui.importing.drop import accepts, is_logbook, is_table


def test_one_table_of_this_computer_is_taken(tmp_path: Path) -> None:
    file = table(tmp_path / "border.CSV", [row(1)])
    assert accepts(_mime(QUrl.fromLocalFile(str(file)))) == file


@pytest.mark.parametrize(
    "address", ["https://example.org/border.csv", "file://server/share/border.csv", "smb://x/a.csv"]
)
def test_an_address_elsewhere_is_left_lying(address: str) -> None:
    assert accepts(_mime(QUrl(address))) is None


def test_a_logbook_is_taken_to_be_opened(tmp_path: Path) -> None:
    file = tmp_path / "border.vedette"
    file.write_bytes(b"x")
    assert accepts(_mime(QUrl.fromLocalFile(str(file)))) == file
    assert is_logbook(file) and not is_table(file)


def test_folders_other_files_several_files_and_text_are_left_lying(tmp_path: Path) -> None:
    (tmp_path / "folder.csv").mkdir()
    (tmp_path / "a.png").write_bytes(b"x")
    one = QUrl.fromLocalFile(str(table(tmp_path / "a.csv", [row(1)])))
    assert accepts(_mime(QUrl.fromLocalFile(str(tmp_path / "folder.csv")))) is None
    assert accepts(_mime(QUrl.fromLocalFile(str(tmp_path / "a.png")))) is None
    assert accepts(_mime(*[one] * 10_000)) is None
    text = QMimeData()
    text.setText(str(tmp_path / "a.csv"))
    assert accepts(text) is None


def test_a_table_dropped_on_the_window_is_looked_at(imports: Imports, tmp_path: Path) -> None:
    mime = _mime(QUrl.fromLocalFile(str(table(tmp_path / "border.csv", [row(1)]))))
    window = imports.controller.parent()
    assert window is not None
    how = (Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    for event in (QDragEnterEvent(QPoint(5, 5), *how), QDropEvent(QPointF(5, 5), *how)):
        QApplication.sendEvent(window, event)
        assert event.isAccepted()
    imports.until(lambda: imports.dialog.frame.page is imports.dialog.frame.look)


def _mime(*urls: QUrl) -> QMimeData:
    mime = QMimeData()
    mime.setUrls(list(urls))
    return mime
