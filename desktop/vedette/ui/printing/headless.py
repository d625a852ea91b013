"""A Qt without a screen for commands that print; a program that has a window has one already."""

from __future__ import annotations

import os
from functools import cache

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication


def ensure_application() -> QCoreApplication:
    """The running application, or one that needs no display and lives until the process ends."""
    return QCoreApplication.instance() or _without_a_screen()


@cache
def _without_a_screen() -> QGuiApplication:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    return QGuiApplication(["vedette"])
