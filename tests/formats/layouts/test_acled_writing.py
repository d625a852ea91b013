from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from tests import make
from vedette.domain.actor import Actor, Role
from vedette.domain.dossier import Dossier
from vedette.domain.incident import Incident
from vedette.domain.place import Place
from vedette.domain.quantity import Quantity
from vedette.domain.source import Citation, Source, SourceItem
from vedette.domain.when import When
from vedette.formats.layouts import named_layout
from vedette.formats.layouts.layout import Coded

TOWN = Place(text="Oldford", lat=53.27, lon=23.66, precision="P3", country_name="Aland")
SOLDIERS, CIVILIANS = make.actor("Soldiers", acled_inter="1"), make.actor("Villagers", kind="civilians")
GUARDS = make.actor("Guards", kind="border_guard")


def dossier(*roles: tuple[Actor, str], **more: Any) -> Dossier:
    acting = tuple(Role(actor.uid, role) for actor, role in roles)
    found = make.incident(**{"places": (TOWN,), "type": "shots_live", "actors": acting, **more})
    return Dossier(found, actors={actor.uid: actor for actor, _ in roles})


def coded(found: Dossier, layout: str = "acled") -> Mapping[str, str]:
    result = code(found, layout)
    assert isinstance(result, Coded), result
    return result.cells


def code(found: Dossier, layout: str = "acled") -> Coded | str:
    coder = named_layout(layout).coder
    assert coder is not None
    return coder(found)


@pytest.mark.parametrize(
    ("kind", "roles", "wanted"),
    [
        ("shots_live", [(SOLDIERS, "initiator"), (CIVILIANS, "target")], "Attack"),
        ("shots_live", [(SOLDIERS, "initiator"), (GUARDS, "target")], "Armed clash"),
        ("shots_live", [], "Other"),
        ("objects_thrown", [(CIVILIANS, "initiator")], "Mob violence"),
        ("objects_thrown", [(GUARDS, "initiator")], "Other"),
        ("detention", [], "Arrests"),
        ("protest", [], "Peaceful protest"),
    ],
)
def test_the_sub_event_follows_from_type_and_parties(kind: str, roles: list[tuple[Actor, str]], wanted: str) -> None:
    assert coded(dossier(*roles, type=kind))["sub_event_type"] == wanted


def test_a_subtype_in_acleds_own_words_decides() -> None:
    cells = coded(dossier(type="explosion", subtype="grenade"))
    assert (cells["event_type"], cells["sub_event_type"]) == ("Explosions/Remote violence", "Grenade")
    violent = coded(dossier(type="crossing_group", subtype="Violent demonstration"))
    assert (violent["event_type"], violent["disorder_type"]) == ("Riots", "Demonstrations")


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"type": "barrier_build"}, "no type"),
        ({"type": "death_found"}, "no type"),
        ({"type": "explosion"}, "sub-event"),
        ({"type": ""}, "no type of event"),
        ({"when": When()}, "two known ends"),
        ({"when": When(earliest="2021-09-01", shape="throughout")}, "two known ends"),
        ({"when": When(earliest="2021-10-20", latest="2021-11-20", shape="within")}, "beyond one month"),
        ({"places": ()}, "no place"),
        ({"places": (replace(TOWN, precision="P8"),)}, "no more exact"),
        ({"places": (replace(TOWN, lat=None, lon=None),)}, "no coordinates"),
    ],
)
def test_what_acled_cannot_say_is_told(changed: dict[str, Any], reason: str) -> None:
    result = code(dossier(**changed))
    assert isinstance(result, str) and reason in result


def test_the_old_make_has_numbers_and_the_new_one_words() -> None:
    found = dossier((SOLDIERS, "initiator"), (CIVILIANS, "target"), reference="INC-2021-0042")
    new, old = coded(found), coded(found, "acled-old")
    assert (new["inter1"], new["inter2"], new["interaction"]) == ("State forces", "Civilians", "State forces-Civilians")
    assert (old["inter1"], old["inter2"], old["interaction"]) == ("1", "7", "17")
    assert (old["event_id_cnty"], old["event_id_no_cnty"]) == ("INC-2021-0042", "20210042")
    assert "disorder_type" not in old and "data_id" not in new


def test_figures_words_and_sources_are_written_by_acleds_convention() -> None:
    wire, item = Source("s1", "Wire; One", scale="National"), SourceItem("i1", source="s1")
    incident = make.incident(
        type="detention",
        places=(TOWN,),
        summary="",
        narrative="Men were held.",
        quantities=(
            Quantity(1, "deaths", qualifier="word", verbatim="dozens"),
            Quantity(2, "deaths", low=3.0, qualifier="at_least"),
            Quantity(3, "deaths", best=7.0, chosen=False),
            Quantity(4, "persons", best=250.0, qualifier="about", verbatim="around 250"),
        ),
        sources=(Citation("i1"),),
    )
    cells = coded(Dossier(incident, sources={"s1": wire}, items={"i1": item}))
    assert cells["fatalities"] == "15"
    assert cells["tags"] == "crowd size=around 250"
    assert (cells["source"], cells["source_scale"], cells["notes"]) == ("Wire, One", "National", "Men were held.")


def test_nobody_says_is_written_as_nought() -> None:
    assert coded(dossier())["fatalities"] == "0"


def test_ucdp_counts_only_what_somebody_died_of() -> None:
    fight = dossier((SOLDIERS, "initiator"), (GUARDS, "target"), type="armed_clash")
    assert "no number of deaths" in str(code(fight, "ucdp-ged"))
    fatal = replace(fight, incident=with_deaths(fight.incident, best=2.0, high=4.0))
    cells = coded(fatal, "ucdp-ged")
    assert (cells["low"], cells["best"], cells["high"], cells["deaths_unknown"]) == ("2", "2", "4", "2")
    assert (cells["type_of_violence"], cells["side_a"], cells["side_b"]) == ("1", "Soldiers", "Guards")
    assert (cells["date_start"], cells["date_prec"], cells["where_prec"]) == ("2021-11-03 00:00:00.000", "1", "1")
    assert (cells["geom_wkt"], cells["dyad_name"]) == ("POINT (23.66 53.27)", "Soldiers - Guards")


def test_ucdp_tells_violence_against_civilians_apart_and_asks_who_else_fought() -> None:
    against = dossier((SOLDIERS, "initiator"), (CIVILIANS, "target"), type="assault")
    fatal = replace(against, incident=with_deaths(against.incident, best=1.0))
    assert coded(fatal, "ucdp-ged")["type_of_violence"] == "3"
    nobody = dossier(type="assault")
    unsaid = code(replace(nobody, incident=with_deaths(nobody.incident, best=1.0)), "ucdp-ged")
    assert isinstance(unsaid, str) and "who acted" in unsaid


def with_deaths(incident: Incident, **figures: float) -> Incident:
    return replace(incident, quantities=(Quantity(1, "deaths", **figures),))  # type: ignore[arg-type]
