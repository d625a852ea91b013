"""A button of a window: its name, its words for a screen reader, and no pressing by Enter from elsewhere."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton

from vedette.ui.icons import icon


def named_button(name: str, text: str, picture: str = "") -> QPushButton:
    """`text` may hold a mnemonic; `picture` is the name of an icon, if it has one."""
    button = QPushButton(icon(picture), text) if picture else QPushButton(text)
    button.setObjectName(name)
    button.setAccessibleName(text.replace("&", ""))
    button.setAutoDefault(False)
    return button
