from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path

import pytest

from tests.make import incident
from tests.usecases.importing_files import HEADER, all_dossiers, all_incidents, cells, row, table
from vedette.domain.errors import Cancelled, CannotRead, NeedsChoice, NotFound, UserError
from vedette.storage.store import Store
from vedette.usecases.desk import Desk
from vedette.usecases.history import History
from vedette.usecases.importing import Importing, ImportOptions, ImportReport
from vedette.usecases.incidents import Incidents


def counts(report: ImportReport) -> tuple[int, int, int, int]:
    assert report.rows == report.added + report.updated + report.unchanged + report.rejected
    return report.added, report.updated, report.unchanged, report.rejected


def test_a_table_comes_in_as_one_act_with_a_name(desk: Desk, history: History, tmp_path: Path) -> None:
    file = table(tmp_path / "border.csv", [row(n) for n in range(1, 1201)])
    report = Importing(desk).run(file)
    assert counts(report) == (1200, 0, 0, 0)
    assert (report.layout, report.encoding, report.delimiter) == ("plain", "utf-8", ",")
    assert history.steps().undo == "import of border.csv (1\u202f200 incidents)"
    found = all_dossiers(desk)
    assert len({dossier.incident.reference for dossier in found}) == 1200
    assert {name for dossier in found for name in (dossier.tag_path(t) for t in dossier.incident.tags)} == {"border"}
    assert {tag for dossier in found for tag in dossier.tags} == set(found[0].tags)
    assert found[0].incident.narrative == "note 1" or found[0].incident.narrative.startswith("note")
    (batch,) = Importing(desk).batches()
    assert (batch.act, batch.batch.file, batch.batch.rows, batch.batch.added) == (
        report.batch,
        "border.csv",
        1200,
        1200,
    )


def test_a_second_import_of_the_same_file_changes_nothing(desk: Desk, history: History, tmp_path: Path) -> None:
    with_ids = table(tmp_path / "ids.csv", [row(n) for n in range(5)])
    without = table(tmp_path / "none.csv", [[f"t{n // 2}", "2021"] for n in range(6)], ("Title", "Date"))
    for file, rows in ((with_ids, 5), (without, 6)):
        assert counts(Importing(desk).run(file)) == (rows, 0, 0, 0)
        acts = len(history.acts())
        again = Importing(desk).run(file)
        assert (counts(again), again.batch) == ((0, 0, rows, 0), None)
        assert len(history.acts()) == acts


def test_one_step_takes_an_import_back_and_one_brings_it_again_also_after_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "a.vedette"
    file = table(tmp_path / "border.csv", [row(n) for n in range(700)])
    store = Store.create(path)
    desk = Desk(store, who=lambda: "Ada")
    Importing(desk).run(file)
    before = all_dossiers(desk)
    for _ in range(2):
        store.close()
        store = Store.open(path)
        desk = Desk(store, who=lambda: "Ada")
        History(desk).undo()
        with store.reading() as connection:
            left = [connection.exec_driver_sql(f"SELECT count(*) FROM {t}").scalar_one() for t in _TABLES]
        assert left == [0] * len(_TABLES)
        store.close()
        store = Store.open(path)
        desk = Desk(store, who=lambda: "Ada")
        assert History(desk).redo().startswith("import of border.csv")
        assert all_dossiers(desk) == before
    store.close()


_TABLES = ("incident", "place", "tag", "source", "source_item", "custom_field", "custom_value", "external_id")


def test_a_trial_leaves_no_trace_and_uses_no_reference_up(desk: Desk, tmp_path: Path) -> None:
    file = table(tmp_path / "border.csv", [row(1), row(2, Date="soon")])
    announced: list[object] = []
    desk.store._publish = announced.append
    report = Importing(desk).run(file, dry_run=True)
    assert (counts(report), report.batch) == ((1, 0, 0, 1), None)
    assert (all_incidents(desk), announced, Importing(desk).batches()) == ([], [], [])
    assert counts(Importing(desk).run(file)) == (1, 0, 0, 1)
    assert all_incidents(desk)[0].reference == "INC-2021-0001"


class _Stopping:
    """Progress that is cancelled once `after` rows are behind it."""

    def __init__(self, after: int) -> None:
        self.after = after
        self.done: list[int] = []
        self.cancelled = False

    def report(self, done: int, total: int) -> None:
        self.done.append(done)
        self.cancelled = done >= self.after

    def check(self) -> None:
        if self.cancelled:
            raise Cancelled("Stopped; nothing was changed.")


def test_F136_a_cancelled_import_leaves_the_logbook_as_it_was(desk: Desk, history: History, tmp_path: Path) -> None:
    file = table(tmp_path / "border.csv", [row(n) for n in range(1600)])
    progress = _Stopping(after=1000)
    with pytest.raises(Cancelled):
        Importing(desk).run(file, progress=progress)
    assert progress.done == [500, 1000]
    assert (all_incidents(desk), history.steps().undo) == ([], "")
    assert counts(Importing(desk).run(file)) == (1600, 0, 0, 0)


def test_F29_whatever_breaks_half_way_leaves_the_old_state(desk: Desk, tmp_path: Path) -> None:
    file = table(tmp_path / "border.csv", [row(n) for n in range(1600)])

    class Breaking(_Stopping):
        def check(self) -> None:
            if self.cancelled:
                raise RuntimeError("the plug was pulled")

    with pytest.raises(RuntimeError):
        Importing(desk).run(file, progress=Breaking(after=500))
    assert all_incidents(desk) == []
    assert counts(Importing(desk).run(file))[0] == 1600


def test_rejected_rows_can_be_mended_and_given_back(desk: Desk, tmp_path: Path) -> None:
    file = table(tmp_path / "border.csv", [row(1), row(2, Date="30 Feb 2021", Notes="=1+1"), [*row(3), "", "x"]])
    rejects = tmp_path / "rejects.csv"
    report = Importing(desk).run(file, ImportOptions(rejects=rejects))
    assert counts(report) == (1, 0, 0, 2)
    found = cells(rejects)
    assert found[0] == [*HEADER, "reason"]
    assert [line[0] for line in found[1:]] == ["2", "3"]
    assert "30 February 2021 does not exist" in found[1][len(HEADER)]
    assert "Row 4: " in found[2][len(HEADER)]
    mended = [[*found[1][:2], "2021-02-28", *found[1][3:]], found[2][: len(HEADER) + 1]]
    again = Importing(desk).run(table(rejects, mended, found[0]))
    assert counts(again) == (2, 0, 0, 0)
    assert [i.narrative for i in all_incidents(desk)].count("=1+1") == 1
    # the rejected rows are rejected again, what was mended is not touched
    assert counts(Importing(desk).run(file)) == (0, 0, 1, 2)


def test_rows_nobody_could_take_are_told_by_row_column_value_and_reason(desk: Desk, tmp_path: Path) -> None:
    file = table(
        tmp_path / "b.csv", [["x", "2021", "95", "5"], ["y", "13/13/2021", "", ""]], ("Title", "Date", "Lat", "Lon")
    )
    report = Importing(desk).run(file)
    assert [(p.row, p.column, p.value) for p in report.problems] == [(2, "Lat", "95"), (3, "Date", "13/13/2021")]
    assert all(problem.problem.endswith((".", "…")) for problem in report.problems)
    assert report.batch is None


def test_an_order_of_dates_that_nothing_decides_is_asked_for(desk: Desk, tmp_path: Path) -> None:
    file = table(tmp_path / "b.csv", [["x", "03/11/2021"]], ("Title", "Date"))
    with pytest.raises(NeedsChoice, match="--date-order"):
        Importing(desk).run(file)
    report = Importing(desk).run(file, ImportOptions(date_order="mdy"))
    assert (report.date_order, all_incidents(desk)[0].when.earliest) == ("mdy", "2021-03-11")


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"", CannotRead),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), CannotRead),
        (b"alpha,beta\n1,2\n", NeedsChoice),
        (b"PK\x03\x04 cut off", CannotRead),
        (b"\xff\xfe\x00", UserError),
        (b'uid,date_earliest,schema\n"', UserError),
    ],
)
def test_a_file_that_is_no_table_is_refused_in_a_sentence(
    desk: Desk, tmp_path: Path, content: bytes, error: type[UserError]
) -> None:
    file = tmp_path / "b.csv"
    file.write_bytes(content)
    try:
        report = Importing(desk).run(file)
    except UserError as refusal:
        assert isinstance(refusal, error)
    else:
        assert error is UserError and counts(report)[0] == 0
    assert all_incidents(desk) == []


def test_a_missing_file_is_said_to_be_missing(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        Importing(desk).run(tmp_path / "none.csv")


def test_wrong_options_are_refused_before_anything_is_read(desk: Desk, tmp_path: Path) -> None:
    file = table(tmp_path / "b.csv", [row(1)])
    for options in (ImportOptions(on_duplicate="merge"), ImportOptions(date_order="dym"), ImportOptions(layout="x")):
        with pytest.raises(UserError, match="Nothing was changed"):
            Importing(desk).run(file, options)


def test_a_rejects_file_that_cannot_be_written_takes_the_import_back(desk: Desk, tmp_path: Path) -> None:
    file = table(tmp_path / "b.csv", [row(1)])
    with pytest.raises(UserError):
        Importing(desk).run(file, ImportOptions(rejects=tmp_path / "no" / "folder.csv"))
    assert all_incidents(desk) == []


def test_a_plan_shows_what_is_guessed_and_what_rows_become(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "b.csv"
    file.write_bytes("Tytuł;Data;Miejsce\nStrzały;13/11/2021;Usnarz Górny\n".encode("cp1250"))
    plan = Importing(desk).plan(file)
    assert (plan.encoding, plan.encoding_guessed, plan.delimiter) == ("cp1250", True, ";")
    assert (plan.targets, plan.date_order, plan.rows) == (("title", "when", "place"), "dmy", 1)
    ((_, read),) = plan.preview()
    assert read.incident is not None and read.incident.places[0].text == "Usnarz Górny"
    assert all_incidents(desk) == []


def test_a_mapping_that_names_a_column_that_is_not_there_says_so(desk: Desk, tmp_path: Path) -> None:
    file = table(tmp_path / "b.csv", [row(1)])
    report = Importing(desk).run(file, ImportOptions(mapping={"Datum": "when"}))
    assert "“Datum”" in report.notes[0]


def test_windows_can_read_while_a_file_comes_in(desk: Desk, tmp_path: Path) -> None:
    file = table(tmp_path / "b.csv", [row(n) for n in range(1000)])
    seen: list[int] = []

    class Looking(_Stopping):
        def report(self, done: int, total: int) -> None:
            thread = threading.Thread(target=lambda: seen.append(len(all_incidents(desk))))
            thread.start()
            thread.join()

    Importing(desk).run(file, progress=Looking(after=10**9))
    assert seen == [0, 0]


def test_a_reference_that_is_taken_is_numbered_and_told(desk: Desk, incidents: Incidents, tmp_path: Path) -> None:
    own = incidents.record_whole(replace(incident(), reference="PL-1")).incident
    rows = [["PL-1", "one", "2021"], ["PL-2", "two", "2021"], ["PL-2", "three", "2021"]]
    report = Importing(desk).run(table(tmp_path / "b.csv", rows, ("Reference", "Title", "Date")))
    assert {i.reference: i.title for i in all_incidents(desk)} == {
        own.reference: own.title, "PL-1-2": "one", "PL-2": "two", "PL-2-2": "three",
    }  # fmt: skip
    told = [(p.row, p.column, p.value) for p in report.problems if p.column == "reference"]
    assert (2, "reference", "PL-1") in told
    assert (4, "reference", "PL-2") in told
