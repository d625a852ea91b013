"""A Qt without a screen for commands that print; a program that has a window has one already."""

from __future__ import annotations

import os

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication


def ensure_application() -> QCoreApplication:
    """The running application, or a new one that needs no display. Keep what is returned until all is printed."""
    running = QCoreApplication.instance()
    if running is not None:
        return running
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    return QGuiApplication(["vedette"])
