"""A table in a .zip is read where it lies; archives that would hurt are refused before they do (F101, F102)."""

from __future__ import annotations

import os
import stat
import struct
import zipfile
from pathlib import Path

import pytest

from vedette.domain.errors import CannotRead, NeedsChoice
from vedette.formats.containers import find_table
from vedette.formats.package_reading import is_package
from vedette.formats.tables import open_table


def archive(folder: Path, **entries: bytes | str) -> Path:
    path = folder / "t.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in entries.items():
            made.writestr(name.replace("__", "/").replace("_dot_", "."), data)
    return path


def test_the_one_table_in_a_zip_is_read_in_place(tmp_path: Path) -> None:
    path = archive(tmp_path, data__events_dot_csv="id,place\n" + "1,Kuźnica\n" * 50_000, README_dot_md="words")
    found = open_table(path)
    assert found.header == ("id", "place")
    assert sum(1 for row in found.rows() if row.cells == ("1", "Kuźnica")) == 50_000
    assert [entry.name for entry in tmp_path.iterdir() if entry.is_file()] == ["t.zip"]


@pytest.mark.parametrize(
    "names",
    [
        ["../../evil.csv"],
        ["ok.csv", "a/../../x.txt"],
        ["/etc/evil.csv"],
        ["C:\\evil.csv"],
        ["..\\evil.csv"],
        ["a.csv", "A.CSV"],
    ],
)
def test_f101_f104_a_name_that_leads_out_or_stands_there_twice_has_the_whole_zip_refused(
    tmp_path: Path, names: list[str]
) -> None:
    path = tmp_path / "t.zip"
    with zipfile.ZipFile(path, "w") as made:
        for name in names:
            made.writestr(name, "a,b\n1,2\n")
    with pytest.raises(CannotRead, match="leads elsewhere"):
        open_table(path)
    assert [entry.name for entry in tmp_path.iterdir()] == ["t.zip"]


def test_f103_a_link_in_a_zip_has_it_refused(tmp_path: Path) -> None:
    path = tmp_path / "t.zip"
    link = zipfile.ZipInfo("a.csv")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(path, "w") as made:
        made.writestr(link, "/etc/passwd")
    with pytest.raises(CannotRead, match=r"a\.csv”, a link"):
        open_table(path)


def test_two_tables_are_a_choice_and_none_is_a_refusal(tmp_path: Path) -> None:
    with pytest.raises(NeedsChoice) as caught:
        open_table(archive(tmp_path, a_dot_csv="a\n", b_dot_tsv="b\n"))
    assert caught.value.choices == ("a.csv", "b.tsv")
    with pytest.raises(CannotRead, match="holds no table"):
        open_table(archive(tmp_path, a_dot_md="a\n"))
    with pytest.raises(CannotRead, match="empty"):
        open_table(archive(tmp_path, a_dot_csv=""))
    with pytest.raises(CannotRead, match="picture"):
        open_table(archive(tmp_path, a_dot_csv=b"\x89PNG\r\n"))


def test_f102_a_bomb_is_refused_by_its_ratio(tmp_path: Path) -> None:
    with pytest.raises(CannotRead, match="not safe"):
        open_table(archive(tmp_path, a_dot_csv=b"0,0\n" * (20 * 1024 * 1024)))


def test_f102_a_list_of_too_many_entries_is_not_even_read(tmp_path: Path) -> None:
    with pytest.raises(CannotRead, match="more than 1,000 files"):
        open_table(archive(tmp_path, **{f"n{number}": b"" for number in range(1001)}))


def test_f102_a_lying_size_ends_in_a_refusal(tmp_path: Path) -> None:
    path = archive(tmp_path, a_dot_csv="a,b\n" + "1,2\n" * 50_000)
    data = bytearray(path.read_bytes())
    directory = data.rfind(b"PK\x01\x02")
    data[directory + 24 : directory + 28] = struct.pack("<L", 90_000)
    path.write_bytes(data)
    with pytest.raises(CannotRead, match="damaged"):
        list(open_table(path).rows())


def test_a_password_and_a_cut_archive_are_refused(tmp_path: Path) -> None:
    path = archive(tmp_path, a_dot_csv="a,b\n")
    data = bytearray(path.read_bytes())
    data[data.rfind(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(data)
    with pytest.raises(CannotRead, match="password"):
        open_table(path)
    path.write_bytes(data[:40])
    with pytest.raises(CannotRead, match="damaged"):
        open_table(path)


def test_a_spreadsheet_by_its_content_and_not_its_name(tmp_path: Path) -> None:
    assert find_table(archive(tmp_path, xl__workbook_dot_xml="x")).kind == "sheet"
    assert find_table(archive(tmp_path, mimetype="x", content_dot_xml="x")).kind == "sheet"
    (tmp_path / "t.xls").write_text("a\tb\n1\t2\n", encoding="utf-8")
    assert open_table(tmp_path / "t.xls").delimiter == "\t"


def test_f103_a_device_is_not_opened() -> None:
    with pytest.raises(CannotRead, match="no file"):
        open_table(Path("/dev/zero"))


def test_broken_bytes_anywhere_in_an_archive_never_end_in_a_traceback(tmp_path: Path) -> None:
    whole = archive(tmp_path, a_dot_csv="a,b\n" + "1,2\n" * 30).read_bytes()
    refused = 0
    for place in range(len(whole)):
        (tmp_path / "t.zip").write_bytes(whole[:place] + bytes([whole[place] ^ 0x5A]) + whole[place + 1 :])
        try:
            list(open_table(tmp_path / "t.zip").rows())
        except (CannotRead, NeedsChoice):
            refused += 1
    assert refused > len(whole) // 3


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b'{"type":"FeatureCollection","features":[\n{"type": "Feature"}]}', "is a map"),
        (b'\xef\xbb\xbf[{"name": "a", "when": "b"}]', "JSON of another program"),
        (b"[" * 50_000, "JSON of another program"),
    ],
)
def test_json_that_is_not_ours_is_named_as_what_it_is(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "map.csv"
    path.write_bytes(content)
    with pytest.raises(CannotRead, match=said):
        find_table(path)


def test_a_folder_that_is_meant_by_a_dot_is_called_by_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "papers").mkdir()
    monkeypatch.chdir(tmp_path / "papers")
    with pytest.raises(CannotRead, match=r"^papers is a folder"):
        find_table(Path())


def test_a_pipe_is_refused_and_never_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    assert not is_package(tmp_path / "pipe.csv")
    with pytest.raises(CannotRead, match="a device"):
        find_table(tmp_path / "pipe.csv")
