"""F92, F93: what was seen of a logbook elsewhere tells an older copy, a cut end and a journal written anew."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from tests.storage.damaging import filled, tamper, wrong
from tests.storage.test_backup import log_one_more
from vedette.storage import checking
from vedette.storage.acts import Act
from vedette.storage.chain import entries
from vedette.storage.heads import Heads
from vedette.storage.journal import entry_hash


@pytest.fixture
def logbook(tmp_path: Path) -> Path:
    return filled(tmp_path / "logbook.vedette")


@pytest.fixture
def heads(tmp_path: Path) -> Heads:
    return Heads(tmp_path / "home" / "heads.json")


def seen(heads: Heads, logbook: Path, day: int = 6) -> None:
    heads.note(logbook, checking.summary_of(logbook), at=f"2021-11-{day:02d}T12:00:00Z", why="close")


def verdict(heads: Heads, logbook: Path) -> dict[str, str]:
    return wrong(logbook, heads.known(logbook))


def rechain(path: Path) -> None:
    """Compute every hash of the journal anew, as somebody with this program could."""
    with checking.opened_to_read(path) as connection:
        rows = [dict(row) for row in entries(connection)]
    plain, previous = sqlite3.connect(path), ""
    for row in rows:
        row["previous"] = previous
        act = Act(row["label"], row["by"], row["at"], kind=row["act_kind"], of=row["of"])
        previous = entry_hash(row, act)
        plain.execute("UPDATE revision SET previous = ?, hash = ? WHERE id = ?", (row["previous"], previous, row["id"]))
    plain.commit()
    plain.close()


def test_a_logbook_that_went_on_holds_what_was_seen(heads: Heads, logbook: Path) -> None:
    seen(heads, logbook)
    log_one_more(logbook)
    assert verdict(heads, logbook) == {}
    seen(heads, logbook, 7)
    assert [one.entries for one in heads.known(logbook)] == [10, 11]


def test_f92_an_older_file_put_over_the_new_one_is_called_an_older_copy(heads: Heads, logbook: Path) -> None:
    seen(heads, logbook)
    older = logbook.read_bytes()
    log_one_more(logbook)
    seen(heads, logbook, 7)
    logbook.write_bytes(older)
    found = verdict(heads, logbook)
    assert list(found) == ["earlier states"]
    assert "older copy" in found["earlier states"]
    assert "1 journal entries" in found["earlier states"]


def test_f92_a_cut_end_is_noticed_even_with_its_number_set_back(heads: Heads, logbook: Path) -> None:
    seen(heads, logbook)
    tamper(
        logbook,
        "DELETE FROM revision WHERE id >= 10",
        "DELETE FROM act WHERE id >= (SELECT max(act_id) FROM revision) + 1",
        "UPDATE sqlite_sequence SET seq = 9 WHERE name = 'revision'",
    )
    assert "its end was cut off" in verdict(heads, logbook)["earlier states"]


def test_f93_a_journal_written_anew_is_known_by_any_earlier_head(heads: Heads, logbook: Path) -> None:
    seen(heads, logbook)
    tamper(logbook, "UPDATE act SET at = '2020-01-01T00:00:00Z' WHERE id = 8")
    rechain(logbook)
    assert "journal" not in wrong(logbook)
    assert "rewritten" in verdict(heads, logbook)["earlier states"]


def test_f93_without_any_earlier_head_the_program_says_that_it_can_not_know(logbook: Path) -> None:
    rechain(logbook)
    with checking.opened_to_read(logbook) as connection:
        last = list(checking.thorough(connection, []))[-1]
    assert last.ok
    assert "nothing can be compared" in last.detail


def test_f37_another_logbook_at_the_same_place_is_told(heads: Heads, logbook: Path) -> None:
    seen(heads, logbook)
    logbook.unlink()
    filled(logbook)
    assert "Another journal stands here" in verdict(heads, logbook)["earlier states"]


def test_f96_what_was_put_there_on_purpose_raises_no_alarm(heads: Heads, logbook: Path) -> None:
    seen(heads, logbook)
    older = logbook.read_bytes()
    log_one_more(logbook)
    seen(heads, logbook, 7)
    logbook.write_bytes(older)
    heads.begin_anew(logbook, checking.summary_of(logbook), at="2021-11-08T12:00:00Z", why="restore")
    assert verdict(heads, logbook) == {}
    log_one_more(logbook)
    assert verdict(heads, logbook) == {}


def test_old_sightings_are_thinned_and_the_first_is_kept(heads: Heads, logbook: Path) -> None:
    summary = checking.summary_of(logbook)
    for number in range(200):
        heads.note(logbook, replace(summary, head=f"{number:064d}", entries=number), at="", why="close")
    entries = [one.entries for one in heads.known(logbook)]
    assert len(entries) <= 40
    assert entries[0] == 0
    assert entries[-1] == 199


@pytest.mark.parametrize("text", ["", "[]", "{", '{"x": 1}', '{"%s": [{"no": 1}]}', '{"%s": 7}'])
def test_f89_a_damaged_list_of_heads_is_no_list(heads: Heads, logbook: Path, tmp_path: Path, text: str) -> None:
    seen(heads, logbook)
    file = tmp_path / "home" / "heads.json"
    place = file.read_text().split('"')[1]
    file.write_text(text.replace("%s", place))
    assert heads.known(logbook) == []
    seen(heads, logbook)
    assert len(heads.known(logbook)) == 1
