"""Rows that nobody touched are told by their hash, and what they share is handed out once."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.formats.border import DOSSIER
from vedette.domain.actor import Actor, Alias
from vedette.domain.claim import Claim, Statement
from vedette.domain.dossier import Dossier
from vedette.domain.incident import Incident
from vedette.formats.cell_names import CellNames
from vedette.formats.guard import guard_row
from vedette.formats.own_columns import cells
from vedette.formats.own_csv import untouched
from vedette.formats.own_untouched import row_hash
from vedette.formats.parcel import Parcels, parcel_text

DOCUMENT = parcel_text(DOSSIER)


def row(dossier: Dossier = DOSSIER) -> dict[str, str]:
    readable = cells(dossier, CellNames(dossier), ["shift"])
    document = parcel_text(dossier)
    return {**readable, "row_hash": row_hash(readable, document), "document": document}


def said_by(uid: str, *actors: Actor) -> str:
    claim = Claim(1, "Shots were fired.", statements=tuple(Statement(n, a.uid) for n, a in enumerate(actors, start=1)))
    return parcel_text(Dossier(Incident(uid, claims=(claim,)), actors={actor.uid: actor for actor in actors}))


def test_a_row_as_written_gives_its_document() -> None:
    as_written = row()
    assert untouched(list(as_written)).document(list(as_written.values())) == DOCUMENT


def test_the_guard_against_formulas_is_no_touch() -> None:
    titled = row(replace(DOSSIER, incident=replace(DOSSIER.incident, title="=cmd()", summary="'tis")))
    guarded = guard_row(titled.values())
    assert guarded != list(titled.values())
    assert untouched(list(titled)).document(guarded) == titled["document"]
    assert untouched(list(titled), typed=True).document(guarded) == ""


@pytest.mark.parametrize("column", ["title", "date_text", "tags", "document", "row_hash", "field.shift"])
def test_a_changed_cell_is_seen(column: str) -> None:
    changed = {**row(), column: "changed"}
    assert untouched(list(changed)).document(list(changed.values())) == ""


@pytest.mark.parametrize("left_out", ["title", "document", "row_hash"])
def test_a_file_without_a_column_is_read_cell_by_cell(left_out: str) -> None:
    found = {name: cell for name, cell in row().items() if name != left_out}
    assert untouched(list(found)).document(list(found.values())) == ""


@pytest.mark.parametrize("odd", ["a\0b", "a\rb", "a\udc80b"])
def test_a_text_that_no_gate_let_in_is_read_cell_by_cell(odd: str) -> None:
    found = {**row(), "title": odd}
    found["row_hash"] = row_hash({**found, "title": ""}, DOCUMENT)
    assert untouched(list(found)).document(list(found.values())) == ""


def test_what_documents_share_comes_with_the_first_that_names_it() -> None:
    guard = Actor("a1", "State Border Committee", aliases=(Alias("ГПК", "ru"), Alias("SBC", "en")))
    post, other = Actor("a2", "Post 12", parent="a1"), Actor("a3", "Patrol {7}")
    parcels = Parcels()
    read = [parcels.read(said_by("i1", guard, post)), parcels.read(said_by("i2", guard, post, other))]
    read += [parcels.read(said_by("i3", other, guard)), parcels.read(said_by("i4", replace(guard, country="BY")))]
    assert [[thing.uid for thing in parcel.shared] for parcel in read] == [["a1", "a2"], ["a3"], [], ["a1"]]
    assert [parcel.incident.uid for parcel in read] == ["i1", "i2", "i3", "i4"]
    assert read[2].incident.parties() == ("a3", "a1")
