from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.make import claim, day, incident
from vedette.domain.document import SCHEMA, canonical, from_plain, to_plain, to_text
from vedette.domain.errors import CannotRead, FileTooNew
from vedette.domain.place import Place
from vedette.domain.tag import Tag


def test_f97_the_canonical_text_of_a_known_incident_is_frozen() -> None:
    known = incident(
        uid="u1", reference="R-1", when=day("2021-11-03"), places=(Place(lat=53.0, lon=23.5),), tags=("t",)
    )
    assert to_text(known) == (
        '{"places":[{"lat":53,"lon":23.5}],"reference":"R-1","schema":1,"tags":["t"],"title":"Flares","uid":"u1",'
        '"when":{"earliest":"2021-11-03","edtf":"2021-11-03","latest":"2021-11-03","qualifier":"exact",'
        '"shape":"point","text":"2021-11-03","unit":"day"}}'
    )


def test_a_document_reads_back_as_the_incident_it_was() -> None:
    whole = incident(claims=(claim(("PL", "asserts"), ("BY", "denies_act")),), reported=day("2021-11-04"))
    assert from_plain("incident", json.loads(to_text(whole))) == whole


def test_whole_numbers_have_one_spelling() -> None:
    assert to_text(incident(uid="u", reference="r", places=(Place(lat=1.0),))) == to_text(
        incident(uid="u", reference="r", places=(Place(lat=1),))
    )


def test_empty_and_missing_are_the_same_and_text_none_is_not() -> None:
    assert "summary" not in to_plain(incident(summary=""))
    assert to_plain(incident(summary="None"))["summary"] == "None"


@pytest.mark.parametrize(
    "plain",
    [
        {"uid": 1},
        {"uid": "u", "title": None},
        {"uid": "u", "title_made": 1},
        {"uid": "u", "places": {}},
        {"uid": "u", "places": [3]},
        {"uid": "u", "when": "yesterday"},
        {"uid": "u", "surprise": "x"},
        {"title": "no uid"},
        [],
        None,
    ],
    ids=str,
)
def test_what_is_no_document_is_refused_in_one_sentence(plain: object) -> None:
    with pytest.raises(CannotRead):
        from_plain("incident", plain)


def test_a_document_from_the_future_is_refused() -> None:
    with pytest.raises(FileTooNew):
        from_plain("tag", {**to_plain(Tag("t", "x")), "schema": SCHEMA + 1})


def test_unlike_documents_never_share_a_text() -> None:
    texts = {to_text(incident(uid="u", reference="r", **more)) for more in ({}, {"note": "a"}, {"summary": "a"})}
    assert len(texts) == 3
    assert all(json.loads(text)["uid"] == "u" for text in texts)


TEXTS = st.text(st.characters(codec="utf-8"), max_size=12)
NOTED = st.tuples(TEXTS, TEXTS, st.floats(-90, 90, allow_nan=False) | st.integers(-90, 90) | st.none())


@given(NOTED, NOTED)
def test_f97_two_records_have_one_text_only_when_they_are_one_record(
    one: tuple[str, str, float | None], other: tuple[str, str, float | None]
) -> None:
    first, second = (
        incident(uid="u", reference="r", note=note, places=(Place(text=text, lat=lat),))
        for note, text, lat in (one, other)
    )
    assert (to_text(first) == to_text(second)) is (first == second)
    assert from_plain("incident", json.loads(to_text(first))) == first


@given(NOTED)
def test_f97_a_second_encoder_writes_the_same_bytes(noted: tuple[str, str, float | None]) -> None:
    plain = to_plain(incident(uid="u", reference="r", note=noted[0], places=(Place(text=noted[1], lat=noted[2]),)))
    pieces = json.JSONEncoder(sort_keys=True, ensure_ascii=False, separators=(",", ":")).iterencode(plain)
    assert "".join(pieces) == canonical(plain)
