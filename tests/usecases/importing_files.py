"""Small files to import, and what a logbook holds, for the tests of importing and exporting."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

from vedette.domain.dossier import Dossier
from vedette.domain.incident import Incident
from vedette.storage import dossiers
from vedette.usecases.desk import Desk
from vedette.usecases.searching import Search

HEADER = ("ID", "Title", "Date", "Place", "Tags", "Source", "Notes", "Dogs")


def row(number: int, **cells: str) -> list[str]:
    """A row of HEADER with that id."""
    plain = {
        "ID": str(number),
        "Title": f"Flares {number}",
        "Date": f"2021-11-{number % 28 + 1:02d}",
        "Place": "Usnarz",
        "Tags": "border",
        "Source": "AFP",
        "Notes": f"note {number}",
        "Dogs": "2",
    }
    return [({**plain, **cells})[name] for name in HEADER]


def table(path: Path, rows: Sequence[Sequence[str]], header: Sequence[str] = HEADER) -> Path:
    """A CSV file of these rows."""
    with path.open("w", encoding="utf-8", newline="", errors="surrogatepass") as file:
        csv.writer(file).writerows([header, *rows])
    return path


def cells(path: Path, delimiter: str = ",") -> list[list[str]]:
    """A CSV file's rows, header first."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file, delimiter=delimiter))


def all_dossiers(desk: Desk) -> list[Dossier]:
    """Everything that is not in the trash, by reference."""
    uids = list(Search(desk).uids(""))
    with desk.store.reading() as connection:
        found = dossiers.load(connection, uids)
    return sorted(found, key=lambda dossier: dossier.incident.reference)


def all_incidents(desk: Desk) -> list[Incident]:
    """Their incidents."""
    return [dossier.incident for dossier in all_dossiers(desk)]
