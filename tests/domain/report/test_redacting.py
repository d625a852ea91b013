"""F11: what a profile withholds is gone from every text of an incident, and what went is told with its reason."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.report import ten
from vedette.domain.actor import Actor
from vedette.domain.attachment import Attachment
from vedette.domain.document import to_text
from vedette.domain.dossier import Dossier
from vedette.domain.errors import UserError
from vedette.domain.globe import distance
from vedette.domain.incident import Incident
from vedette.domain.place import Place
from vedette.domain.report.masking import Mask, rounded
from vedette.domain.report.profile import COMPLETE, STANDARD, Profile, checked, read_profile
from vedette.domain.report.redacting import Redacted, redacted
from vedette.paths import taxonomies

JAN = Actor("jan", "Jan Kowalski", kind="person")
SHIELDED = replace(ten.SOURCES["rferl"], protected=True)


def witness(**more: Any) -> Dossier:
    """An incident that a person saw and an outlet told of; both stand in its texts too."""
    claim = replace(ten.SHOTS.claims[0], statements=(ten.said(1, "jan", quote="I, Kowalski, saw it"),))
    one = replace(
        ten.SHOTS, claims=(claim,), narrative="Kowalskiego and Radio  Free Europe/Radio Liberty agree.",
        note="ask JAN KOWALSKI", title="Kowalski at 53.27, 23.66", **more,
        places=(Place(text="the post", lat=53.2701, lon=23.6612, coordinates_text="53.2701 N 23.6612 E"),),
    )  # fmt: skip
    return replace(ten.dossier(one), actors={**ten.ACTORS, "jan": JAN})


def seen(dossier: Dossier, **profile: object) -> Redacted:
    return redacted(dossier, Profile("own", "Own", **profile), taxonomies())  # type: ignore[arg-type]


def all_words(found: Redacted) -> str:
    assert found.dossier is not None
    dossier = found.dossier
    shared: list[Any] = [
        *dossier.actors.values(),
        *dossier.sources.values(),
        *dossier.items.values(),
        *dossier.tags.values(),
    ]
    return "\n".join(map(to_text, [dossier.incident, *shared])) + repr(dossier.linked) + repr(dossier.answers)


def told(found: Redacted) -> list[str]:
    return [one.words for one in found.omissions]


def test_f11_by_default_a_protected_source_is_nowhere_and_that_is_told() -> None:
    shielded = replace(witness(), sources={**ten.SOURCES, "rferl": SHIELDED})
    found = redacted(shielded, STANDARD, taxonomies())
    assert "Liberty" not in all_words(found) and "Threatened Its Troops" not in all_words(found)
    assert told(found) == ["1 name of a source masked: protected source"]
    assert found.dossier is not None and found.dossier.independent_sources == shielded.independent_sources


def test_a_plain_incident_stays_as_it_is_and_nothing_is_told() -> None:
    for dossier in ten.ten():
        assert redacted(dossier, STANDARD, taxonomies()) == Redacted(dossier)


def test_everything_is_there_only_where_that_is_asked_for() -> None:
    shielded = replace(witness(), sources={**ten.SOURCES, "rferl": SHIELDED})
    found = redacted(shielded, COMPLETE, taxonomies())
    assert "Radio Free Europe/Radio Liberty" in all_words(found) and found.omissions == ()
    assert found.dossier is not None and not any(one.protected for one in found.dossier.sources.values())


def test_a_person_is_masked_by_name_by_part_of_it_in_any_case_and_with_endings() -> None:
    found = seen(witness(), persons="masked", reason="to protect a witness")
    words = all_words(found).casefold()
    assert "kowalski" not in words and "jan " not in words
    assert "[person A, name withheld]" in all_words(found)
    assert "2 names of persons masked: to protect a witness" in told(found)
    assert found.dossier is not None and found.dossier.incident.parties() == ("jan",)


def test_persons_that_are_mere_words_are_masked_too() -> None:
    judged = replace(ten.INCURSION, narrative="Nowak was there")
    found = seen(ten.dossier(judged), persons="masked")
    assert "Nowak" not in all_words(found)


def test_words_that_name_a_state_or_nobody_stay_when_a_person_has_them_in_the_name() -> None:
    envoy = Actor("jan", "Envoy of Poland Kowalski", kind="person")
    dossier = witness(summary="The envoy of Poland and Kowalski spoke of the border.")
    found = seen(replace(dossier, actors={**ten.ACTORS, "jan": envoy}), persons="masked").dossier
    assert found is not None
    assert found.incident.summary.count("[person A, name withheld]") == 2 and "Poland and" in found.incident.summary
    assert "border" in found.incident.summary


def test_sources_are_masked_or_left_out_with_their_grades_kept() -> None:
    masked = seen(witness(), sources="masked", reason="so ordered")
    assert "Liberty" not in all_words(masked) and "AFP" not in all_words(masked)
    gone = seen(witness(), sources="left_out", reason="so ordered").dossier
    assert gone is not None and not gone.items and not gone.incident.cited_items()
    ((_, statement),) = gone.incident.statements()
    assert gone.grade(statement) == witness().grade(statement) == "B3"


@pytest.mark.parametrize("decimals", [0, 1, 2])
def test_a_rounded_point_has_a_circle_that_holds_the_true_one_and_its_digits_are_gone(decimals: int) -> None:
    found = seen(witness(), decimals=decimals)
    assert found.dossier is not None
    (place,) = found.dossier.incident.places
    assert place.lat is not None and place.lon is not None
    assert distance(53.2701, 23.6612, place.lat, place.lon) <= (place.uncertainty_m or 0)
    assert "53.2701" not in all_words(found) and "23.6612" not in all_words(found)
    assert told(found) == ["1 point of a place rounded, their circles widened: profile “Own”"]


@settings(max_examples=100)
@given(st.floats(-89, 89), st.floats(-179.9, 179.9), st.floats(0, 50_000), st.sampled_from([0, 1, 2]))
def test_no_point_of_the_earth_is_left_outside_its_circle(lat: float, lon: float, radius: float, n: int) -> None:
    (place,) = rounded(Incident("u", places=(Place(lat=lat, lon=lon, uncertainty_m=radius),)), n).places
    assert place.lat is not None and place.lon is not None and place.uncertainty_m is not None
    assert distance(lat, lon, place.lat, place.lon) + radius <= place.uncertainty_m * 1.01


def test_coordinates_can_be_left_out_altogether() -> None:
    found = seen(witness(), decimals=-1)
    assert found.dossier is not None and not found.dossier.incident.places[0].has_point
    assert "points of places left out" in " ".join(told(seen(replace(witness()), decimals=-1))) or told(found)


def test_notes_attachments_and_words_go_when_they_are_asked_to() -> None:
    files = (Attachment(1, "ab" * 32, "list of names.pdf", url="https://example.org/x"), Attachment(2, "cd" * 32, "b"))
    found = seen(witness(attachments=files), notes=False, attachments="masked", words=("border guard",))
    assert found.dossier is not None
    assert found.dossier.incident.note == "" and "list of names" not in all_words(found)
    assert found.dossier.incident.attachments[0].sha256 == "ab" * 32
    assert "Border Guard" not in all_words(found)
    assert {"2 attachments masked, their hashes kept: profile “Own”", "1 note left out: profile “Own”"} <= set(
        told(found)
    )
    assert seen(witness(attachments=files), attachments="left_out").dossier.incident.attachments == ()  # type: ignore[union-attr]


def test_f11_what_is_marked_for_fewer_eyes_than_its_sheet_is_left_out_by_default() -> None:
    files = (Attachment(1, "ab" * 32, "open.pdf"), Attachment(2, "cd" * 32, "secret.pdf", tlp="red"))
    actors = {**ten.ACTORS, "pl-bg": replace(ten.ACTORS["pl-bg"], tlp="amber")}
    dossier = replace(ten.dossier(replace(ten.SHOTS, attachments=files, sensitivity="green")), actors=actors)
    found = redacted(dossier, STANDARD, taxonomies())
    assert "secret.pdf" not in all_words(found) and "open.pdf" in all_words(found)
    assert "Straż Graniczna" not in all_words(found)
    assert redacted(dossier, STANDARD, taxonomies(), sharing="red") == Redacted(dossier)


def test_f11_a_file_above_the_level_is_left_out_even_where_all_files_are_listed() -> None:
    files = (Attachment(1, "ab" * 32, "open.pdf"), Attachment(2, "cd" * 32, "secret.pdf", tlp="red"))
    dossier = ten.dossier(replace(ten.SHOTS, attachments=files))
    assert "secret.pdf" in all_words(seen(dossier, attachments="listed"))
    assert "secret.pdf" not in all_words(seen(dossier, attachments="listed", highest="amber"))


def test_an_incident_above_the_level_is_not_there_at_all_and_titles_of_linked_ones_neither() -> None:
    secret = ten.dossier(replace(ten.WALL, sensitivity="red"))
    found = seen(secret, highest="amber")
    assert found.dossier is None and told(found) == ["1 incident left out: marked above TLP:AMBER"]
    linked = seen(ten.dossier(ten.INCURSION), highest="amber")
    assert linked.dossier is not None and {one.title for one in linked.dossier.linked.values()} == {""}


def test_short_words_take_no_longer_ones_with_them() -> None:
    mask = Mask()
    mask.learn(["Ed"], "x")
    assert mask.text("Ed led education; ED") == "[x] led education; [x]"


@pytest.mark.parametrize(
    "changes",
    [{"sources": "some"}, {"decimals": 7}, {"decimals": True}, {"name": ""}, {"words": ["", "a"]}, {"words": "ab"},
     {"notes": "no"}, {"extra": 1}, {"sources": ["masked"]}, {"reason": "x" * 500}, {"highest": None}],
    ids=str,
)  # fmt: skip
def test_a_damaged_profile_is_refused_and_never_read_as_a_milder_one(changes: dict[str, object]) -> None:
    whole = json.loads(Profile("own", "Own").as_text())
    assert read_profile("own", json.dumps(whole), own=True) == Profile("own", "Own", own=True)
    with pytest.raises(UserError):
        read_profile("own", json.dumps({**whole, **changes}), own=True)


@pytest.mark.parametrize("text", ["", "[]", "nope", "[" * 100_000])
def test_what_is_no_profile_at_all_is_refused(text: str) -> None:
    with pytest.raises(UserError):
        read_profile("own", text, own=True)
    with pytest.raises(UserError, match="needs a name"):
        checked(Profile("own", " "))
