"""What somebody changes in the readable cells of our CSV wins over the document, and is reported."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest

from tests.formats.border import DOSSIER, INCIDENT
from vedette.domain.claim import Claim, Statement
from vedette.domain.custom_field import FieldValue
from vedette.domain.dossier import Dossier
from vedette.domain.incident import Incident
from vedette.domain.place import Place
from vedette.domain.when import When
from vedette.formats.cell_names import CellNames
from vedette.formats.own_columns import cells
from vedette.formats.own_csv import CellChange, OwnRow, read_row
from vedette.formats.own_untouched import row_hash
from vedette.formats.parcel import parcel_text

CELLS = {**cells(DOSSIER, CellNames(DOSSIER), ["shift"]), "document": parcel_text(DOSSIER)}
CELLS["row_hash"] = row_hash(CELLS, CELLS["document"])


def read(known: Any = lambda uid: None, **changed: str) -> OwnRow:
    now = {**CELLS, **{column.replace("field_", "field."): cell for column, cell in changed.items()}}
    return read_row(list(now), list(now.values()), known=known)


def incident(**changed: str) -> Incident:
    row = read(**changed)
    assert row.problems == ()
    assert row.parcel is not None
    assert {change.column for change in row.changed} == {column.replace("field_", "field.") for column in changed}
    return row.parcel.incident


def fresh(**given: str) -> OwnRow:
    return read_row(list(given), list(given.values()))


def where() -> Place:
    return INCIDENT.places[0]


@pytest.mark.parametrize(
    ("column", "cell", "field", "value"),
    [
        ("reference", "INC-2021-0099", "reference", "INC-2021-0099"),
        ("event_type", "shots_live", "type", "shots_live"),
        ("workflow_status", "sealed", "workflow", "sealed"),
        ("report_stage", "final", "stage", "final"),
        ("report_stage", "", "stage", "initial"),
        ("summary", "'=2+2", "summary", "=2+2"),
        ("narrative", "line\r\nbreak", "narrative", "line\nbreak"),
        ("tlp", "", "sensitivity", ""),
        ("measures", "Patrols doubled", "measures", "Patrols doubled"),
        ("outcome", "None", "outcome", "None"),
        ("tags", "border|new tag|a\\|b", "tags", ("name:a|b", "name:new tag", "t-border")),
        ("tags", "", "tags", ()),
        ("detected_edtf", "", "detected", None),
        ("detected_edtf", "2021-11-03?", "detected",
         When("2021-11-03?", "2021-11-03", "2021-11-03", qualifier="uncertain", unit="day")),
        ("field_shift", "day", "fields", (FieldValue("shift", "day"),)),
        ("field_weather", "fog", "fields", (*INCIDENT.fields, FieldValue("weather", "fog"))),
        ("actors", "", "actors", ()),
    ],
)  # fmt: skip
def test_a_changed_cell_wins(column: str, cell: str, field: str, value: object) -> None:
    assert getattr(incident(**{column: cell}), field) == value


def test_a_title_that_somebody_wrote_is_no_longer_made() -> None:
    made = Dossier(replace(INCIDENT, title_made=True), **{n: getattr(DOSSIER, n) for n in ("actors", "items", "tags")})
    document = parcel_text(made)
    row = read(title="By hand", document=document)
    assert row.parcel is not None
    assert (row.parcel.incident.title, row.parcel.incident.title_made) == ("By hand", False)


@pytest.mark.parametrize(
    ("changed", "place"),
    [
        ({"place_name": "Krynki"}, {"text": "Krynki"}),
        ({"country": "BY"}, {"country": "BY", "country_name": ""}),
        ({"country": "Belarus"}, {"country": "", "country_name": "Belarus"}),
        ({"latitude": "53.5"}, {"lat": 53.5}),
        ({"latitude": "53,5", "longitude": "24,25"}, {"lat": 53.5, "lon": 24.25}),
        ({"latitude": "", "longitude": ""}, {"lat": None, "lon": None}),
        ({"place_precision": "P1"}, {"precision": "P1"}),
        ({"uncertainty_m": "100"}, {"uncertainty_m": 100.0}),
        ({"border_segment": "PL-BY"}, {"border_segment": "PL-BY"}),
        (
            {"side": "both", "admin1": "Podlaskie", "admin2": "x"},
            {"side": "both", "admin1": "Podlaskie", "admin2": "x"},
        ),
    ],
)
def test_a_changed_place_changes_the_main_place_alone(changed: dict[str, str], place: dict[str, Any]) -> None:
    assert incident(**changed).places == (replace(where(), **place), INCIDENT.places[1])


@pytest.mark.parametrize(
    ("changed", "when"),
    [
        ({"date_text": "in the night"}, replace(INCIDENT.when, text="in the night")),
        ({"date_edtf": "2021-11-05"},
         When(INCIDENT.when.text, "2021-11-05", "2021-11-05", unit="day", language="en", tz="Europe/Warsaw")),
        ({"date_latest": "2021-11-03"},
         replace(INCIDENT.when, latest="2021-11-03", unit="", part_of_day="", overruled=True)),
        ({"date_shape": "throughout"}, replace(INCIDENT.when, shape="throughout")),
        ({"date_qualifier": "approximate"}, replace(INCIDENT.when, qualifier="approximate")),
        ({"date_tz": "Europe/Minsk"}, replace(INCIDENT.when, tz="Europe/Minsk")),
    ],
)  # fmt: skip
def test_a_changed_date_keeps_the_words(changed: dict[str, str], when: When) -> None:
    assert incident(**changed).when == when


@pytest.mark.parametrize(
    "changed",
    [
        {"latitude": "53.270"},
        {"latitude": "53,27"},
        {"uncertainty_m": "25000.0"},
        {"tags": "border/incursion|border"},
        {"claims": CELLS["claims"].replace(" | ", "\n|\n")},
        {"summary": "=1+1 is no formula"},
    ],
)
def test_a_cell_that_says_the_same_otherwise_is_no_change(changed: dict[str, str]) -> None:
    row = read(**changed)
    assert (row.changed, row.problems) == ((), ())


def test_a_statement_added_by_hand_is_numbered_and_its_party_named() -> None:
    cell = CELLS["claims"].replace(
        " | 2:", '; Border Guard: no_comment; Latvia: asserts "We saw it \\| too" [said_on=2021-11-05] | 2:'
    )
    added = incident(claims=cell).claims[0].statements[2:]
    assert added == (
        Statement(3, "name:Border Guard", stance="no_comment"),
        Statement(
            4, "name:Latvia", stance="asserts", quote="We saw it | too",
            said_on=When("2021-11-05", "2021-11-05", "2021-11-05", unit="day"),
        ),
    )  # fmt: skip
    assert incident(claims=cell).claims[1] == INCIDENT.claims[1]


def test_what_is_no_longer_named_does_not_travel() -> None:
    row = read(actors="", claims="", sources="", links="", quantities="")
    assert row.parcel is not None
    assert {type(record).__name__ for record in row.parcel.shared} == {"Tag"}


@pytest.mark.parametrize(
    ("column", "cell", "reason"),
    [
        ("date_edtf", "2021-13-01", "month"),
        ("date_earliest", "3.11.2021", "2021-11-03"),
        ("date_latest", "2021-10-01", "before it begins"),
        ("latitude", "north", "latitude|number|degrees|read"),
        ("latitude", "", "alone"),
        ("uncertainty_m", "0", "zero"),
        ("uncertainty_m", "far", "no number"),
        ("claims", '1: occurred "open', "never closed"),
        ("claims", "1: a = 1: b: c: d", "fewer parts"),
        ("claims", '1: occurred "x" [colour=red]', "colour"),
        ("claims", '1: occurred "x" | 1: occurred "y"', "twice"),
        ("actors", "x: target [certainty=low", "“]” is missing"),
        ("actors", "x: target ]", "not expected"),
        ("quantities", "1: shots [best=many]", "no number"),
        ("quantities", "1: shots [best=nan]", "no number"),
        ("links", "responds_to", "lacks its to"),
        ("assessment", '1: refuted "changed my mind"', "never edited"),
        ("uid", "0190-another", "not that of the row"),
    ],
)
def test_a_cell_that_cant_be_read_is_a_problem_of_its_column(column: str, cell: str, reason: str) -> None:
    row = read(**{column: cell})
    assert row.parcel is None
    assert [(problem.column, problem.value) for problem in row.problems] == [(column, cell)]
    assert re.search(reason, row.problems[0].reason)


@pytest.mark.parametrize("column", ["contested", "admiralty", "attachments", "updated_at", "row_hash", "schema"])
def test_what_follows_from_other_cells_is_reported_and_not_taken(column: str) -> None:
    row = read(**{column: "/etc/passwd"})
    assert row.changed == (CellChange(column, CELLS[column], "/etc/passwd", taken=False),)
    assert row.parcel is not None
    assert row.parcel.incident == INCIDENT


def test_a_new_judgement_supersedes_the_old_one_and_leaves_it_as_it_was() -> None:
    old, new = incident(likelihood="unlikely", assessment_reason="A second look").assessments
    assert old == INCIDENT.assessments[0]
    assert (new.n, new.supersedes, new.likelihood, new.reason) == (2, 1, "unlikely", "A second look")
    assert (new.status, new.confidence, new.by) == ("possible", "low", "")


def test_a_copied_row_without_its_uid_is_a_new_incident() -> None:
    row = read(uid="")
    assert row.parcel is not None
    assert (row.parcel.incident.uid, row.parcel.incident.reference) == ("", "")
    assert row.parcel.incident.claims == INCIDENT.claims


def test_a_row_written_by_hand_is_read_from_its_cells() -> None:
    row = fresh(
        title="Shots", date_earliest="2021-11-01", date_latest="2021-11-02", place_name="Usnarz", tags="border|army",
        actors="Border Guard: target", quantities="around 250 migrants | 3 injured",
        claims="Soldiers fired = Poland: asserts; Belarus: denies_act", assessment="possible", likelihood="likely",
        sources="Reuters", links="responds_to: INC-2021-0002", attachments="/etc/passwd",
    )  # fmt: skip
    assert (row.fresh, row.problems, row.changed) == (True, (), ())
    assert row.parcel is not None
    found = row.parcel.incident
    assert found.when == When("", "2021-11-01", "2021-11-02", "within")
    assert found.claims == (
        Claim(1, "Soldiers fired", statements=(
            Statement(1, "name:Poland", stance="asserts"), Statement(2, "name:Belarus", stance="denies_act"))),
    )  # fmt: skip
    assert [(q.n, q.subject, q.best) for q in found.quantities] == [(1, "migrants", 250.0), (2, "injured", 3.0)]
    assert [(a.status, a.likelihood) for a in found.assessments] == [("possible", "likely")]
    assert (found.sources[0].item, found.links[0].to) == ("name:Reuters", "name:INC-2021-0002")
    assert (found.tags, found.attachments) == (("name:army", "name:border"), ())


@pytest.mark.parametrize(
    ("words", "when"),
    [("2021-11-03", When("2021-11-03", "2021-11-03", "2021-11-03", unit="day")), ("last month", When("last month"))],
)
def test_a_date_in_words_alone_is_left_for_who_knows_its_anchor(words: str, when: When) -> None:
    row = fresh(uid="", date_text=words)
    assert row.parcel is not None
    assert row.parcel.incident.when == when


def test_a_row_that_lost_its_document_is_read_as_changes_of_the_logged_incident() -> None:
    row = read(known={"0190-shots": DOSSIER}.get, document="", title="Shots, again")
    assert [change.column for change in row.changed] == ["title"]
    assert row.parcel is not None
    assert row.parcel.incident == replace(INCIDENT, title="Shots, again")
    assert not row.fresh


@pytest.mark.parametrize(
    "document",
    ["{", "[]", '{"uid":""}', CELLS["document"][:-1], CELLS["document"].replace('"schema":1', '"schema":2', 1),
     CELLS["document"].replace('"title"', '"colour"', 1), '{"uid":"a","uid":"b"}',
     '{"uid":"a","places":[{"lat":1e400}]}'],
)  # fmt: skip
def test_a_damaged_document_is_a_problem_and_yields_nothing(document: str) -> None:
    row = read(document=document)
    assert row.parcel is None
    assert [problem.column for problem in row.problems] == ["document"]


def test_a_row_of_a_later_schema_is_refused() -> None:
    assert [problem.column for problem in fresh(schema="2", title="x").problems] == ["schema"]
