"""The journey of the report: its ten incidents, but for their links, are entered by keys alone as in the sample."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from tests.journeys.entering import Entering
from tests.journeys.sample_logbook import NUMBERS, Sample, reference
from tests.journeys.typist import Typist
from tests.make import act
from tests.ui.incidents.conftest import Hands
from tests.ui.person import Ctrl, Person, elsewhere
from vedette.domain.claim import Statement
from vedette.domain.dossier import Dossier
from vedette.domain.incident import Incident
from vedette.domain.when import When
from vedette.usecases.sample import SETTINGS


def said(when: When | None) -> When | None:
    """The sample marks each year as inferred, and dates set by hand with no day or zone to count from, or another."""
    if when is None:
        return None
    when = replace(when, inferred=True) if when.anchor_rule else when
    return replace(when, anchor=None, anchor_rule="", tz="") if when.overruled else when


def by_names(dossier: Dossier) -> Incident:
    """The incident with names where uids stood."""
    incident = dossier.incident
    name = {uid: one.name for uid, one in dossier.actors.items()}
    name |= {uid: one.reference for uid, one in dossier.linked.items()} | dict.fromkeys(dossier.items, "item")
    name[""] = ""
    claims = tuple(
        replace(claim, statements=tuple(_statement(one, name) for one in claim.statements)) for claim in incident.claims
    )
    return replace(
        incident,
        uid="", created_at="", created_by="", updated_at="", updated_by="",
        when=said(incident.when) or incident.when, reported=said(incident.reported), claims=claims,
        tags=tuple(sorted(dossier.tag_path(uid) for uid in incident.tags)),
        actors=tuple(replace(one, actor=name[one.actor]) for one in incident.actors),
        sources=tuple(replace(one, item=name[one.item]) for one in incident.sources),
        places=tuple(replace(one, source_item=name[one.source_item]) for one in incident.places),
        quantities=tuple(replace(one, source_item=name[one.source_item or ""]) for one in incident.quantities),
        links=tuple(replace(one, to=name[one.to], source_item=name[one.source_item]) for one in incident.links),
    )  # fmt: skip


def _statement(one: Statement, name: dict[str, str]) -> Statement:
    return replace(
        one,
        said_on=said(one.said_on),
        party=name[one.party],
        spokesperson=name[one.spokesperson],
        addressee=name[one.addressee],
        source_item=name[one.source_item],
    )


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    return Sample(tmp_path_factory.mktemp("sample"))


@pytest.fixture
def logbook(tmp_path: Path) -> Path:
    """Empty, with the zone and the references of the sample."""
    path = tmp_path / "border.vedette"
    with elsewhere(path) as place, place.desk.store.writing(act("settings")) as unit:
        unit.put_all(SETTINGS)
    return path


def test_the_ten_are_entered_by_keys_alone(
    start: Callable[[Path], Person], logbook: Path, hands: Hands, sample: Sample
) -> None:
    person = start(logbook)
    entering = Entering(Typist(hands))
    for number in NUMBERS:
        hands.press(Qt.Key.Key_N, Ctrl)
        entering.enters(sample.dossiers[number])
        person.sees(lambda number=number: person.table.table.total == number)  # type: ignore[misc]
    for number in NUMBERS:
        with elsewhere(logbook) as place:
            entered = place.incidents.dossier(reference(number))
        assert by_names(entered) == replace(by_names(sample.dossiers[number]), links=()), number
