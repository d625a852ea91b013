"""F10: files travel as they came in, or as copies without what they say of themselves; the logbook keeps them whole."""

from __future__ import annotations

import hashlib
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from tests.formats.test_bare_file import SECRET, telling_jpeg, telling_png
from tests.make import incident
from vedette.formats.bare_file import bared
from vedette.storage.store import Store
from vedette.usecases.attachments import Attachments
from vedette.usecases.desk import Desk
from vedette.usecases.exporting import Exporting, ExportOptions
from vedette.usecases.importing import Importing
from vedette.usecases.incidents import Incidents

BARE = ExportOptions(bare=True)


@pytest.fixture
def telling(desk: Desk, incidents: Incidents, tmp_path: Path) -> Desk:
    """A logbook with two pictures and a report that tell where they are from."""
    incidents.record_whole(incident(reference="T-1"))
    files = {"a.jpg": telling_jpeg(), "b.png": telling_png(), "c.pdf": b"%PDF-1.7 " + SECRET}
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    attached = Attachments(desk).attach("T-1", [tmp_path / name for name in files], note="from the hill").incident
    told = tuple(replace(one, captured="2 November", captured_gps="53.27, 23.66") for one in attached.attachments)
    incidents.record_whole(replace(incident(reference="T-2"), uid="0190-2", attachments=told))
    return desk


@pytest.mark.parametrize("name", ["a.zip", "a.json"])
def test_f10_bare_copies_have_their_own_hash_and_name_the_original(telling: Desk, tmp_path: Path, name: str) -> None:
    report = Exporting(telling).run(tmp_path / name, options=BARE)
    assert report.notes == (
        "1 attachment stayed behind: only whole JPEG and PNG pictures can be freed of what they say of themselves.",
    )
    there = Desk(Store.create(tmp_path / "there.vedette"), who=lambda: "Ada")
    Importing(there).run(tmp_path / name)
    for reference in ("T-1", "T-2"):
        jpeg, png, pdf = Incidents(there).dossier(reference).incident.attachments
        for one, data in ((jpeg, telling_jpeg()), (png, telling_png())):
            bare = bared(data)
            assert bare is not None and one.sha256 == hashlib.sha256(bare).hexdigest() and one.size == len(bare)
            assert hashlib.sha256(data).hexdigest() in one.note and not (one.captured or one.captured_gps)
        assert pdf.sha256 == hashlib.sha256(b"%PDF-1.7 " + SECRET).hexdigest() and not pdf.captured_gps
    there.store.close()


def test_f10_nothing_of_it_is_in_the_file_and_the_logbook_keeps_it(telling: Desk, tmp_path: Path) -> None:
    Exporting(telling).run(tmp_path / "bare.zip", options=BARE)
    Exporting(telling).run(tmp_path / "whole.zip")
    held = {}
    for kind in ("bare", "whole"):
        with zipfile.ZipFile(tmp_path / f"{kind}.zip") as archive:
            held[kind] = b"".join(archive.read(name) for name in archive.namelist())
    assert SECRET not in held["bare"] and held["whole"].count(SECRET) >= 3
