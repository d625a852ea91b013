"""The editor of one shared thing: declared fields, problems beside them; hands the thing over, records nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFrame, QScrollArea, QVBoxLayout, QWidget

from vedette.domain.actor import Alias
from vedette.domain.errors import InvalidDraft
from vedette.ui.text_scale import grown
from vedette.ui.widgets.form_layout import FormBuilder, FormField
from vedette.ui.widgets.room import on_screen

Read = Callable[[Mapping[str, Any]], Any]
"""Makes the thing of what was typed; InvalidDraft with a sentence by field."""

WIDTH, HIGHEST = 520, 560


class ThingDialog(QDialog):
    """`read` is asked when OK is pressed; what it makes goes to `done`."""

    def __init__(
        self, title: str, fields: Sequence[FormField], values: Mapping[str, Any], *,
        read: Read, done: Callable[[Any], object], parent: QWidget,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setObjectName("ThingDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self._read, self._done = read, done
        self.form = FormBuilder(fields)
        self.form.fill(values)
        self._lay_out()
        self.form.entry(fields[0].key).setFocus()

    def accept(self) -> None:
        try:
            thing = self._read(self.form.values())
        except InvalidDraft as error:
            self.form.show_problems(error.problems)
            return
        super().accept()
        self._done(thing)

    def _lay_out(self) -> None:
        buttons = QDialogButtonBox()
        buttons.addButton(self.tr("&Save"), QDialogButtonBox.ButtonRole.AcceptRole).setObjectName("ThingSave")
        buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole).setObjectName("ThingCancel")
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        scroll = QScrollArea()
        scroll.setObjectName("ThingFields")
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 8, 0)
        column.addWidget(self.form)
        column.addStretch(1)
        scroll.setWidget(inside)
        layout = QVBoxLayout(self)
        layout.addWidget(scroll, 1)
        layout.addWidget(buttons)
        self.resize(on_screen(self, QSize(grown(WIDTH), min(grown(HIGHEST), inside.sizeHint().height() + grown(80)))))


def one_line(typed: Mapping[str, Any], key: str) -> str:
    """What was typed, without blanks around and doubled inside."""
    return " ".join(str(typed[key]).split())


def alias_lines(aliases: Sequence[Alias]) -> str:
    """One name a line, its language in brackets behind it."""
    return "\n".join(f"{alias.name} ({alias.language})" if alias.language else alias.name for alias in aliases)
