from __future__ import annotations

import json
import zipfile
from pathlib import Path

from tests.cli.conftest import Vedette
from tests.formats.test_bare_file import SECRET, telling_jpeg
from tests.usecases.importing_files import HEADER, cells, row, table


def test_import_prints_what_became_of_each_row(tmp_path: Path, logbook: str, vedette: Vedette) -> None:
    file = table(tmp_path / "border.csv", [row(1), row(2, Date="30 Feb 2021")])
    rejects = tmp_path / "rejects.csv"
    answer = vedette("import", logbook, str(file), "--rejects", str(rejects), "--json")
    assert answer.code == 3
    plain = answer.plain
    assert {key: plain[key] for key in ("layout", "encoding", "delimiter", "date_order", "rows", "added")} == {
        "layout": "plain", "encoding": "utf-8", "delimiter": ",", "date_order": "", "rows": 2, "added": 1,
    }  # fmt: skip
    assert (plain["updated"], plain["unchanged"], plain["rejected"]) == (0, 0, 1)
    assert isinstance(plain["batch"], int)
    (problem,) = plain["problems"]
    assert (problem["row"], problem["column"], problem["value"]) == (3, "Date", "30 Feb 2021")
    assert cells(rejects)[1][-1].startswith("Row 3: Date: ")
    assert "Importing: 2 of 2" in answer.err


def test_import_says_in_words_what_it_did_and_again_that_nothing_changed(
    tmp_path: Path, logbook: str, vedette: Vedette
) -> None:
    file = str(table(tmp_path / "border.csv", [row(1), row(2)]))
    tried = vedette("import", logbook, file, "--dry-run")
    assert (tried.code, "nothing was changed" in tried.out) == (0, True)
    done = vedette("import", logbook, file)
    assert (done.code, done.out.strip()) == (0, "2 rows: 2 added, 0 updated, 0 unchanged, 0 rejected.")
    again = vedette("import", logbook, file, "--json").plain
    assert (again["unchanged"], again["batch"]) == (2, None)
    assert vedette("undo", logbook, "--json").plain == {"undone": "import of border.csv (2 incidents)"}
    assert vedette("search", logbook, "", "--count", "--json").plain == {"total": 0}
    assert vedette("redo", logbook, "--json").plain == {"redone": "import of border.csv (2 incidents)"}


def test_an_order_nothing_decides_ends_with_one_and_the_name_of_the_option(
    tmp_path: Path, logbook: str, vedette: Vedette
) -> None:
    file = str(table(tmp_path / "b.csv", [row(1, Date="03/11/2021")]))
    answer = vedette("import", logbook, file, "--json")
    assert (answer.code, answer.out) == (1, "")
    assert "--date-order" in answer.err
    assert "03/11/2021" in answer.err
    assert "Traceback" not in answer.err
    assert vedette("import", logbook, file, "--date-order", "dmy", "--json").plain["date_order"] == "dmy"
    assert vedette("search", logbook, "on:2021-11-03", "--count", "--json").plain["total"] == 1


def test_every_guess_can_be_said_otherwise(tmp_path: Path, logbook: str, vedette: Vedette) -> None:
    file, mapping = tmp_path / "odd.txt", tmp_path / "m.toml"
    file.write_bytes("Kiedy;Rzecz;Ile\n3.11.2021;Strzały w Białowieży;4\n".encode("cp1250"))
    mapping.write_text('[columns]\nRzecz = "title"\nIle = "number.shots"\n', encoding="utf-8")
    answer = vedette(
        "import", logbook, str(file), "--layout", "plain", "--mapping", str(mapping), "--encoding", "cp1250",
        "--delimiter", ";", "--on-duplicate", "keep", "--json",
    )  # fmt: skip
    assert (answer.code, answer.plain["encoding"], answer.plain["delimiter"]) == (0, "cp1250", ";")
    found = vedette("search", logbook, "bialowiezy shots:>3", "--json").plain
    assert vedette("search", logbook, "bialowiezy", "--json").plain["total"] == 1, found


def test_files_that_are_no_tables_end_with_one_sentence(tmp_path: Path, logbook: str, vedette: Vedette) -> None:
    picture = tmp_path / "p.csv"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(50))
    for file in (str(picture), str(tmp_path / "none.csv"), str(tmp_path), logbook):
        answer = vedette("import", logbook, file)
        assert (answer.code, answer.out) == (1, "")
        assert len(answer.err.strip().splitlines()) == 1


def test_export_writes_what_the_query_finds_and_import_takes_it_elsewhere(
    tmp_path: Path, sample: str, logbook: str, vedette: Vedette
) -> None:
    file = tmp_path / "out.csv"
    answer = vedette("export", sample, str(file), "--query", "party:belarus", "--json")
    assert answer.code == 0
    assert answer.plain["rows"] == vedette("search", sample, "party:belarus", "--count", "--json").plain["total"] > 0
    assert (answer.plain["file"], answer.plain["not_codable"]) == (str(file), [])
    taken = vedette("import", logbook, str(file), "--json").plain
    assert (taken["layout"], taken["added"], taken["rejected"]) == ("vedette", answer.plain["rows"], 0)
    again = vedette("import", sample, str(file), "--json").plain
    assert (again["unchanged"], again["batch"]) == (answer.plain["rows"], None)


def test_export_lists_what_a_format_cannot_hold(tmp_path: Path, logbook: str, vedette: Vedette) -> None:
    reference = vedette("add", logbook, "--title", "No place", "--json").plain["reference"]
    answer = vedette("export", logbook, str(tmp_path / "out.gpx"), "--json")
    assert (answer.code, answer.plain["rows"]) == (3, 0)
    assert answer.plain["not_codable"][0]["reference"] == reference


def test_f10_export_sends_bare_pictures_when_asked(tmp_path: Path, logbook: str, vedette: Vedette) -> None:
    (tmp_path / "a.jpg").write_bytes(telling_jpeg())
    reference = vedette("add", logbook, "--title", "Seen", "--json").plain["reference"]
    assert vedette("attach", logbook, reference, str(tmp_path / "a.jpg")).code == 0
    for flags, whole in (((), True), (("--bare",), False)):
        assert vedette("export", logbook, str(tmp_path / "out.zip"), *flags).code == 0
        with zipfile.ZipFile(tmp_path / "out.zip") as archive:
            held = b"".join(archive.read(name) for name in archive.namelist())
        assert (SECRET in held) == whole


def test_export_can_choose_columns_excel_and_no_guard(tmp_path: Path, logbook: str, vedette: Vedette) -> None:
    vedette("add", logbook, "--title", "=1+1")
    file = tmp_path / "out.csv"
    assert vedette("export", logbook, str(file), "--columns", "title,status", "--excel", "--no-guard").code == 0
    assert file.read_bytes().startswith(b"\xef\xbb\xbf")
    assert cells(file, ";") == [["title", "status"], ["=1+1", "unverified"]]
    assert vedette("export", logbook, str(tmp_path / "out.docx")).code == 1
    assert not (tmp_path / "out.docx").exists()


def test_show_prints_the_whole_document(sample: str, vedette: Vedette) -> None:
    reference = vedette("search", sample, "status:contested", "--json").plain["incidents"][0]["reference"]
    plain = vedette("show", sample, reference, "--json").plain
    assert (plain["reference"], plain["status"], plain["contested"]) == (reference, "contested", True)
    assert plain["independent_sources"] >= 1
    assert plain["shared"]


def test_a_long_list_of_problems_shows_the_first_hundred(tmp_path: Path, logbook: str, vedette: Vedette) -> None:
    file = table(tmp_path / "b.csv", [row(n, Date="never") for n in range(150)], HEADER)
    answer = vedette("import", logbook, str(file), "--json")
    assert (answer.code, answer.plain["rejected"], len(answer.plain["problems"])) == (3, 150, 100)
    assert "130 more remarks" in vedette("import", logbook, str(file)).out
    assert json.dumps(answer.plain)
