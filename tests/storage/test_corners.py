"""Small answers of storage at the edges: nothing there, one too many, the last day there is."""

from __future__ import annotations

import shutil
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver

from tests import make
from tests.room import no_file_above
from tests.storage.damaging import filled
from vedette.domain.errors import DiskFull, FileBusy, FileReadOnly, NothingToUndo
from vedette.domain.redaction import sought
from vedette.domain.source import Source, SourceItem
from vedette.domain.when import When
from vedette.storage import (
    attachments,
    checking,
    in_time,
    names,
    period_counts,
    purging,
    remaining,
    restoring,
    undoing,
    vocabulary,
)
from vedette.storage.acts import ActLine
from vedette.storage.ids import SharedIds
from vedette.storage.index_pieces import _numbers, levels
from vedette.storage.into_place import partial_of, sweep
from vedette.storage.store import Store


def test_an_attachment_of_exactly_one_piece_is_one_piece(store: Store) -> None:
    whole = b"x" * attachments.PIECE
    assert list(attachments._evenly([whole])) == [whole]
    assert list(attachments._evenly([])) == [b""]


def test_what_we_left_half_written_ourselves_is_swept_away_too(tmp_path: Path) -> None:
    partial = partial_of(tmp_path / "logbook.vedette")
    partial.touch()
    sweep(tmp_path / "logbook.vedette")
    assert not partial.exists()


def test_an_older_logbook_that_can_only_be_read_is_not_brought_up_to_date(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.close()
    monkeypatch.setattr("os.access", lambda path, mode: False)
    with pytest.raises(FileReadOnly, match="of an older format"):
        Store.open(store.path, migrations=(lambda _: None,))


def test_f35_a_copy_of_an_open_logbook_is_not_settled_where_there_is_no_room(tmp_path: Path) -> None:
    store = Store.open(filled(tmp_path / "logbook.vedette"))
    copy = tmp_path / "copy.vedette"
    shutil.copyfile(store.path, copy)
    store.close()
    before = copy.read_bytes()
    with no_file_above(100), pytest.raises((DiskFull, FileReadOnly)):
        restoring.settle(copy, None)
    assert copy.read_bytes() == before


def test_deleting_for_good_what_is_not_there_changes_nothing(store: Store) -> None:
    with store.writing(make.act("purge")) as unit:
        done = purging.purge(unit, ["nobody"], lambda _done, _total: None)
    assert (done.incidents, done.entries) == (0, 0)


def test_words_are_taken_out_of_one_incident_and_stay_in_those_of_the_same_act(store: Store) -> None:
    one, other = make.incident(note="the witness"), make.incident(note="the witness")
    with store.writing(make.act("log")) as unit:
        unit.put_all([one, other])
    with store.writing(make.act("change")) as unit:
        unit.put_all([replace(one, note="x"), replace(other, note="y")])
    with store.writing(make.act("redact")) as unit:
        assert purging.redact(unit, one.uid, sought("witness")) == 1
    with store.reading() as connection:
        assert remaining.in_versions(connection, sought("witness")) == 1


def test_a_draft_that_is_no_json_is_looked_through_as_text(store: Store) -> None:
    assert remaining._plain("{half a draft") == "{half a draft"


def test_an_undo_of_what_is_no_longer_last_is_refused() -> None:
    with pytest.raises(NothingToUndo, match="in the meantime"):
        undoing._expect(None, make_line())


def make_line() -> ActLine:
    return ActLine(1, "record", "log", "Ada", "2021-11-05T12:00:00Z", "done")


def test_days_that_lie_apart_stay_apart_and_what_has_no_date_lies_before_all(store: Store) -> None:
    some = [
        make.incident(when=When()),
        make.incident(when=make.day("2021-11-03")),
        make.incident(when=make.day("2021-11-07")),
    ]
    with store.writing(make.act()) as unit:
        unit.put_all(some)
    with store.reading() as connection:
        found = in_time.spans_around(connection, [one.uid for one in some], 1, 1)
        around = [date(2021, 11, day).toordinal() for day in (2, 4, 6, 8)]
        assert found == ((0, 0), (around[0], around[1]), (around[2], around[3]))
        assert in_time.spans_around(connection, [], 1, 1) == ()


def test_days_that_touch_are_one_span(store: Store) -> None:
    some = [make.incident(when=make.day(f"2021-11-0{day}")) for day in (3, 4)]
    with store.writing(make.act()) as unit:
        unit.put_all(some)
    with store.reading() as connection:
        [(first, last)] = in_time.spans_around(connection, [one.uid for one in some], 0, 0)
    assert last - first == 1


def test_f42_a_logbook_that_another_program_writes_to_is_not_opened_half_way(store: Store) -> None:
    store.close()
    with closing(driver.connect(str(store.path), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(FileBusy):
            Store.open(store.path, patience=0.01)
        other.execute("ROLLBACK")
    Store.open(store.path).close()


def test_after_the_last_month_there_is_no_other() -> None:
    assert period_counts._next_month(date(9999, 12, 1).toordinal()) == date.max.toordinal() + 1


def test_an_index_without_its_record_has_no_pieces(store: Store) -> None:
    with store.writing(make.act()) as unit:
        unit.put(make.incident())
    store.close()
    with closing(driver.connect(str(store.path))) as raw:
        raw.execute("DELETE FROM incident_search_data WHERE id = 10")
        raw.commit()
    with checking.opened_to_read(store.path) as connection:
        assert levels(connection) == []


def test_numbers_of_the_index_may_have_nine_bytes() -> None:
    assert list(_numbers(b"\x05\x81\x00" + b"\xff" * 9 + b"\x81")) == [5, 128, 2**64 - 1]


def test_few_ids_and_names_are_remembered_at_a_time(store: Store) -> None:
    with store.reading() as connection:
        ids = SharedIds(connection)
        ids.update({("tag", str(number)): number for number in range(20_001)})
        ids.keep_few()
        assert len(ids) == 0
        known = names.Names(connection)
        known._tags.update({str(number): "" for number in range(5_001)})  # type: ignore[misc]
        known.keep_few()
        assert len(known._tags) == 0


def test_an_outlet_is_offered_by_its_other_name_and_a_title_of_no_words_by_none(store: Store) -> None:
    source = Source(make.uid(), "Reuters", aliases=("Рейтер",))
    with store.writing(make.act()) as unit:
        unit.put(source)
        unit.put(SourceItem(make.uid(), source=source.uid, title="Shots"))
    with store.reading() as connection:
        assert [one.uid for one in vocabulary.sources(connection, "рей", 5)] == [source.uid]
        assert vocabulary._title_matches(connection, "—", 5) == []


def test_nothing_to_put_is_put(store: Store) -> None:
    with store.writing(make.act()) as unit:
        assert unit.put_all([]) == []
