"""One page of settings, each with what it decides under it; only those that fit what is looked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vedette.domain.folding import fold
from vedette.ui.preferences.entries import entry_of, said
from vedette.ui.preferences.preference import Preference
from vedette.ui.widgets.form_layout import FormBuilder
from vedette.ui.widgets.plain_label import PlainLabel


class SettingsPage(QWidget):
    """`changed` comes when a person has decided one."""

    changed = Signal(str, object)

    def __init__(self, group: str, title: str, preferences: Sequence[Preference], why: Mapping[str, str]) -> None:
        super().__init__()
        self.setObjectName(f"Preferences_{group}")
        self._words = {one.key: _words(one, why.get(one.key, ""), title) for one in preferences}
        self.form = FormBuilder([entry_of(one) for one in preferences], name=f"Form_{group}")
        for one in preferences:
            self.form.field(one.key).show_hint(said(why.get(one.key, "")))
        self.form.edited.connect(self._tell)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(12)
        column.addWidget(heading(title))
        column.addWidget(self.form)
        column.addStretch(1)

    def fill(self, values: Mapping[str, Any]) -> None:
        """Show what holds; what is not on this page is passed over."""
        self.form.fill({key: value for key, value in values.items() if key in self._words})

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Say beside each setting of this page what is wrong with it."""
        for key in self._words:
            self.form.field(key).show_problem(problems.get(key, ""))

    def narrow(self, text: str) -> bool:
        """Show what has all these words; whether anything has."""
        sought = fold(text).split()
        fitting = {key for key, words in self._words.items() if all(word in words for word in sought)}
        for key in self._words:
            self.form.field(key).setVisible(key in fitting)
        return bool(fitting)

    def _tell(self, key: str) -> None:
        self.changed.emit(key, self.form.values()[key])


def heading(text: str) -> PlainLabel:
    """The title of a page."""
    label = PlainLabel(text, name="PageTitle")
    font = QFont(label.font())
    font.setPointSizeF(font.pointSizeF() * 1.25)
    font.setBold(True)
    label.setFont(font)
    return label


def _words(one: Preference, why: str, title: str) -> str:
    options = " ".join(said(words) for _, words in one.options)
    return fold(f"{title} {said(one.label)} {said(one.words)} {said(why)} {options} {one.key}".replace("&", ""))
