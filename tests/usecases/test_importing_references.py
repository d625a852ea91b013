"""What incidents of a file are called: no reference twice, none left out, and a trial says what would happen."""

from __future__ import annotations

import json
from pathlib import Path

from tests.usecases.importing_files import HEADER, all_incidents, row, table
from vedette.usecases.desk import Desk
from vedette.usecases.exporting import Exporting
from vedette.usecases.importing import Importing
from vedette.usecases.tagging import Tagging

WITH_REFERENCE = (*HEADER, "Reference")


def named(number: int, reference: str = "") -> list[str]:
    return [*row(number, Date="2021-11-03"), reference]


def test_a_reference_given_to_a_row_far_above_is_not_given_again(desk: Desk, tmp_path: Path) -> None:
    rows = [named(n) for n in range(500)] + [named(500, "INC-2021-0007")] + [named(n) for n in range(501, 1_100)]
    report = Importing(desk).run(table(tmp_path / "b.csv", rows, WITH_REFERENCE))
    found = [incident.reference for incident in all_incidents(desk)]
    assert (report.added, len(set(found)), "INC-2021-0007-2" in found) == (1_100, 1_100, True)
    assert [(p.row, p.value) for p in report.problems] == [(502, "INC-2021-0007")]


def test_a_reference_that_a_row_below_brings_is_not_given(desk: Desk, tmp_path: Path) -> None:
    rows = [named(n) for n in range(3)] + [named(3, "INC-2021-0002")]
    report = Importing(desk).run(table(tmp_path / "b.csv", rows, WITH_REFERENCE))
    found = {incident.title: incident.reference for incident in all_incidents(desk)}
    assert [found[f"Flares {n}"][-4:] for n in range(4)] == ["0001", "0003", "0004", "0002"]
    assert report.problems == ()


def test_a_trial_tells_of_references_that_come_twice_however_far_apart(desk: Desk, tmp_path: Path) -> None:
    rows = [named(n, "X-1" if n in (0, 700, 1_099) else "") for n in range(1_100)]
    file = table(tmp_path / "b.csv", rows, WITH_REFERENCE)
    tried = Importing(desk).run(file, dry_run=True)
    assert [p.row for p in tried.problems] == [702, 1_101]
    assert tried.problems == Importing(desk).run(file).problems


def test_rows_that_are_refused_leave_no_gap(desk: Desk, tagging: Tagging, tmp_path: Path) -> None:
    Importing(desk).run(table(tmp_path / "b.csv", [row(n, Date="2021-11-03") for n in range(6)]))
    file = tmp_path / "own.json"
    Exporting(desk).run(file)
    parcels = json.loads(file.read_text())
    for number, parcel in enumerate(parcels["incidents"]):
        del parcel["reference"]
        parcel["uid"] = f"01890a5d-ac96-774b-bcce-b302099a80{number:02d}"
        parcel["external_ids"] = []
        if number in (0, 3, 5):
            parcel["tags"] = ["01890a5d-ac96-774b-bcce-b302099a8057"]
    file.write_text(json.dumps(parcels))
    report = Importing(desk).run(file)
    assert (report.added, report.rejected) == (3, 3)
    Importing(desk).run(table(tmp_path / "c.csv", [row(9, Date="2021-11-03")]))
    numbers = sorted(int(incident.reference[-4:]) for incident in all_incidents(desk))
    assert numbers == list(range(1, 11))
