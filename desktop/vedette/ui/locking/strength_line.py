"""How strong a passphrase is, in plain terms: an icon, how long it would hold, and what to do about it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from vedette.domain.passphrase_strength import Strength, strength
from vedette.ui.widgets.icon_label import IconLabel
from vedette.ui.widgets.plain_label import PlainLabel

_ICONS = ("shield-alert", "shield-alert", "shield", "shield-check", "shield-check")


class StrengthLine(QWidget):
    """Judges what it is given; `known` are words that the other side would try first."""

    def __init__(self, known: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Strength")
        self._known = list(known)
        self._icon = IconLabel("shield")
        self._text = PlainLabel(wrap=True, name="StrengthText")
        self._text.setMinimumHeight(self._text.fontMetrics().lineSpacing() * 2)
        self._text.setAlignment(Qt.AlignmentFlag.AlignTop)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._text, 1)
        self.judge("")

    @property
    def text(self) -> str:
        """What is said of it."""
        return self._text.text()

    def judge(self, typed: str) -> Strength:
        """Say how long it would hold against somebody who has the file and a laboratory."""
        found = strength(typed[:1_000], self._known)
        if typed:
            self._icon.show_icon(_ICONS[found.level])
            text = self._told(found)
            if found.weak:
                text += " " + self.tr("Four or more unrelated words are easy to remember and hard to guess.")
        else:
            self._icon.show_icon("shield")
            text = self.tr("Four or more unrelated words are easy to remember and hard to guess.")
        self._text.setText(text)
        return found

    def _told(self, found: Strength) -> str:
        soon = {
            "at once": self.tr("at once"),
            "within an hour": self.tr("within an hour"),
            "within a day": self.tr("within a day"),
            "within a month": self.tr("within a month"),
            "within some years": self.tr("within some years"),
        }
        if found.told in soon:
            return self.tr("Somebody with your file and a laboratory would guess it {0}.").format(soon[found.told])
        late = {
            "decades or centuries": self.tr("decades or centuries"),
            "thousands of years": self.tr("thousands of years"),
        }
        span = late.get(found.told, self.tr("longer than anybody can tell"))
        return self.tr("Somebody with your file and a laboratory would need {0} to guess it.").format(span)
