from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests import strategies
from tests.make import incident
from tests.usecases.importing_files import all_dossiers, all_incidents, cells
from vedette.domain.document import Record, kind_of
from vedette.domain.errors import Cancelled, NotFound, UserError
from vedette.domain.incident import Incident
from vedette.domain.place import Place
from vedette.domain.settling import gated, settled
from vedette.storage.store import Store
from vedette.usecases.desk import Desk
from vedette.usecases.exporting import Exporting, ExportOptions
from vedette.usecases.importing import Importing
from vedette.usecases.incidents import Incidents
from vedette.usecases.sample import fill_with_sample
from vedette.usecases.searching import Search

KINDS = ("custom_field", "source", "actor", "tag", "source_item")
WHOLE = ("a.csv", "a.tsv", "a.xlsx", "a.json", "a.zip")


def fill(desk: Desk, things: Sequence[Record], incidents: Sequence[Incident]) -> None:
    with desk.acting("fill") as unit:
        for kind in KINDS:
            unit.put_all([gated(thing) for thing in things if kind_of(thing) == kind])
        unit.put_all([settled(incident) for incident in incidents])


@st.composite
def logbooks(draw: st.DrawFn) -> tuple[list[Record], list[Incident]]:
    """Shared things and a few incidents that name them."""
    things = [*draw(strategies.shared_things()), *strategies.custom_fields().values()]
    count = draw(st.integers(1, 3))
    found = [draw(strategies.incidents(f"0190-{n}")) for n in range(count)]
    return things, [replace(i, reference=f"T-{n}", trashed_at="") for n, i in enumerate(found)]


@contextmanager
def new_desk(path: Path) -> Iterator[Desk]:
    path.unlink(missing_ok=True)
    with closing(Store.create(path)) as store:
        yield Desk(store, who=lambda: "Ada")


@settings(max_examples=8, suppress_health_check=list(HealthCheck), deadline=None)
@given(book=logbooks(), excel=st.booleans())
def test_what_is_exported_and_taken_in_again_elsewhere_is_the_same(
    tmp_path: Path, book: tuple[list[Record], list[Incident]], excel: bool
) -> None:
    with new_desk(tmp_path / "a.vedette") as here:
        fill(here, *book)
        for name in WHOLE:  # one after another, for it is the incidents that take time to be made up
            file = tmp_path / name
            assert Exporting(here).run(file, options=ExportOptions(excel=excel)).rows == len(book[1]), name
            with new_desk(tmp_path / "b.vedette") as there:
                report = Importing(there).run(file)
                assert (report.layout, report.added, report.problems) == ("vedette", len(book[1]), ()), name
                assert all_dossiers(there) == all_dossiers(here), name
                for desk in (here, there):
                    again = Importing(desk).run(file)
                    assert (again.unchanged, again.batch, again.conflict_count) == (len(book[1]), None, 0), name


def test_the_sample_survives_every_format_that_loses_nothing(desk: Desk, tmp_path: Path) -> None:
    fill_with_sample(desk)
    before = all_dossiers(desk)
    for name in WHOLE:
        other = Desk(Store.create(tmp_path / f"{name}.vedette"), who=lambda: "Eve")
        Exporting(desk).run(tmp_path / name)
        Importing(other).run(tmp_path / name)
        assert all_dossiers(other) == before
        other.store.close()


def test_only_what_the_query_finds_is_written_and_trash_only_when_asked(
    desk: Desk, incidents: Incidents, tmp_path: Path
) -> None:
    one, two, three = (incident(title=word) for word in ("alpha", "beta", "gamma"))
    fill(desk, [], [one, two, three])
    incidents.trash([two.uid])
    for query, count in (("", 2), ("alpha", 1), ("is:trashed", 1), ("nothing", 0)):
        assert Exporting(desk).run(tmp_path / "a.json", query).rows == count
    report = Exporting(desk).run(tmp_path / "a.json", "on:someday")
    assert report.doubts != ()


def test_chosen_columns_make_a_plain_table(desk: Desk, tmp_path: Path) -> None:
    fill(desk, [], [incident(reference="T-1", title="=HYPERLINK()")])
    options = ExportOptions(columns=["reference", "title", "status"])
    Exporting(desk).run(tmp_path / "a.csv", options=options)
    assert cells(tmp_path / "a.csv") == [["reference", "title", "status"], ["T-1", "'=HYPERLINK()", "unverified"]]
    Exporting(desk).run(tmp_path / "a.csv", options=replace(options, guarded=False, excel=True))
    assert cells(tmp_path / "a.csv", ";")[1][1] == "=HYPERLINK()"
    Exporting(desk).run(tmp_path / "b.csv", options=ExportOptions(layout="plain"))
    assert cells(tmp_path / "b.csv")[1][:2] == ["T-1", "'=HYPERLINK()"]


@pytest.mark.parametrize("sort", ["title", "-title", "place", "-added", "when", "-when", "reference"])
def test_rows_stand_in_the_order_of_the_list(desk: Desk, tmp_path: Path, sort: str) -> None:
    fill_with_sample(desk)
    listed = [line.reference for line in Search(desk).page("", sort=sort)]
    path = tmp_path / "rows.csv"
    for query, options in (("", ExportOptions(columns=("reference",), sort=sort)), ("", ExportOptions(sort=sort))):
        Exporting(desk).run(path, query, options)
        at = cells(path)[0].index("reference")
        assert [line[at] for line in cells(path)[1:]] == listed


def test_an_order_in_the_query_counts_too(desk: Desk, tmp_path: Path) -> None:
    fill_with_sample(desk)
    Exporting(desk).run(tmp_path / "rows.csv", "sort:title", ExportOptions(columns=("title",)))
    listed = [line.title for line in Search(desk).page("sort:title")]
    assert [line[0] for line in cells(tmp_path / "rows.csv")[1:]] == listed
    with pytest.raises(UserError, match="can't be sorted"):
        Exporting(desk).run(tmp_path / "never.csv", "", ExportOptions(sort="uid"))


def test_what_a_format_cannot_hold_is_listed(desk: Desk, tmp_path: Path) -> None:
    there = incident(reference="T-1", places=(Place(text="x", lat=53.0, lon=23.0),))
    fill(desk, [], [there, incident(reference="T-2")])
    report = Exporting(desk).run(tmp_path / "a.gpx")
    assert (report.rows, [one.reference for one in report.not_codable]) == (1, ["T-2"])


def test_a_wrong_ending_layout_or_column_writes_nothing(desk: Desk, tmp_path: Path) -> None:
    fill(desk, [], [incident()])
    target = tmp_path / "a.csv"
    target.write_text("old", encoding="utf-8")
    for path, options in (
        (tmp_path / "a.docx", ExportOptions()),
        (target, ExportOptions(layout="excel")),
        (target, ExportOptions(columns=["nonsense"])),
        (tmp_path / "a.json", ExportOptions(columns=["title"])),
    ):
        with pytest.raises(UserError):
            Exporting(desk).run(path, options=options)
    assert target.read_text(encoding="utf-8") == "old"
    assert sorted(file.name for file in tmp_path.glob("a.*")) == ["a.csv"]


def test_a_place_where_nothing_can_be_written_is_told_before_any_incident_is_read(desk: Desk, tmp_path: Path) -> None:
    fill(desk, [], [incident()])
    with pytest.raises(UserError, match="does not exist"):
        Exporting(desk).run(tmp_path / "gone" / "a.csv", progress=_Stopped())


class _Stopped:
    cancelled = True

    def report(self, done: int, total: int) -> None:
        """Not heard."""

    def check(self) -> None:
        raise Cancelled("Stopped; nothing was changed.")


def test_F136_a_cancelled_export_leaves_the_old_file(desk: Desk, tmp_path: Path) -> None:
    fill(desk, [], [incident()])
    for name in WHOLE:
        target = tmp_path / name
        target.write_text("old", encoding="utf-8")
        with pytest.raises(Cancelled):
            Exporting(desk).run(target, progress=_Stopped())
        assert target.read_text(encoding="utf-8") == "old"
    assert len(list(tmp_path.glob(".*"))) == 0


def test_a_document_says_the_incident_and_what_follows_from_it(desk: Desk) -> None:
    fill_with_sample(desk)
    dossier = next(d for d in all_dossiers(desk) if d.incident.contested)
    plain = Exporting(desk).document(dossier.incident.reference.lower())
    assert (plain["status"], plain["contested"], plain["uid"]) == ("contested", True, dossier.incident.uid)
    assert plain["independent_sources"] == dossier.independent_sources
    assert {one["record"] for one in plain["shared"]} >= {"actor", "source", "source_item"}
    assert json.loads(json.dumps(plain)) == plain
    with pytest.raises(NotFound):
        Exporting(desk).document("NONE-1")


def test_F77_five_trips_through_a_spreadsheet_table_change_no_byte(desk: Desk, tmp_path: Path) -> None:
    odd = ["=1+1", "'=1+1", "''", "'tis", "-5", "+48", "@x", "\t=x", "007", "a|b\\|c"]
    fill(
        desk, [], [incident(reference=f"T-{n}", title=f"t{n}", narrative=text, note=text) for n, text in enumerate(odd)]
    )
    before = all_incidents(desk)
    for turn in range(5):
        Exporting(desk).run(tmp_path / "a.csv")
        other = Desk(Store.create(tmp_path / f"{turn}.vedette"), who=lambda: "Eve")
        Importing(other).run(tmp_path / "a.csv")
        assert all_incidents(other) == before
        Exporting(other).run(tmp_path / "b.csv")
        # incidents of one day may change places; no byte of a line does
        assert sorted(_lines(tmp_path / "b.csv")) == sorted(_lines(tmp_path / "a.csv"))
        other.store.close()


def _lines(path: Path) -> list[bytes]:
    return path.read_bytes().splitlines()
