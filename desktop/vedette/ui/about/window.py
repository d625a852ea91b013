"""About: version, what it promises, credits, licences, and the machine it runs on, to be copied."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QPlainTextEdit,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

import vedette
from vedette.paths import resource
from vedette.ui import icons
from vedette.ui.help import markup, style
from vedette.ui.widgets.document_view import DocumentView
from vedette.ui.widgets.icon_label import IconLabel
from vedette.ui.widgets.plain_label import PlainLabel
from vedette.ui.widgets.room import open_at
from vedette.usecases.versions import library_versions

EMBLEM = 56
LICENCES = (("Lucide", "icons/LICENSE"), ("Noto", "fonts/OFL.txt"))


class AboutWindow(QDialog):
    """`copy` puts the system information on the clipboard."""

    def __init__(self, system: str, copy: Callable[[], object], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("AboutWindow")
        self.setWindowTitle(self.tr("About Vedette"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.tabs = QTabWidget()
        self.tabs.setObjectName("AboutTabs")
        self.tabs.addTab(self._page(_promise(self)), self.tr("&Vedette"))
        self.tabs.addTab(self._page(_credits()), self.tr("&Credits"))
        self.tabs.addTab(_text("Licences", self.tr("Licences"), _licences()), self.tr("&Licences"))
        self.tabs.addTab(_text("System", self.tr("System information"), system), self.tr("&System"))
        self._lay_out(copy)
        open_at(self, 620, 520)

    def _page(self, text: str) -> DocumentView:
        view = DocumentView("AboutPage")
        view.setAccessibleName(self.windowTitle())
        view.document().setDefaultStyleSheet(style.sheet(self.palette(), self.font()))
        view.show_html(markup.to_html(text))
        return view

    def _lay_out(self, copy: Callable[[], object]) -> None:
        name = PlainLabel("Vedette", name="AboutName")
        font = QFont(name.font())
        font.setPointSizeF(font.pointSizeF() * 1.6)
        name.setFont(font)
        number = PlainLabel(self.tr("Version {0}").format(vedette.__version__), selectable=True, name="AboutVersion")
        number.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        words = QVBoxLayout()
        words.addWidget(name)
        words.addWidget(number)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(IconLabel("vedette", size=EMBLEM, colour=icons.by_role(QPalette.ColorRole.Accent)))
        head.addLayout(words, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        copied = buttons.addButton(self.tr("Cop&y system information"), QDialogButtonBox.ButtonRole.ActionRole)
        copied.setObjectName("AboutCopy")
        copied.setAutoDefault(False)
        copied.clicked.connect(copy)
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self.tabs, 1)
        column.addWidget(buttons)


def _promise(window: AboutWindow) -> str:
    return "\n\n".join(
        (
            window.tr(
                "Vedette keeps a record of contested incidents: what happened, when and where, and who says what."
            ),
            window.tr(
                "All of it is in one file on this computer. Vedette opens no network connection, sends nothing, "
                "and looks for no new version of itself."
            ),
            window.tr("What was said is kept as it was said. Vedette guesses nothing, and loses no version."),
            window.tr(
                "Free software under the Apache License 2.0, without any warranty; the whole text is in the file "
                "LICENSE that comes with Vedette."
            ),
        )
    )


def _credits() -> str:
    """The credits that are shipped, their title left out, with the versions that run here."""
    _, _, text = resource("CREDITS.md").read_text(encoding="utf-8").partition("\n")
    lines = "\n".join(f"- {name} {number}, {licence}" for name, number, licence in library_versions())
    return text.strip().replace("{{ libraries }}", lines)


def _licences() -> str:
    texts = (resource(*path.split("/")).read_text(encoding="utf-8").strip() for _, path in LICENCES)
    return "\n\n\n".join(
        f"{name}\n{'=' * len(name)}\n\n{text}" for (name, _), text in zip(LICENCES, texts, strict=True)
    )


def _text(name: str, words: str, text: str) -> QPlainTextEdit:
    view = QPlainTextEdit(text, readOnly=True)
    view.setObjectName(f"About{name}")
    view.setAccessibleName(words)
    view.setFrameShape(QPlainTextEdit.Shape.NoFrame)
    return view
