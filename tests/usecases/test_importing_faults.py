"""The faults of files of the field, by their numbers, from a file to what stands in the logbook."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.usecases.importing_files import all_incidents, cells, row, table
from vedette.domain.errors import NeedsChoice, UserError
from vedette.domain.incident import Incident
from vedette.usecases.desk import Desk
from vedette.usecases.exchange import Exchange
from vedette.usecases.importing import Importing, ImportOptions, ImportReport

PLAIN = ImportOptions(layout="plain")


def write(path: Path, text: str, encoding: str = "utf-8") -> Path:
    path.write_bytes(text.encode(encoding))
    return path


def take(desk: Desk, path: Path, options: ImportOptions = PLAIN) -> ImportReport:
    """Import, with the one rule that holds for every file."""
    report = Importing(desk).run(path, options)
    assert report.rows == report.added + report.updated + report.unchanged + report.rejected
    return report


def one(desk: Desk) -> Incident:
    (incident,) = all_incidents(desk)
    return incident


def days(desk: Desk, folder: Path, *dates: str, **more: str) -> list[tuple[str | None, str | None]]:
    """How each date is read, in a file of its own rows; dates that are not taken are left out."""
    lines = "".join(f'Row {n},"{text}"\n' for n, text in enumerate(dates))
    take(desk, write(folder / "days.csv", f"Title,Date\n{lines}"), ImportOptions(layout="plain", **more))  # type: ignore[arg-type]  # texts
    ordered = sorted(all_incidents(desk), key=lambda incident: incident.title)
    return [(incident.when.first_day, incident.when.last_day) for incident in ordered]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Fri, 01/01/2021 - 12:00", "2021-01-01"),
        ("13-Jan-20", "2020-01-13"),
        ("3 listopada 2021", "2021-11-03"),
        ("3 ноября 2021", "2021-11-03"),
        ("٢٠٢١-١١-٠٣", "2021-11-03"),
        ("44503", "2021-11-03"),
        ("2564-11-03", None),
    ],
)
def test_f55_dates_of_many_makes_are_read_with_their_words_kept(
    desk: Desk, tmp_path: Path, text: str, day: str | None
) -> None:
    report = take(desk, write(tmp_path / "d.csv", f'Title,Date\nFlares,"{text}"\n'))
    if day is None:
        assert report.rejected == 1 or one(desk).when.text == text
    else:
        assert one(desk).when.text == text
        assert (one(desk).when.first_day, one(desk).when.last_day) == (day, day)


def test_f55_the_order_of_day_and_month_is_asked_with_examples_and_never_guessed(desk: Desk, tmp_path: Path) -> None:
    file = write(tmp_path / "d.csv", "Title,Date\nFlares,03/04/2021\n")
    with pytest.raises(NeedsChoice, match="03/04/2021") as asked:
        Importing(desk).run(file)
    assert asked.value.choices == ("dmy", "mdy")
    assert days(desk, tmp_path, "03/04/2021", date_order="mdy") == [("2021-03-04", "2021-03-04")]


def test_f55_a_column_of_both_orders_is_told_as_soon_as_one_date_is_in_doubt(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(NeedsChoice, match="more than one order"):
        Importing(desk).run(write(tmp_path / "d.csv", "Title,Date\nA,31/12/2021\nB,12/31/2021\nC,03/04/2021\n"))
    assert days(desk, tmp_path, "31/12/2021", "12/31/2021") == [("2021-12-31", "2021-12-31")] * 2


@pytest.mark.parametrize("text", ["0000-00-00", "2021-02-30", "0000-01-01", "2021-13-01", "31.11.2021", "2021-00-10"])
def test_f56_an_impossible_date_is_rejected_by_its_line_and_never_moved(desk: Desk, tmp_path: Path, text: str) -> None:
    report = take(desk, write(tmp_path / "d.csv", f'Title,Date\nGood,2021-11-03\nBad,"{text}"\n'))
    bad = [incident for incident in all_incidents(desk) if incident.title == "Bad"]
    if report.rejected:
        assert [(found.row, found.column, found.value) for found in report.problems] == [(3, "Date", text)]
    else:
        assert [(found.when.earliest, found.when.text) for found in bad] == [(None, text)]


def test_f56_a_range_the_wrong_way_round_is_rejected(desk: Desk, tmp_path: Path) -> None:
    report = take(desk, write(tmp_path / "d.csv", "Title,Date,End date\nA,2021-11-03,2021-11-01\n"))
    assert (report.added, report.rejected) == (0, 1)


@pytest.mark.parametrize(
    ("lat", "lon"),
    [("91", "20"), ("NaN", "20"), ("inf", "20"), ("53", "181"), ("53.27", ""), ("north", "south"), ("1e400", "2")],
)
def test_f57_a_point_that_is_none_is_rejected_and_never_left_out_in_silence(
    desk: Desk, tmp_path: Path, lat: str, lon: str
) -> None:
    report = take(desk, write(tmp_path / "p.csv", f"Title,Date,lat,lon\nA,2021-11-03,{lat},{lon}\n"))
    assert (report.added, report.rejected) == (0, 1)
    assert report.problems[0].row == 2
    assert report.problems[0].column.lower() in ("lat", "latitude")


@pytest.mark.parametrize(
    "written", ["N 53° 16' 12\" E 23° 39' 36\"", "53.27, 23.66", "53,27; 23,66", "34UFF7834405262"]
)
def test_f57_points_are_read_as_people_write_them_and_kept_as_written(desk: Desk, tmp_path: Path, written: str) -> None:
    quoted = written.replace('"', '""')
    take(desk, write(tmp_path / "p.csv", f'Title,Date,Coordinates\nA,2021-11-03,"{quoted}"\n'))
    (place,) = one(desk).places
    assert place.coordinates_text == written
    assert place.lat is not None and 47 < place.lat < 55
    assert place.lon is not None and 22 < place.lon < 25


def test_f57_zero_zero_is_asked_about(desk: Desk, tmp_path: Path) -> None:
    report = take(desk, write(tmp_path / "p.csv", "Title,Date,lat,lon\nA,2021-11-03,0,0\n"))
    assert report.problem_count == 1


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1250", "Łódź, świt – „cisza”"),
        ("iso8859-2", "Łódź i Święta Góra"),
        ("cp1251", "Граница, посёлок"),
        ("koi8-r", "Граница у деревни"),
        ("cp1257", "Šalčininkai, Ūla"),
        ("utf-16", "Łódź 東京"),
        ("utf-16-le", "Granica i pas drogi"),
        ("utf-32", "Łódź 東京"),
        ("utf-8-sig", "Łódź 東京"),
    ],
)
def test_f58_a_guess_of_the_encoding_is_shown_and_what_is_chosen_is_taken(
    desk: Desk, tmp_path: Path, encoding: str, text: str
) -> None:
    file = write(tmp_path / "e.csv", f'Title,Date\n"{text}",2021-11-03\n' * 3, encoding)
    plan = Importing(desk).plan(file, PLAIN)
    assert plan.encoding
    named = ImportOptions(layout="plain", encoding=encoding)
    assert take(desk, file, named).rejected == 2  # two headings among the rows
    assert {incident.title for incident in all_incidents(desk)} == {text}


def test_f58_bytes_that_are_no_letters_are_listed_and_never_become_question_marks(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "e.csv"
    good = "".join(f"Łódź {n},2021-11-03\n" for n in range(200)).encode()
    file.write_bytes(b"Title,Date\n" + good + b"B\xff\xfed,2021-11-03\n")
    report = take(desk, file, ImportOptions(layout="plain", encoding="utf-8"))
    assert report.problem_count >= 1
    assert not any("\ufffd" in incident.title for incident in all_incidents(desk))


def test_f60_control_characters_come_in_by_one_rule_and_go_out_equal(desk: Desk, tmp_path: Path) -> None:
    words = ["a\x0bb", "a\x0cb", "a\u2028b", "a\x85b", "bell\x07"]
    take(desk, table(tmp_path / "c.csv", [row(n, Notes=word) for n, word in enumerate(words)]))
    assert sorted(incident.narrative for incident in all_incidents(desk)) == sorted(words)


def test_f61_half_a_character_is_replaced_at_the_gate(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "s.csv"
    file.write_bytes('Title,Date\n"a\ud800b",2021-11-03\n'.encode("utf-8", "surrogatepass"))
    report = take(desk, file, ImportOptions(layout="plain", encoding="utf-8"))
    assert report.added + report.rejected == 1
    for incident in all_incidents(desk):
        incident.title.encode("utf-8")


def test_f62_twins_of_a_tag_are_one_tag(desk: Desk, tmp_path: Path) -> None:
    tags = ["Żołnierze", "Z\u0307ołnierze", "żołnierze", "ŻOŁNIERZE"]
    take(desk, table(tmp_path / "t.csv", [row(n, Tags=tag) for n, tag in enumerate(tags)]))
    assert len({incident.tags for incident in all_incidents(desk)}) == 1


def test_f63_text_that_turns_round_comes_in_as_it_is(desk: Desk, tmp_path: Path) -> None:
    title = "\u202egnp.exe \u2066x\u2069"
    take(desk, table(tmp_path / "r.csv", [row(1, Title=title)]))
    assert one(desk).title == title


def test_f64_namibia_survives_and_blank_is_not_zero(desk: Desk, tmp_path: Path) -> None:
    lines = "A,2021-11-03,NA,0,007\nB,2021-11-03,NA,,1.2E+15\nC,2021-11-03,NA,NA,+48 600\n"
    take(desk, write(tmp_path / "n.csv", f"Title,Date,Country,Killed,Phone\n{lines}"))
    found = {incident.title: incident for incident in all_incidents(desk)}
    assert {incident.places[0].country for incident in found.values()} == {"NA"}
    assert [quantity.best for quantity in found["A"].quantities] == [0.0]
    assert [quantity.best for quantity in found["B"].quantities] == []
    assert [quantity.nil_reason for quantity in found["C"].quantities] != [""]
    assert [found[name].fields[0].value for name in "ABC"] == ["007", "1.2E+15", "+48 600"]


def test_f66_a_key_that_repeats_is_told_and_another_column_can_be_chosen(desk: Desk, tmp_path: Path) -> None:
    file = write(tmp_path / "k.csv", "ID,Nr,Title,Date\n7,1,A,2021-11-03\n7,2,B,2021-11-03\n,3,C,2021-11-03\n")
    report = take(desk, file)
    assert (report.added, report.problem_count) == (3, 1)
    assert (report.problems[0].column, report.problems[0].value) == ("id", "7")
    assert "stands in the file 2 times" in report.problems[0].problem
    again = take(desk, file)
    assert (again.added, again.unchanged) == (0, 3)
    other = take(desk, file, ImportOptions(layout="plain", mapping={"Nr": "id", "ID": "field.old_id"}))
    assert other.problem_count == 0


@pytest.mark.parametrize(
    "text",
    [
        "Title,Title,,Date\nA,B,C,2021-11-03\n",
        "date;TITLE;  place \n2021-11-03;A;Usnarz\n",
        "A,2021-11-03,Usnarz\nB,2021-11-04,Usnarz\n",
        "Title,Date\n",
    ],
)
def test_f67_headings_that_repeat_are_blank_or_missing_are_coped_with(desk: Desk, tmp_path: Path, text: str) -> None:
    try:
        report = take(desk, write(tmp_path / "h.csv", text))
    except UserError as error:
        assert "Nothing was changed" in str(error)
    else:
        assert report.rejected == 0


def test_f67_a_layout_that_is_told_but_knows_no_heading_of_the_file_is_refused(desk: Desk, tmp_path: Path) -> None:
    file = write(tmp_path / "other.csv", "Was,Datum,Ort\nShots,2021-11-03,Fence\n")
    with pytest.raises(UserError, match="headings of this file are not those of ACLED"):
        take(desk, file, ImportOptions(layout="acled"))
    assert all_incidents(desk) == []


def test_f68_a_file_cut_in_a_cell_is_told_on_its_last_row(desk: Desk, tmp_path: Path) -> None:
    whole = 'ID,Title,Date,Notes\n1,A,2021-11-03,well\n2,B,2021-11-04,"it was cut in the mid'
    report = take(desk, write(tmp_path / "cut.csv", whole))
    assert (report.added, report.rejected) == (1, 1)
    assert "cut" in report.problems[-1].problem or "closed" in report.problems[-1].problem


def test_f69_a_field_beyond_all_limits_of_csv_comes_in_whole(desk: Desk, tmp_path: Path) -> None:
    long = "word " * 60_000
    take(desk, table(tmp_path / "l.csv", [row(1, Notes=long)]))
    assert one(desk).narrative == long


def test_f69_a_field_beyond_our_own_limit_is_refused_in_a_sentence(desk: Desk, tmp_path: Path) -> None:
    report = take(desk, write(tmp_path / "l.csv", f"Title,Date,Notes\nA,2021-11-03,{'x' * 9_000_000}\n"))
    assert report.added + report.rejected == 1


def test_f70_what_a_spreadsheet_did_to_our_file_is_shown_as_differences(desk: Desk, tmp_path: Path) -> None:
    take(desk, table(tmp_path / "own.csv", [row(1, Dogs="007"), row(2)]))
    exchange = Exchange(desk)
    exchange.export(tmp_path / "out.csv")
    lines = cells(tmp_path / "out.csv")
    at = lines[0].index("date_text")
    spoiled = [[*line[:at], "3 Nov 2021", *line[at + 1 :]] for line in lines[1:]]
    table(tmp_path / "spoiled.csv", spoiled, lines[0])
    report = exchange.import_file(tmp_path / "spoiled.csv", dry_run=True)
    assert (report.rows, report.updated) == (2, 2)
    assert report.problems[0].problem == "Changed since the file was written; it was “2021-11-03”."
    assert {found.field for found in report.differences} == {"when"}


@pytest.mark.parametrize(
    "text",
    [
        ",".join(f"c{n}" for n in range(100_000)) + "\n" + "," * 99_999,
        "Title,Date\n" + '"' * 200_000,
        "," * 700_000,
        "\ufeff",
        "\n" * 10_000,
        '"""' * 50_000 + "\n",
    ],
)
def test_f116_a_monster_is_refused_in_one_sentence_or_read_row_by_row(desk: Desk, tmp_path: Path, text: str) -> None:
    try:
        take(desk, write(tmp_path / "m.csv", text))
    except UserError as error:
        assert 0 < len(str(error)) < 1_000
    assert len(all_incidents(desk)) <= 1


@pytest.mark.parametrize("heading", ["<b>Title</b>", "{0} {title} %s %n", "=cmd|' /C calc'!A0", "\x1b[31m"])
def test_f117_f118_markup_and_templates_in_headings_are_words(desk: Desk, tmp_path: Path, heading: str) -> None:
    file = table(tmp_path / "{0} %s <i>x.csv", [[heading, "A", "2021-11-03"]], (heading, "Title", "Date"))
    report = take(desk, file, ImportOptions(layout="plain", encoding="utf-8"))
    assert report.added == 1
    assert one(desk).fields[0].value
    assert Importing(desk).batches()[0].batch.file == "{0} %s <i>x.csv"
