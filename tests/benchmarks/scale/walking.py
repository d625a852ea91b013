"""Somebody who opens each further window on a large logbook and uses it; what is done is never recorded for good.

`python -m tests.benchmarks.scale.session LOGBOOK windows` walks through them on a copy of the logbook.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from tests.benchmarks.made import table
from vedette.assemble import open_workplace
from vedette.domain.claim import Claim, Statement
from vedette.ui.main_window import MainWindow

Step = tuple[str, Callable[[], object]]
"""What it is called, and what is done: again and again as long as that is False."""

STATEMENTS, VERSIONS, ROWS = 50, 30, 5_000
MARK = "statements beyond counting"


def prepare(logbook: Path, folder: Path) -> Path:
    """An incident with many statements and versions in the logbook, and a table to import."""
    place = open_workplace(logbook, lambda: "Walker")
    try:
        uid = next(iter(place.search.uids("status:contested")))
        dossier = place.incidents.dossier(uid)
        party = next(statement.party for _, statement in dossier.incident.statements())
        statements = tuple(
            Statement(n, party=party, stance="asserts", quote=f"Words {n} that a party said.")
            for n in range(STATEMENTS)
        )
        many = replace(
            dossier.incident, title=MARK, claims=(Claim(1, "A claim that many speak of", statements=statements),)
        )
        for number in range(VERSIONS):
            place.incidents.amend_whole(replace(many, note=f"Version {number}"))
    finally:
        place.close()
    path = folder / "walk.csv"
    table(path, ROWS, seed=7)
    return path


def windows(window: MainWindow, path: Path) -> Iterator[Step]:
    """Each window, opened, used and closed."""
    walk = _Walk(window)
    yield from walk.incident()
    yield from walk.choosing_all("edit_selected", "BulkDialog", walk.bulk)
    yield from walk.choosing_all("tag", "TagDialog")
    for action, name in (
        ("manage_tags", "TagManager"), ("manage_actors", "ActorManager"), ("manage_sources", "SourceManager"),
        ("manage_places", "PlaceManager"), ("acts", "ActsWindow"), ("imports", "ImportsDialog"),
        ("export", "ExportDialog"), ("backups", "BackupsDialog"), ("help", "HelpWindow"),
    ):  # fmt: skip
        yield from walk.plain(action, name)
    yield from walk.preferences()
    yield from walk.importing(path)
    yield from walk.printing()
    yield from walk.duplicates()
    yield from walk.pasting()


class _Walk:
    """The steps by subject."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def incident(self) -> Iterator[Step]:
        line, view = self._window.list.bar.line, self._window.list.view
        yield "searching", lambda: self._window.list.bar.search_for(f'"{MARK}"')
        yield "searching", lambda: self._window.list.table.total == 1 and not self._window.list.table.counting
        yield "reading 50 statements", lambda: view.selectRow(0)
        yield from _pause("reading 50 statements", 6)
        yield "history on the page", self._window.side.pane.show_history
        yield from _pause("history on the page", 8)
        yield "opening 50 statements", lambda: self._act("edit")
        yield from _pause("opening 50 statements", 8)
        for button in ("claims", "actors", "quantities"):
            yield f"unfolding {button}", partial(self._unfold, button)
            yield from _pause(f"unfolding {button}", 8)
        yield "closing the form", lambda: self._press("form_close")
        yield from _pause("closing the form", 3)
        yield "opening versions", lambda: self._act("history")
        yield from _pause("opening versions", 8)
        yield from _close("VersionsDialog")
        yield "clearing", line.clear
        yield from _pause("clearing", 5)

    def choosing_all(self, action: str, name: str, then: Callable[[], Iterator[Step]] | None = None) -> Iterator[Step]:
        yield "choosing all", self._window.list.view.selectAll
        yield from _pause("choosing all", 3)
        yield from self.plain(action, name, then)
        yield "choosing one", lambda: self._window.list.view.selectRow(3)

    def plain(self, action: str, name: str, then: Callable[[], Iterator[Step]] | None = None) -> Iterator[Step]:
        yield f"opening {name}", lambda: self._act(action)
        yield f"waiting for {name}", lambda: _sees(name)
        yield from _pause(f"waiting for {name}", 10)
        yield from then() if then is not None else ()
        for view in _views(name):
            yield f"end of {name}", partial(_press, view, Qt.Key.Key_End)
        for edit in _lines(name):
            for letter in "bor":
                yield f"typing into {name}", partial(_press, edit, Qt.Key.Key_A, letter)
        yield from _pause(f"using {name}", 4)
        yield from _close(name)

    def bulk(self) -> Iterator[Step]:
        yield "ticking a field", lambda: self._press("BulkTick_type")
        yield "bulk preview", lambda: self._window.findChild(QAbstractButton, "BulkApply").isEnabled()  # type: ignore[union-attr]

    def preferences(self) -> Iterator[Step]:
        yield from self.plain("preferences", "PreferencesWindow")

    def importing(self, path: Path) -> Iterator[Step]:
        importing = self._window.files.importing
        yield "opening the import", lambda: importing.open_for(path)
        yield "looking at a table", lambda: importing.dialog.frame.page is importing.dialog.frame.look  # type: ignore[union-attr]
        for page in ("check", "report"):
            yield from _pause("import page", 3)
            yield f"to import page {page}", lambda: importing.dialog.frame.next.click()  # type: ignore[union-attr]
            yield f"import: {page}", partial(self._import_shows, page)
        yield from _pause("import done", 6)
        yield from _close("ImportDialog")
        yield from _pause("after the import", 20)

    def printing(self) -> Iterator[Step]:
        yield "choosing twenty", lambda: self._choose(20)
        yield from self.plain("print", "PrintDialog", self._print_scopes)

    def _print_scopes(self) -> Iterator[Step]:
        for name in ("scope", "template"):
            box = self._window.findChild(QComboBox, name)
            assert box is not None, name
            for row in range(box.count()):
                yield f"print: another {name}", partial(box.setCurrentIndex, row)
                yield from _pause("print: laying out", 25)

    def duplicates(self) -> Iterator[Step]:
        yield "searching", lambda: self._window.list.bar.search_for("place:usnarz from:2022-01 to:2022-03")
        yield from _pause("searching", 6)
        yield from self.plain("duplicates", "DuplicatesDialog")

    def pasting(self) -> Iterator[Step]:
        text = "Words of a long report, pasted whole into one field. " * 4_000
        yield "opening the form", self._window.side.new
        yield from _pause("opening the form", 4)
        yield "pasting 200 kB", lambda: self._paste(text)
        yield from _pause("after pasting", 15)
        yield "typing after it", lambda: _press(self._story(), Qt.Key.Key_X, "x")
        yield from _pause("after pasting", 15)

    def _act(self, name: str) -> object:
        action = self._window.findChild(QAction, name)
        assert action is not None, name
        if not action.isEnabled():
            return False
        action.trigger()
        return None

    def _unfold(self, key: str) -> None:
        for button in self._window.findChildren(QAbstractButton):
            if button.isVisible() and key in button.objectName() and button.property("section"):
                button.click()
                return

    def _press(self, name: str) -> None:
        button = self._window.findChild(QAbstractButton, name)
        assert button is not None, name
        button.click()

    def _import_shows(self, page: str) -> bool:
        dialog = self._window.files.importing.dialog
        return dialog is not None and dialog.frame.page is getattr(dialog.frame, page)

    def _choose(self, rows: int) -> None:
        view = self._window.list.view
        view.selectRow(0)
        for _ in range(rows - 1):
            _press(view, Qt.Key.Key_Down, held=Qt.KeyboardModifier.ShiftModifier)

    def _story(self) -> QPlainTextEdit:
        edits = self._window.findChildren(QPlainTextEdit)
        return next(one for one in edits if one.accessibleName() == "What happened")

    def _paste(self, text: str) -> None:
        self._story().setFocus()
        QApplication.clipboard().setText(text)
        self._story().paste()


def _sees(name: str) -> bool:
    return any(one.objectName() == name and one.isVisible() for one in QApplication.topLevelWidgets())


def _in(name: str) -> Iterator[QWidget]:
    for one in QApplication.topLevelWidgets():
        if one.objectName() == name and one.isVisible():
            yield one


def _views(name: str) -> list[QAbstractItemView]:
    found = (view for one in _in(name) for view in one.findChildren(QAbstractItemView))
    return [view for view in found if view.isVisible() and view.model() is not None]


def _lines(name: str) -> list[QLineEdit]:
    found = (edit for one in _in(name) for edit in one.findChildren(QLineEdit))
    return [edit for edit in found if edit.isVisible() and edit.isEnabled()][:1]


def _close(name: str) -> Iterator[Step]:
    def close() -> None:
        for one in QApplication.topLevelWidgets():
            if one.objectName() == name:
                one.close()

    yield f"closing {name}", close
    yield from _pause(f"closing {name}", 3)


def _press(
    widget: QWidget, key: Qt.Key, text: str = "", held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(kind, key, held, text))


def _pause(name: str, beats: int) -> Iterator[Step]:
    for _ in range(beats):
        yield name, _nothing


def _nothing() -> None:
    return None
