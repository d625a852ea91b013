"""What one says of a document before it is printed: which, about which incidents, on what paper, for whose eyes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from vedette.domain import phrases
from vedette.domain.errors import UserError
from vedette.domain.report.request import TITLES
from vedette.paths import taxonomies
from vedette.ui.exporting.scope import CHOSEN
from vedette.ui.incidents.form.choosing import Choice
from vedette.ui.settings import Settings
from vedette.ui.widgets.form_layout import FormBuilder, choice, line
from vedette.usecases.reports import Asked

_UPRIGHT, _ACROSS = "upright", "across"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the form says; which incidents `scope` means is found out by whoever has the list."""

    scope: str
    asked: Asked


class PrintForm(QWidget):
    """`changed` comes when the document would be another one."""

    changed = Signal()

    def __init__(self, templates: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("PrintForm")
        titles = {str(key): title for key, title in TITLES.items()}
        self._fields = FormBuilder(
            (
                choice("template", self.tr("&Document"), [(key, titles.get(key, key)) for key in templates]),
                choice("scope", self.tr("&Which"), ()),
                line("from_day", self.tr("&From"), example=self.tr("any day")),
                line("to_day", self.tr("&To"), example=self.tr("any day")),
                line("title", self.tr("T&itle"), example=self.tr("none")),
                choice("paper", self.tr("&Paper"), (("a4", "A4"), ("letter", "Letter"))),
                choice("turned", self.tr("&Orientation"), self._orientations()),
                choice("tlp", self.tr("&Sharing level"), self._levels()),
            ),
            name="PrintFields",
        )
        for key in ("template", "scope", "paper", "turned", "tlp"):
            _give_way(self._box(key))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 8, 0)
        column.addWidget(self._fields)
        column.addStretch(1)
        self._fields.edited.connect(self._edited)

    def begin(self, scopes: Sequence[Choice], first: str, remembered: Settings) -> None:
        """As it is when it opens."""
        box = self._box("scope")
        box.clear()
        for key, words in scopes:
            box.addItem(words, key)
        turned = _ACROSS if remembered.print_landscape else _UPRIGHT
        self._fields.fill(
            {
                "template": remembered.print_template,
                "scope": first,
                "paper": remembered.paper,
                "turned": turned,
                "from_day": "",
                "to_day": "",
                "title": "",
                "tlp": "",
            }
        )
        self._edited("scope")

    def wanted(self) -> Wanted | None:
        """What is asked for; None, with the reason beside the field, where a day can't be understood."""
        values = {key: str(value) for key, value in self._fields.values().items()}
        problems: dict[str, str] = {}
        days = {key: _day(key, values[key], problems) for key in ("from_day", "to_day")}
        for key in days:
            self._fields.field(key).show_problem(problems.get(key, ""))
        if problems:
            return None
        if values["scope"] == CHOSEN:
            days = {"from_day": "", "to_day": ""}
        asked = Asked(
            template=values["template"],
            title=values["title"].strip(),
            paper=values["paper"],
            landscape=values["turned"] == _ACROSS,
            tlp=values["tlp"],
            from_day=days["from_day"],
            to_day=days["to_day"],
        )
        return Wanted(values["scope"], asked)

    def _edited(self, key: str) -> None:
        picked = self._fields.values()["scope"] == CHOSEN
        for day in ("from_day", "to_day"):
            self._fields.field(day).setVisible(not picked)
        self.changed.emit()

    def _box(self, key: str) -> QComboBox:
        box = self._fields.entry(key)
        assert isinstance(box, QComboBox)
        return box

    def _orientations(self) -> Sequence[Choice]:
        return ((_UPRIGHT, self.tr("Upright")), (_ACROSS, self.tr("Across")))

    def _levels(self) -> Sequence[Choice]:
        return (("", self.tr("As each incident says")), *((entry.key, entry.label) for entry in taxonomies().tlp))


def _give_way(box: QComboBox) -> None:
    """A long choice must not make the form wide."""
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(10)


def _day(key: str, text: str, problems: dict[str, str]) -> str:
    """The ISO day that is meant: the first one of a span for `from_day`, else the last one."""
    if not text.strip():
        return ""
    try:
        when = phrases.read(text)
    except UserError as error:
        problems[key] = str(error)
        return ""
    return (when.first_day if key == "from_day" else when.last_day) or ""
