from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QColor, QImage, QTextDocument
from pytestqt.qtbot import QtBot

from vedette.ui.widgets.document_view import DocumentView, SealedDocument

SECRET = "#ff0080"


@pytest.fixture
def picture(tmp_path: Path) -> str:
    image = QImage(40, 40, QImage.Format.Format_RGB32)
    image.fill(QColor(SECRET))
    file = tmp_path / "picture.png"
    assert image.save(str(file))
    return QUrl.fromLocalFile(str(file)).toString()


@pytest.fixture
def view(qtbot: QtBot) -> DocumentView:
    made = DocumentView("Help")
    qtbot.addWidget(made)
    made.resize(300, 200)
    made.show()
    return made


def colours_seen(view: DocumentView) -> set[str]:
    image = view.grab().toImage()
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


@pytest.mark.parametrize("page", ['<img src="{}" width="40" height="40">', '<body background="{}">'])
@pytest.mark.parametrize("as_path", [False, True])
def test_no_file_is_read_for_a_picture(view: DocumentView, picture: str, page: str, as_path: bool) -> None:
    view.show_html(page.format(picture.removeprefix("file://") if as_path else picture) + "<p>text</p>")
    assert SECRET not in colours_seen(view)
    assert view.toPlainText().strip().endswith("text")


def test_no_file_is_read_for_a_style_sheet_or_by_asking(view: DocumentView, picture: str) -> None:
    sealed = SealedDocument()
    for document in (view.document(), sealed):
        assert document.resource(QTextDocument.ResourceType.StyleSheetResource.value, QUrl(picture)) == b""
        assert document.resource(QTextDocument.ResourceType.ImageResource.value, QUrl(picture)).width() == 1
    view.setSource(QUrl(picture))
    assert view.toPlainText() == ""


def test_a_link_is_announced_and_not_followed(view: DocumentView, qtbot: QtBot) -> None:
    view.show_html('<a href="incident:PLBY-2021-0007">PLBY-2021-0007</a>')
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Tab)
    with qtbot.waitSignal(view.link_asked) as asked:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert asked.args == ["incident:PLBY-2021-0007"]
    assert view.toPlainText() == "PLBY-2021-0007"


def test_the_place_is_kept_when_the_page_is_shown_again(view: DocumentView) -> None:
    page = "<p>line</p>" * 100
    view.show_html(page)
    view.verticalScrollBar().setValue(500)
    view.show_html(page)
    assert view.verticalScrollBar().value() == 500
