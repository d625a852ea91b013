from __future__ import annotations

import hashlib
import os
import socket
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.make import NOON
from tests.make import incident as an_incident
from vedette.domain.errors import (
    AlreadyThere,
    Cancelled,
    CannotRead,
    FileDamaged,
    FileReadOnly,
    InvalidDraft,
    NotFound,
    UserError,
)
from vedette.usecases import attachments as module
from vedette.usecases.attachments import Attachments
from vedette.usecases.desk import Desk
from vedette.usecases.drafts import Drafts
from vedette.usecases.history import History
from vedette.usecases.incidents import Incidents
from vedette.usecases.progress import Silent


@pytest.fixture
def attachments(desk: Desk) -> Attachments:
    return Attachments(desk)


@pytest.fixture
def reference(incidents: Incidents) -> str:
    """One incident to attach to."""
    return incidents.record_whole(an_incident(reference="T-1")).incident.reference


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """A file of several chunks."""
    path = tmp_path / "photo.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + os.urandom(700_000))
    return path


def contents(desk: Desk) -> int:
    """How many chunks lie in the logbook."""
    with desk.store.reading() as connection:
        return int(connection.exec_driver_sql("SELECT count(*) FROM attachment_content").scalar_one())


def test_a_file_is_kept_whole_by_its_hash_and_comes_out_as_it_went_in(
    desk: Desk, attachments: Attachments, reference: str, photo: Path, tmp_path: Path
) -> None:
    [one] = attachments.attach(reference, [photo], role="working copy", note="from the hill").incident.attachments
    assert one.sha256 == hashlib.sha256(photo.read_bytes()).hexdigest()
    assert (one.n, one.name, one.mime, one.size) == (1, "photo.png", "image/png", 700_008)
    assert (one.role, one.note, one.collected_by) == ("working_copy", "from the hill", "Ada")
    assert contents(desk) == 3
    out = attachments.save_as(one, tmp_path / "out.png")
    assert out.read_bytes() == photo.read_bytes()


def test_attaching_is_one_act_and_undo_and_redo_take_and_bring_it(
    attachments: Attachments, incidents: Incidents, history: History, *, reference: str, photo: Path
) -> None:
    attachments.attach(reference, [photo])
    assert history.undo() == "attach photo.png to T-1"
    assert incidents.get(reference).attachments == ()
    history.redo()
    [one] = incidents.get(reference).attachments
    assert attachments.kept([one.sha256]) == {one.sha256}


def test_a_detached_file_stays_in_the_logbook_for_undo_whatever_is_tidied_up(
    desk: Desk, attachments: Attachments, history: History, *, reference: str, photo: Path
) -> None:
    attachments.attach(reference, [photo])
    assert attachments.detach(reference, 1).incident.attachments == ()
    later = Attachments(replace(desk, clock=lambda: NOON + timedelta(days=400)))
    assert (attachments.drop_unrecorded(), later.drop_unrecorded()) == (0, 0)
    assert history.undo() == "detach photo.png from T-1"
    assert attachments.find(reference, 1).name == "photo.png"
    assert contents(desk) == 3


def test_the_same_bytes_are_kept_once_for_any_number_of_incidents(
    desk: Desk, attachments: Attachments, incidents: Incidents, *, reference: str, photo: Path, tmp_path: Path
) -> None:
    other = incidents.record_whole(an_incident()).incident.reference
    twin = tmp_path / "twin.png"
    twin.write_bytes(photo.read_bytes())
    attachments.attach(reference, [photo])
    attachments.attach(other, [twin])
    assert contents(desk) == 3
    with pytest.raises(AlreadyThere, match="has this file already"):
        attachments.attach(reference, [twin])


def test_role_and_note_can_be_said_later_and_a_role_must_be_known(
    attachments: Attachments, history: History, reference: str, photo: Path
) -> None:
    attachments.attach(reference, [photo])
    attachments.describe(reference, 1, role="redacted", note="faces hidden")
    assert (attachments.find(reference, 1).role, attachments.find(reference, 1).note) == ("redacted", "faces hidden")
    with pytest.raises(InvalidDraft, match="original, working_copy, redacted"):
        attachments.describe(reference, 1, role="poster")
    assert history.undo() == "describe photo.png of T-1"


def test_what_pointed_to_a_detached_original_points_to_nothing(
    attachments: Attachments, incidents: Incidents, reference: str, photo: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.txt"
    copy.write_text("x")
    incident = attachments.attach(reference, [photo, copy]).incident
    first, second = incident.attachments
    incidents.amend_whole(replace(incident, attachments=(first, replace(second, original=1))))
    [left] = attachments.detach(reference, 1).incident.attachments
    assert (left.n, left.original) == (2, None)


def test_f73_what_is_no_file_is_refused_in_words(attachments: Attachments, reference: str, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(tmp_path / "socket"))
        for name in ("pipe", "socket"):
            with pytest.raises(CannotRead, match="a device or a pipe"):
                attachments.attach(reference, [tmp_path / name])
    with pytest.raises(CannotRead, match="a device or a pipe"):
        attachments.attach(reference, [Path("/dev/zero")])
    with pytest.raises(CannotRead, match="is a folder"):
        attachments.attach(reference, [tmp_path])
    with pytest.raises(NotFound, match="no file gone"):
        attachments.attach(reference, [tmp_path / "gone.txt"])
    with pytest.raises(NotFound, match="no attachment 1"):
        attachments.find(reference, 1)


def test_f73_a_file_that_is_too_large_or_empty(
    desk: Desk, attachments: Attachments, reference: str, tmp_path: Path
) -> None:
    huge, empty = tmp_path / "huge.bin", tmp_path / "empty.txt"
    with huge.open("wb") as stream:
        stream.truncate(module.LARGEST + 1)
    empty.touch()
    with pytest.raises(CannotRead, match=r"100\.0 MB that one attachment may have"):
        attachments.attach(reference, [huge])
    with pytest.raises(CannotRead, match=r"that one attachment may have"):
        attachments.take_bytes("pasted.png", bytes(module.LARGEST + 1))
    [one] = attachments.attach(reference, [empty]).incident.attachments
    assert (one.size, attachments.save_as(one, tmp_path / "out").read_bytes()) == (0, b"")


def test_f73_a_link_is_followed_and_said(attachments: Attachments, reference: str, photo: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.png"
    link.symlink_to(photo)
    [one] = attachments.attach(reference, [link]).incident.attachments
    assert (one.name, one.method, one.size) == ("link.png", "copied through a link to photo.png", 700_008)


def test_f73_a_file_that_changes_while_it_is_read_leaves_nothing(
    desk: Desk, attachments: Attachments, reference: str, photo: Path
) -> None:
    class Meddling(Silent):
        def report(self, done: int, total: int) -> None:
            if done == total // 2:
                with photo.open("r+b") as stream:
                    stream.seek(100)
                    stream.write(b"other")

    with pytest.raises(CannotRead, match="changed while it was read"):
        attachments.attach(reference, [photo], progress=Meddling())
    assert contents(desk) == 0


@pytest.mark.parametrize("at", [1, 3, 5])
def test_cancelling_leaves_nothing_of_any_file(
    desk: Desk, attachments: Attachments, history: History, *, reference: str, photo: Path, at: int
) -> None:
    first = photo.with_name("first.txt")
    first.write_text("done already")

    class Stopping(Silent):
        calls = 0

        def check(self) -> None:
            self.calls += 1
            if self.calls > 2 + at:
                raise Cancelled("You stopped it.")

    acts = len(history.acts())
    with pytest.raises(Cancelled):
        attachments.attach(reference, [first, photo], progress=Stopping())
    assert (contents(desk), len(history.acts())) == (0, acts)


def test_f61_a_name_with_odd_bytes_is_kept_and_shown_safely(
    attachments: Attachments, incidents: Incidents, reference: str, tmp_path: Path
) -> None:
    odd = tmp_path / os.fsdecode(b"bad-\xff-\xe2\x80\xaegpj.txt")
    odd.write_text("x")
    [one] = attachments.attach(reference, [odd]).incident.attachments
    one.name.encode()
    assert attachments.open_copy(one, tmp_path / "private").name == "bad-�-_gpj.txt"


def test_bytes_that_nobody_recorded_go_unless_a_draft_names_them(
    desk: Desk, attachments: Attachments, photo: Path
) -> None:
    one = attachments.take_in(photo)
    drafts = Drafts(desk)
    drafts.keep("k", "", {"parts": {"attachments": [{"sha256": one.sha256}]}})
    assert (attachments.drop_unrecorded(), contents(desk)) == (0, 3)
    drafts.drop("k")
    assert (attachments.drop_unrecorded(), contents(desk)) == (1, 0)


def test_f32_bytes_left_by_a_crash_go_after_a_while_and_not_under_another_window(desk: Desk, photo: Path) -> None:
    Attachments(desk).take_in(photo)
    soon = Attachments(replace(desk, clock=lambda: NOON + timedelta(minutes=5)))
    assert soon.drop_unrecorded() == 0
    later = Attachments(replace(desk, clock=lambda: NOON + timedelta(hours=2)))
    assert (later.drop_unrecorded(), contents(desk)) == (1, 0)


def test_f4_an_opened_copy_is_private_and_cannot_be_written(
    attachments: Attachments, reference: str, photo: Path, tmp_path: Path
) -> None:
    [one] = attachments.attach(reference, [photo]).incident.attachments
    for _ in range(2):
        copy = attachments.open_copy(one, tmp_path / "private")
        assert copy.read_bytes() == photo.read_bytes()
        assert (copy.stat().st_mode & 0o777, copy.parent.stat().st_mode & 0o777) == (0o400, 0o700)


@pytest.mark.parametrize(
    ("name", "content"),
    [("run.sh", b"ls"), ("holiday.jpg", b"MZ\x90"), ("a.pdf.desktop", b"%PDF-"), ("x.lnk", b"L\0\0\0\x01\x14\x02\0")],
)
def test_f112_programs_and_shortcuts_are_never_opened_but_can_be_saved(
    attachments: Attachments, reference: str, tmp_path: Path, name: str, content: bytes
) -> None:
    (tmp_path / name).write_bytes(content)
    [one] = attachments.attach(reference, [tmp_path / name]).incident.attachments
    with pytest.raises(FileReadOnly, match="not opened from here"):
        attachments.open_copy(replace(one, name="harmless.txt" if name == "holiday.jpg" else one.name), tmp_path / "p")
    assert not (tmp_path / "p").exists()
    assert attachments.save_as(one, tmp_path / "saved").read_bytes() == content


def test_f72_changed_bytes_are_named_and_never_given_out(
    desk: Desk, attachments: Attachments, reference: str, photo: Path, tmp_path: Path
) -> None:
    [one] = attachments.attach(reference, [photo]).incident.attachments
    with desk.store.scribbling() as connection:
        connection.exec_driver_sql("UPDATE attachment_content SET bytes = x'00' WHERE seq = 1")
    out = tmp_path / "out.png"
    with pytest.raises(FileDamaged, match="no longer what it was"):
        attachments.save_as(one, out)
    with pytest.raises(FileDamaged):
        attachments.open_copy(one, tmp_path / "private")
    assert not out.exists()
    assert not list((tmp_path / "private").rglob("*.png"))


def test_bytes_that_are_not_here_are_said_to_be_elsewhere(
    attachments: Attachments, incidents: Incidents, reference: str, photo: Path, tmp_path: Path
) -> None:
    one = replace(attachments.take_in(photo), sha256="0" * 64)
    with pytest.raises(NotFound, match="carries only their hash"):
        attachments.save_as(one, tmp_path / "out.png")


def test_an_attachment_is_found_by_search_and_checked_by_its_number(
    desk: Desk, attachments: Attachments, reference: str, photo: Path
) -> None:
    from vedette.usecases.searching import Search

    assert Search(desk).count("has:attachment") == 0
    attachments.attach(reference, [photo])
    assert Search(desk).count("has:attachment") == 1
    assert Search(desk).count("photo") == 1
    with pytest.raises(UserError, match="no attachment 7"):
        attachments.detach(reference, 7)
