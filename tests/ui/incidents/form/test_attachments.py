from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton

from tests.make import incident as an_incident
from tests.ui.incidents.conftest import Hands, Place
from vedette.ui.attachments.incoming import Incoming, incoming
from vedette.ui.incidents.form import IncidentForm
from vedette.ui.incidents.form.attachments import AttachmentsPart
from vedette.usecases.drafts import Drafts


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "fence.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + os.urandom(400_000))
    return path


def part_of(form: IncidentForm) -> AttachmentsPart:
    part = form.page.sections.open("attachments")
    assert isinstance(part, AttachmentsPart)
    return part


def files(*paths: Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    mime.setText("\n".join(map(str, paths)))
    return mime


def drop(form: IncidentForm, mime: QMimeData, at: QPoint) -> bool:
    """As the system does it: the window hears of it first."""
    window = form.window().windowHandle()
    where, buttons, keys = at, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    moves = Qt.DropAction.MoveAction | Qt.DropAction.CopyAction
    entered = QDragEnterEvent(where, moves, mime, buttons, keys)
    QApplication.sendEvent(window, entered)
    dropped = QDropEvent(where.toPointF(), moves, mime, buttons, keys, QEvent.Type.Drop)
    QApplication.sendEvent(window, dropped)
    assert not dropped.isAccepted() or dropped.dropAction() == Qt.DropAction.CopyAction
    return entered.isAccepted()


def said(part: AttachmentsPart) -> list[str]:
    return [bar.text for bar in part.messages.bars]


def test_files_dropped_on_a_text_field_become_attachments_with_role_and_note(
    form: IncidentForm, hands: Hands, place: Place, photo: Path
) -> None:
    title = form.page.quick.form.entry("title")
    assert drop(form, files(photo), title.mapTo(form.window(), title.rect().center()))
    hands.settle()
    [row] = part_of(form).list.rows
    hands.into(row.grid.entry("note"), "east side")
    hands.into(title, "Fence cut")
    form.save()
    hands.settle()
    [one] = place.incidents.get("INC-2021-0001").attachments
    assert (one.name, one.note, one.role, one.size) == ("fence.png", "east side", "original", 400_008)
    assert place.attachments.kept([one.sha256]) == {one.sha256}
    assert [act.label for act in place.history.acts()] == ["new incident"]
    assert photo.exists()


def test_what_is_no_file_of_this_computer_is_not_taken(form: IncidentForm, hands: Hands) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl("https://example.org/a.png"), QUrl("file://server/share/a.png")])
    assert not incoming(mime).is_something
    drop(form, mime, form.rect().center())
    hands.settle()
    assert part_of(form).list.rows == []


def test_a_picture_is_pasted_by_key_and_the_same_one_only_once(form: IncidentForm, hands: Hands, place: Place) -> None:
    image = QImage(60, 40, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkGreen)
    image.setText("Author", "somebody")
    QGuiApplication.clipboard().setImage(image)
    for _ in range(2):
        hands.press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    part = part_of(form)
    [row] = part.list.rows
    assert row.file.name.startswith("pasted ")
    assert row.file.mime == "image/png"
    assert said(part) == [f"“{row.file.name}” is here already."]
    out = place.attachments.save_as(row.file, Path(place.desk.store.path.parent, "out.png"))
    kept = QImage(str(out))
    assert kept.size() == image.size()
    assert kept.text("Author") == ""


def test_an_empty_clipboard_is_said(form: IncidentForm, hands: Hands) -> None:
    QGuiApplication.clipboard().setText("words")
    part = part_of(form)
    button = part.findChild(QPushButton, "attachments_paste")
    assert button is not None
    button.click()
    assert "no file and no picture" in said(part)[0]


def test_files_are_chosen_by_the_button(form: IncidentForm, hands: Hands, photo: Path) -> None:
    part = part_of(form)
    part.list.adder.click()
    dialog = part.findChild(QFileDialog, "FileDialog")
    assert dialog is not None
    assert dialog.fileMode() == QFileDialog.FileMode.ExistingFiles
    dialog.filesSelected.emit([str(photo)])
    dialog.close()
    hands.settle()
    assert [row.file.name for row in part.list.rows] == ["fence.png"]
    assert "image/png · 390.6 KB · SHA-256" in part.list.rows[0]._facts.text()


def test_each_file_that_cannot_be_taken_is_said_and_the_others_are_there(
    form: IncidentForm, hands: Hands, photo: Path, tmp_path: Path
) -> None:
    os.mkfifo(tmp_path / "pipe")
    part = part_of(form)
    part.take(Incoming((tmp_path / "gone.txt", tmp_path, tmp_path / "pipe", photo)))
    hands.settle()
    hands.settle()
    assert [row.file.name for row in part.list.rows] == ["fence.png"]
    words = " ".join(said(part))
    for reason in ("no file gone.txt", "is a folder", "a device or a pipe"):
        assert reason in words


def test_stopping_leaves_the_rest_out_and_nothing_behind(
    form: IncidentForm, hands: Hands, place: Place, photo: Path
) -> None:
    part = part_of(form)
    part.take(Incoming((photo, photo.parent / "never.txt")))
    part.adding.cancel()
    hands.settle()
    assert part.list.rows == []
    assert said(part) == ["Stopped. Nothing was changed."]
    with place.desk.store.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM attachment_content").scalar() == 0


def test_saving_waits_for_files_that_are_on_their_way(form: IncidentForm, hands: Hands, place: Place) -> None:
    hands.into(form.page.quick.form.entry("title"), "Fence cut")
    part = part_of(form)
    image = QImage(800, 600, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    part.take(Incoming(picture=image))
    form.save()
    assert "still being copied" in said(part)[0]
    hands.settle()
    assert place.search.count("") == 0
    form.save()
    hands.settle()
    assert place.search.count("has:attachment") == 1


def test_a_draft_keeps_the_files_that_were_chosen(
    new_form: Callable[[], IncidentForm], hands: Hands, place: Place, photo: Path
) -> None:
    form = new_form()
    form.start_new()
    hands.settle()
    part_of(form).take(Incoming((photo,)))
    hands.settle()
    hands.into(part_of(form).list.rows[0].grid.entry("note"), "kept")
    form.keeper.keep_now()
    hands.settle()
    form.keeper.dirty = False
    assert place.attachments.drop_unrecorded() == 0
    photo.unlink()
    [draft] = Drafts(place.desk).all()
    again = new_form()
    again.start_draft(draft)
    hands.settle()
    [row] = part_of(again).list.rows
    assert (row.file.name, row.grid.values()["note"]) == ("fence.png", "kept")
    again.save()
    hands.settle()
    assert place.search.count("has:attachment") == 1


def test_role_and_note_change_and_a_removed_file_is_gone_and_can_be_undone(
    new_form: Callable[[], IncidentForm], hands: Hands, place: Place, photo: Path
) -> None:
    note = photo.with_name("note.txt")
    note.write_text("x")
    uid = place.incidents.record_whole(an_incident(reference="T-1")).incident.uid
    before = place.attachments.attach("T-1", [photo, note]).incident.attachments
    form = new_form()
    form.start_edit(uid)
    hands.settle()
    part = part_of(form)
    assert form.typed() == {"parts": {}}
    part.list.rows[1].grid.retype({"role": "working_copy"})
    part.list.remove(part.list.rows[0])
    form.save()
    hands.settle()
    [left] = place.incidents.get("T-1").attachments
    assert (left.n, left.name, left.role, left.sha256) == (2, "note.txt", "working_copy", before[1].sha256)
    place.history.undo()
    assert place.incidents.get("T-1").attachments == before
