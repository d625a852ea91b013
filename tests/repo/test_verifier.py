"""F99: the verifier that stands alone gives the same verdict as the program, on exports and on logbooks."""

from __future__ import annotations

import ast
import io
import json
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.storage.damaging import filled, tamper, wrong
from vedette.formats import by_ending
from vedette.formats.by_ending import Choices
from vedette.paths import resource
from vedette.storage import checking, dossiers
from vedette.storage.summary import summarise
from vedette.usecases.exported_files import ExportedFiles

VERIFIER = resource("verify", "vedette_verify.py")
ENDINGS = ["json", "csv", "tsv", "zip"]


def verdict(path: Path, *more: str) -> tuple[int, str]:
    ended = subprocess.run(
        [sys.executable, "-I", str(VERIFIER), str(path), *more], capture_output=True, text=True, check=False
    )
    assert "Traceback" not in ended.stderr, ended.stderr
    return ended.returncode, ended.stdout + ended.stderr


@pytest.fixture
def logbook(tmp_path: Path) -> Path:
    return filled(tmp_path / "logbook.vedette")


def exported(logbook: Path, ending: str) -> Path:
    target = logbook.with_suffix(f".{ending}")
    with checking.opened_to_read(logbook) as connection:
        uids = connection.exec_driver_sql("SELECT uid FROM incident").scalars().all()
        found = dossiers.load(connection, uids)
        by_ending.write(target, found, Choices(head=summarise(connection).head))
    return target


def test_it_needs_the_standard_library_alone_and_is_short() -> None:
    text = VERIFIER.read_text(encoding="utf-8")
    assert len(text.splitlines()) < 300
    names = [node.names[0].name for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Import)]
    assert names
    assert set(names) <= sys.stdlib_module_names
    assert not any(isinstance(node, ast.ImportFrom) for node in ast.walk(ast.parse(text)))


@pytest.mark.parametrize("ending", [*ENDINGS, "vedette"])
def test_what_is_whole_is_said_to_be_whole(logbook: Path, ending: str) -> None:
    path = logbook if ending == "vedette" else exported(logbook, ending)
    code, said = verdict(path)
    assert (code, "All is as it was recorded." in said) == (0, True), said


@pytest.mark.parametrize("ending", ["json", "csv", "tsv"])
def test_a_record_edited_before_the_export_is_named(logbook: Path, ending: str) -> None:
    tamper(logbook, "UPDATE incident SET narrative = 'Nothing.' WHERE title = 'Flares 2'")
    code, said = verdict(exported(logbook, ending))
    assert code == 1
    assert "is not as recorded" in said
    assert "records" in wrong(logbook)


def test_a_second_text_put_beside_the_one_before_is_noticed(logbook: Path) -> None:
    tamper(logbook, "UPDATE revision SET before_packed = x'2e' WHERE before IS NOT NULL")
    assert verdict(logbook)[0] == 1


def edit_json(path: Path) -> None:
    path.write_text(path.read_text(encoding="utf-8").replace("cut the wire", "mended the wire"), encoding="utf-8")


def test_the_bytes_of_attachments_in_a_json_are_checked(logbook: Path) -> None:
    target = logbook.with_suffix(".json")
    with checking.opened_to_read(logbook) as connection:
        uids = connection.exec_driver_sql("SELECT uid FROM incident").scalars().all()
        files = ExportedFiles(connection)
        by_ending.write(target, dossiers.load(connection, uids), Choices(content_of=files.content_of))
    assert "1 files, each as it was added" in verdict(target)[1]
    plain = json.loads(target.read_text(encoding="utf-8"))
    plain["attachments"][0]["base64"] = "AAAA"
    target.write_text(json.dumps(plain), encoding="utf-8")
    code, said = verdict(target)
    assert (code, "is not what was added" in said) == (1, True)


def zipped(compression: int = 0, flags: int = 0, manifest: bytes = b"{}") -> bytes:
    """An archive that says of its one file how it is packed."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("datapackage.json", manifest)
    made = bytearray(stream.getvalue())
    end = made.index(b"PK\x01\x02")
    made[6], made[8], made[end + 8], made[end + 10] = flags, compression, flags, compression
    return bytes(made)


NESTED = b"[" * 50_000


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.json", NESTED),
        ("a.csv", b"uid,document\nx," + NESTED),
        ("a.zip", zipped(manifest=NESTED)),
        ("b.zip", zipped(compression=99)),
        ("c.zip", zipped(flags=1)),
    ],
    ids=["json", "csv", "zip", "packing", "password"],
)
def test_what_can_t_be_checked_is_said_in_a_sentence(tmp_path: Path, name: str, content: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert verdict(path)[0] == 2


def edit_zip(path: Path) -> None:
    with zipfile.ZipFile(path) as archive:
        entries = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in entries.items():
            archive.writestr(name, content.replace(b"cut the wire", b"mended the wire"))


@pytest.mark.parametrize(("ending", "edit"), [("json", edit_json), ("csv", edit_json), ("zip", edit_zip)])
def test_an_export_edited_afterwards_is_noticed(logbook: Path, ending: str, edit: Callable[[Path], None]) -> None:
    path = exported(logbook, ending)
    edit(path)
    assert verdict(path)[0] == 1


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE revision SET reason = 'x' WHERE id = 5",
        "DELETE FROM revision WHERE id = 5",
        "DELETE FROM revision WHERE id = 10",
        "UPDATE act SET at = '2020-01-01T00:00:00Z' WHERE id = 8",
        "UPDATE incident SET hash = replace(hash, 'a', 'b')",
        "DELETE FROM incident WHERE title = 'Flares 2'",
        "UPDATE attachment_content SET bytes = x'00'",
        "UPDATE statement SET party_id = 4711",
    ],
)
def test_both_find_what_was_done_to_a_logbook(logbook: Path, statement: str) -> None:
    tamper(logbook, statement)
    assert wrong(logbook)
    assert verdict(logbook)[0] == 1


def test_an_earlier_head_is_looked_for(logbook: Path) -> None:
    head = checking.summary_of(logbook).head
    assert verdict(logbook, "--head", head[:16])[0] == 0
    assert verdict(logbook, "--head", "0" * 16)[0] == 1
    export = exported(logbook, "json")
    assert json.loads(export.read_text(encoding="utf-8"))["head"] == head
    assert verdict(export, "--head", head)[0] == 0
    assert verdict(export, "--head", "0" * 16)[0] == 1


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.json", b"{", 2),
        ("a.json", b'{"incidents": 7}', 2),
        ("a.csv", b"title\nx\n", 2),
        ("a.zip", b"PK\x03\x04 broken", 2),
        ("a.txt", b"words", 2),
        ("a.vedette", b"SQLite format 3\0" + b"\0" * 500, 1),
    ],
)
def test_what_can_not_be_checked_is_said_in_words(tmp_path: Path, name: str, content: bytes, code: int) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert verdict(path)[0] == code
