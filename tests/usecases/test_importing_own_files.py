from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.usecases.importing_files import all_dossiers, all_incidents, cells
from vedette.storage.store import Store
from vedette.usecases.actors import Actors
from vedette.usecases.desk import Desk, wall_clock
from vedette.usecases.exporting import Exporting
from vedette.usecases.history import History
from vedette.usecases.importing import Importing, ImportOptions
from vedette.usecases.incidents import Incidents
from vedette.usecases.sample import fill_with_sample
from vedette.usecases.saved_searches import SavedSearches
from vedette.usecases.tagging import Tagging


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Desk]:
    """A colleague's empty logbook."""
    store = Store.create(tmp_path / "other.vedette")
    yield Desk(store, who=lambda: "Eve")
    store.close()


def edit(path: Path, change: Callable[[list[str], list[str]], None]) -> None:
    """Change the rows of a CSV file: the function gets the header and one row at a time."""
    header, *rows = cells(path)
    for row in rows:
        change(header, row)
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, *rows])


def put(column: str, value: str) -> Callable[[list[str], list[str]], None]:
    return lambda header, row: row.__setitem__(header.index(column), value)


def test_a_cell_changed_in_a_spreadsheet_comes_back_as_an_update(desk: Desk, tmp_path: Path) -> None:
    fill_with_sample(desk)
    file = tmp_path / "a.csv"
    Exporting(desk).run(file)
    edit(file, put("summary", "mended"))
    report = Importing(desk).run(file)
    assert (report.updated, report.unchanged, report.conflict_count) == (10, 0, 0)
    assert {i.summary for i in all_incidents(desk)} == {"mended"}
    assert {problem.column for problem in report.problems} == {"summary"}
    assert Importing(desk).run(file).unchanged == 10
    History(desk).undo()
    assert "mended" not in {i.summary for i in all_incidents(desk)}


def test_what_was_changed_here_since_the_file_was_written_is_kept_and_listed(
    desk: Desk, incidents: Incidents, tmp_path: Path
) -> None:
    fill_with_sample(desk)
    file = tmp_path / "a.csv"
    Exporting(desk).run(file)
    ours = incidents.amend_whole(replace(all_incidents(desk)[0], summary="ours", note="ours")).incident
    edit(file, put("summary", "theirs"))
    report = Importing(desk).run(file)
    assert [(c.reference, c.field) for c in report.conflicts] == [(ours.reference, "summary"), (ours.reference, "note")]
    assert (report.updated, report.unchanged) == (9, 1)
    now = next(i for i in all_incidents(desk) if i.uid == ours.uid)
    assert (now.summary, now.note) == ("ours", "ours")


def test_two_logbooks_follow_each_other_and_an_older_file_takes_nothing_back(
    desk: Desk, other: Desk, tmp_path: Path
) -> None:
    desk = replace(desk, clock=wall_clock)
    incidents, tagging = Incidents(desk), Tagging(desk)
    fill_with_sample(desk)
    old, new = tmp_path / "old.zip", tmp_path / "new.zip"
    Exporting(desk).run(old)
    Importing(other).run(old)
    first = all_incidents(desk)[0]
    incidents.amend_whole(replace(first, summary="second thoughts"))
    tag = tagging.all()[0]
    tagging.change(replace(tag, name="renamed"))
    Exporting(desk).run(new)
    report = Importing(other).run(new)
    assert (report.updated, report.unchanged, report.conflict_count) == (1, 9, 0)
    assert all_dossiers(other) == all_dossiers(desk)
    assert Importing(other).run(old).updated == 0
    assert next(i for i in all_incidents(other) if i.uid == first.uid).summary == "second thoughts"


def test_things_of_the_same_name_in_both_logbooks_become_one(desk: Desk, other: Desk, tmp_path: Path) -> None:
    fill_with_sample(desk)
    Tagging(other).make("border")
    Exporting(desk).run(tmp_path / "a.json")
    Importing(other).run(tmp_path / "a.json")
    names = [tag.name for tag in Tagging(other).all()]
    assert sorted(names) == sorted({*names})
    assert len(all_incidents(other)) == 10
    assert Importing(other).run(tmp_path / "a.json").unchanged == 10


def test_keeping_duplicates_adds_second_incidents_under_new_references(desk: Desk, tmp_path: Path) -> None:
    fill_with_sample(desk)
    Exporting(desk).run(tmp_path / "a.csv")
    report = Importing(desk).run(tmp_path / "a.csv", ImportOptions(on_duplicate="keep"))
    found = all_incidents(desk)
    assert (report.added, len(found), len({i.uid for i in found}), len({i.reference for i in found})) == (
        10,
        20,
        20,
        20,
    )
    assert sum(i.reference.endswith("-2") for i in found) == 10


def test_a_row_that_stands_twice_is_taken_once(desk: Desk, other: Desk, tmp_path: Path) -> None:
    fill_with_sample(desk)
    file = tmp_path / "a.csv"
    Exporting(desk).run(file)
    header, *rows = cells(file)
    with file.open("a", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerow(rows[0])
    report = Importing(other).run(file)
    assert (report.rows, report.added, report.rejected) == (11, 10, 1)
    assert header[0] == "schema"


def test_damaged_documents_are_rejected_row_by_row(desk: Desk, other: Desk, tmp_path: Path) -> None:
    fill_with_sample(desk)
    file = tmp_path / "a.csv"
    Exporting(desk).run(file)
    wrong = iter(["{", '{"uid": 1}', '{"uid":"x","tags":["nowhere"]}', "[]", '{"uid":"x","schema":99}'])
    edit(
        file, lambda header, row: row.__setitem__(header.index("document"), next(wrong, row[header.index("document")]))
    )
    report = Importing(other).run(file)
    assert report.rows == report.added + report.rejected == 10
    assert report.rejected == 5
    assert len(all_incidents(other)) == 5


def test_our_own_json_is_known_by_what_is_in_it_whatever_it_is_called(desk: Desk, other: Desk, tmp_path: Path) -> None:
    fill_with_sample(desk)
    Exporting(desk).run(tmp_path / "own.json")
    renamed = (tmp_path / "own.json").rename(tmp_path / "own.csv")
    assert Importing(other).run(renamed).added == 10


def test_a_damaged_package_changes_nothing(desk: Desk, other: Desk, tmp_path: Path) -> None:
    fill_with_sample(desk)
    for name in ("a.zip", "a.json"):
        file = tmp_path / name
        Exporting(desk).run(file)
        whole = file.read_bytes()
        for cut in (10, len(whole) // 2, len(whole) - 3):
            file.write_bytes(whole[:cut])
            with pytest.raises(Exception, match=r"\.") as caught:
                Importing(other).run(file)
            assert type(caught.value).__module__ == "vedette.domain.errors"
            assert all_incidents(other) == []


def test_saved_searches_follow_what_a_later_edition_calls_otherwise(desk: Desk, other: Desk, tmp_path: Path) -> None:
    fill_with_sample(desk)
    file = tmp_path / "a.csv"
    Exporting(desk).run(file)
    Importing(other).run(file)
    tag = next(tag for tag in Tagging(other).all() if not tag.parent)
    actor = Actors(other).all()[0].actor
    SavedSearches(other).save("by tag", f'tag:"{tag.name}"')
    SavedSearches(other).save("by actor", f'actor:"{actor.name}"')
    Tagging(desk).change(replace(tag, name="otherwise"))
    named = next(one.actor for one in Actors(desk).all() if one.actor.uid == actor.uid)
    Actors(desk).change(named, replace(named, name="Somebody Else Altogether"))
    Exporting(desk).run(file)
    tried = Importing(other).run(file, dry_run=True)
    assert Importing(other).run(file).notes == tried.notes
    assert {one.name: one.query for one in SavedSearches(other).all()} == {
        "by tag": 'tag:"otherwise"', "by actor": 'actor:"Somebody Else Altogether"',
    }  # fmt: skip
    assert [note.partition(":")[0] for note in tried.notes] == ["Saved searches follow the new name"]
    History(other).undo()
    assert f'tag:"{tag.name}"' in {one.query for one in SavedSearches(other).all()}
