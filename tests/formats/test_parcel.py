"""An incident with what it names as one document."""

from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, given, settings

from tests.formats.border import DOSSIER, INCIDENT, SHIFT
from tests.strategies import custom_fields, dossiers, same
from vedette.domain.document import canonical, digest, to_plain, to_text
from vedette.domain.dossier import Dossier
from vedette.domain.errors import CannotRead, FileTooNew
from vedette.domain.incident import Incident
from vedette.domain.tag import Tag
from vedette.formats.naming import by_key, named_by
from vedette.formats.parcel import Parcel, ParcelTexts, parcel_plain, parcel_text, read_parcel
from vedette.formats.strict_json import read_json

SOME = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@SOME
@given(dossier=dossiers())
def test_a_document_comes_back_equal(dossier: Dossier) -> None:
    text = parcel_text(dossier, custom_fields())
    assert text == canonical(parcel_plain(dossier, custom_fields()))
    parcel = read_parcel(text)
    assert same(parcel.dossier(), dossier)
    assert parcel_text(parcel.dossier(), parcel.fields) == text


def test_a_thing_that_is_another_now_is_written_anew() -> None:
    texts = ParcelTexts()
    for tag in (Tag("t", "one"), Tag("t", "two"), Tag("t", "two")):
        dossier = Dossier(Incident("u", tags=("t",)), tags={"t": tag})
        wanted = canonical(parcel_plain(dossier)), digest(to_text(dossier.incident))
        assert texts.of(dossier) == wanted


@SOME
@given(dossier=dossiers())
def test_shared_things_come_in_an_order_they_can_be_recorded_in(dossier: Dossier) -> None:
    done: set[tuple[str, str]] = set()
    parcel = read_parcel(parcel_text(dossier, custom_fields()))
    there = by_key(parcel.shared)
    for key, record in there.items():
        assert {named for named in named_by(record) if named in there} <= done
        done.add(key)


def test_the_document_of_the_incident_stands_in_it_as_it_is() -> None:
    plain = parcel_plain(DOSSIER, {"shift": SHIFT})
    shared, linked = plain.pop("shared"), plain.pop("linked")
    assert plain == to_plain(INCIDENT)
    assert [(one["record"], one["uid"]) for one in shared] == sorted((one["record"], one["uid"]) for one in shared)
    assert linked == [{"reference": "INC-2021-0002", "uid": "0190-other"}]
    assert {"record": "actor", "kind": "state"}.items() <= shared[0].items()


def test_what_the_incident_does_not_name_is_left_out() -> None:
    plain = to_plain(INCIDENT) | {"tags": [], "shared": parcel_plain(DOSSIER)["shared"]}
    kinds = [type(record).__name__ for record in read_parcel(plain).shared]
    assert "Tag" not in kinds
    assert kinds.count("Source") == 3


@pytest.mark.parametrize(
    "shared",
    [5, [5], [{}], [{"record": "incident", "uid": "x"}], [{"record": ["tag"]}],
     [{"record": "tag", "uid": "", "name": ""}],
     [{"record": "tag", "uid": "t"}], [{"record": "tag", "uid": "t", "name": "x", "wheels": 4}],
     [{"record": "tag", "uid": "t", "name": "x"}] * 2],
)  # fmt: skip
def test_shared_things_that_are_none_are_refused(shared: object) -> None:
    with pytest.raises(CannotRead):
        read_parcel({"uid": "a", "shared": shared})


@pytest.mark.parametrize("linked", [{}, [5], [{"uid": "x"}], [{"uid": "x", "reference": 5}]])
def test_links_that_are_none_are_refused(linked: object) -> None:
    with pytest.raises(CannotRead):
        read_parcel({"uid": "a", "linked": linked})


@pytest.mark.parametrize(
    "text",
    [
        '{"uid":"a","uid":"a"}',
        '{"uid":"a","summary":NaN}',
        '{"uid":"a","places":[{"lat":1e400}]}',
        '{"uid":"a","places":[{"lat":-Infinity}]}',
        '{"uid":"a","claims":[{"n":' + "9" * 4_300 + "}]}",
        '{"uid":"a","claims":[{"n":' + "9" * 19 + "}]}",
        "[" * 100_000,
        '{"a":' * 100_000,
        '{"uid":' + "[" * 20 + "]" * 20 + "}",
        '\ufeff{"uid":"a"}',
        '{"uid":"a"} {}',
        '{"uid":"a"',
        "null",
        '"text"',
        "",
        '{"title":"no uid"}',
        '{"uid":5}',
    ],
)
def test_json_that_means_nothing_certain_is_refused(text: str) -> None:
    with pytest.raises(CannotRead):
        read_parcel(text)


def test_a_document_of_a_newer_vedette_is_refused() -> None:
    with pytest.raises(FileTooNew):
        read_parcel('{"uid":"a","schema":2}')


def test_texts_come_in_as_the_gate_would_let_them_in() -> None:
    parcel = read_parcel('{"uid":"a","title":"x\\ud800y\\u0000z\\r\\n","tags":["\\udfff"]}')
    assert (parcel.incident.title, parcel.incident.tags) == ("x\ufffdy␀z\n", ("\ufffd",))


@pytest.mark.parametrize("text", ["1", "[1.5, true, null]", '{"a": {"b": []}}', '"\\u0041"'])
def test_plain_json_reads_as_python_would(text: str) -> None:
    assert read_json(text) == json.loads(text)
    assert json.loads(canonical(read_json(text))) == json.loads(text)


def test_a_parcel_made_by_hand_is_a_dossier_too() -> None:
    assert Parcel(INCIDENT).dossier().linked["0190-lost"].reference == ""
