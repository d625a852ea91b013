from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.hostile import HOSTILE, SHARED
from tests.usecases.importing_files import HEADER, all_incidents, cells, row, table
from vedette.domain.errors import UserError
from vedette.domain.text import clean
from vedette.storage.store import Store
from vedette.usecases.desk import Desk
from vedette.usecases.importing import Importing, ImportOptions

DATA = SHARED.parents[1] / "incidents"
TWINS = {
    "ucdp_ged_ukraine.csv": (
        "id,relid,date_start,date_end,latitude,longitude,source_article,best,high,low\n"
        ",,#date+start,#date+end,#geo+lat,#geo+lon,#meta+source,#affected+killed,,\n"
        '1,X-1,2014-01-22 00:00:00.000,2014-01-23 00:00:00.000,50.45,30.52,"""AP,2014"";\n""AFP""",5,5,5\n'
        "2,-X,2014-01-22 00:00:00.000,2014-01-22 00:00:00.000,50.45,30.52,@news,-1,5,5\n"
    ),
    "iom_missing_migrants_2014-2020.csv": (
        "Web ID,Reported Date,Number Dead,Location Description,Location Coordinates,latitude,longitude,URL\r\n"
        '1,13-Jan-20,1,Tamaulipas,"-26.3, -98.7",-26.3,-98.7,"http://x.example/1, http://x.example/2"\r\n'
        "2,12-Jan-20,,Almería,,,,\r\n"
    ),
}


@pytest.mark.parametrize("name", TWINS)
def test_files_of_the_field_come_in_without_a_crash_and_come_again_unchanged(
    desk: Desk, tmp_path: Path, name: str
) -> None:
    file = DATA / name
    if not file.exists():
        print(f"{name} is not at hand; a synthetic twin is read instead")
        file = tmp_path / name
        file.write_text(TWINS[name], encoding="utf-8", newline="")
    as_plain = ImportOptions(layout="plain")
    plan = Importing(desk).plan(file, as_plain)
    assert plan.layout == "plain"
    assert all(read.incident is not None for _, read in plan.entries(lambda uid: None))
    some = tmp_path / "some.csv"
    with file.open("rb") as whole:
        some.write_bytes(b"".join(line for line, _ in zip(whole, range(700), strict=False)))
    first = Importing(desk).run(some, as_plain)
    assert first.rows == first.added + first.rejected
    assert first.rejected <= 1  # the last row may be cut off
    again = Importing(desk).run(some, as_plain)
    assert (again.unchanged, again.batch) == (first.added, None)


def test_hostile_words_survive_in_every_cell(desk: Desk, tmp_path: Path) -> None:
    words = [*HOSTILE, *(json.loads(SHARED.read_text(encoding="utf-8")) if SHARED.exists() else ())]
    rows = [
        row(n, Title=word, Notes=word, Tags=word, Source=word, Dogs=word, Place=word) for n, word in enumerate(words)
    ]
    file = table(tmp_path / "b.csv", rows)
    report = Importing(desk).run(file, ImportOptions(encoding="utf-8"))
    assert report.rows == report.added + report.rejected
    read = {i.external_ids[0].value: i for i in all_incidents(desk)}
    assert len(read) == report.added >= len(words) - 10
    kept = [n for n, word in enumerate(words) if str(n) in read and word.strip() and not word.startswith("'")]
    for number in kept:
        assert read[str(number)].narrative == clean(words[number])
    assert Importing(desk).run(file, ImportOptions(encoding="utf-8")).unchanged == report.added


def test_F59_rows_that_are_not_whole_are_listed_and_the_others_come_in(desk: Desk, tmp_path: Path) -> None:
    good, short = ",".join(row(1)), ",".join(row(2)[:2])
    text = "\n".join((",".join(HEADER), good, short, "", ",".join([*row(3), "more"]), '4,"never closed,2021', good, ""))
    file = tmp_path / "b.csv"
    file.write_text(text, encoding="utf-8")
    report = Importing(desk).run(file, ImportOptions(rejects=tmp_path / "r.csv"))
    assert report.rows == report.added + report.rejected == 5
    assert report.rejected == 3
    assert len(cells(tmp_path / "r.csv")) == 4


def test_F64_texts_that_look_like_numbers_stay_texts(desk: Desk, tmp_path: Path) -> None:
    odd = ["007", "+48123", "1.2E+15", "1,234", "1.234,5", "TRUE", "NULL", "NA", "None", "-", "0", ""]
    Importing(desk).run(table(tmp_path / "b.csv", [row(n, Dogs=cell) for n, cell in enumerate(odd)]))
    found = {int(i.external_ids[0].value): i.fields for i in all_incidents(desk)}
    assert [found[n][0].value if found[n] else "" for n in range(len(odd))] == odd


def test_f67_a_table_of_a_thousand_columns_and_one_of_a_header_alone_are_read(desk: Desk, tmp_path: Path) -> None:
    header = ["Title", "Date", *(f"c {n}" for n in range(1000))]
    wide = Importing(desk).run(table(tmp_path / "w.csv", [["x", "2021", *map(str, range(1000))]], header))
    assert (wide.added, len(all_incidents(desk)[0].fields)) == (1, 1000)
    empty = Importing(desk).run(table(tmp_path / "e.csv", [], HEADER))
    assert (empty.rows, empty.batch) == (0, None)


def test_F119_a_path_in_a_cell_is_a_text_and_never_opened(desk: Desk, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("never read", encoding="utf-8")
    Importing(desk).run(
        table(tmp_path / "b.csv", [[f"file://{secret}", "2021", str(secret)]], ("Title", "Date", "Attachments"))
    )
    (found,) = all_incidents(desk)
    assert found.attachments == ()
    assert "never read" not in repr(found)


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(data=st.binary(max_size=400), head=st.booleans())
def test_no_bytes_break_an_import(tmp_path: Path, data: bytes, head: bool) -> None:
    file, logbook = tmp_path / "any.csv", tmp_path / "any.vedette"
    logbook.unlink(missing_ok=True)
    file.write_bytes((b"Title,Date,Lat,Lon,Tags\n" if head else b"") + data)
    store = Store.create(logbook)
    try:
        report = Importing(Desk(store, who=lambda: "Ada")).run(file)
        assert report.rows == report.added + report.updated + report.unchanged + report.rejected
    except UserError as refusal:
        assert str(refusal)
    finally:
        store.close()
