"""What one says of a document before it is printed: which, about which incidents, on what paper, for whose eyes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QComboBox, QPushButton, QVBoxLayout, QWidget

from vedette.domain import phrases
from vedette.domain.errors import UserError
from vedette.domain.report.print_template import PrintTemplate
from vedette.domain.report.profile import STANDARD, Profile
from vedette.domain.report.register import COLUMNS, GROUPS, STANDARD_COLUMNS
from vedette.domain.report.request import TITLES
from vedette.paths import taxonomies
from vedette.ui.exporting.scope import CHOSEN
from vedette.ui.incidents.form.choosing import LONGEST_CHOICE, Choice
from vedette.ui.printing.column_choice import columns_field
from vedette.ui.printing.printout import ALL_PAGES
from vedette.ui.settings import Settings
from vedette.ui.widgets.form_layout import FormBuilder, FormField, choice, line
from vedette.ui.widgets.plain_label import shown
from vedette.usecases.reports import Asked

_UPRIGHT, _ACROSS = "upright", "across"
_RANGE = re.compile(r"(\d{1,6})\s*([-–]\s*(\d{1,6})?)?")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the form says; which incidents `scope` means is found out by whoever has the list."""

    scope: str
    asked: Asked
    pages: tuple[int, int] = ALL_PAGES


@dataclass(frozen=True, slots=True)
class Kit:
    """What there is to choose from in this logbook."""

    templates: tuple[PrintTemplate, ...] = ()
    profiles: tuple[Profile, ...] = ()

    def document(self, key: str) -> str:
        """Which of the four documents a template makes; '' for a broken one."""
        found = next((one for one in self.templates if one.key == key), None)
        return found.document if found is not None else ""


class PrintForm(QWidget):
    """`changed` comes when the document would be another one."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("PrintForm")
        self._kit = Kit()
        self._fields = FormBuilder(self._declared(), name="PrintFields")
        for key in ("template", "scope", "group", "profile", "paper", "turned", "tlp"):
            _give_way(self._box(key))
        self.templates_button = self._button(self.tr("T&emplates…"), "EditTemplates")
        self.profiles_button = self._button(self.tr("&Redaction profiles…"), "EditProfiles")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 8, 0)
        column.addWidget(self._fields)
        column.addWidget(self.templates_button)
        column.addWidget(self.profiles_button)
        column.addStretch(1)
        self._fields.edited.connect(self._edited)

    def begin(self, scopes: Sequence[Choice], first: str, remembered: Settings) -> None:
        """As it is when it opens."""
        box = self._box("scope")
        box.clear()
        for key, words in scopes:
            box.addItem(words, key)
        turned = _ACROSS if remembered.print_landscape else _UPRIGHT
        blank = dict.fromkeys(("from_day", "to_day", "title", "tlp", "pages"), "")
        self._fields.fill(
            {
                **blank,
                "template": remembered.print_template,
                "profile": remembered.print_profile,
                "columns": remembered.print_columns or STANDARD_COLUMNS,
                "group": remembered.print_group,
                "scope": first,
                "paper": remembered.paper,
                "turned": turned,
            }
        )
        self._edited("scope")

    def offer(self, kit: Kit) -> None:
        """Other templates and profiles to choose from; what was chosen stays, as far as it is still there."""
        self._kit = kit
        templates = [(one.key, shown(one.name, LONGEST_CHOICE)) for one in kit.templates]
        profiles = [(one.key, shown(one.name, LONGEST_CHOICE)) for one in kit.profiles]
        for key, options in (("template", templates), ("profile", profiles)):
            self._refill(key, options)
        self._edited("template")

    def wanted(self) -> Wanted | None:
        """What is asked for; None, with the reason beside the field, where a day can't be understood."""
        values = self._fields.values()
        said = {key: str(value) for key, value in values.items() if isinstance(value, str)}
        problems: dict[str, str] = {}
        days = {key: _day(key, said[key], problems) for key in ("from_day", "to_day")}
        pages = read_pages(said["pages"], problems)
        for key in (*days, "pages"):
            self._fields.field(key).show_problem(problems.get(key, ""))
        if problems:
            return None
        if said["scope"] == CHOSEN:
            days = {"from_day": "", "to_day": ""}
        asked = Asked(
            template=said["template"],
            title=said["title"].strip(),
            paper=said["paper"],
            landscape=said["turned"] == _ACROSS,
            tlp=said["tlp"],
            from_day=days["from_day"],
            to_day=days["to_day"],
            profile=said["profile"],
            **self._of_register(values),
        )
        return Wanted(said["scope"], asked, pages)

    @property
    def title(self) -> str:
        """What the document that is chosen is called."""
        return self._box("template").currentText()

    def _of_register(self, values: Mapping[str, object]) -> dict[str, Any]:
        """What only a register has."""
        if self._kit.document(str(values["template"])) != "register":
            return {}
        columns = values["columns"]
        return {"columns": () if columns == STANDARD_COLUMNS else columns, "group": values["group"]}

    def _edited(self, key: str) -> None:
        values = self._fields.values()
        for day in ("from_day", "to_day"):
            self._fields.field(day).setVisible(values["scope"] != CHOSEN)
        for part in ("columns", "group"):
            self._fields.field(part).setVisible(self._kit.document(str(values["template"])) == "register")
        if key != "pages" or self.wanted() is not None:
            self.changed.emit()

    def _refill(self, key: str, options: Sequence[Choice]) -> None:
        box = self._box(key)
        chosen = str(box.currentData() or "")
        box.clear()
        for value, words in options:
            box.addItem(words, value)
        box.setCurrentIndex(max(box.findData(chosen), 0))

    def _box(self, key: str) -> QComboBox:
        box = self._fields.entry(key)
        assert isinstance(box, QComboBox)
        return box

    def _button(self, words: str, name: str) -> QPushButton:
        button = QPushButton(words)
        button.setObjectName(name)
        button.setAutoDefault(False)
        return button

    def _declared(self) -> tuple[FormField, ...]:
        titles = [(str(key), title) for key, title in TITLES.items()]
        groups = [(key, words) for key, words in GROUPS.items()]
        return (
            choice("template", self.tr("&Document"), titles),
            choice("scope", self.tr("&Which"), ()),
            line("from_day", self.tr("&From"), example=self.tr("any day")),
            line("to_day", self.tr("&To"), example=self.tr("any day")),
            line("title", self.tr("T&itle"), example=self.tr("none")),
            choice("group", self.tr("Gro&uped"), groups),
            columns_field("columns", self.tr("Colu&mns"), {key: column.title for key, column in COLUMNS.items()}),
            choice("profile", self.tr("Reda&ction"), [(STANDARD.key, STANDARD.name)]),
            choice("tlp", self.tr("Sharin&g level"), self._levels()),
            choice("paper", self.tr("&Paper"), (("a4", "A4"), ("letter", "Letter"))),
            choice("turned", self.tr("&Orientation"), self._orientations()),
            line("pages", self.tr("P&ages"), example=self.tr("all, or as 2-5")),
        )

    def _orientations(self) -> Sequence[Choice]:
        return ((_UPRIGHT, self.tr("Upright")), (_ACROSS, self.tr("Across")))

    def _levels(self) -> Sequence[Choice]:
        return (("", self.tr("As each incident says")), *((entry.key, entry.label) for entry in taxonomies().tlp))


def read_pages(text: str, problems: dict[str, str]) -> tuple[int, int]:
    """First and last page of “3”, “2-5” or “4-”; the last is 0 for the end."""
    found = _RANGE.fullmatch(text.strip())
    if not text.strip():
        return ALL_PAGES
    first, last = (int(found[1]), int(found[3] or 0) if found[2] else int(found[1])) if found else (0, 0)
    if first < 1 or (last and last < first):
        problems["pages"] = QCoreApplication.translate("PrintForm", "Pages are said as 3, 2-5 or 4-.")
        return ALL_PAGES
    return first, last


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
