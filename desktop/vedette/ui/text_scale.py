"""How large a thing is that grows with the text: icons, gaps, and windows that are measured in pixels."""

from __future__ import annotations

import re

from PySide6.QtCore import QCoreApplication

TEXT_SIZE = "vedette_text_size"
"""The property of the application that holds the size of the text in per cent; the theme sets it."""

_LENGTH = re.compile(r"\b(\d+)px")
_HAIRLINE = 1


def grown(pixels: int) -> int:
    """So many device-independent pixels when the text has its usual size, as many as the text of now wants."""
    app = QCoreApplication.instance()
    per_cent = app.property(TEXT_SIZE) if app is not None else None
    return max(1, round(pixels * per_cent / 100)) if isinstance(per_cent, int) else pixels


def grown_sheet(sheet: str) -> str:
    """A style sheet with its lengths grown; a line of one pixel stays as thin as it is."""
    return _LENGTH.sub(lambda found: f"{_length(int(found.group(1)))}px", sheet)


def _length(pixels: int) -> int:
    return pixels if pixels <= _HAIRLINE else grown(pixels)
