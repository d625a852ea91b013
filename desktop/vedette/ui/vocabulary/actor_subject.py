"""Actors in their manager: what stands in a line, and the editor."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from vedette import paths
from vedette.domain.actor import Actor
from vedette.domain.counting import counted
from vedette.domain.errors import InvalidDraft
from vedette.domain.suggestion import Suggestion
from vedette.ui.acts import Acts
from vedette.ui.incidents.form.actor_line import read_aliases
from vedette.ui.incidents.form.choosing import code
from vedette.ui.incidents.form.completing import Ask, NameLine, reference
from vedette.ui.tasks import Tasks
from vedette.ui.vocabulary.line import Line, Words, sought_in
from vedette.ui.vocabulary.thing_acts import ThingActs, Ways
from vedette.ui.vocabulary.thing_dialog import ThingDialog, alias_lines, one_line
from vedette.ui.widgets.field import said
from vedette.ui.widgets.form_layout import FormField, line, text, tick
from vedette.usecases.actors import Actors, UsedActor
from vedette.usecases.tag_tree import in_quotes

_KEPT = ("name", "kind", "acled_inter", "country", "side", "unidentified", "note")


class ActorSubject(QObject):
    """What one can do with actors; `suggest` completes the name of the body above."""

    merges = True

    def __init__(self, acts: Acts, actors: Actors, suggest: Ask, *, tasks: Tasks, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("ActorSubject")
        self._actors, self._suggest, self._tasks = actors, suggest, tasks
        self._acts = ThingActs(acts, actors, tasks, self)
        self.window = window

    @property
    def words(self) -> Words:
        """What the manager says."""
        headings = (self.tr("Actor"), self.tr("Belongs to"), self.tr("Kind"), self.tr("Incidents"))
        return Words(
            "Actor",
            self.tr("Actors"),
            self.tr("Find an actor"),
            headings,
            self.tr("Actors: {0}. One that incidents name can't be deleted, but merged into another."),
            self.tr("No actors yet. Whoever is named in an incident appears here."),
        )

    def look(self) -> list[Line]:
        """The lines as they are now. Off the GUI thread only."""
        labels = paths.taxonomies().actor_types
        return [self._line(one, labels.label) for one in self._actors.all()]

    def make(self) -> None:
        """Ask what a new one is."""
        self._ask(self.tr("New actor"), self._actors.new(), "", self._acts.make)

    def edit(self, line: Line) -> None:
        """Ask what changes."""
        self._ask(self.tr("Actor"), line.thing, str(line.cells[1]), partial(self._acts.change, line.thing))

    def merge(self, line: Line, all_lines: Sequence[Line]) -> None:
        """Ask into which of all this one goes."""
        self._acts.merge(line, all_lines, Ways(self.words.find, self._consequence), self.window)

    def delete(self, lines: Sequence[Line]) -> None:
        """Drop these."""
        self._acts.delete(lines)

    def _consequence(self, line: Line) -> str:
        words = self.tr("{0} is named by {1}: every statement and role there goes to the one you choose, in one step.")
        counts = counted(self._actors.merging(line.uid))
        return words.format(in_quotes(line.name), counts) + self.tr(" Its name stays known as another name.")

    def _line(self, used: UsedActor, label: Callable[[str], str]) -> Line:
        actor = used.actor
        others = ", ".join(alias.name for alias in actor.aliases)
        tip = "\n".join(
            part for part in (self.tr("Also called: {0}").format(others) if others else "", actor.note) if part
        )
        cells = (actor.name, used.above, label(actor.kind) if actor.kind else "", used.incidents)
        return Line(actor, cells, sought_in([actor.name, *(one.name for one in actor.aliases)]), used.unused, tip)

    def _ask(self, title: str, actor: Actor, above: str, done: Callable[[Any], object]) -> None:
        values: dict[str, Any] = {key: getattr(actor, key) for key in _KEPT}
        values |= {"aliases": alias_lines(actor.aliases), "parent": Suggestion(above, actor.parent) if above else ""}
        ThingDialog(title, self._fields(), values, read=partial(_read, actor), done=done, parent=self.window).open()

    def _fields(self) -> tuple[FormField, ...]:
        codes = paths.taxonomies()
        return (
            line("name", "&Name"),
            text("aliases", "&Also called", rows=4, example="One name a line, its language behind it: Лукашенко (ru)"),
            FormField(
                "parent", "&Belongs to", lambda: NameLine(self._suggest, self._tasks), NameLine.typed, NameLine.write,
                lambda entry: entry.textChanged, "A ministry belongs to its state",
            ),
            code("kind", "&Kind", codes.actor_types),
            line("country", "C&ountry", example="PL"),
            line("side", "S&ide"),
            code("acled_inter", "AC&LED interaction code", codes.acled_inter),
            tick("unidentified", "", "Not i&dentified: described, not named"),
            text("note", "No&te", rows=2),
        )  # fmt: skip


def _read(actor: Actor, typed: Mapping[str, Any]) -> Actor:
    name = one_line(typed, "name")
    if not name:
        raise InvalidDraft({"name": said("An actor needs a name.")})
    return replace(
        actor,
        name=name,
        aliases=read_aliases(str(typed["aliases"]), actor.aliases),
        parent=reference(typed["parent"]),
        kind=str(typed["kind"]),
        country=one_line(typed, "country"),
        side=one_line(typed, "side"),
        acled_inter=str(typed["acled_inter"]),
        unidentified=bool(typed["unidentified"]),
        note=str(typed["note"]),
    )
