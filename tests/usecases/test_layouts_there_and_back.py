"""Files of the field's layouts taken in, given out in the same layout, taken in again, and undone."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path

import pytest
from sqlalchemy import text

from tests.formats.layouts.foreign import ACLED, GOOD, GTD, IOM, UCDP, cells_of, columns, table, write
from tests.make import day
from tests.usecases.importing_files import all_dossiers
from vedette.domain.incident import Incident
from vedette.domain.place import Place
from vedette.formats.layouts.ucdp import HDX
from vedette.usecases.desk import Desk
from vedette.usecases.exporting import Exporting, ExportOptions, ExportReport
from vedette.usecases.history import History
from vedette.usecases.importing import Importing, ImportOptions, ImportReport

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data" / "incidents"
REAL = {"ucdp-ged": "ucdp_ged_ukraine.csv", "iom": "iom_missing_migrants_2014-2020.csv"}
KEY = {
    "acled": "event_id_cnty",
    "acled-old": "event_id_cnty",
    "ucdp-ged": "id",
    "gdelt1": "GLOBALEVENTID",
    "gdelt2": "GLOBALEVENTID",
    "gtd": "eventid",
    "iom": "Main ID",
    "iom-2021": "Incident ID",
    "sigact": "ReportKey",
}


def counts(report: ImportReport) -> tuple[int, int, int, int]:
    return report.added, report.updated, report.unchanged, report.rejected


def out(desk: Desk, path: Path, layout: str) -> ExportReport:
    return Exporting(desk).run(path, "", ExportOptions(layout=layout))


def some(layout: str) -> list[dict[str, str]]:
    """A few rows that differ in their key alone."""
    good = GOOD[layout]
    return [{**good, KEY[layout]: good[KEY[layout]][:-1] + str(number)} for number in range(4)]


def records(desk: Desk) -> dict[str, int]:
    names = ("incident", "actor", "source", "source_item", "tag", "custom_field", "external_code", "link")
    with desk.store.reading() as connection:
        return {name: connection.execute(text(f"SELECT count(*) FROM {name}")).scalar() or 0 for name in names}


def edit(desk: Desk, key: str, **changed: object) -> None:
    """Change fields of the incident that has this foreign key."""
    (found,) = [d.incident for d in all_dossiers(desk) if any(e.value == key for e in d.incident.external_ids)]
    with desk.acting("edit") as unit:
        unit.put(replace(found, **changed))  # type: ignore[arg-type]


def add(desk: Desk, incident: Incident) -> None:
    with desk.acting("add") as unit:
        unit.put(incident)


@pytest.mark.parametrize("layout", list(GOOD))
def test_rows_go_out_as_they_came_and_are_known_again(desk: Desk, tmp_path: Path, layout: str) -> None:
    rows = some(layout)
    file = write(tmp_path / "in.csv", layout, rows)
    before = records(desk)
    report = Importing(desk).run(file)
    assert (report.layout, counts(report)) == (layout, (4, 0, 0, 0)), report.problems
    written = out(desk, tmp_path / "out.csv", layout)
    assert (written.rows, written.not_codable) == (4, ())
    found = table(tmp_path / "out.csv")
    assert list(found[0]) == list(columns(layout))
    by_key = {row[KEY[layout]]: row for row in found}
    assert by_key == {row[KEY[layout]]: dict(zip(columns(layout), cells_of(layout, row), strict=True)) for row in rows}
    for again in (file, tmp_path / "out.csv"):
        assert counts(Importing(desk).run(again)) == (0, 0, 4, 0)
    History(desk).undo()
    assert records(desk) == before


@pytest.mark.parametrize("layout", ["gdelt1", "gdelt2", "ucdp-ged", "acled"])
def test_a_written_file_without_its_headings_is_read_the_same(desk: Desk, tmp_path: Path, layout: str) -> None:
    Importing(desk).run(write(tmp_path / "in.csv", layout, some(layout)))
    bare = tmp_path / "bare.csv"
    with bare.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(cells_of(layout, row) for row in some(layout))
    options = ImportOptions(layout=layout, has_header=False)
    assert counts(Importing(desk).run(bare, options)) == (0, 0, 4, 0)
    if layout != "acled":
        assert Importing(desk).plan(bare).layout == layout


def test_an_export_for_humanitarian_exchange_keeps_its_extra_column_and_loses_its_tags(
    desk: Desk, tmp_path: Path
) -> None:
    row = {**UCDP, "iso3": "XAA"}
    file = tmp_path / "hdx.csv"
    with file.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(HDX)
        writer.writerow(["#date+year" if name == "year" else "#country+code" if name == "iso3" else "" for name in HDX])
        writer.writerow([row.get(name, "") for name in HDX])
    assert counts(Importing(desk).run(file)) == (1, 0, 0, 0)
    out(desk, tmp_path / "out.csv", "ucdp-ged")
    assert table(tmp_path / "out.csv") == [{name: row.get(name, "") for name in HDX}]


def test_a_column_nobody_knows_comes_back_too(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "more.csv"
    with file.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([[*columns("acled"), "Our mark"], [*cells_of("acled", ACLED), "=1+1"]])
    Importing(desk).run(file)
    out(desk, tmp_path / "out.csv", "acled")
    (found,) = table(tmp_path / "out.csv")
    assert found["Our mark"] == "=1+1"


def test_reordered_and_respelled_headings_are_the_same_file(desk: Desk, tmp_path: Path) -> None:
    Importing(desk).run(write(tmp_path / "in.csv", "acled", [ACLED]))
    names = list(columns("acled"))[::-1]
    with (tmp_path / "odd.csv").open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([[n.upper().replace("_", " ") for n in names], [ACLED.get(n, "") for n in names]])
    assert counts(Importing(desk).run(tmp_path / "odd.csv")) == (0, 0, 1, 0)


def test_what_was_edited_here_is_derived_and_the_rest_stays_as_it_came(desk: Desk, tmp_path: Path) -> None:
    Importing(desk).run(write(tmp_path / "a.csv", "acled", [ACLED]))
    edit(desk, "XAA17", when=day("2021-11-05"), summary="Shots, perhaps.")
    out(desk, tmp_path / "out.csv", "acled")
    (found,) = table(tmp_path / "out.csv")
    expected = {**ACLED, "event_date": "2021-11-05", "notes": "Shots, perhaps."}
    assert found == dict(zip(columns("acled"), cells_of("acled", expected), strict=True))


def test_an_edited_estimate_of_ucdp_is_written_with_its_own_codes(desk: Desk, tmp_path: Path) -> None:
    Importing(desk).run(write(tmp_path / "u.csv", "ucdp-ged", [UCDP]))
    (dossier,) = all_dossiers(desk)
    deaths = [replace(q, best=9.0, high=9.0) if q.chosen else q for q in dossier.incident.quantities]
    where = replace(dossier.incident.places[0], precision="P7", uncertainty_m=None)
    edit(desk, "700001", quantities=tuple(deaths), places=(where,))
    out(desk, tmp_path / "out.csv", "ucdp-ged")
    (found,) = table(tmp_path / "out.csv")
    assert [found[name] for name in ("low", "best", "high", "deaths_a", "where_prec")] == ["2", "9", "9", "1", "4"]
    assert [found[name] for name in ("date_prec", "source_article")] == ["2", UCDP["source_article"]]


def test_what_a_layout_cannot_say_is_left_out_with_the_reason(desk: Desk, tmp_path: Path) -> None:
    Importing(desk).run(write(tmp_path / "a.csv", "acled", [ACLED]))
    Importing(desk).run(write(tmp_path / "g.csv", "gtd", [GTD]))
    edit(desk, "XAA17", places=(Place(text="Aland", precision="P8", lat=53.0, lon=23.0),))
    edit(desk, GTD["eventid"], when=day("2021-11-05"))
    acled, gtd = (out(desk, tmp_path / "out.csv", layout) for layout in ("acled", "gtd"))
    assert (acled.rows, gtd.rows) == (0, 0)
    reasons = " ".join(one.reason for one in (*acled.not_codable, *gtd.not_codable))
    assert len(acled.not_codable) == 2 and "country" in reasons and "date was changed" in reasons


def test_links_of_gtd_hold_whichever_comes_first(desk: Desk, tmp_path: Path) -> None:
    one = {**GTD, "related": "202111030001, 202111030002"}
    two = {**one, "eventid": "202111030002"}
    Importing(desk).run(write(tmp_path / "one.csv", "gtd", [one]))
    (first,) = all_dossiers(desk)
    (link,) = first.incident.links
    assert (link.type, first.linked[link.to].reference) == ("same_episode", "")
    Importing(desk).run(write(tmp_path / "both.csv", "gtd", [one, two]))
    found = {d.incident.external_ids[0].value: d for d in all_dossiers(desk)}
    assert found["202111030001"].incident.links[0].to == found["202111030002"].incident.uid
    assert found["202111030002"].incident.links[0].to == found["202111030001"].incident.uid


def test_publications_are_shared_by_all_rows_that_cite_them(desk: Desk, tmp_path: Path) -> None:
    rows = [{**UCDP, "id": str(number)} for number in range(700, 705)]
    Importing(desk).run(write(tmp_path / "u.csv", "ucdp-ged", rows))
    cited = {tuple(c.item for c in d.incident.sources) for d in all_dossiers(desk)}
    assert len(cited) == 1 and len(next(iter(cited))) == 2
    assert {d.item_grade(uid) for d in all_dossiers(desk) for uid in d.items} == {"F6"}
    assert records(desk)["source_item"] == 2


def test_a_key_that_repeats_falls_to_the_next_one_and_then_is_told(desk: Desk, tmp_path: Path) -> None:
    same = {**IOM, "Incident ID": "X1"}
    rows = [{**same, "Main ID": "M1"}, {**same, "Main ID": "M2"}, {**same, "Main ID": "M2"}]
    file = write(tmp_path / "i.csv", "iom", rows)
    report = Importing(desk).run(file)
    assert counts(report) == (3, 0, 0, 0)
    assert len(report.problems) == 1 and "2 times" in report.problems[0].problem
    keys = {(e.scheme, e.value) for d in all_dossiers(desk) for e in d.incident.external_ids}
    assert keys == {("iom", "X1"), ("iom:main", "M2"), ("iom", "X1#2")}
    assert counts(Importing(desk).run(file)) == (0, 0, 3, 0)
    out(desk, tmp_path / "out.csv", "iom")
    written = sorted((row["Main ID"], row["Incident ID"]) for row in table(tmp_path / "out.csv"))
    assert written == [("M1", "X1"), ("M2", "X1"), ("M2", "X1")]
    assert counts(Importing(desk).run(tmp_path / "out.csv")) == (0, 0, 3, 0)


def test_an_incident_of_ours_goes_out_in_every_layout_that_can_say_it(desk: Desk, tmp_path: Path) -> None:
    own = Incident(uid=desk.new_uid(), reference="INC-2021-0001", title="Arrests", type="detention")
    place = Place(text="Oldford", lat=53.27, lon=23.66, precision="P4", country_name="Aland")
    add(desk, replace(own, when=day("2021-11-03"), places=(place,)))
    for layout, rows in {
        "acled": 1,
        "acled-old": 1,
        "ucdp-ged": 0,
        "iom": 0,
        "gtd": 0,
        "gdelt2": 0,
        "sigact": 0,
    }.items():
        report = out(desk, tmp_path / f"{layout}.csv", layout)
        assert (report.rows, len(report.not_codable)) == (rows, 1 - rows), layout
    (found,) = table(tmp_path / "acled.csv")
    told = {name: cell for name, cell in found.items() if cell}
    assert told == {
        "event_id_cnty": "INC-2021-0001", "event_date": "2021-11-03", "year": "2021", "time_precision": "1",
        "disorder_type": "Strategic developments", "event_type": "Strategic developments",
        "sub_event_type": "Arrests", "country": "Aland", "location": "Oldford", "latitude": "53.27",
        "longitude": "23.66", "geo_precision": "2", "fatalities": "0",
    }  # fmt: skip


def rows_by_key(rows: Sequence[Mapping[str, str]], key: str) -> dict[str, Mapping[str, str]]:
    return {row[key]: row for row in rows}


def published(tmp_path: Path, layout: str, rows: int) -> Path:
    """The first rows of a file that others published, where it is at hand; else invented ones, which it says."""
    file = SHARED / REAL[layout]
    if not file.is_file():
        print(f"{file.name} is not at hand: only invented rows of {layout} were tried.")
        return write(tmp_path / "in.csv", layout, some(layout))
    with file.open(encoding="utf-8-sig", newline="") as given, (tmp_path / file.name).open("w", newline="") as taken:
        csv.writer(taken).writerows(islice(csv.reader(given), rows + 1))
    return tmp_path / file.name


def there_and_back(desk: Desk, tmp_path: Path, layout: str, file: Path) -> None:
    key = "id" if layout == "ucdp-ged" else next(iter(table(file)[0]))
    given = [row for row in table(file) if row[key]]
    report = Importing(desk).run(file)
    assert (report.layout, counts(report)) == (layout, (len(given), 0, 0, 0))
    written = out(desk, tmp_path / "out.csv", layout)
    assert (written.rows, written.not_codable) == (len(given), ())
    assert rows_by_key(table(tmp_path / "out.csv"), key) == rows_by_key(given, key)
    assert counts(Importing(desk).run(tmp_path / "out.csv")) == (0, 0, len(given), 0)


@pytest.mark.parametrize("layout", list(REAL))
def test_rows_of_a_published_file_go_out_as_they_came(desk: Desk, tmp_path: Path, layout: str) -> None:
    there_and_back(desk, tmp_path, layout, published(tmp_path, layout, 500))


@pytest.mark.long
@pytest.mark.parametrize("layout", list(REAL))
def test_a_published_file_goes_out_whole_as_it_came(desk: Desk, tmp_path: Path, layout: str) -> None:
    there_and_back(desk, tmp_path, layout, published(tmp_path, layout, 1_000_000))
