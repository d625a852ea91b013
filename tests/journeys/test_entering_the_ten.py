"""What the sample says can be entered as a person would: words for dates, names for actors, tags by their path."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.journeys.sample_logbook import NUMBERS, empty_desk, reference
from vedette.domain.dossier import Dossier
from vedette.domain.incident import Incident
from vedette.usecases.desk import Desk
from vedette.usecases.drafting import Draft
from vedette.usecases.incidents import Incidents, Saying
from vedette.usecases.naming import named
from vedette.usecases.sample import fill_with_sample

DATED = [1, 2, 4, 5, 7, 9, 10]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with empty_desk(tmp_path / "sample.vedette") as made:
        fill_with_sample(made)
        yield made


def by_names(dossier: Dossier) -> Incident:
    """The incident as a new one, with the names of actors and the paths of tags where their uids stood."""
    incident = dossier.incident

    def name(uid: str) -> str:
        return named(dossier.actors[uid].name) if uid else ""

    return replace(
        incident,
        tags=tuple(named(dossier.tag_path(tag)) for tag in incident.tags),
        actors=tuple(replace(role, actor=name(role.actor)) for role in incident.actors),
        claims=tuple(
            replace(
                claim,
                statements=tuple(
                    replace(s, party=name(s.party), addressee=name(s.addressee)) for s in claim.statements
                ),
            )
            for claim in incident.claims
        ),
    )


def test_an_incident_put_together_from_names_is_the_one_of_the_sample(desk: Desk) -> None:
    incidents = Incidents(desk)
    for number in NUMBERS:
        dossier = incidents.dossier(reference(number))
        entered = incidents.record_whole(replace(by_names(dossier), uid=desk.new_uid(), reference="")).incident
        meant = dossier.incident
        expected = replace(meant, uid=entered.uid, reference=entered.reference)
        assert replace(entered, updated_at=meant.updated_at, updated_by=meant.updated_by) == expected


@pytest.mark.parametrize("number", DATED)
def test_the_words_of_a_date_give_the_interval_of_the_sample(desk: Desk, number: int) -> None:
    incidents = Incidents(desk)
    meant = incidents.get(reference(number))
    draft = Draft(title=meant.title, when=meant.when.text, said_on="4 Nov", type=meant.type, text=meant.summary)
    entered = incidents.record(draft).incident
    assert entered.when == meant.when
    assert entered.type == meant.type


@pytest.mark.parametrize("number", DATED)
def test_typing_the_same_words_again_changes_no_date(desk: Desk, number: int) -> None:
    incidents = Incidents(desk)
    meant = incidents.get(reference(number))
    amended = incidents.amend(reference(number), Draft(when=meant.when.text)).incident
    assert amended.when == meant.when


@pytest.mark.parametrize("spelling", ["Lukashenka", "lukashenko", "Łukaszenka", "Лукашенко", "Лукашэнка", "LUKASZENKA"])
def test_each_spelling_is_the_same_lukashenka(desk: Desk, spelling: str) -> None:
    incidents = Incidents(desk)
    said, number = incidents.say(reference(8), Saying("1", spelling, "no_comment"))
    (role,) = (role for role in said.incident.actors if role.role == "initiator")
    assert number == 1
    assert said.incident.claims[0].statements[-1].party == role.actor


def test_a_ministry_is_found_by_its_short_name(desk: Desk) -> None:
    incidents = Incidents(desk)
    meant = incidents.get(reference(1)).claims[0].statements[0].party
    draft = Draft(title="Later", party="Poland MoD", stance="asserts", tags=["border/incursion"], source="RFE/RL")
    entered = incidents.record(draft).incident
    assert entered.parties() == (meant,)
    assert entered.tags == incidents.get(reference(2)).tags


@pytest.mark.parametrize("wires", ["", " (crediting AFP and Reuters)"])
def test_a_publication_is_found_by_the_words_it_is_shown_with(desk: Desk, wires: str) -> None:
    incidents = Incidents(desk)
    [cited] = incidents.get(reference(1)).sources
    name = "Radio Free Europe/Radio Liberty, “[Untitled report on the border of Poland and Belarus]”" + wires
    entered = incidents.record(Draft(title="Shots", source=name)).incident
    assert [one.item for one in entered.sources] == [cited.item]
