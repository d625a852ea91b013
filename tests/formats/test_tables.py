"""Tables of any make open, say what was guessed, and give each row once (F55, F58 to F60, F64, F67, F69)."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.hostile import HOSTILE
from vedette.domain.errors import CannotRead, NotFound, UserError
from vedette.formats.csv_writing import write_rows
from vedette.formats.guard import unguard_row
from vedette.formats.tables import Row, Table, open_table

DATA = Path(__file__).resolve().parents[3] / "shared" / "data" / "incidents"


def table(folder: Path, data: bytes | str, name: str = "t.csv", **told: str | bool) -> Table:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return open_table(path, **told)  # type: ignore[arg-type]


def cells(found: Table) -> list[tuple[str, ...]]:
    return [row.cells for row in found.rows()]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_line_end_will_do_and_rows_are_numbered_from_the_header(tmp_path: Path, end: str) -> None:
    found = table(tmp_path, end.join(["id,place", "1,Kuźnica", "2,Usnarz", ""]))
    assert list(found.rows()) == [Row(2, ("1", "Kuźnica")), Row(3, ("2", "Usnarz"))]


def test_mixed_line_ends_and_a_missing_last_one_are_no_problem(tmp_path: Path) -> None:
    assert cells(table(tmp_path, "a,b\r\n1,2\r3,4\n5,6")) == [("1", "2"), ("3", "4"), ("5", "6")]


@given(st.lists(st.lists(st.text('ab,"\n', max_size=6), min_size=2, max_size=2), min_size=1, max_size=9))
def test_rows_are_about_as_many_as_line_ends_outside_quotes(rows: list[list[str]]) -> None:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "t.csv"
        write_rows(file, ("first", "second"), [["x" + one for one in row] for row in rows])
        assert open_table(file).about() == len(rows)


def test_what_was_found_out_is_said(tmp_path: Path) -> None:
    found = table(tmp_path, "Register\n\nkod;miejsce\n1;Łódź\n2;Białystok\n".encode("cp1250"))
    assert (found.encoding, found.encoding_guessed, found.delimiter, found.delimiter_guessed) == (
        "cp1250",
        True,
        ";",
        True,
    )
    assert (found.has_header, found.header, found.preamble) == (True, ("kod", "miejsce"), ("Register",))
    assert found.sample == tuple(found.rows()) == (Row(4, ("1", "Łódź")), Row(5, ("2", "Białystok")))


def test_what_is_told_is_not_guessed(tmp_path: Path) -> None:
    found = table(tmp_path, b"a;\xb9,b\n1;2,3\n", encoding="iso-8859-2", delimiter=",", has_header=False)
    assert (found.encoding_guessed, found.delimiter_guessed) == (False, False)
    assert cells(found) == [("a;š", "b"), ("1;2", "3")]


def test_rows_can_be_asked_for_again_and_half_read(tmp_path: Path) -> None:
    found = table(tmp_path, "a,b\n" + "1,2\n" * 50_000)
    assert next(found.rows()) == Row(2, ("1", "2"))
    assert sum(1 for _ in found.rows()) == sum(1 for _ in found.rows()) == 50_000
    assert len(found.sample) == 20


def test_a_sep_line_and_blank_lines_are_no_rows(tmp_path: Path) -> None:
    found = table(tmp_path, "sep=|\na|b\n\n1|2\n|\n  \n3|4\n")
    assert list(found.rows()) == [Row(3, ("1", "2")), Row(6, ("3", "4"))]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-32-be"])
def test_wide_and_marked_text_reads_as_written(tmp_path: Path, encoding: str) -> None:
    rows = "".join(f"{n},Łódź Минск 東京 🔥 {n}\n" for n in range(3000))
    found = table(tmp_path, ("id,place\n" + rows).encode(encoding))
    assert found.header == ("id", "place")
    assert cells(found) == [(str(n), f"Łódź Минск 東京 🔥 {n}") for n in range(3000)]


def test_letters_that_begin_like_an_archive_are_still_text(tmp_path: Path) -> None:
    assert cells(table(tmp_path, "PK,Pakistan\nPL,Poland\n", has_header=False))[0] == ("PK", "Pakistan")


def test_text_stays_text(tmp_path: Path) -> None:
    row = ("007", "+48123456789", "1.2E+15", "1,234", "NA", "NULL", "TRUE", "-", "0", "None", "\u2028\x0b\x0c\x85x")
    write_rows(tmp_path / "t.csv", [f"c{n}" for n in range(len(row))], [row], guarded=False)
    assert cells(open_table(tmp_path / "t.csv")) == [row]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf", "no rows"),
        (b"\n \n\n", "no rows"),
        (b",,,\n,,,\n", "no rows"),
        (b"%PDF-1.7\n", "PDF"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (b"\x1f\x8b\x08\0\0", "archive"),
        (b" <!DOCTYPE html><table>", "web page"),
        (bytes(range(256)) * 20, "no text"),
        (b"\0" * 5000, "no text"),
    ],
)
def test_what_is_no_table_is_refused_in_one_sentence(tmp_path: Path, data: bytes, words: str) -> None:
    with pytest.raises(CannotRead, match=words):
        table(tmp_path, data)


def test_a_folder_and_a_missing_file_are_refused(tmp_path: Path) -> None:
    with pytest.raises(CannotRead, match="is a folder"):
        open_table(tmp_path)
    with pytest.raises(NotFound, match="There is no file"):
        open_table(tmp_path / "missing.csv")


def test_a_hostile_file_name_stays_in_its_sentence(tmp_path: Path) -> None:
    with pytest.raises(NotFound) as caught:
        open_table(tmp_path / ("<b>x</b>\n\u202e" + "y" * 150 + ".csv"))
    assert "\n" not in str(caught.value) and "\u202e" not in str(caught.value) and len(str(caught.value)) < 200


def test_too_many_columns_and_too_big_a_cell_are_refused(tmp_path: Path) -> None:
    with pytest.raises(CannotRead, match=r"100,000 cells"):
        table(tmp_path, ",".join(f"c{n}" for n in range(100_000)) + "\n")
    with pytest.raises(CannotRead, match=r"100,000 cells"):
        list(table(tmp_path, "a,b\n1,2\n" * 5000 + "1" + ",1" * 99_999 + "\n").rows())
    with pytest.raises(CannotRead, match="more than 16 MB"):
        list(table(tmp_path, "a,b\n1," + "x" * (16 * 1024 * 1024 + 10) + "\n").rows())
    with pytest.raises(CannotRead, match="more than 32 MB"):
        table(tmp_path, b"x" * (33 * 1024 * 1024 + 1))


def test_a_cell_of_megabytes_comes_whole(tmp_path: Path) -> None:
    long = "line of text\n" * 40_000 + "x" * 2_000_000
    assert cells(table(tmp_path, f'a,b\n1,"{long}"\n2,y\n')) == [("1", long), ("2", "y")]


def test_a_wide_table_within_the_limit_opens(tmp_path: Path) -> None:
    found = table(tmp_path, ",".join(f"c{n}" for n in range(1000)) + "\n" + "," * 998 + "x,\n")
    assert found.width == 1000
    assert next(found.rows()).cells[998] == "x"


def test_an_unreadable_encoding_is_named_and_changes_nothing(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no text encoding"):
        table(tmp_path, "a,b\n1,2\n", encoding="morse")


CELL = st.one_of(
    st.text(max_size=12),
    st.sampled_from([text for text in HOSTILE if "\ud800" not in text and "\udfff" not in text]),
)


@settings(max_examples=60, deadline=None)
@given(
    rows=st.lists(st.tuples(CELL, CELL, CELL), max_size=8), delimiter=st.sampled_from(",;\t|"), guarded=st.booleans()
)
def test_what_we_write_we_read_equal(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, ...]], delimiter: str, guarded: bool
) -> None:
    path = tmp_path_factory.mktemp("t") / "t.csv"
    rows = [("k", *row) for row in rows]
    write_rows(path, ("key", "b", "c", "d"), rows, delimiter=delimiter, guarded=guarded)
    found = open_table(path, encoding="utf-8", delimiter=delimiter, has_header=True)
    assert [unguard_row(row.cells) if guarded else row.cells for row in found.rows()] == rows
    assert not [row.problem for row in found.rows() if row.problem]


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from([b'"', b",", b"\n", b"\r", b"a", b"\0", b"\xff", "ł".encode(), b" ", b";", b'""']), max_size=60
    )
)
def test_no_bytes_whatever_raise_anything_but_our_own_errors(
    tmp_path_factory: pytest.TempPathFactory, parts: list[bytes]
) -> None:
    path = tmp_path_factory.mktemp("t") / "t.csv"
    path.write_bytes(b"".join(parts))
    try:
        found = open_table(path)
    except UserError:
        return
    numbers = [row.number for row in found.rows()]
    assert numbers == sorted(set(numbers))


def test_the_real_files_at_hand_read_without_a_problem() -> None:
    expected = {"iom_missing_migrants_2014-2020.csv": 6339, "ucdp_ged_ukraine.csv": 2989}
    at_hand = {name: count for name, count in expected.items() if (DATA / name).exists()}
    if not at_hand:
        print(f"No real files under {DATA}: only the synthetic ones were read.")
    for name, count in at_hand.items():
        rows = list(open_table(DATA / name).rows())
        assert (len(rows), [row.problem for row in rows if row.problem]) == (count, [])
