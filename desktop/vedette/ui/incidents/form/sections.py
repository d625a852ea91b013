"""The unfolding parts of the form under each other; a part is built when it is first wanted."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vedette.domain.incident import Incident
from vedette.ui.action import QT_TRANSLATE_NOOP
from vedette.ui.incidents.form.assessment import AssessmentPart
from vedette.ui.incidents.form.attachments import AttachmentsPart
from vedette.ui.incidents.form.claims import ClaimsPart
from vedette.ui.incidents.form.details import CustomPart, DetailsPart
from vedette.ui.incidents.form.fields import Surroundings
from vedette.ui.incidents.form.gathering import Gathering
from vedette.ui.incidents.form.links import LinksPart
from vedette.ui.incidents.form.numbers import NumbersPart
from vedette.ui.incidents.form.part import Part
from vedette.ui.incidents.form.places import PlacesPart
from vedette.ui.incidents.form.roles import RolesPart
from vedette.ui.incidents.form.sources import SourcesPart
from vedette.ui.widgets.plain_label import plain_tooltip
from vedette.ui.widgets.section import Section
from vedette.ui.widgets.tab_order import put_after, put_before


@dataclass(frozen=True, slots=True)
class Subject:
    """One part as data: how it is called, how it is made, how many things the incident has of it."""

    key: str
    title: str
    make: Callable[[Surroundings], Part]
    count: Callable[[Incident], int]


def _assessments(incident: Incident) -> int:
    return len(incident.assessments)


SUBJECTS = (
    Subject("claims", QT_TRANSLATE_NOOP("Sections", "Who says what"), ClaimsPart, lambda i: len(i.claims)),
    Subject("actors", QT_TRANSLATE_NOOP("Sections", "Actors and roles"), RolesPart, lambda i: len(i.actors)),
    Subject("numbers", QT_TRANSLATE_NOOP("Sections", "Numbers"), NumbersPart, lambda i: len(i.quantities)),
    Subject("places", QT_TRANSLATE_NOOP("Sections", "Where exactly"), PlacesPart, lambda i: len(i.places)),
    Subject("sources", QT_TRANSLATE_NOOP("Sections", "Sources"), SourcesPart, lambda i: len(i.sources)),
    Subject("assessment", QT_TRANSLATE_NOOP("Sections", "Our assessment"), AssessmentPart, _assessments),
    Subject("links", QT_TRANSLATE_NOOP("Sections", "Links"), LinksPart, lambda i: len(i.links)),
    Subject("attachments", QT_TRANSLATE_NOOP("Sections", "Attachments"), AttachmentsPart, lambda i: len(i.attachments)),
    Subject("details", QT_TRANSLATE_NOOP("Sections", "Summary, measures, status, note"), DetailsPart, lambda _: 0),
    Subject("fields", QT_TRANSLATE_NOOP("Sections", "Fields of this logbook"), CustomPart, lambda i: len(i.fields)),
)  # fmt: skip


class Sections(QWidget):
    """Alt+1 … Alt+9 and Alt+0 unfold a part and go to its first field."""

    edited = Signal()
    opened = Signal(QWidget)
    """a section that was unfolded by hand"""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("FormSections")
        self._around: Surroundings | None = None
        self._parts: dict[str, Part] = {}
        self._sections: dict[str, Section] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        for number, subject in enumerate(SUBJECTS, 1):
            section = self._section(subject, number)
            self._sections[subject.key] = section
            layout.addWidget(section)

    def show_around(self, around: Surroundings) -> None:
        """Begin with another incident: all parts folded."""
        self._around = around
        incident = around.dossier.incident
        around.claims = [(str(claim.n), f"{claim.n} {claim.text}") for claim in incident.claims]
        names = [(statement, around.actor(statement.party).text) for _, statement in incident.statements()]
        around.statements = [(str(statement.n), f"{statement.n} {name}") for statement, name in names]
        self.let_go()
        for subject in SUBJECTS:
            section = self._sections[subject.key]
            count = subject.count(incident)
            section.set_note(str(count) if count else "")
        self._note_sources(incident)
        self._sections["fields"].setVisible(bool(around.customs.custom_fields))

    def _note_sources(self, incident: Incident) -> None:
        """Sources that only a statement rests on are counted apart: they stand with it, and not in this part."""
        cited = {one.item for one in incident.sources}
        named = {said.source_item for _, said in incident.statements()} - cited - {""}
        if named:
            words = self.tr("{0} and {1} under “Who says what”").format(len(cited), len(named))
            self._sections["sources"].set_note(words)

    def let_go(self) -> None:
        """Fold all parts and drop what they hold: fifty statements would take their time to be shown again."""
        for part in self._parts.values():
            part.hide()
            part.deleteLater()
        self._parts = {}
        for section in self._sections.values():
            section.unfold(False)

    def begin_with(self, quick: QWidget) -> None:
        """Tab goes through these fields before it comes to the first part."""
        put_before(self._sections[SUBJECTS[0].key].header, quick)

    def shown(self) -> tuple[str, ...]:
        """The parts that this logbook has."""
        return tuple(key for key, section in self._sections.items() if section.isVisibleTo(self))

    def open(self, key: str) -> Part:
        """Unfold a part, built if it is not yet."""
        self._sections[key].unfold()
        return self._parts[key]

    def go(self, key: str) -> None:
        """Unfold a part and put the focus into it."""
        if key in self.shown():
            self.open(key).go()
            self.opened.emit(self._sections[key])

    def read(self, incident: Incident, gathering: Gathering) -> Incident:
        """The incident with what was typed in every part; one that was never unfolded changes nothing."""
        for key, part in self._parts.items():
            if part.typed() is not None:
                before = gathering.problems
                incident = part.read(incident, gathering)
                if gathering.problems > before:
                    self._sections[key].unfold()
        return incident

    def typed(self) -> dict[str, Any]:
        """As a draft keeps it: only parts in which something was typed."""
        typed = {key: part.typed() for key, part in self._parts.items()}
        return {key: value for key, value in typed.items() if value is not None}

    def retype(self, typed: Mapping[str, Any]) -> None:
        """Bring back what `typed` gave."""
        for key, value in typed.items():
            if key in self.shown():
                self.open(key).retype(value)

    def look_again(self) -> None:
        """The said-on day is another."""
        for part in self._parts.values():
            part.look_again()

    def _section(self, subject: Subject, number: int) -> Section:
        holder = QWidget()
        QVBoxLayout(holder).setContentsMargins(0, 0, 0, 0)
        title = QCoreApplication.translate("Sections", subject.title)
        section = Section(subject.key, title, holder)
        key = f"Alt+{number % 10}"
        section.setToolTip(plain_tooltip(f"{title} ({key})"))
        section.unfolded.connect(lambda unfolded: self._build(subject) if unfolded else None)
        section.header.clicked.connect(lambda unfolded: self.opened.emit(section) if unfolded else None)
        section.header.clicked.connect(lambda: self._begin(subject.key))
        shortcut = QShortcut(QKeySequence(key), self, context=Qt.ShortcutContext.WindowShortcut)
        shortcut.activated.connect(lambda: self.go(subject.key))
        return section

    def _begin(self, key: str) -> None:
        """Who unfolds a part of which there is nothing means to write the first."""
        part = self._parts.get(key)
        if part is not None and part.is_empty and self._sections[key].is_unfolded:
            part.go()

    def _build(self, subject: Subject) -> None:
        if subject.key in self._parts or self._around is None:
            return
        part = subject.make(self._around)
        self._parts[subject.key] = part
        section = self._sections[subject.key]
        column = section.content.layout()
        assert column is not None
        column.addWidget(part)
        put_after(section.header, part)
        part.fill()
        part.look_again()
        part.show()
        part.edited.connect(self.edited)
