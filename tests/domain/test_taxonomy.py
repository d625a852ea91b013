"""Code lists: labels for keys, typed text that stays as it is, and damaged data that is named."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vedette.domain.errors import CannotRead
from vedette.domain.taxonomy import CodeList, Entry, Taxonomies, read_code_list

STANCES = CodeList(
    key="stances",
    title="Stance",
    entries=(
        Entry("asserts", "says it happened"),
        Entry(
            "denies_act",
            "denies the act",
            "",
            {"answers": "denies", "step": 2, "people": True, "huridocs": ["28/0102"]},
        ),
    ),
)


def as_json(entries: object, **more: object) -> bytes:
    head = {"key": "k", "title": "t", "note": "n", "source": "s", "licence": "l", "entries": entries}
    return json.dumps(head | more).encode()


def test_a_known_key_shows_its_label_and_an_unknown_one_shows_as_typed() -> None:
    assert STANCES.label("denies_act") == "denies the act"
    assert STANCES.label("shrugs <b>") == "shrugs <b>"


@pytest.mark.parametrize("text", ["denies_act", "Denies Act", "DENIES THE ACT", " denies  the act "])
def test_an_entry_is_found_by_key_or_label_whatever_the_case(text: str) -> None:
    found = STANCES.find(text)
    assert found is not None and found.key == "denies_act"


def test_what_is_in_no_list_is_not_found() -> None:
    assert STANCES.find("denies") is None
    assert STANCES.get("denies") is None
    assert "denies" not in STANCES and "asserts" in STANCES


def test_a_list_keeps_its_order() -> None:
    assert STANCES.keys() == ("asserts", "denies_act")
    assert [entry.key for entry in STANCES] == ["asserts", "denies_act"]
    assert len(STANCES) == 2


def test_extra_columns_are_read_by_their_type_and_empty_where_missing() -> None:
    entry = STANCES.entries[1]
    assert (entry.text("answers"), entry.number("step"), entry.flag("people")) == ("denies", 2, True)
    assert entry.texts("huridocs") == ("28/0102",)
    bare = STANCES.entries[0]
    assert (bare.text("answers"), bare.number("step"), bare.flag("people"), bare.texts("huridocs")) == (
        "",
        None,
        False,
        (),
    )
    assert entry.number("people") is None
    assert hash(entry) != hash(bare)


def test_words_of_all_languages_lead_to_their_key() -> None:
    rows = [{"key": "persons", "label": "p", "description": "", "words": {"en": ["People"], "pl": ["osób"]}}]
    assert read_code_list("k", as_json(rows)).words() == {"people": "persons", "osób": "persons"}
    assert STANCES.words() == {}


def test_a_list_is_read_from_json_with_its_provenance() -> None:
    read = read_code_list("k", as_json([{"key": "a", "label": "A", "description": "first", "inverse": "b"}]))
    assert (read.title, read.note, read.source, read.licence) == ("t", "n", "s", "l")
    assert read.entries[0].text("inverse") == "b"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xfe",
        b"[]",
        b"null",
        b'{"key": "k"}',
        as_json([{"key": "a"}]),
        as_json([3]),
        as_json(7),
        as_json([{"key": "a", "label": "", "description": ""}] * 2),
        b"[" * 200_000,
    ],
)
def test_a_damaged_list_is_named(data: bytes) -> None:
    with pytest.raises(CannotRead, match="k"):
        read_code_list("k", data)


def test_a_missing_list_is_named() -> None:
    with pytest.raises(CannotRead, match=r"acled_event_types.* is missing"):
        Taxonomies.read({})


@settings(max_examples=50)
@given(st.text())
def test_any_text_can_be_looked_up(text: str) -> None:
    found = STANCES.find(text)
    assert found is None or found in STANCES.entries
    assert STANCES.label(text) in (text, "says it happened", "denies the act")
