"""The window of redaction profiles: copy one, say what it leaves out and why, delete it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QDialog, QFrame, QLineEdit, QListWidget, QScrollArea, QWidget

from vedette.domain.errors import UserError
from vedette.domain.report.profile import DECIMALS, MANNERS, Profile, checked
from vedette.paths import taxonomies
from vedette.ui.incidents.form.choosing import Choice
from vedette.ui.printing.kit_frame import KitFrame
from vedette.ui.widgets.form_layout import FormBuilder, choice, line, text, tick
from vedette.ui.widgets.plain_label import shown


class ProfileDialog(QDialog):
    """`keep` hands over a profile and the key of the one that is changed, '' for a new one."""

    keep = Signal(object, str)
    delete_asked = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("ProfileDialog")
        self.setWindowTitle(self.tr("Redaction profiles"))
        self._profiles: tuple[Profile, ...] = ()
        self._key, self._own = "", False
        self.list, self.name, self.fields = QListWidget(), QLineEdit(), _fields()
        area = QScrollArea(widgetResizable=True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(self.fields)
        self.frame = KitFrame(self, self.list, self.name, area)
        self.list.currentRowChanged.connect(self._choose)
        self.frame.copy.clicked.connect(self._copy)
        self.frame.save.clicked.connect(self._save)
        self.frame.delete.clicked.connect(lambda: self.delete_asked.emit(self._key))
        self.frame.close_button.clicked.connect(self.reject)

    def open_for(self, profiles: Sequence[Profile]) -> None:
        """Show these."""
        self.frame.messages.clear()
        self.show_list(profiles, self._key)
        self.open()

    def show_list(self, profiles: Sequence[Profile], key: str) -> None:
        """The list after a change, with the one of that key chosen."""
        self._profiles = tuple(profiles)
        self.list.clear()
        for one in self._profiles:
            self.list.addItem(shown(one.name, 80))
        self.list.setCurrentRow(next((n for n, one in enumerate(self._profiles) if one.key == key), 0))

    def say(self, error: UserError) -> None:
        """What went wrong."""
        self.frame.messages.clear()
        self.frame.messages.say(str(error), "error")

    def _choose(self, row: int) -> None:
        if 0 <= row < len(self._profiles):
            one = self._profiles[row]
            self._key, self._own = one.key, one.own
            self.name.setText(one.name)
            self.fields.fill(_values(one))
            self._refresh()

    def _refresh(self) -> None:
        """What Vedette ships is not changed: one changes a copy."""
        self.name.setReadOnly(not self._own)
        self.fields.setEnabled(self._own)
        self.frame.save.setEnabled(self._own)
        self.frame.delete.setEnabled(self._own and bool(self._key))
        self.frame.say("" if self._own else self.tr("Vedette's own. Copy it to change it."))

    def _copy(self) -> None:
        self.list.setCurrentRow(-1)
        self._key, self._own = "", True
        self.name.setText(self.tr("{0}, copy").format(self.name.text())[:60])
        self._refresh()
        self.name.setFocus()
        self.name.selectAll()

    def _save(self) -> None:
        try:
            made = checked(_profile(self.name.text(), self.fields.values()))
        except UserError as error:
            self.say(error)
            return
        self.frame.messages.clear()
        self.keep.emit(made, self._key)


def _fields() -> FormBuilder:
    manners = {part: [(key, words) for key, words in known.items()] for part, known in MANNERS.items()}
    decimals = [("" if key is None else str(key), words) for key, words in DECIMALS.items()]
    return FormBuilder(
        (
            line("reason", _tr("Reason in print"), example=_tr("for partners only")),
            choice("sources", _tr("Sources"), manners["sources"]),
            choice("persons", _tr("Persons"), manners["persons"]),
            choice("attachments", _tr("Attachments"), manners["attachments"]),
            choice("decimals", _tr("Coordinates"), decimals),
            tick("notes", _tr("Notes"), _tr("Print notes")),
            tick("metadata", _tr("Files"), _tr("Print when and where files say they were captured")),
            choice("highest", _tr("Up to"), _levels()),
            text("words", _tr("Words to mask"), example=_tr("one a line"), rows=4),
        ),
        name="ProfileFields",
    )


def _levels() -> Sequence[Choice]:
    return (("", _tr("any sharing level")), *((entry.key, entry.label) for entry in taxonomies().tlp))


def _values(one: Profile) -> dict[str, Any]:
    return {
        "reason": one.reason,
        "sources": one.sources,
        "persons": one.persons,
        "attachments": one.attachments,
        "decimals": "" if one.decimals is None else str(one.decimals),
        "notes": one.notes,
        "metadata": one.metadata,
        "highest": one.highest,
        "words": "\n".join(one.words),
    }


def _profile(name: str, values: Mapping[str, Any]) -> Profile:
    decimals = str(values["decimals"])
    words = tuple(word.strip() for word in str(values["words"]).splitlines() if word.strip())
    kept = {key: values[key] for key in ("reason", "sources", "persons", "attachments", "notes", "metadata", "highest")}
    return Profile("", name.strip(), decimals=int(decimals) if decimals else None, words=words, own=True, **kept)


def _tr(words: str) -> str:
    return QCoreApplication.translate("ProfileDialog", words)
