"""Files in and out, as the main window offers them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QDialog

from tests.ui.importing.reading import row, table
from tests.ui.person import Person, elsewhere
from vedette.ui.exporting.dialog import ExportDialog
from vedette.ui.importing.dialog import ImportDialog
from vedette.ui.printing.print_dialog import PrintDialog


def test_a_file_let_fall_on_the_window_is_imported_and_undone_by_its_message(person: Person, tmp_path: Path) -> None:
    _drop(person, table(tmp_path / "in.csv", [row(1), row(2)]))
    dialog = _shown(person, ImportDialog)
    assert isinstance(dialog, ImportDialog)
    for page in (dialog.frame.check, dialog.frame.report):
        person.sees(dialog.frame.next.isEnabled)
        dialog.frame.next.click()
        person.sees(lambda page=page: dialog.frame.page is page)  # type: ignore[misc]  # the page of this turn
    dialog.reject()
    person.sees(lambda: person.status == "2 incidents")
    assert person.messages == ["Import of in.csv: added 2 incidents."]
    person.clicks("MessageOffer")
    person.sees(lambda: person.status == "0 incidents")


def test_a_program_that_is_ended_in_the_midst_of_an_import_leaves_nothing(
    person: Person, tmp_path: Path, logbook: Path
) -> None:
    _drop(person, table(tmp_path / "in.csv", [row(n) for n in range(1_500)]))
    dialog = _shown(person, ImportDialog)
    assert isinstance(dialog, ImportDialog)
    person.sees(dialog.frame.next.isEnabled)
    dialog.frame.next.click()
    person.sees(lambda: dialog.frame.page is dialog.frame.check)
    dialog.frame.next.click()
    assert person.window.under_way == "Importing"
    assert not person.window.may_close()
    person.program.end()
    with elsewhere(logbook) as place:
        assert place.search.count("") == 0


def test_export_and_print_open_on_the_list(person: Person) -> None:
    person.does("export")
    _shown(person, ExportDialog).reject()
    for action in ("print", "print_preview", "report"):
        person.does(action)
        _shown(person, PrintDialog).reject()


def _shown(person: Person, kind: type[QDialog]) -> QDialog:
    """The one dialog of that kind that is open."""
    person.sees(lambda: any(dialog.isVisible() for dialog in person.window.findChildren(kind)))
    (dialog,) = (dialog for dialog in person.window.findChildren(kind) if dialog.isVisible())
    return dialog


def _drop(person: Person, file: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file))])
    how = (Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    for event in (QDragEnterEvent(QPoint(5, 5), *how), QDropEvent(QPointF(5, 5), *how)):
        QApplication.sendEvent(person.window, event)
