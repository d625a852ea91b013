"""F65: the same file again, or a later edition of it: what is new, changed and untouched is told apart."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from tests.usecases.importing_files import all_incidents, row, table
from vedette.domain.incident import Incident
from vedette.usecases.desk import Desk
from vedette.usecases.exporting import Exporting
from vedette.usecases.history import History
from vedette.usecases.importing import Importing, ImportOptions
from vedette.usecases.incidents import Incidents
from vedette.usecases.tagging import Tagging


def of(desk: Desk, number: int) -> Incident:
    """The incident of the row with that id."""
    (found,) = [i for i in all_incidents(desk) if i.external_ids[0].value == str(number)]
    return found


def test_F65_an_updated_edition_changes_what_changed_and_doubles_nothing(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "b.csv"
    Importing(desk).run(table(file, [row(n) for n in range(600)]))
    report = Importing(desk).run(table(file, [row(n, Notes="new") if n % 2 else row(n) for n in range(601)]))
    assert (report.added, report.updated, report.unchanged) == (1, 300, 300)
    assert (of(desk, 1).narrative, of(desk, 2).narrative) == ("new", "note 2")
    assert History(desk).steps().undo == "import of b.csv (301 incidents)"
    History(desk).undo()
    assert of(desk, 1).narrative == "note 1"


def test_local_edits_are_never_overwritten_and_are_listed_field_by_field(
    desk: Desk, incidents: Incidents, tagging: Tagging, tmp_path: Path
) -> None:
    file = tmp_path / "b.csv"
    Importing(desk).run(table(file, [row(1), row(2)]))
    edited = incidents.amend_whole(replace(of(desk, 1), narrative="ours", summary="our summary")).incident
    tagging.apply([edited.uid], ["mine"], [])
    report = Importing(desk).run(table(file, [row(1, Notes="theirs", Place="Minsk"), row(2, Place="Minsk")]))
    now = of(desk, 1)
    assert (now.narrative, now.summary, len(now.tags), now.places[0].text) == ("ours", "our summary", 2, "Minsk")
    assert [(c.row, c.reference, c.field, c.ours, c.theirs) for c in report.conflicts] == [
        (2, now.reference, "narrative", "ours", "theirs")
    ]
    assert (report.updated, report.unchanged) == (2, 0)
    again = Importing(desk).run(file)
    assert (again.unchanged, again.batch, [c.field for c in again.conflicts]) == (2, None, ["narrative"])


def test_a_local_edit_is_listed_though_the_file_says_what_it_said_before(
    desk: Desk, incidents: Incidents, tagging: Tagging, tmp_path: Path
) -> None:
    file = table(tmp_path / "b.csv", [row(1), row(2)])
    Importing(desk).run(file)
    edited = incidents.amend_whole(replace(of(desk, 1), narrative="ours", summary="ours alone")).incident
    tagging.apply([edited.uid], ["mine"], [])
    report = Importing(desk).run(file)
    assert (report.unchanged, report.batch, of(desk, 1).narrative) == (2, None, "ours")
    assert [(c.row, c.reference, c.field, c.ours) for c in report.conflicts] == [
        (2, edited.reference, "narrative", "ours")
    ]


def test_an_older_edition_of_our_own_file_lists_what_stays_newer_here(
    desk: Desk, incidents: Incidents, tmp_path: Path
) -> None:
    Importing(desk).run(table(tmp_path / "b.csv", [row(1)]))
    Exporting(desk).run(tmp_path / "own.csv")
    incidents.amend_whole(replace(of(desk, 1), title="Newer"))
    report = Importing(desk).run(tmp_path / "own.csv")
    assert (report.unchanged, of(desk, 1).title) == (1, "Newer")
    assert [c.field for c in report.conflicts] == ["title"]


def test_edits_made_in_bulk_and_undone_imports_are_told_apart(desk: Desk, tagging: Tagging, tmp_path: Path) -> None:
    file = tmp_path / "b.csv"
    history = History(desk)
    Importing(desk).run(table(file, [row(n) for n in range(20)]))
    Importing(desk).run(table(file, [row(n, Tags="east") for n in range(20)]))
    history.undo()
    tagging.apply([i.uid for i in all_incidents(desk)], ["mine"], [])
    report = Importing(desk).run(table(file, [row(n, Tags="west", Place="Minsk") for n in range(20)]))
    assert {conflict.field for conflict in report.conflicts} == {"tags"}
    assert (report.updated, report.conflict_count) == (20, 20)
    assert {i.places[0].text for i in all_incidents(desk)} == {"Minsk"}


def test_duplicates_may_be_skipped_or_kept(desk: Desk, tmp_path: Path) -> None:
    file = table(tmp_path / "b.csv", [row(1), row(2)])
    Importing(desk).run(file)
    table(file, [row(1, Notes="new"), row(3)])
    skipped = Importing(desk).run(file, ImportOptions(on_duplicate="skip"))
    assert (skipped.added, skipped.updated, skipped.unchanged) == (1, 0, 1)
    assert of(desk, 1).narrative == "note 1"
    kept = Importing(desk).run(file, ImportOptions(on_duplicate="keep"))
    assert (kept.added, len(all_incidents(desk))) == (2, 5)
    assert len({i.reference for i in all_incidents(desk)}) == 5


def test_F66_a_key_that_repeats_makes_incidents_of_their_own_and_is_told(desk: Desk, tmp_path: Path) -> None:
    file = table(tmp_path / "b.csv", [row(7), row(7, Title="another"), row(7, Title="a third")])
    report = Importing(desk).run(file)
    assert (report.added, [p.row for p in report.problems]) == (3, [3, 4])
    assert Importing(desk).run(file).unchanged == 3


def test_what_was_thrown_away_stays_thrown_away(desk: Desk, incidents: Incidents, tmp_path: Path) -> None:
    file = table(tmp_path / "b.csv", [row(1), row(2)])
    Importing(desk).run(file)
    incidents.trash([of(desk, 1).uid])
    report = Importing(desk).run(file)
    assert (report.unchanged, len(all_incidents(desk))) == (2, 1)


def test_names_are_found_whatever_their_case_and_made_once(desk: Desk, tmp_path: Path) -> None:
    rows = [
        row(n, Source=name, Tags=tag) for n, (name, tag) in enumerate([("AFP", "a/b"), ("afp", "A/B"), ("Afp ", "a/c")])
    ]
    Importing(desk).run(table(tmp_path / "b.csv", rows))
    with desk.store.reading() as connection:
        made = [
            connection.exec_driver_sql(f"SELECT count(*) FROM {t}").scalar_one()
            for t in ("source", "source_item", "tag")
        ]
    assert made == [1, 1, 3]


def test_a_title_that_was_only_made_never_stands_against_a_written_one(
    desk: Desk, incidents: Incidents, tmp_path: Path
) -> None:
    file = tmp_path / "b.csv"
    Importing(desk).run(table(file, [row(1, Title="")]))
    assert of(desk, 1).title_made
    incidents.amend_whole(replace(of(desk, 1), title="Ours", title_made=False))
    report = Importing(desk).run(table(file, [row(1, Title="", Place="Minsk")]))
    assert (of(desk, 1).title, report.conflicts, report.updated) == ("Ours", (), 1)


def test_what_an_edition_changes_is_shown_field_by_field_before_it_does(desk: Desk, tmp_path: Path) -> None:
    importing = Importing(desk)
    importing.run(table(tmp_path / "a.csv", [row(1), row(2)]))
    new = table(tmp_path / "b.csv", [row(1, Title="Two flares", Notes="more"), row(2), row(3)])
    tried = importing.run(new, dry_run=True)
    reference = all_incidents(desk)[0].reference
    told = [(one.row, one.reference, one.field, one.before, one.after) for one in tried.differences]
    assert told == [
        (2, reference, "title", "Flares 1", "Two flares"),
        (2, reference, "narrative", "note 1", "more"),
    ]
    assert importing.run(new).differences == tried.differences


def test_a_key_with_signs_that_no_text_may_hold_is_known_again(desk: Desk, tmp_path: Path) -> None:
    file = table(tmp_path / "b.csv", [row(1, ID="5\x007"), row(2, ID="5\r\n8")])
    assert Importing(desk).run(file).added == 2
    assert Importing(desk).run(file).unchanged == 2
