"""Tidying puts pieces of the search index together and empties SQLite's journal; what is found stays the same."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests import make
from vedette.domain.query_reader import read
from vedette.storage.checking import opened_to_read, thorough
from vedette.storage.index_pieces import Level, levels
from vedette.storage.search import Searcher
from vedette.storage.store import Store
from vedette.storage.tidying import portion, tidy

WORD = "qoxzelprun"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = Store.create(tmp_path / "a.vedette")
    yield made
    made.close()


def _pieces(store: Store) -> int:
    with store.reading() as connection:
        return int(connection.exec_driver_sql("SELECT count(DISTINCT segid) FROM incident_search_idx").scalar_one())


def _found(store: Store, text: str) -> int:
    with store.reading() as connection:
        return Searcher(connection, read(text, today=date(2024, 1, 1))).count()


def _save(store: Store, count: int) -> list[str]:
    made = [make.incident(title=f"{WORD} {number}") for number in range(count)]
    for one in made:
        with store.writing(make.act()) as unit:
            unit.put(one)
    return [one.uid for one in made]


def test_what_single_acts_left_is_one_piece_in_the_end(store: Store) -> None:
    _save(store, 12)
    assert _pieces(store) > 1
    while tidy(store):
        pass
    assert _pieces(store) == 1
    assert _found(store, WORD) == 12
    assert not tidy(store)


def test_what_was_saved_stands_in_the_file_itself_afterwards(store: Store, tmp_path: Path) -> None:
    _save(store, 1)
    while tidy(store):
        pass
    copy = tmp_path / "copy.vedette"
    copy.write_bytes(store.path.read_bytes())
    with opened_to_read(copy) as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM incident").scalar_one() == 1


def test_a_tidied_index_is_in_order_and_holds_nothing_of_what_left(store: Store) -> None:
    gone = _save(store, 3)
    with store.writing(make.act()) as unit:
        unit.put(make.incident(title="stays"))
        unit.remove("incident", gone)
    while tidy(store):
        pass
    with store.reading() as connection:
        blocks = connection.exec_driver_sql("SELECT block FROM incident_search_data").scalars().all()
        assert not any(WORD[3:].encode() in block for block in blocks)
    store.close()
    with opened_to_read(store.path) as connection:
        assert [one for one in thorough(connection, []) if not one.ok] == []


def test_the_pieces_are_read_as_sqlite_keeps_them(store: Store) -> None:
    with store.reading() as connection:
        assert levels(connection) == []
    _save(store, 3)
    with store.reading() as connection:
        assert levels(connection) == [Level((1, 1, 1), merging=False)]
    while tidy(store):
        pass
    with store.reading() as connection:
        assert [level.pages for level in levels(connection) if level.pages] == [(1,)]


@pytest.mark.parametrize(
    ("pieces", "worth"),
    [
        ([], False), ([(5,)], False), ([(5, 1)], False), ([(5, 4)], True), ([(), (9_000, 1, 1)], False),
        ([(1, 1), (), (9_000, 1)], True), ([(1,), (), (9_000, 1)], False), ([(9_000, *[1] * 7)], True),
    ],
)  # fmt: skip
def test_a_large_piece_is_written_anew_only_for_several_small_ones(
    pieces: list[tuple[int, ...]], *, worth: bool
) -> None:
    assert (portion([Level(pages, merging=False) for pages in pieces]) > 0) is worth


def test_what_was_begun_goes_before_what_is_above_and_never_on_to_it() -> None:
    begun = [Level((), merging=False), Level((24, 27), merging=True), Level((9_000, 1, 1, 1), merging=False)]
    assert 0 < portion(begun) < 24 + 27
    assert portion([Level((9_000, 1), merging=True)]) == 0
