"""What was imported, listed and found again, also by another program and after undo and redo."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.usecases.importing_files import row, table
from vedette.domain.document import to_text
from vedette.storage.store import Store
from vedette.usecases.desk import Desk
from vedette.usecases.history import History
from vedette.usecases.importing import Importing
from vedette.usecases.incidents import Incidents
from vedette.usecases.searching import Search


def titles(desk: Desk, query: str) -> list[str]:
    return sorted(line.title for line in Search(desk).page(query))


def test_the_rows_of_an_import_are_found_by_its_number_and_by_its_file(desk: Desk, tmp_path: Path) -> None:
    first = Importing(desk).run(table(tmp_path / "border 2021.csv", [row(1), row(2)]))
    second = Importing(desk).run(table(tmp_path / "coast.csv", [row(2, Title="Two boats"), row(3)]))
    assert titles(desk, f"import:{first.batch}") == ["Flares 1", "Two boats"]
    assert titles(desk, f"import:{second.batch}") == ["Flares 3", "Two boats"]
    assert titles(desk, "import:coast") == titles(desk, 'import:"coast.csv"') == ["Flares 3", "Two boats"]
    assert titles(desk, "import:border -import:coast") == ["Flares 1"]
    assert titles(desk, "import:2021") == titles(desk, "import:nothing") == []
    assert Search(desk).count("import:border OR import:coast") == 3


def test_the_rows_of_a_single_import_are_found(desk: Desk, tmp_path: Path) -> None:
    report = Importing(desk).run(table(tmp_path / "one.csv", [row(1)]))
    assert titles(desk, f"import:{report.batch}") == ["Flares 1"]


def test_an_import_that_was_undone_finds_nothing_until_it_is_done_again(desk: Desk, tmp_path: Path) -> None:
    report = Importing(desk).run(table(tmp_path / "border.csv", [row(1), row(2)]))
    History(desk).undo()
    assert titles(desk, f"import:{report.batch}") == []
    assert [line.state for line in Importing(desk).batches()] == ["undone"]
    History(desk).redo()
    assert titles(desk, f"import:{report.batch}") == ["Flares 1", "Flares 2"]
    assert [line.state for line in Importing(desk).batches()] == ["done"]


def test_another_program_undoes_an_import_and_does_it_again_to_the_letter(desk: Desk, tmp_path: Path) -> None:
    Importing(desk).run(table(tmp_path / "border.csv", [row(n) for n in range(1, 40)]))
    path = desk.store.path
    before = {uid: to_text(Incidents(desk).get(uid)) for uid in Search(desk).uids("")}
    desk.store.close()
    for command in ("undo", "redo"):
        done = subprocess.run([sys.executable, "-m", "vedette", command, str(path)], capture_output=True, check=True)
        assert b"border.csv" in done.stdout
    again = Desk(Store.open(path), desk.who, desk.clock)
    assert {uid: to_text(Incidents(again).get(uid)) for uid in Search(again).uids("")} == before
    again.store.close()
