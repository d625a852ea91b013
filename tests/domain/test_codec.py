from __future__ import annotations

import json
import math
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.make import claim, day, incident
from tests.strategies import records
from vedette.domain.actor import Role
from vedette.domain.assessment import Assessment
from vedette.domain.attachment import Attachment
from vedette.domain.claim import Claim, Statement
from vedette.domain.codec import decode, encode, members
from vedette.domain.custom_field import FieldValue
from vedette.domain.document import KINDS, canonical, from_plain, member, members_of, text_of, to_plain, to_text
from vedette.domain.errors import CannotRead
from vedette.domain.incident import ExternalId, Incident
from vedette.domain.interval import Interval
from vedette.domain.link import Link
from vedette.domain.place import Place
from vedette.domain.quantity import Quantity
from vedette.domain.source import Citation
from vedette.domain.tag import Tag
from vedette.domain.when import When

PARTS = [Place, Quantity, Statement, Claim, Assessment, Role, Citation, Link, Attachment, FieldValue, ExternalId, When]
SHARED = [kind for name, kind in KINDS.items() if name != "incident"]
VALUES = st.sampled_from([*PARTS, *SHARED]).flatmap(records)


@settings(max_examples=30)
@given(VALUES)
def test_f97_the_text_written_at_once_is_that_of_the_plain_structure(value: Any) -> None:
    assert f"{{{','.join(members(value))}}}" == canonical(encode(value))
    assert decode(type(value), json.loads(canonical(encode(value)))) == value


def test_f97_an_incident_with_all_its_parts_has_one_text_however_it_is_written() -> None:
    whole = incident(
        claims=(claim(("PL", "asserts"), ("BY", "denies_act")),),
        detected=day("2021-11-04"),
        quantities=(Quantity(1, best=300.0, low=250.5),),
        codes=(FieldValue("a", "b"),),
        tags=("t", "u"),
    )
    assert to_text(whole) == canonical(to_plain(whole))
    assert from_plain("incident", json.loads(to_text(whole))) == whole


@pytest.mark.parametrize("text", ['"', "\\", "\0\x1f\x7f", "\u2028\u2029", "\ud800", "🧭", "</script>"], ids=ascii)
def test_hostile_texts_are_written_as_json_writes_them(text: str) -> None:
    tag = Tag(text, text, aliases=(text,))
    assert to_text(tag) == canonical(to_plain(tag))
    assert from_plain("tag", json.loads(to_text(tag))) == tag


@pytest.mark.parametrize(
    "lat", [0.0, -0.0, 1e-9, 53.27, 2.0**53, 2.0**53 - 1, -(2.0**60), 1e22, 5e-324, 1.7976931348623157e308]
)
def test_numbers_are_written_as_json_writes_them(lat: float) -> None:
    place = Incident("u", places=(Place(lat=lat),))
    assert to_text(place) == canonical(to_plain(place))


@pytest.mark.parametrize("lat", [math.nan, math.inf, -math.inf])
def test_figures_without_end_have_no_text(lat: float) -> None:
    with pytest.raises((ValueError, OverflowError)):
        to_text(Incident("u", places=(Place(lat=lat),)))


def test_members_stand_in_the_order_of_their_names() -> None:
    tag = Tag("t", "a", parent="p")
    more = {"hash": "ż", "record": "tag", "zz": [1]}
    with_more = text_of([*members_of(tag), *(member(name, value) for name, value in more.items())])
    assert with_more == canonical({**to_plain(tag), **more})


def test_a_value_that_was_read_is_frozen_and_whole() -> None:
    when = decode(When, {"text": "in May", "earliest": "2021-05-01", "latest": None, "edtf": "2021-05"})
    assert type(when) is When and isinstance(when, Interval)
    assert when == When("in May", "2021-05-01") and hash(when) == hash(When("in May", "2021-05-01"))
    with pytest.raises(AttributeError):
        when.text = "in June"  # type: ignore[misc]  # what is forbidden is what is tried


@pytest.mark.parametrize(
    ("plain", "place"),
    [
        ({"uid": "u", "places": [{"lat": "north"}]}, "places.lat"),
        ({"uid": "u", "places": [{"surprise": 1}]}, "places.surprise"),
        ({"uid": "u", "fields": [{"key": "k"}]}, "fields."),
        ({"uid": "u", "claims": [{"statements": [{"n": "1"}]}]}, "claims.statements.n"),
        ({"uid": "u", "tags": ["a", 1]}, "tags"),
        ({"uid": "u", "when": {"text": None}}, "when.text"),
        ({"uid": "u", "reported": {"inferred": "yes"}}, "reported.inferred"),
    ],
    ids=str,
)
def test_what_is_wrong_in_a_document_is_named_by_its_place(plain: dict[str, Any], place: str) -> None:
    with pytest.raises(CannotRead, match=f"“{place}”"):
        decode(Incident, plain)


def test_a_structure_that_is_read_is_left_as_it_was() -> None:
    plain = to_plain(Tag("t", "a"))
    from_plain("tag", plain)
    assert plain == to_plain(Tag("t", "a"))
