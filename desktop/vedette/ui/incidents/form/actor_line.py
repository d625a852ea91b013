"""A line for an actor, and the small editor behind it: names, what it belongs to, what it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from vedette import paths
from vedette.domain.actor import Actor, Alias
from vedette.domain.errors import UserError
from vedette.domain.suggestion import Suggestion
from vedette.ui import icons
from vedette.ui.incidents.form.choosing import code
from vedette.ui.incidents.form.completing import NameLine, reference
from vedette.ui.incidents.form.fields import Surroundings
from vedette.ui.widgets.form_layout import FormBuilder, FormField, line, text, tick
from vedette.ui.widgets.plain_label import plain_tooltip
from vedette.ui.widgets.room import open_at

EDIT = ("F2", Qt.Key.Key_F2)


class ActorLine(NameLine):
    """F2 or the icon opens the editor for whoever is named; what is changed there is recorded with the incident."""

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(around.vocabulary.actors, around.tasks, parent)
        self._around = around
        action = QAction(icons.icon("user"), self.tr("Aliases and parent of this actor"), self)
        action.setObjectName("edit_actor")
        action.setToolTip(plain_tooltip(self.tr("Aliases and parent of this actor ({0})").format(EDIT[0])))
        action.triggered.connect(self.edit_actor)
        self.addAction(action, QLineEdit.ActionPosition.TrailingPosition)

    def edit_actor(self) -> None:
        """Open the editor for the actor named here, a new one if nobody is called so."""
        known = self.known()
        uid = known.uid if known is not None else ""
        if uid in self._around.people:
            self._open((self._around.people[uid], ""))
        elif uid:
            self._around.tasks.read(lambda: self._around.vocabulary.actor(uid), self._open, self._no_actor)
        else:
            self._open((None, ""))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == EDIT[1]:
            self.edit_actor()
        else:
            super().keyPressEvent(event)

    def _open(self, found: tuple[Actor | None, str]) -> None:
        actor, above = found
        dialog = ActorDialog(self._around, actor or Actor(self._around.new_uid(), self.text().strip()), above, self)
        dialog.accepted.connect(lambda: self._take_over(dialog.actor))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _take_over(self, actor: Actor) -> None:
        self._around.people[actor.uid] = actor
        self.write(Suggestion(actor.name, actor.uid))
        self.textEdited.emit(self.text())

    def _no_actor(self, error: UserError) -> None:
        self.setToolTip(plain_tooltip(str(error)))


class ActorDialog(QDialog):
    """Edits one actor; nothing is recorded before the incident is."""

    def __init__(self, around: Surroundings, actor: Actor, above: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("ActorDialog")
        self.setWindowTitle(self.tr("Actor"))
        self.actor = actor
        self._around = around
        self._form = FormBuilder(_fields(around))
        self._form.fill(
            {
                "name": actor.name,
                "parent": Suggestion(above, actor.parent) if above else around.actor(actor.parent),
                "kind": actor.kind,
                "country": actor.country,
                "aliases": "\n".join(_alias_line(alias) for alias in actor.aliases),
                "acled_inter": actor.acled_inter,
                "unidentified": actor.unidentified,
                "note": actor.note,
            }
        )
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self._form)
        layout.addStretch(1)
        layout.addWidget(buttons)
        open_at(self, 480, 380)

    def accept(self) -> None:
        typed = self._form.values()
        name = " ".join(str(typed["name"]).split())
        if not name:
            self._form.show_problems({"name": self.tr("An actor needs a name.")})
            return
        self.actor = replace(
            self.actor,
            name=name,
            parent=reference(typed["parent"]),
            kind=str(typed["kind"]),
            country=str(typed["country"]).strip(),
            aliases=read_aliases(str(typed["aliases"]), self.actor.aliases),
            acled_inter=str(typed["acled_inter"]),
            unidentified=bool(typed["unidentified"]),
            note=str(typed["note"]),
        )
        super().accept()


def actor_field(around: Surroundings, key: str, label: str, *, tip: str = "") -> FormField:
    """A field for an actor."""
    return FormField(
        key, label, lambda: ActorLine(around), NameLine.typed, NameLine.write, lambda entry: entry.textChanged, tip
    )


def read_aliases(typed: str, old: Sequence[Alias]) -> tuple[Alias, ...]:
    """One name a line, its language in brackets behind it: “Лукашенко (ru)”."""
    shown = {_alias_line(alias): alias for alias in old}
    lines = [" ".join(line.split()) for line in typed.split("\n") if line.strip()]
    return tuple(shown.get(one) or _alias(one) for one in dict.fromkeys(lines))


def _alias(line: str) -> Alias:
    name, _, language = line.rpartition(" (")
    if name and language.endswith(")") and len(language) in (3, 4) and language[:-1].isalpha():
        return Alias(name, language[:-1].lower())
    return Alias(line)


def _alias_line(alias: Alias) -> str:
    return f"{alias.name} ({alias.language})" if alias.language else alias.name


def _fields(around: Surroundings) -> tuple[FormField, ...]:
    return (
        line("name", "&Name"),
        actor_field(around, "parent", "&Belongs to", tip="A ministry belongs to its state; F2 describes that one"),
        code("kind", "&Kind", paths.taxonomies().actor_types),
        line("country", "C&ountry", example="PL"),
        text("aliases", "&Also called", rows=4, example="One name a line, its language behind it: Лукашенко (ru)"),
        code("acled_inter", "AC&LED interaction code", paths.taxonomies().acled_inter),
        tick("unidentified", "", "Not &identified: described, not named"),
        text("note", "No&te", rows=2),
    )
