"""F87: a backup from before a change of passphrase says whose passphrase it wants, and opens with that."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTableView

from tests.storage.encrypting import OPENS, OTHER, QUICK
from tests.ui.locking.conftest import NewProgram
from tests.ui.locking.passer import Passer
from vedette.assemble import open_workplace
from vedette.ui.keeping.words import moment
from vedette.ui.widgets.plain_label import PlainLabel
from vedette.usecases.protection import protect


def changed(logbook: Path) -> str:
    """The passphrase of an encrypted logbook with a backup becomes another one; when."""
    place = open_workplace(logbook, lambda: "Ada", ask=lambda _: OPENS)
    place.backups().make()
    place.close()
    protect(logbook, OPENS, OTHER, cost=QUICK)
    place = open_workplace(logbook, lambda: "Ada", ask=lambda _: OTHER)
    newest = place.backups().all()[0]
    assert place.backups().passphrase_until(newest) is None
    place.close()
    return moment(newest.made_at)


def test_f87_a_backup_under_an_earlier_passphrase_asks_for_that_one(
    encrypted: Path, passer: Passer, new_program: NewProgram
) -> None:
    until = changed(encrypted)
    passer.program.open(encrypted)
    person = passer.unlocks(OTHER.text)
    person.does("backups")
    view = person.finds(QTableView, "BackupsView")
    person.sees(lambda: view.model().rowCount() == 2)
    view.selectRow(1)
    person.clicks("BackupBring")
    assert f"in use until {until}" in person.finds(PlainLabel, "EarlierPassphraseWhat").text()
    QTest.keyClicks(person.finds(QLineEdit, "EarlierPassphraseLine"), OTHER.text)
    person.clicks("EarlierPassphraseOpen")
    person.sees(lambda: "does not open" in " ".join(person.finds(PlainLabel, "MessageText").text().split()))
    person.clicks("BackupBring")
    line = person.finds(QLineEdit, "EarlierPassphraseLine")
    QTest.keyClicks(line, OPENS.text)
    QTest.keyClick(line, Qt.Key.Key_Return)
    report = person.finds(QPlainTextEdit, "BackupReport")
    person.sees(lambda: "of this logbook" in report.toPlainText() or "exactly" in report.toPlainText())
