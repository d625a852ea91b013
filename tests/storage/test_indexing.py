"""What leaves the search index: few rows word by word, many at once marked as gone until the file is written anew."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest

from tests import make
from vedette.domain.incident import Incident
from vedette.storage.checking import opened_to_read, thorough
from vedette.storage.indexing import SECURELY_AT_MOST
from vedette.storage.store import Store
from vedette.storage.tidying import tidy

MANY = SECURELY_AT_MOST * 3
WORD = "qoxzelprun"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.vedette"


def _recorded(path: Path, count: int = MANY) -> list[Incident]:
    incidents = [make.incident(title=f"{WORD} {n}") for n in range(count)]
    store = Store.create(path)
    with store.writing(make.act()) as unit:
        unit.put_all(incidents)
    store.close()
    return incidents


def _setting(store: Store) -> int:
    with store.reading() as connection:
        asked = "SELECT v FROM incident_search_config WHERE k = 'secure-delete'"
        return int(connection.exec_driver_sql(asked).scalar_one())


def _in_index(path: Path) -> bool:
    """Whether any block of the index still spells the end of the word (blocks leave out what neighbours share)."""
    store = Store.open(path)
    with store.reading() as connection:
        blocks = connection.exec_driver_sql("SELECT block FROM incident_search_data").scalars().all()
    store.close()
    return any(WORD[3:].encode() in block for block in blocks)


def _remove(path: Path, incidents: list[Incident]) -> None:
    store = Store.open(path)
    with store.writing(make.act()) as unit:
        unit.remove("incident", [incident.uid for incident in incidents])
    assert _setting(store) == 1
    store.close()


def test_a_few_rows_leave_no_word_in_the_index(path: Path) -> None:
    _remove(path, _recorded(path, SECURELY_AT_MOST))
    assert not _in_index(path)


def test_many_rows_leave_no_word_once_the_file_is_written_anew(path: Path) -> None:
    _remove(path, _recorded(path))
    assert _in_index(path)
    store = Store.open(path)
    store.rewrite()
    store.close()
    assert not _in_index(path)


def test_an_index_that_many_rows_left_is_in_order(path: Path) -> None:
    incidents = _recorded(path)
    _remove(path, incidents[:-1])
    with opened_to_read(path) as connection:
        assert [found for found in thorough(connection, []) if not found.ok] == []


def test_an_act_that_fails_after_many_rows_left_changes_nothing_about_the_next(path: Path) -> None:
    incidents = _recorded(path)
    store = Store.open(path)
    with pytest.raises(RuntimeError), store.writing(make.act()) as unit:
        unit.remove("incident", [incident.uid for incident in incidents])
        raise RuntimeError
    assert _setting(store) == 1
    with store.writing(make.act()) as unit:
        for incident in incidents[:SECURELY_AT_MOST]:
            unit.remove("incident", [incident.uid])
    for start in range(SECURELY_AT_MOST, MANY, SECURELY_AT_MOST):
        with store.writing(make.act()) as unit:
            unit.remove("incident", [incident.uid for incident in incidents[start : start + SECURELY_AT_MOST]])
    store.close()
    assert not _in_index(path)


def test_an_act_on_many_leaves_the_index_to_gather_no_more_than_before(path: Path) -> None:
    """Of every connection: what is gathered lies in memory."""
    incidents = _recorded(path)
    store = Store.open(path)
    _put(store, [replace(incident, title="changed") for incident in incidents])
    with store.reading() as connection:
        asked = "SELECT v FROM incident_search_config WHERE k = 'hashsize'"
        assert connection.exec_driver_sql(asked).scalar_one() == 1 << 20
    store.close()


def test_incidents_that_move_to_another_day_or_the_trash_many_at_once_leave_the_index_in_order(path: Path) -> None:
    incidents = _recorded(path)
    store = Store.open(path)
    stay, trashed = incidents[: MANY // 2], [replace(one, trashed_at="2021-11-05T12:00:00Z") for one in incidents]
    _put(store, [*(replace(one, narrative="longer") for one in stay), *trashed[MANY // 2 :]])
    _put(store, trashed)
    _put(store, incidents)
    store.close()
    with opened_to_read(path) as connection:
        assert [found for found in thorough(connection, []) if not found.ok] == []


def test_rows_changed_alone_after_many_together_leave_the_index_in_order(path: Path) -> None:
    """FTS5 loses count where it takes out word by word what it had only marked as gone before (this seed shows it)."""
    chance, store = random.Random(3), Store.create(path)
    words = ["".join(chance.choice("abcdefgh") for _ in range(chance.randint(1, 7))) for _ in range(400)]

    def text() -> str:
        return " ".join(words[min(int(chance.paretovariate(0.5)) - 1, 399)] for _ in range(chance.randint(1, 80)))

    found = [make.incident(narrative=text()) for _ in range(120)]
    _put(store, found)
    for _ in range(9):
        places = chance.sample(range(120), chance.choice((1, 1, 5, 60, 110)))
        for place in places:
            found[place] = replace(found[place], narrative=text())
        _put(store, [found[place] for place in places])
    with store.scribbling() as connection:
        connection.exec_driver_sql("INSERT INTO incident_search(incident_search) VALUES('integrity-check')")
    store.close()


def _put(store: Store, incidents: list[Incident]) -> None:
    with store.writing(make.act()) as unit:
        unit.put_all(incidents)


def test_no_row_is_marked_once_the_index_is_one_piece(path: Path) -> None:
    incidents = _recorded(path)
    store = Store.open(path)
    with store.writing(make.act()) as unit:
        unit.put_all([replace(one, title="second") for one in incidents])
    assert _marked(store) == MANY
    while tidy(store):
        pass
    assert _marked(store) == 0
    store.close()
    assert not _in_index(path)


def _marked(store: Store) -> int:
    with store.reading() as connection:
        return int(connection.exec_driver_sql("SELECT count(*) FROM search_marked").scalar_one())
