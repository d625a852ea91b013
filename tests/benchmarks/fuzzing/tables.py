"""Targets that read a table from bytes: how it is written is found out, then each row is read by its layout."""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from tests.benchmarks.fuzzing import mutating
from tests.benchmarks.fuzzing.target import Target, seeds
from tests.formats.layouts.foreign import GOOD, cells_of, columns, write
from tests.usecases.importing_files import HEADER, row
from vedette.domain.document import to_text
from vedette.domain.errors import NeedsChoice
from vedette.domain.settling import settled
from vedette.formats import own_csv
from vedette.formats.layouts import named_layout
from vedette.formats.layouts.layout import ReadOptions, RowRead
from vedette.usecases.importing_plan import ImportPlan, plan_table
from vedette.usecases.importing_report import ImportOptions
from vedette.usecases.progress import Silent
from vedette.usecases.sample import sample_parcels

_ORDERS = ("", "dmy", "mdy", "ymd")
_ROWS = 200


def targets(folder: Path) -> Iterator[Target]:
    """CSV and TSV bytes, rows of the layouts of the field, and our own rows with their documents."""
    yield Target("CSV and TSV files", _bytes(folder, _strangers(folder)), _planned(folder / "rows.csv"), few=40)
    yield Target("rows of the field's layouts", _rows(), _row)
    yield Target("own CSV files", _bytes(folder, own_files(folder)), _planned(folder / "own.csv"), few=15)
    yield Target("rows of own CSV", _own_rows(folder), _row, few=40)


def own_files(folder: Path) -> list[bytes]:
    """The sample as we write it: with commas, with tabs, and for a spreadsheet program."""
    rich, *lean = sorted((parcel.dossier() for parcel in sample_parcels()), key=lambda one: -len(to_text(one.incident)))
    dossiers = [lean[-1], rich]
    found = []
    for name, excel, count in (("a.csv", False, 2), ("b.csv", True, 1), ("c.tsv", False, 1)):
        own_csv.write(folder / name, dossiers[:count], excel=excel, delimiter="\t" if name.endswith("tsv") else ",")
        found.append((folder / name).read_bytes())
    return found


def look_at(plan: ImportPlan) -> None:
    """The first rows, each as it would be stored."""
    for _, read in islice(plan.entries(lambda _uid: None), _ROWS):
        take(read)


def take(read: RowRead) -> None:
    """A row that was read, through the gate."""
    assert read.incident is not None or read.problems, "a row is lost without a word"
    if read.incident is not None:
        settled(read.incident)


def _strangers(folder: Path) -> list[bytes]:
    found = [text.encode("utf-8", "surrogatepass") for text in seeds("tables")]
    for layout in GOOD:
        found.append(write(folder / "made.csv", layout, [GOOD[layout]] * 2).read_bytes())
    stream = io.StringIO()
    csv.writer(stream).writerows([HEADER, *(row(number) for number in range(4))])
    return [*found, *[stream.getvalue().encode()] * 4]


def _bytes(folder: Path, known: Sequence[bytes]) -> Callable[[random.Random], bytes]:
    return lambda chance: mutating.data(chance, known)


def _planned(path: Path) -> Callable[[bytes], None]:
    def run(given: bytes) -> None:
        path.write_bytes(given)
        options = ImportOptions(date_order=_ORDERS[len(given) % 4])
        try:
            plan = plan_table(path, options, ReadOptions(), Silent())
        except NeedsChoice:
            plan = plan_table(path, ImportOptions(layout="plain", date_order="dmy"), ReadOptions(), Silent())
        look_at(plan)

    return run


Row = tuple[str, tuple[str, ...], tuple[str, ...], str]


def _rows() -> Callable[[random.Random], Row]:
    good = {layout: cells_of(layout, GOOD[layout]) for layout in GOOD}
    words = [*seeds("dates"), *seeds("coordinates"), *seeds("amounts")]

    def make(chance: random.Random) -> Row:
        layout = chance.choice((*good, "plain"))
        header = list(HEADER) if layout == "plain" else list(columns(layout))
        cells = row(chance.randrange(99)) if layout == "plain" else list(good[layout])
        return layout, *_broken(chance, header, cells, words), chance.choice(_ORDERS)

    return make


def _own_rows(folder: Path) -> Callable[[random.Random], Row]:
    rows = list(csv.reader(io.StringIO(own_files(folder)[0].decode("utf-8-sig"))))
    words = [*seeds("dates"), *seeds("cells")]

    def make(chance: random.Random) -> Row:
        return "vedette", *_broken(chance, list(rows[0]), list(chance.choice(rows[1:])), words), ""

    return make


def _broken(
    chance: random.Random, header: list[str], cells: list[str], words: Sequence[str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Some cells broken, some exchanged for words of the field, now and then a heading too."""
    for _ in range(chance.randint(1, 5)):
        at = chance.randrange(len(cells))
        cells[at] = mutating.text(chance, [chance.choice((cells[at], chance.choice(words), chance.choice(cells)))])
    if chance.random() < 0.1:
        at = chance.randrange(len(header))
        header[at] = mutating.text(chance, header)
    return tuple(header), tuple(cells)


def _row(given: Row) -> None:
    name, header, cells, order = given
    layout = named_layout(name)
    layout.matches(header, [cells])
    options = ReadOptions(date_order=order)
    layout.targets(options, header)
    layout.dates(options, header)
    take(layout.reader(options, header)(cells))
