"""About tells version, licences and credits; what is copied for a fault report tells nothing of the user."""

from __future__ import annotations

import tomllib

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QTabWidget

import vedette
from tests.repo.checkout import ROOT
from tests.ui.person import Person
from vedette.ui.about.window import AboutWindow
from vedette.ui.settings import MachineSettings
from vedette.ui.widgets.document_view import DocumentView
from vedette.usecases.versions import LIBRARIES, engine, library_versions


def test_about_tells_version_licence_and_credits(person: Person) -> None:
    person.does("about")
    window = person.finds(AboutWindow, "AboutWindow")
    tabs = person.finds(QTabWidget, "AboutTabs")
    pages = "\n".join(page.toPlainText() for page in tabs.findChildren(DocumentView))
    for word in ("Apache License 2.0", "Lucide", "Noto Sans", "GeoNames", "CC BY 4.0", "SQLAlchemy", "no network"):
        assert word in pages, word
    assert "{{" not in pages and "](" not in pages
    licences = person.finds(AboutWindow, "AboutWindow").findChild(QPlainTextEdit, "AboutLicences")
    assert licences is not None and "ISC License" in licences.toPlainText()
    assert "SIL OPEN FONT LICENSE" in licences.toPlainText().upper()
    window.close()


def test_every_library_of_the_program_is_credited_with_its_version() -> None:
    wanted = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    names = {line.split(">")[0].split("=")[0].strip().lower() for line in wanted}
    assert {name.lower() for name, _ in LIBRARIES} == names
    assert all(number[0].isdigit() for _, number, _ in library_versions())
    assert engine().startswith("SQLite 3.")


def test_system_information_is_copied_and_holds_nothing_of_the_logbook(
    person: Person, machine: MachineSettings
) -> None:
    machine.change(acting_name="Jane Doe", backup_folder="/secret/place")
    person.does("system_information")
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith(f"Vedette {vedette.__version__}") and "SQLCipher" in copied
    assert not any(word in copied for word in ("Jane", "secret", "border", "/", "\\"))
    assert any("nothing of your logbook" in text for text in person.messages)


def test_the_same_can_be_copied_from_the_window(person: Person) -> None:
    QGuiApplication.clipboard().clear()
    person.does("about")
    person.finds(QPushButton, "AboutCopy").click()
    assert "Qt" in QGuiApplication.clipboard().text()
