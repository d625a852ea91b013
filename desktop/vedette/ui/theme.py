"""The look of the whole program: style, palette, text size and the small style sheet, live after the system."""

from __future__ import annotations

from PySide6.QtCore import QDir, QObject, Qt, Signal
from PySide6.QtGui import QFont, QFontInfo
from PySide6.QtWidgets import QApplication, QToolTip

from vedette.paths import resource
from vedette.ui import colours
from vedette.ui.text_scale import TEXT_SIZE, grown_sheet

CHOICES = ("system", "light", "dark")
TEXT_SIZES = (80, 90, 100, 110, 125, 150, 175, 200)
TIGHT, SPACE, WIDE = 4, 8, 16

_SCHEMES = {
    "system": Qt.ColorScheme.Unknown,
    "light": Qt.ColorScheme.Light,
    "dark": Qt.ColorScheme.Dark,
}


class Theme(QObject):
    """Dresses the application and dresses it again when the user or the system wants another look."""

    changed = Signal()

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.setObjectName("Theme")
        self._app = app
        self._choice = "system"
        app.setStyle("Fusion")
        self._plain_font = QFont(app.font())
        # Named as it is drawn now: fonts that printing brings along must not become the letters of the window.
        self._plain_font.setFamily(QFontInfo(self._plain_font).family())
        QDir.setSearchPaths("styles", [str(resource("styles"))])
        self._sheet = resource("styles", "window.qss").read_text(encoding="utf-8")
        self._hints = app.styleHints()
        self._hints.colorSchemeChanged.connect(self._follow)

    @property
    def dark(self) -> bool:
        """Whether the dark palette is in use."""
        return colours.is_dark(self._app.palette())

    @property
    def choice(self) -> str:
        """One of `CHOICES`."""
        return self._choice

    def apply(self, choice: str = "system", text_size: int = 100) -> None:
        """Wear `choice` (anything else means system) with text of `text_size` per cent."""
        self._choice = choice if choice in CHOICES else "system"
        self._resize_text(text_size)
        self._hints.setColorScheme(_SCHEMES[self._choice])
        self._dress()

    def _follow(self, _: Qt.ColorScheme) -> None:
        self._dress()

    def _dress(self) -> None:
        palette = colours.palette(dark=self._wants_dark())
        self._app.setPalette(palette)
        for kind in ("QPushButton", "QComboBox", "QAbstractSpinBox"):
            self._app.setPalette(colours.outlined(palette), kind)  # type: ignore[arg-type]  # the stubs ask for bytes, which it refuses
        QToolTip.setPalette(palette)
        self._app.setStyleSheet(grown_sheet(self._sheet))
        self.changed.emit()

    def _wants_dark(self) -> bool:
        if self._choice == "system":
            return self._hints.colorScheme() == Qt.ColorScheme.Dark
        return self._choice == "dark"

    def _resize_text(self, per_cent: int) -> None:
        bounded = min(max(per_cent, TEXT_SIZES[0]), TEXT_SIZES[-1])
        self._app.setProperty(TEXT_SIZE, bounded)
        font = QFont(self._plain_font)
        if font.pointSizeF() > 0:
            font.setPointSizeF(font.pointSizeF() * bounded / 100)
        self._app.setFont(font)
