"""List cells of our CSV: what is written can be read, by people and by us."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.formats.border import DOSSIER, INCIDENT
from tests.strategies import dossiers, texts, values, whens
from vedette.domain.claim import Claim
from vedette.domain.dossier import Dossier
from vedette.domain.errors import UserError
from vedette.domain.incident import Incident
from vedette.domain.quantity import Quantity
from vedette.domain.when import When
from vedette.formats.cell_language import joined, parse, quoted, split, word_or_text
from vedette.formats.cell_names import CellNames
from vedette.formats.field_texts import from_value, number_text, read_number, to_value
from vedette.formats.part_cells import COLUMNS, read_cell, write_cell

SOME = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
NAMES = CellNames(DOSSIER)


@SOME
@given(dossier=dossiers())
def test_every_cell_gives_back_what_it_was_written_from(dossier: Dossier) -> None:
    names = CellNames(dossier)
    for column, (field, shape) in COLUMNS.items():
        parts = getattr(dossier.incident, field)
        assert read_cell(shape, write_cell(shape, parts, names), names) == parts, column


@SOME
@given(dossier=dossiers())
def test_a_cell_can_be_split_at_bars_without_knowing_its_language(dossier: Dossier) -> None:
    for field, shape in COLUMNS.values():
        parts = getattr(dossier.incident, field)
        assert len(split(write_cell(shape, parts, CellNames(dossier)))) == len(parts)


@given(texts=st.lists(texts()))
def test_a_plain_list_comes_back(texts: list[str]) -> None:
    assert split(joined(texts)) == (() if texts in ([], [""]) else tuple(texts))


@given(text=texts())
def test_a_word_or_a_text_is_read_as_it_was_written(text: str) -> None:
    for written in (word_or_text(text), quoted(text)):
        (entry,) = parse(written)
        assert {entry.parts[0].word, entry.parts[0].text} == {None, text}


@given(when=whens())
def test_a_date_comes_back_with_its_words_and_hours(when: When) -> None:
    assert from_value(When, to_value(When, when)) == when


@given(number=values(float))
def test_a_number_comes_back(number: float) -> None:
    assert read_number(number_text(number)) == number


@given(cell=st.text(alphabet='ab1 "\\|:;[]{}=\n', max_size=40), column=st.sampled_from(tuple(COLUMNS)))
def test_any_cell_is_read_or_refused_in_a_sentence(cell: str, column: str) -> None:
    shape = COLUMNS[column][1]
    try:
        found = read_cell(shape, cell, NAMES)
    except UserError as error:
        assert str(error).endswith(".")
    else:
        assert isinstance(found, tuple)


@pytest.mark.parametrize("cell", ['1: a "b" [note={' + "{" * 50, '"' * 5_001, "[" * 5_000, "a:" * 5_000, "=" * 5_000])
def test_a_hostile_cell_is_refused(cell: str) -> None:
    with pytest.raises(UserError):
        read_cell(COLUMNS["claims"][1], cell, NAMES)


@pytest.mark.parametrize(
    ("column", "cell", "value"),
    [
        ("claims", "A fence was cut", Claim(1, "A fence was cut")),
        ("claims", 'place "It was in Poland"', Claim(1, "It was in Poland", "place")),
        ("claims", "7: cause \"x\" [note=a word]", Claim(7, "x", "cause", note="a word")),
        ("quantities", "at least 3 dead", None),
        ("quantities", '1: shots "many" [qualifier=word]', Quantity(1, "shots", qualifier="word", verbatim="many")),
        ("quantities", '1: deaths [as_of=2021-11; chosen=no]',
         Quantity(1, "deaths", as_of=When("2021-11", "2021-11-01", "2021-11-30", "within", unit="month"),
                  chosen=False)),
    ],
)  # fmt: skip
def test_what_a_person_writes_is_understood(column: str, cell: str, value: Any) -> None:
    (found,) = read_cell(COLUMNS[column][1], cell, NAMES)
    if value is None:
        assert (found.low, found.verbatim, found.n) == (3.0, "at least 3 dead", 1)
    else:
        assert found == value


def test_names_are_found_again_and_unknown_ones_are_marked() -> None:
    assert NAMES.shown("actor", "guard") == "Border Guard (Poland)"
    assert NAMES.uid("actor", "Border Guard (Poland)") == "guard"
    assert NAMES.uid("actor", "Polish Border Guard") == "name:Polish Border Guard"
    assert NAMES.uid("tag", "name:border") == "name:border"
    assert (NAMES.shown("tag", "gone"), NAMES.uid("tag", "#gone")) == ("#gone", "gone")
    assert (NAMES.shown("actor", ""), NAMES.uid("actor", "")) == ("", "")


def test_two_things_of_one_name_are_told_apart() -> None:
    tags = {uid: type(DOSSIER.tags["t-border"])(uid, "border") for uid in ("one", "two")}
    names = CellNames(Dossier(Incident("a"), tags=tags))
    assert [names.shown("tag", uid) for uid in tags] == ["border #one", "border #two"]
    assert [names.uid("tag", names.shown("tag", uid)) for uid in tags] == ["one", "two"]


def test_words_of_the_sources_stand_in_the_cells() -> None:
    cell = write_cell(COLUMNS["claims"][1], INCIDENT.claims, NAMES)
    assert "has never provoked \\| and does not intend to" in cell
    assert "denies_act" in cell
    assert "scope=general" in cell
