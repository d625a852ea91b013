"""Text on the screen that stays text: no markup is read, and characters that deceive the eye are made visible."""

from __future__ import annotations

import html
import re
import unicodedata

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

LONGEST_LABEL = 20_000
LONGEST_TOOLTIP = 1_000

_CONTROLS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]"
)
_NAMES = {"\u200b": "ZWSP", "\u200e": "LRM", "\u200f": "RLM", "\u061c": "ALM", "\u202a": "LRE", "\u202b": "RLE",
          "\u202c": "PDF", "\u202d": "LRO", "\u202e": "RLO", "\u2066": "LRI", "\u2067": "RLI", "\u2068": "FSI",
          "\u2069": "PDI", "\u00ad": "SHY", "\ufeff": "BOM", "\u2060": "WJ"}  # fmt: skip


def shown(text: str, longest: int = LONGEST_LABEL) -> str:
    """`text` for the eye: cut at `longest` characters, invisible and reordering characters as ⟨NAME⟩."""
    if len(text) > longest:
        text = text[:longest] + "…"
    return _CONTROLS.sub(_sign, text)


def _sign(match: re.Match[str]) -> str:
    character = match.group()
    if unicodedata.category(character) == "Cs":
        return "\ufffd"
    return f"⟨{_NAMES.get(character, f'U+{ord(character):04X}')}⟩"


def plain_tooltip(text: str) -> str:
    """A tooltip that shows `text` as it stands; Qt would otherwise guess that a "<" begins markup."""
    if not text:
        return ""
    return f'<p style="white-space: pre-wrap">{html.escape(shown(text, LONGEST_TOOLTIP))}</p>'


class PlainLabel(QLabel):
    """A label whose text is never read as markup or as a mnemonic; `selectable` lets it be copied."""

    def __init__(
        self,
        text: str = "",
        parent: QWidget | None = None,
        *,
        wrap: bool = False,
        selectable: bool = False,
        name: str = "PlainLabel",
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        if wrap:
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)
        if selectable:
            flags = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            self.setTextInteractionFlags(flags)
        self.setText(text)

    def setText(self, text: str) -> None:
        super().setText(shown(text))
