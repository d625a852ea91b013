from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from tests.make import act, day, incident
from tests.ui.incidents.conftest import Place
from vedette.ui.incidents.asked import BLOCK, Asked
from vedette.ui.incidents.blocks import MOST_ASKED, MOST_KEPT
from vedette.ui.incidents.columns import COLUMNS
from vedette.ui.incidents.table_model import LINE, IncidentTable
from vedette.ui.tasks import Tasks

TITLE = next(number for number, column in enumerate(COLUMNS) if column.key == "title")


def fill(place: Place, count: int) -> list[str]:
    """So many incidents, one a day back from 2021; their uids, newest first."""
    days = [f"{2021 - n // 360}-{12 - n // 30 % 12:02d}-{28 - n % 28:02d}" for n in range(count)]
    made = [incident(title=f"Incident {n:04d}", when=day(text)) for n, text in enumerate(days)]
    with place.desk.store.writing(act("fill")) as unit:
        unit.put_all(made)
    return [line.uid for line in place.search.page("", 0, count)]


@pytest.fixture
def table(place: Place, tasks: Tasks) -> IncidentTable:
    return IncidentTable(place.search, tasks)


def is_at_hand(table: IncidentTable, row: int) -> bool:
    return table.line(row) is not None


def shows(qtbot: QtBot, table: IncidentTable, asked: Asked) -> None:
    with qtbot.waitSignal(table.renewed):
        table.show(asked)
    qtbot.waitUntil(lambda: not table.counting)


def title(table: IncidentTable, row: int) -> object:
    return table.data(table.index(row, TITLE))


def test_it_knows_the_total_and_has_only_the_head_at_hand(qtbot: QtBot, place: Place, table: IncidentTable) -> None:
    fill(place, 3 * BLOCK)
    shows(qtbot, table, Asked())
    assert table.rowCount() == 3 * BLOCK
    assert table.line(BLOCK - 1) is not None
    assert table.line(BLOCK) is None


def test_a_row_that_is_looked_at_follows_with_its_neighbours(qtbot: QtBot, place: Place, table: IncidentTable) -> None:
    uids = fill(place, 3 * BLOCK)
    shows(qtbot, table, Asked())
    assert title(table, 2 * BLOCK) is None
    with qtbot.waitSignal(table.dataChanged) as changed:
        table.data(table.index(2 * BLOCK, TITLE))
    first, last = changed.args[:2]
    assert (first.row(), last.row()) == (2 * BLOCK, 3 * BLOCK - 1)
    assert table.data(table.index(2 * BLOCK, 0), LINE).uid == uids[2 * BLOCK]  # type: ignore[attr-defined]


def test_while_one_drags_only_the_last_rows_seen_are_asked_for(
    qtbot: QtBot, place: Place, table: IncidentTable, tasks: Tasks
) -> None:
    fill(place, 12 * BLOCK)
    shows(qtbot, table, Asked())
    for number in range(1, 12):
        title(table, number * BLOCK)
    qtbot.waitUntil(lambda: table.line(11 * BLOCK) is not None)
    qtbot.waitUntil(lambda: not tasks.busy)
    at_hand = [number for number in range(1, 12) if table.line(number * BLOCK) is not None]
    assert at_hand == list(range(12 - MOST_ASKED, 12))


def test_what_was_looked_at_long_ago_is_forgotten(
    qtbot: QtBot, place: Place, table: IncidentTable, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("vedette.ui.incidents.blocks.MOST_KEPT", 2)
    fill(place, 4 * BLOCK)
    shows(qtbot, table, Asked())
    for number in (1, 2):
        title(table, number * BLOCK)
        qtbot.waitUntil(partial(is_at_hand, table, number * BLOCK))
    assert table.line(0) is None
    assert MOST_KEPT > 2


def test_the_answer_to_an_old_question_is_dropped(qtbot: QtBot, place: Place, table: IncidentTable) -> None:
    fill(place, 30)
    table.show(Asked("incident"))
    shows(qtbot, table, Asked("0007"))
    assert (table.rowCount(), title(table, 0)) == (1, "Incident 0007")


def test_the_store_sorts(qtbot: QtBot, place: Place, table: IncidentTable) -> None:
    fill(place, 120)
    shows(qtbot, table, Asked(sort="-title"))
    assert title(table, 0) == "Incident 0119"


def test_an_order_in_the_query_beats_that_of_the_header(qtbot: QtBot, place: Place, table: IncidentTable) -> None:
    fill(place, 20)
    shows(qtbot, table, Asked("sort:-title", sort="title"))
    assert title(table, 0) == "Incident 0019"
    assert table.found is not None
    assert table.found.sort == "-title"


def test_a_refresh_says_where_the_kept_incidents_went(qtbot: QtBot, place: Place, table: IncidentTable) -> None:
    uids = fill(place, 2 * BLOCK)
    shows(qtbot, table, Asked())
    kept = (uids[3], uids[BLOCK + 50])
    table.keep = lambda: kept
    with place.desk.store.writing(act()) as unit:
        unit.put_all([incident(title="New", when=day("2022-01-01")) for _ in range(5)])
    with qtbot.waitSignal(table.renewed) as renewed:
        table.refresh()
    assert renewed.args == [{kept[0]: 8, kept[1]: BLOCK + 55}, True]
    assert table.rowCount() == 2 * BLOCK + 5


def test_an_incident_that_left_the_list_is_not_found_again(qtbot: QtBot, place: Place, table: IncidentTable) -> None:
    uids = fill(place, 10)
    shows(qtbot, table, Asked())
    table.keep = lambda: (uids[0], uids[1])
    place.incidents.trash([uids[0]])
    with qtbot.waitSignal(table.renewed) as renewed:
        table.refresh()
    assert renewed.args[0] == {uids[1]: 0}


def test_what_is_kept_meanwhile_is_asked_for_too(qtbot: QtBot, place: Place, table: IncidentTable) -> None:
    uids = fill(place, 10)
    shows(qtbot, table, Asked())
    chosen: list[str] = []
    table.keep = lambda: tuple(chosen)
    table.refresh()
    chosen.append(uids[4])
    with qtbot.waitSignal(table.renewed) as renewed:
        pass
    assert renewed.args[0] == {uids[4]: 4}


def test_qt_finds_no_fault_in_it(qtbot: QtBot, place: Place, table: IncidentTable, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(table)
    fill(place, 2 * BLOCK + 7)
    shows(qtbot, table, Asked())
    shows(qtbot, table, Asked("0001"))
    shows(qtbot, table, Asked())
    qtmodeltester.check(table)


def test_a_cell_is_plain_text_on_one_line(qtbot: QtBot, place: Place, table: IncidentTable) -> None:
    with place.desk.store.writing(act()) as unit:
        unit.put(incident(title="<b>one</b>\ntwo\u202e"))
    shows(qtbot, table, Asked())
    assert title(table, 0) == "<b>one</b> two⟨RLO⟩"
    tip = table.data(table.index(0, TITLE), Qt.ItemDataRole.ToolTipRole)
    assert "&lt;b&gt;" in str(tip)
    assert table.rowCount(table.index(0, 0)) == table.columnCount(table.index(0, 0)) == 0
    assert table.data(QModelIndex()) is None


def test_what_goes_wrong_is_told(qtbot: QtBot, place: Place, table: IncidentTable, logbook: Path) -> None:
    with qtbot.waitSignal(table.failed) as failed:
        table.show(Asked(sort="nonsense"))
    assert "can't be sorted by" in str(failed.args[0])
