"""How the parts of a quick line are shown as chips: an icon, a word for the kind, and what was understood."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from vedette.ui.action import QT_TRANSLATE_NOOP
from vedette.ui.widgets.tag_chip import Chip
from vedette.usecases.quick_line import Piece

WIDE = 460
_LOOKS = {
    "title": ("pencil", "grey", QT_TRANSLATE_NOOP("QuickLine", "Title")),
    "when": ("calendar", "blue", QT_TRANSLATE_NOOP("QuickLine", "When")),
    "said": ("message-square", "blue", QT_TRANSLATE_NOOP("QuickLine", "Said on")),
    "place": ("map-pin", "green", QT_TRANSLATE_NOOP("QuickLine", "Where")),
    "number": ("hash", "amber", QT_TRANSLATE_NOOP("QuickLine", "How many")),
    "type": ("flag", "orange", QT_TRANSLATE_NOOP("QuickLine", "Type")),
    "tag": ("tag", "teal", QT_TRANSLATE_NOOP("QuickLine", "Tag")),
    "source": ("newspaper", "purple", QT_TRANSLATE_NOOP("QuickLine", "Source")),
    "voice": ("megaphone", "indigo", QT_TRANSLATE_NOOP("QuickLine", "Says")),
    "text": ("file-text", "grey", QT_TRANSLATE_NOOP("QuickLine", "What happened")),
}
_NOTES = {
    "several": QT_TRANSLATE_NOOP("QuickLine", "several places are called so: words only"),
    "unknown": QT_TRANSLATE_NOOP("QuickLine", "words only, no point"),
}


_HOURS = re.compile(r" \(\d{1,2} \w{3} \d\d:\d\d – [^)]*\)")


def chips_of(pieces: Sequence[Piece]) -> list[Chip]:
    """In the order of the form, whatever the order in which they were typed."""
    order = list(_LOOKS)
    return [chip_of(piece) for piece in sorted(pieces, key=lambda piece: order.index(piece.kind))]


def chip_of(piece: Piece) -> Chip:
    """The chip of one part; its key is the words it came from."""
    icon, tint, word = _LOOKS[piece.kind]
    note = _said(_NOTES[piece.note]) if piece.note in _NOTES else piece.note
    means = f"{piece.means} ({note})" if note else piece.means
    short = _HOURS.sub("", means) if piece.kind in ("when", "said") else means
    return Chip(piece.said, f"{_said(word)}: {short}", tint, icon, f"{means}\n“{piece.said}”", WIDE)


def _said(text: str) -> str:
    return QCoreApplication.translate("QuickLine", text)
