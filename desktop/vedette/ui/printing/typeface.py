"""The fonts that Vedette ships, so that a page looks the same everywhere and no letter becomes an empty box."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from itertools import groupby

from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF

from vedette.domain.errors import CannotRead
from vedette.paths import resource

FAMILIES = ("Noto Sans", "Noto Sans Hebrew", "Noto Sans Arabic")
BODY_POINTS = 9.0

_LIGATURES = QFont.Tag("liga")
_BEYOND_LATIN = re.compile("[^\x00-\u024f]+")
_SELECTORS = re.compile("[\ufe00-\ufe0f]")


class Typeface:
    """Fonts of one family in all scripts it covers; what no font of this machine can draw is named by its number."""

    def __init__(self) -> None:
        register_fonts()
        self._metrics = QFontMetricsF(self.font(BODY_POINTS))
        self._known: dict[str, bool] = {}

    def font(self, points: float, *, bold: bool = False) -> QFont:
        """In points; a system font steps in for scripts that ours don't hold."""
        font = QFont(list(FAMILIES))
        font.setPointSizeF(points)
        font.setBold(bold)
        font.setFeature(_LIGATURES, 0)  # a PDF would say “ﬃ” for them, which not every reader finds as “ffi”
        return font

    def drawable(self, text: str) -> str:
        """`text` with the characters that would show as empty boxes replaced by ‹U+D55C U+AC01›."""
        return _BEYOND_LATIN.sub(lambda found: self._named(found.group()), text)

    @property
    def undrawn(self) -> str:
        """The different characters that it had to name so far."""
        return "".join(character for character, known in self._known.items() if not known)

    def _named(self, text: str) -> str:
        if all(map(self._can_draw, text)):
            return text
        parts = []
        for drawn, characters in groupby(text, self._can_draw):
            found = "".join(characters)
            codes = " ".join(f"U+{ord(character):04X}" for character in found)
            parts.append(found if drawn else f"\u2066‹{codes}›\u2069")
        return "".join(parts)

    def _can_draw(self, character: str) -> bool:
        known = self._known.get(character)
        if known is None:
            unseen = unicodedata.category(character) == "Cf" or _SELECTORS.match(character) is not None
            known = self._known[character] = unseen or self._metrics.inFontUcs4(ord(character))
        return known


@cache
def register_fonts() -> None:
    """Makes the shipped fonts known to Qt, once; needs a QGuiApplication. CannotRead if one is damaged."""
    for file in sorted(resource("fonts").glob("*.ttf")):
        if QFontDatabase.addApplicationFont(str(file)) < 0:
            raise CannotRead(f"The font {file.name} is damaged, so nothing was printed; please install Vedette again.")
