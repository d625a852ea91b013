"""Naughty words on five ways out and in again: our own CSV, its spreadsheet mode, and both through LibreOffice.

The last ones need LibreOffice Calc (`soffice` on the path, on Debian the package libreoffice-calc) and take minutes:
run them with `-m long`.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.hostile import HOSTILE, SHARED
from tests.make import NOON
from tests.usecases.importing_files import all_incidents, row, table
from vedette.domain.document import to_text
from vedette.storage.store import Store
from vedette.usecases.desk import Desk
from vedette.usecases.exchange import Exchange
from vedette.usecases.exporting import ExportOptions
from vedette.usecases.importing import ImportOptions

ROUNDS = 5
NUMBERS = ("007", "1E2", "+0.0", "1,000,000.00", "9" * 24, "-1.00", "2021-11-03", "TRUE", "1/2", "12:30")
Way = Callable[[Path], Path]


@pytest.fixture(scope="module")
def words() -> list[str]:
    return [*HOSTILE, *NUMBERS, *(json.loads(SHARED.read_text(encoding="utf-8")) if SHARED.exists() else ())]


def fresh(path: Path) -> Desk:
    return Desk(Store.create(path), who=lambda: "Ada", clock=lambda: NOON)


def documents(desk: Desk) -> dict[str, str]:
    return {incident.uid: to_text(incident) for incident in all_incidents(desk)}


def fill(desk: Desk, folder: Path, words: list[str]) -> None:
    rows = [row(n, Title=w, Notes=w, Tags=w, Source=w, Dogs=w, Place=w) for n, w in enumerate(words)]
    Exchange(desk).import_file(table(folder / "in.csv", rows), ImportOptions(encoding="utf-8"))


def there_and_back(desk: Desk, folder: Path, name: str, options: ExportOptions, way: Way) -> None:
    """Out, through `way`, and into a new logbook, five times; nothing may be another afterwards."""
    first = documents(desk)
    for number in range(ROUNDS):
        out = folder / f"{number} {name}"
        Exchange(desk).export(out, "", options)
        if desk.store.path.parent != folder or number:
            desk.store.close()
        desk = fresh(folder / f"{number}.vedette")
        report = Exchange(desk).import_file(way(out))
        assert (report.added, report.rejected, report.problem_count) == (len(first), 0, 0), report.problems[:3]
        assert documents(desk).keys() == first.keys()
        assert [text for uid, text in documents(desk).items() if _parts(text) != _parts(first[uid])] == []
    desk.store.close()


def _parts(text: str) -> dict[str, object]:
    """The document without the uids of what it names, which are made anew in a new logbook."""
    plain: dict[str, object] = json.loads(text)
    return {key: value for key, value in plain.items() if key not in ("tags", "sources")}


@pytest.mark.parametrize("excel", [False, True], ids=["own CSV", "spreadsheet mode"])
def test_five_round_trips_of_naughty_words_change_nothing(
    desk: Desk, tmp_path: Path, words: list[str], excel: bool
) -> None:
    fill(desk, tmp_path, words[:200])
    there_and_back(desk, tmp_path, "out.csv", ExportOptions(excel=excel), lambda path: path)


def test_a_number_that_a_spreadsheet_spells_otherwise_was_changed_by_nobody(desk: Desk, tmp_path: Path) -> None:
    fill(desk, tmp_path, ["007", "1E2", "1,000,000.00"])
    Exchange(desk).export(tmp_path / "out.csv")
    text = (tmp_path / "out.csv").read_text(encoding="utf-8").replace(",007,", ",7,").replace(",1E2,", ",100,")
    (tmp_path / "out.csv").write_text(text.replace('"1,000,000.00"', "1000000", 1), encoding="utf-8")
    report = Exchange(desk).import_file(tmp_path / "out.csv")
    assert (report.unchanged, report.problem_count) == (3, 0)


class Calc:
    """LibreOffice Calc without its window."""

    def __init__(self, folder: Path) -> None:
        program = shutil.which("soffice") or shutil.which("libreoffice")
        assert program is not None, "this test needs LibreOffice Calc: install it, or leave the long tests out"
        self._program, self._folder = program, folder

    def convert(self, path: Path, kind: str, *, read: str = "", write: str = "") -> Path:
        """What Calc makes of a file that it opens and saves."""
        out = self._folder / "saved"
        command = [self._program, "--headless", "--norestore", f"-env:UserInstallation=file://{self._folder}/profile"]
        command += ["--convert-to", f"{kind}:{write}" if write else kind, "--outdir", str(out)]
        command += [f"--infilter={read}"] if read else []
        done = subprocess.run([*command, str(path)], capture_output=True, text=True, timeout=300, check=False)
        saved = out / f"{path.stem}.{kind}"
        assert saved.exists(), done.stderr
        return saved

    def resaved(self, mark: int) -> Way:
        """A CSV file opened and saved again, with quoted cells as text and everything else as Calc guesses."""
        read = f"CSV:{mark},34,76,1,,0,true,false,true,false,false"
        write = f"Text - txt - csv (StarCalc):{mark},34,76,1,,0,false,false,false"
        return lambda path: self.convert(path, "csv", read=read, write=write)


@pytest.mark.long
def test_five_round_trips_through_libreoffice_change_nothing(desk: Desk, tmp_path: Path, words: list[str]) -> None:
    calc = Calc(tmp_path)
    fill(desk, tmp_path, words)
    for name, options, way in (
        ("book.xlsx", ExportOptions(), lambda path: calc.convert(path, "xlsx")),
        ("own.csv", ExportOptions(), calc.resaved(44)),
        ("mode.csv", ExportOptions(excel=True), calc.resaved(59)),
    ):
        folder = tmp_path / name
        folder.mkdir()
        there_and_back(desk, folder, name, options, way)
        desk = Desk(Store.open(tmp_path / "logbook.vedette"), desk.who, desk.clock)
    desk.store.close()


@pytest.mark.long
def test_f27_libreoffice_evaluates_no_cell_of_ours(desk: Desk, tmp_path: Path) -> None:
    begins = ("=", "+", "-", "@", "\t=", " =", "\u00a0=", "＝", "\n=")
    payloads = [f'{begin}HYPERLINK("http://x";1+1)' for begin in begins] + ["=cmd|' /C calc'!A0", "=1+1", "-1+1"]
    calc = Calc(tmp_path)
    fill(desk, tmp_path, payloads)
    for name, options in (("own.csv", ExportOptions()), ("mode.csv", ExportOptions(excel=True))):
        Exchange(desk).export(tmp_path / name, "", options)
        mark = 59 if options.excel else 44
        book = zipfile.ZipFile(calc.convert(tmp_path / name, "xlsx", read=f"CSV:{mark},34,76,1"))
        with book, book.open("xl/worksheets/sheet1.xml") as sheet:
            assert b"<f" not in sheet.read().replace(b"<formula", b"")
