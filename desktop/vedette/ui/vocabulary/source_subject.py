"""Sources in their manager: what stands in a line, and the editor."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from vedette import paths
from vedette.domain.counting import counted
from vedette.domain.errors import InvalidDraft
from vedette.domain.source import Source
from vedette.ui.acts import Acts
from vedette.ui.incidents.form.choosing import code
from vedette.ui.tasks import Tasks
from vedette.ui.vocabulary.line import Line, Words, sought_in
from vedette.ui.vocabulary.thing_acts import ThingActs, Ways
from vedette.ui.vocabulary.thing_dialog import ThingDialog, one_line
from vedette.ui.widgets.field import said
from vedette.ui.widgets.form_layout import FormField, line, text, tick
from vedette.usecases.sources import Sources, UsedSource
from vedette.usecases.tag_tree import in_quotes

_LINES = ("country", "language", "affiliation", "contact")
_CODES = ("kind", "reliability", "scale")


class SourceSubject(QObject):
    """What one can do with sources."""

    merges = True

    def __init__(self, acts: Acts, sources: Sources, *, tasks: Tasks, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("SourceSubject")
        self._sources = sources
        self._acts = ThingActs(acts, sources, tasks, self)
        self.window = window

    @property
    def words(self) -> Words:
        """What the manager says."""
        headings = (
            self.tr("Source"), self.tr("Kind"), self.tr("Reliability"), self.tr("Items"), self.tr("Incidents"),
        )  # fmt: skip
        return Words(
            "Source",
            self.tr("Sources"),
            self.tr("Find a source"),
            headings,
            self.tr("Sources: {0}. One that incidents rest on can't be deleted, but merged into another."),
            self.tr("No sources yet. Whatever an incident rests on appears here."),
        )

    def look(self) -> list[Line]:
        """The lines as they are now. Off the GUI thread only."""
        labels = paths.taxonomies().source_types
        return [self._line(one, labels.label) for one in self._sources.all()]

    def make(self) -> None:
        """Ask what a new one is."""
        self._ask(self.tr("New source"), self._sources.new(), self._acts.make)

    def edit(self, line: Line) -> None:
        """Ask what changes."""
        self._ask(self.tr("Source"), line.thing, partial(self._acts.change, line.thing))

    def merge(self, line: Line, all_lines: Sequence[Line]) -> None:
        """Ask into which of all this one goes."""
        self._acts.merge(line, all_lines, Ways(self.words.find, self._consequence), self.window)

    def delete(self, lines: Sequence[Line]) -> None:
        """Drop these."""
        self._acts.delete(lines)

    def _consequence(self, line: Line) -> str:
        items, incidents = self._sources.merging(line.uid)
        words = self.tr("{0} has {1} items, and {2} rest on it: all go to the one you choose, in one step.")
        text = words.format(in_quotes(line.name), items, counted(incidents))
        return text + self.tr(" Its name stays known as another name.")

    def _line(self, used: UsedSource, label: Callable[[str], str]) -> Line:
        source = used.source
        others = self.tr("Also called: {0}").format(", ".join(source.aliases)) if source.aliases else ""
        tip = "\n".join(part for part in (others, source.note) if part)
        kind = label(source.kind) if source.kind else ""
        cells = (source.name, kind, source.reliability, used.items, used.incidents)
        return Line(source, cells, sought_in([source.name, *source.aliases]), not used.incidents, tip)

    def _ask(self, title: str, source: Source, done: Callable[[Any], object]) -> None:
        values = {key: getattr(source, key) for key in ("name", "protected", "note", *_LINES, *_CODES)}
        values["aliases"] = "\n".join(source.aliases)
        ThingDialog(title, _fields(), values, read=partial(_read, source), done=done, parent=self.window).open()


def _fields() -> tuple[FormField, ...]:
    codes = paths.taxonomies()
    return (
        line("name", "&Name"),
        text("aliases", "&Also called", rows=3, example="One name a line"),
        code("kind", "&Kind", codes.source_types),
        code("reliability", "Relia&bility", codes.reliability, tip="An item can have a grade of its own", empty=False),
        line("affiliation", "&Owner or side", tip="Whom it belongs to or answers to"),
        code("scale", "&Reach", codes.source_scales),
        line("country", "Co&untry", example="PL"),
        line("language", "&Language", example="pl"),
        tick("protected", "", "&Protected: its name is withheld in print"),
        line("contact", "Con&tact", tip="Never printed"),
        text("note", "Not&e", rows=2),
    )  # fmt: skip


def _read(source: Source, typed: Mapping[str, Any]) -> Source:
    name = one_line(typed, "name")
    if not name:
        raise InvalidDraft({"name": said("A source needs a name.")})
    aliases = dict.fromkeys(" ".join(one.split()) for one in str(typed["aliases"]).split("\n") if one.strip())
    plain: dict[str, Any] = {key: one_line(typed, key) for key in _LINES}
    plain |= {key: str(typed[key]) for key in _CODES}
    return replace(
        source,
        name=name,
        aliases=tuple(aliases),
        protected=bool(typed["protected"]),
        note=str(typed["note"]),
        **plain,
    )
