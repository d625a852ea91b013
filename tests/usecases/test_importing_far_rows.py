"""Rows of one file that are hundreds of rows apart, and still about one incident or one reference."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

from tests.usecases.importing_files import all_incidents, row, table
from vedette.storage.store import Store
from vedette.usecases.desk import Desk
from vedette.usecases.exporting import Exporting
from vedette.usecases.importing import Importing


def empty_desk(path: Path) -> Desk:
    """Of a logbook that holds nothing."""
    return Desk(Store.create(path), lambda: "AR")


def rewritten(file: Path, change: Callable[[list[str], list[list[str]]], list[list[str]]]) -> None:
    """The file with its rows changed."""
    with file.open(newline="", encoding="utf-8-sig") as opened:
        header, *rows = csv.reader(opened)
    with file.open("w", newline="", encoding="utf-8") as opened:
        csv.writer(opened).writerows([header, *change(header, rows)])


def test_a_reference_that_comes_again_far_below_is_told_each_time(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "own.csv"
    Importing(desk).run(table(tmp_path / "border.csv", [row(n) for n in range(1_100)]))
    Exporting(desk).run(file)
    again = (10, 510, 700, 1_099)

    def same_reference(header: list[str], rows: list[list[str]]) -> list[list[str]]:
        column = header.index("reference")
        for number in again:
            rows[number][column] = "X-1"
        return rows

    rewritten(file, same_reference)
    fresh = empty_desk(tmp_path / "fresh.vedette")
    report = Importing(fresh).run(file)
    found = sorted(i.reference for i in all_incidents(fresh) if i.reference.startswith("X-"))
    assert (report.added, found) == (1_100, ["X-1", "X-1-2", "X-1-3", "X-1-4"])
    assert [p.row for p in report.problems if p.problem.startswith("Another incident")] == [512, 702, 1_101]
    fresh.store.close()


def test_a_row_without_uid_is_known_by_the_keys_of_one_far_above(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "own.csv"
    Importing(desk).run(table(tmp_path / "border.csv", [row(n) for n in range(510)]))
    Exporting(desk).run(file)

    def once_more(header: list[str], rows: list[list[str]]) -> list[list[str]]:
        more = list(rows[10])
        more[header.index("uid")], more[header.index("narrative")] = "", "told again"
        return [*rows, more]

    rewritten(file, once_more)
    fresh = empty_desk(tmp_path / "fresh.vedette")
    report = Importing(fresh).run(file)
    assert (report.added, report.updated) == (510, 1)
    fresh.store.close()
