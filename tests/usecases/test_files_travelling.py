"""Attachments in files that go out and come in: equal documents and equal bytes, or a word about what stays behind."""

from __future__ import annotations

import json
import os
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.make import incident as an_incident
from tests.usecases.importing_files import all_dossiers, all_incidents
from vedette.domain.errors import CannotRead, FileDamaged, UserError
from vedette.storage.store import Store
from vedette.usecases.attachments import Attachments
from vedette.usecases.desk import Desk
from vedette.usecases.exporting import Exporting
from vedette.usecases.history import History
from vedette.usecases.importing import Importing
from vedette.usecases.incidents import Incidents

BIG = os.urandom(900_000)
SMALL = b"two lines\n"


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Desk]:
    """A colleague's empty logbook."""
    store = Store.create(tmp_path / "other.vedette")
    yield Desk(store, who=lambda: "Eve")
    store.close()


@pytest.fixture
def filled(desk: Desk, tmp_path: Path) -> Desk:
    """Two incidents with three attachments of two contents, one of them empty-handed besides."""
    (tmp_path / "big.bin").write_bytes(BIG)
    (tmp_path / "small.txt").write_bytes(SMALL)
    first = Incidents(desk).record_whole(an_incident()).incident.reference
    second = Incidents(desk).record_whole(an_incident()).incident.reference
    attachments = Attachments(desk)
    attachments.attach(first, [tmp_path / "big.bin", tmp_path / "small.txt"], note="as found")
    attachments.attach(second, [tmp_path / "small.txt"], role="redacted")
    return desk


def bytes_of(desk: Desk) -> dict[str, bytes]:
    """What lies in a logbook, by hash."""
    found: dict[str, bytes] = {}
    with desk.store.reading() as connection:
        asked = "SELECT sha256, bytes FROM attachment_content ORDER BY sha256, seq"
        for sha256, piece in connection.exec_driver_sql(asked):
            found[sha256] = found.get(sha256, b"") + piece
    return found


@pytest.mark.parametrize("name", ["all.zip", "all.json"])
def test_documents_and_bytes_are_equal_in_an_empty_logbook(
    filled: Desk, other: Desk, tmp_path: Path, name: str
) -> None:
    assert Exporting(filled).run(tmp_path / name).notes == ()
    report = Importing(other).run(tmp_path / name)
    assert (report.added, report.notes) == (2, ())
    assert all_dossiers(other) == all_dossiers(filled)
    assert bytes_of(other) == bytes_of(filled)
    assert sorted(bytes_of(other).values()) == sorted([BIG, SMALL])
    assert Importing(other).run(tmp_path / name).unchanged == 2
    History(other).undo()
    assert all_incidents(other) == []
    History(other).redo()
    assert bytes_of(other) == bytes_of(filled)


@pytest.mark.parametrize("name", ["all.csv", "all.tsv", "all.xlsx"])
def test_a_table_says_that_bytes_stay_behind_and_a_package_brings_them_later(
    filled: Desk, other: Desk, tmp_path: Path, name: str
) -> None:
    [note] = Exporting(filled).run(tmp_path / name).notes
    assert note.startswith("2 attachments stayed behind")
    [told] = Importing(other).run(tmp_path / name).notes
    assert told.startswith("The bytes of 2 attachments did not come")
    assert bytes_of(other) == {}
    [short] = Exporting(other).run(tmp_path / "again.zip").notes
    assert short.startswith("2 attachments could not go along")
    Exporting(filled).run(tmp_path / "all.zip")
    report = Importing(other).run(tmp_path / "all.zip")
    assert (report.unchanged, report.batch, report.notes) == (2, None, ())
    assert bytes_of(other) == bytes_of(filled)


@pytest.mark.parametrize("name", ["all.zip", "all.json"])
def test_a_trial_brings_no_bytes(filled: Desk, other: Desk, tmp_path: Path, name: str) -> None:
    Exporting(filled).run(tmp_path / name)
    assert Importing(other).run(tmp_path / name, dry_run=True).notes == ()
    assert bytes_of(other) == {}


def test_f72_bytes_changed_in_the_logbook_are_never_exported_as_good(filled: Desk, tmp_path: Path) -> None:
    with filled.store.scribbling() as connection:
        connection.exec_driver_sql("UPDATE attachment_content SET bytes = x'00' WHERE seq = 1")
    for name in ("all.zip", "all.json"):
        with pytest.raises(FileDamaged):
            Exporting(filled).run(tmp_path / name)
        assert not (tmp_path / name).exists()


def meddle(path: Path, change: str) -> None:
    """Change the bytes of a JSON export in one of several ways."""
    plain = json.loads(path.read_text())
    pieces = plain["attachments"]
    if change == "other bytes":
        pieces[0]["base64"] = "AAAA"
    elif change == "no base64":
        pieces[0]["base64"] = "\u20ac"
    elif change == "wrong type":
        pieces[0]["base64"] = 5
    elif change == "another hash":
        pieces[0]["sha256"] = "../../etc/passwd"
    elif change == "a piece twice":
        pieces.insert(0, pieces[0])
    elif change == "out of order":
        pieces.reverse()
    else:
        del pieces[1]
    path.write_text(json.dumps(plain))


@pytest.mark.parametrize(
    "change",
    ["other bytes", "no base64", "wrong type", "another hash", "a piece twice", "out of order", "a piece missing"],
)
def test_a_json_whose_bytes_are_not_what_it_says_changes_nothing(
    filled: Desk, other: Desk, tmp_path: Path, change: str
) -> None:
    path = tmp_path / "all.json"
    Exporting(filled).run(path)
    meddle(path, change)
    with pytest.raises((CannotRead, FileDamaged)):
        Importing(other).run(path)
    assert (all_incidents(other), bytes_of(other)) == ([], {})


def repacked(path: Path, change: str) -> Path:
    """The package with one thing wrong about its attachments."""
    made = path.with_name("meddled.zip")
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(made, "w") as target:
        for info in source.infolist():
            content, name = source.read(info), info.filename
            is_file = name.startswith("attachments/")
            if is_file and change == "traversal":
                name = "attachments/../../" + name[-58:]
            elif is_file and change == "other bytes":
                content = content[:-1] + b"?"
            elif is_file and change == "missing":
                continue
            target.writestr(name, content)
        if change == "extra":
            target.writestr("attachments/" + "0" * 64, b"more")
        if change == "bomb":
            target.writestr("attachments/" + "0" * 64, bytes(80 << 20), zipfile.ZIP_DEFLATED)
    return made


@pytest.mark.parametrize("change", ["traversal", "other bytes", "missing", "extra", "bomb"])
def test_f101_f104_a_package_with_strange_attachments_changes_nothing(
    filled: Desk, other: Desk, tmp_path: Path, change: str
) -> None:
    Exporting(filled).run(tmp_path / "all.zip")
    before = sorted(tmp_path.rglob("*"))
    made = repacked(tmp_path / "all.zip", change)
    with pytest.raises(UserError, match=r"nothing|not safe"):
        Importing(other).run(made)
    assert (all_incidents(other), bytes_of(other)) == ([], {})
    assert set(tmp_path.rglob("*")) - set(before) == {made}


def test_f119_a_path_in_the_column_of_attachments_opens_no_file(other: Desk, tmp_path: Path) -> None:
    table = tmp_path / "evil.csv"
    table.write_text("title,date,attachments,attachment\nFlares,2021-11-03,/etc/passwd,file:///etc/passwd\n")
    Importing(other).run(table)
    assert [i.attachments for i in all_incidents(other)] == [()]
    assert bytes_of(other) == {}


def test_a_content_larger_than_one_may_be_is_refused_on_its_way_in(
    filled: Desk, other: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Exporting(filled).run(tmp_path / "all.zip")
    monkeypatch.setattr("vedette.storage.attachments.LARGEST", 512 * 1024)
    with pytest.raises(UserError, match="more than the"):
        Importing(other).run(tmp_path / "all.zip")
    assert (all_incidents(other), bytes_of(other)) == ([], {})
