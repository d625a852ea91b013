"""What a fault report needs to know of the machine: versions, screen and look; no path, no name, nothing recorded."""

from __future__ import annotations

import platform

import PySide6
from PySide6.QtCore import QLocale, qVersion
from PySide6.QtGui import QGuiApplication

import vedette
from vedette.ui.settings import Settings
from vedette.usecases.versions import engine, library_versions


def system_information(settings: Settings) -> str:
    """In English, for whoever mends it."""
    lines = [
        f"Vedette {vedette.__version__}",
        f"Python {platform.python_version()} ({platform.python_implementation()})",
        f"Qt {qVersion()}, PySide6 {PySide6.__version__}, {QGuiApplication.platformName()}",
        engine(),
        f"{platform.system()} {platform.release()} {platform.machine()}",
        f"Locale {QLocale().name()}",
        *(
            f"Screen {screen.size().width()}x{screen.size().height()}, scale {screen.devicePixelRatio():g}"
            for screen in QGuiApplication.screens()
        ),
        f"Theme {settings.theme}, text {settings.text_size} %, rows {settings.density}, dates {settings.date_display}",
        "",
        *(f"{name} {number}" for name, number, _ in library_versions()),
    ]
    return "\n".join(lines)
