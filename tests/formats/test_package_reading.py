"""Data packages that are damaged, forged or hostile are refused whole."""

from __future__ import annotations

import hashlib
import json
import random
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.formats.border import DOSSIER, PHOTO, SHIFT
from vedette.domain.dossier import Dossier
from vedette.domain.errors import CannotRead, FileTooNew, NotFound, UserError
from vedette.domain.incident import Incident
from vedette.formats import data_package
from vedette.formats.package_reading import open_package
from vedette.formats.parcel import Parcel

Files = dict[str, bytes]


@pytest.fixture
def package(tmp_path: Path) -> Path:
    path = tmp_path / "logbook.zip"
    more = Dossier(Incident("0190-more", title="More"))
    data_package.write(path, [DOSSIER, more], fields={"shift": SHIFT}, content_of=lambda sha256: [PHOTO])
    return path


def parcels(path: Path) -> list[Parcel]:
    with open_package(path) as package:
        return list(package.parcels())


def files(path: Path) -> Files:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(path: Path, contents: Files, *, honest: bool = True) -> None:
    """Writes the files as a package; an honest one has a list of contents that fits them."""
    plain = json.loads(contents["datapackage.json"]) if honest else {}
    for resource in plain["resources"] if honest else ():
        content = contents.get(resource["path"], b"")
        resource.update(bytes=len(content), hash=f"sha256:{hashlib.sha256(content).hexdigest()}")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in contents.items():
            archive.writestr(name, json.dumps(plain) if name == "datapackage.json" and honest else content)


def test_the_order_of_columns_does_not_matter_and_an_older_one_may_be_missing(package: Path) -> None:
    before, contents = parcels(package), files(package)
    rows = [line.split(",") for line in contents["external_ids.csv"].decode().splitlines()]
    assert rows[0] == ["incident", "position", "scheme", "value", "record"]
    contents["external_ids.csv"] = "".join(",".join(row[4:1:-1] + row[:1]) + "\r\n" for row in rows).encode()
    packed(package, contents)
    assert parcels(package) == before


def _manifest(change: Callable[[dict[str, Any]], object]) -> Callable[[Files], None]:
    def forge(contents: Files) -> None:
        plain = json.loads(contents["datapackage.json"])
        change(plain)
        contents["datapackage.json"] = json.dumps(plain).encode()

    return forge


def _swap(name: str, old: bytes, new: bytes) -> Callable[[Files], None]:
    def forge(contents: Files) -> None:
        assert old in contents[name]
        contents[name] = contents[name].replace(old, new, 1)

    return forge


@pytest.mark.parametrize(
    "forge",
    [
        _manifest(lambda plain: plain.pop("vedette")),
        _manifest(lambda plain: plain["vedette"].update(version="1")),
        _manifest(lambda plain: plain["vedette"].update(incidents=3)),
        _manifest(lambda plain: plain["resources"].append(5)),
        _manifest(lambda plain: plain["resources"][0].update(path="../incidents.csv")),
        _manifest(lambda plain: plain.update(resources={})),
        lambda contents: contents.pop("claims.csv"),
        lambda contents: contents.update({"datapackage.json": b'{"vedette":1,"vedette":2,"resources":[]}'}),
        lambda contents: contents.update({"datapackage.json": b"[" * 100_000}),
        lambda contents: contents.update({"datapackage.json": b"\xff\xfe"}),
    ],
)
def test_a_forged_list_of_contents_is_refused(package: Path, forge: Callable[[Files], None]) -> None:
    contents = files(package)
    forge(contents)
    packed(package, contents, honest=False)
    with pytest.raises(CannotRead):
        parcels(package)


@pytest.mark.parametrize(
    "forge",
    [
        _swap("claims.csv", b"0190-shots", b"0190-shotz"),
        _swap("statements.csv", b"0190-shots,1", b"0190-shots,7"),
        _swap("claims.csv", b",1,", b",one,"),
        _swap("claims.csv", b"or_group", b"colour"),
        _swap("claims.csv", b"incident,", b"claim,"),
        _swap("incidents.csv", b"0190-more", b"0190-shots"),
        _swap("quantities.csv", b"250", b"nan"),
        _swap("quantities.csv", b"250", b"250,1"),
        _swap("incidents.csv", b"[]", b"[1]"),
        _swap("incidents.csv", b"[]", b"x"),
        _swap("incidents.csv", b"true", b"maybe"),
        _swap("tags.csv", b"t-incursion", b"t-border"),
        _swap("actors.csv", b"poland", b""),
        _swap("places.csv", b"Minsk", b'"Minsk'),
        _swap("places.csv", b"Minsk", b"\xff"),
    ],
)
def test_a_table_that_makes_no_sense_is_refused_though_its_hash_is_right(
    package: Path, forge: Callable[[Files], None]
) -> None:
    contents = files(package)
    forge(contents)
    packed(package, contents)
    with pytest.raises(CannotRead):
        parcels(package)


@pytest.mark.parametrize("ours", [{"version": 2}, {"schema": 2}])
def test_a_package_of_a_newer_vedette_is_refused(package: Path, ours: dict[str, int]) -> None:
    contents = files(package)
    _manifest(lambda plain: plain["vedette"].update(ours))(contents)
    packed(package, contents)
    with pytest.raises(FileTooNew, match="update"):
        parcels(package)


@pytest.mark.parametrize("name", ["incidents.csv", "claims.csv"])
def test_a_table_that_is_not_what_the_list_of_contents_says_is_named(package: Path, name: str) -> None:
    contents = files(package)
    contents[name] = contents[name].replace(b"Shots", b"Shoes").replace(b"fired", b"hired")
    packed(package, contents, honest=False)
    with pytest.raises(CannotRead, match=name):
        parcels(package)


@pytest.mark.parametrize(
    "name",
    ["../evil.csv", "/etc/passwd", "C:\\evil.csv", "a/../b.csv", "INCIDENTS.csv", "ıncidents.csv", "CON", "aux.csv.",
     "extra.csv", "folder/", "attachments/../x", "n" * 300, "incidents.csv\0.txt", "\u202egnp.csv", "attachments\\x"],
)  # fmt: skip
def test_f101_an_entry_that_does_not_belong_there_is_refused(package: Path, name: str) -> None:
    with zipfile.ZipFile(package, "a") as archive:
        archive.writestr(zipfile.ZipInfo("x"), b"x")
        info = archive.infolist()[-1]
        info.filename = name
    with pytest.raises(CannotRead, match="nothing of it was read"):
        parcels(package)


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_f104_a_name_that_is_there_twice_is_refused(package: Path) -> None:
    with zipfile.ZipFile(package, "a") as archive:
        archive.writestr("incidents.csv", b"uid\r\nother\r\n")
    with pytest.raises(CannotRead, match="twice"):
        parcels(package)


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR, stat.S_IFDIR])
def test_f103_a_link_or_device_is_refused(package: Path, kind: int) -> None:
    contents = files(package)
    with zipfile.ZipFile(package, "w") as archive:
        for name, content in contents.items():
            info = zipfile.ZipInfo(name)
            info.external_attr = (kind | 0o600) << 16
            archive.writestr(info, content)
    with pytest.raises(CannotRead, match="link"):
        parcels(package)


def test_f102_an_archive_that_would_explode_is_refused_before_it_is_unpacked(package: Path) -> None:
    contents = files(package)
    contents["places.csv"] = b"0" * (80 * 1024 * 1024)
    packed(package, contents)
    with pytest.raises(CannotRead, match="not safe"):
        parcels(package)


def test_f102_an_archive_of_too_many_files_is_refused_by_its_count(package: Path) -> None:
    data = bytearray(package.read_bytes())
    data[-22 + 10 : -22 + 12] = (65_000).to_bytes(2, "little")
    package.write_bytes(data)
    with pytest.raises(CannotRead, match="60,000"):
        parcels(package)


@pytest.mark.parametrize(
    "change", [lambda data: data + b"x", lambda data: b"x" + data, lambda data: b"", lambda data: b"PK"]
)
def test_bytes_before_or_behind_the_archive_are_refused(package: Path, change: Callable[[bytes], bytes]) -> None:
    package.write_bytes(change(package.read_bytes()))
    with pytest.raises(CannotRead):
        parcels(package)


def test_no_truncated_package_yields_anything(package: Path) -> None:
    data = package.read_bytes()
    for length in range(0, len(data), max(len(data) // 60, 1)):
        package.write_bytes(data[:length])
        with pytest.raises(UserError):
            parcels(package)


def test_a_flipped_bit_is_refused_or_changes_nothing(package: Path) -> None:
    data, before, chance = package.read_bytes(), parcels(package), random.Random(7)
    refused = 0
    for _ in range(150):
        flipped = bytearray(data)
        flipped[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        package.write_bytes(flipped)
        try:
            assert parcels(package) == before
        except UserError:
            refused += 1
    assert refused > 75


def test_a_package_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="no file gone"):
        parcels(tmp_path / "gone.zip")


def test_an_attachment_that_is_not_in_it_is_not_found(package: Path) -> None:
    with open_package(package) as opened, pytest.raises(NotFound):
        list(opened.attachment("0" * 64))
