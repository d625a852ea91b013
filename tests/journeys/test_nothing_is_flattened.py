"""What must not be lost of the ten incidents: doubt, hedges, general denials, whose words and whose inference it is."""

from __future__ import annotations

import json

import pytest

from tests.journeys.sample_logbook import NUMBERS, Sample, reference
from vedette.domain.document import to_text

BELARUS_SAYS = "Ministry of Foreign Affairs of Belarus"
STATES = {
    "Ministry of Defence of Poland": "Poland",
    "Ministry of Foreign Affairs of Poland": "Poland",
    "Border Guard of Poland": "Poland",
    "Polish soldiers": "Poland",
    "Polish lawmakers": "Poland",
    "Polish diplomat": "Poland",
    "Ministry of Foreign Affairs of Belarus": "Belarus",
    "Belarusian forces": "Belarus",
    "Chargé d'affaires of Belarus in Poland": "Belarus",
    "Alyaksandr Lukashenka": "Belarus",
}


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    return Sample(tmp_path_factory.mktemp("sample"))


def texts_of(plain: object) -> list[str]:
    if isinstance(plain, str):
        return [plain]
    parts = plain.values() if isinstance(plain, dict) else plain if isinstance(plain, list) else ()
    return [text for part in parts for text in texts_of(part)]


def test_only_the_second_incident_is_contested_and_only_its_second_claim(sample: Sample) -> None:
    contested = {number for number, dossier in sample.dossiers.items() if dossier.incident.contested}
    assert contested == {2}
    assert [claim.n for claim in sample.dossiers[2].incident.claims if claim.contested] == [2]
    statuses = {number: dossier.incident.status for number, dossier in sample.dossiers.items()}
    assert statuses == {number: "contested" if number == 2 else "asserted" for number in NUMBERS}


def test_no_words_of_belarus_deny_the_crossing(sample: Sample) -> None:
    dossier = sample.dossiers[2]
    parties = [dossier.actors[s.party].name for s in sample.claim(2, 1).statements]
    assert parties == ["Poland"]
    assert "No words of Belarus deny the crossing" in sample.claim(2, 1).note


def test_a_general_denial_is_no_denial_of_each_claim(sample: Sample) -> None:
    denials = [
        (number, claim.n, s.scope)
        for number, dossier, claim, s in sample.statements()
        if dossier.actors[s.party].name == BELARUS_SAYS and s.stance.startswith("denies")
    ]
    assert denials == [(1, 7, "general"), (2, 2, "claim"), (4, 2, "general")]
    assert not sample.dossiers[1].incident.links
    assert "by name" in sample.dossiers[1].incident.note


def test_blanks_are_never_spoken_of_without_possibly(sample: Sample) -> None:
    texts = texts_of(json.loads(to_text(sample.dossiers[5].incident)))
    blank = [text for text in texts if "blank" in text and text != "shots_blank_unknown"]
    assert len(blank) >= 4
    assert all("possibly blank ammunition" in text for text in blank)


def test_looked_like_stays_a_look(sample: Sample) -> None:
    for text in texts_of(json.loads(to_text(sample.dossiers[1].incident))):
        for words in ("an attempt to escalate", "an attempt to conceal"):
            assert words not in text or "looked like" in text


def test_the_two_claims_of_the_barrier_are_joined_by_or(sample: Sample) -> None:
    groups = {
        (number, claim.n): claim.or_group
        for number, dossier in sample.dossiers.items()
        for claim in dossier.incident.claims
        if claim.or_group
    }
    assert groups == {(6, 1): 1, (6, 2): 1}
    assert " or encouraged migrants to" in sample.dossiers[6].incident.title


def test_the_group_that_entered_is_not_the_two_hundred_and_fifty(sample: Sample) -> None:
    incident = sample.dossiers[1].incident
    named = {sample.dossiers[1].actors[role.actor].name for role in incident.actors}
    assert {"Migrants located near the fence", "Group of migrants that entered Poland"} <= named
    assert "not said to be the “around 250 migrants”" in sample.claim(1, 6).note
    assert [q.claim for q in incident.quantities if q.best == 250] == [1]


def test_which_ministry_summoned_is_marked_as_our_note(sample: Sample) -> None:
    dossier = sample.dossiers[3]
    assert dossier.incident.note.startswith("Our note: the last ministry that the report names is Defence")
    (ours,) = (role for role in dossier.incident.actors if role.certainty)
    assert dossier.actors[ours.actor].name == "Ministry of Foreign Affairs of Poland"
    assert ours.certainty == "suspected" and ours.note.startswith("Our note")
    assert {dossier.actors[uid].name for uid in dossier.incident.parties()} == {"Poland"}


def test_the_year_of_the_election_is_told_as_inferred(sample: Sample) -> None:
    note = sample.claim(8, 3).statements[0].note
    assert "2020 by our count" in note and "the report gives no year" in note
    texts = texts_of(json.loads(to_text(sample.dossiers[8].incident)))
    assert all("by our count" in text for text in texts if "2020" in text)


def test_there_is_one_source_item_whose_outlet_and_year_are_our_attribution(sample: Sample) -> None:
    items = {uid: item for dossier in sample.dossiers.values() for uid, item in dossier.items.items()}
    (item,) = items.values()
    dossier = sample.dossiers[1]
    assert dossier.sources[item.source].name == "Radio Free Europe/Radio Liberty"
    assert [dossier.sources[uid].name for uid in item.credits] == ["AFP", "Reuters"]
    assert {dossier.sources[uid].kind for uid in item.credits} == {"wire"}
    assert "Outlet and year are our attribution" in item.attributed
    assert "“AFP and Reuters” as a whole" in item.note and "origin is unknown" in item.note
    assert (item.origin_group, item.quoted_from, dossier.item_grade(item.uid)) == ("", "", "F6")
    published = item.published_on
    assert published is not None and published.inferred
    assert (published.text, published.earliest, published.latest) == ("4 November", "2021-11-04", "2021-11-04")


def test_every_incident_rests_on_one_independent_source(sample: Sample) -> None:
    for dossier in sample.dossiers.values():
        assert dossier.independent_sources == 1
        assert {s.source_item for _, s in dossier.incident.statements()} == set(dossier.incident.cited_items())


def test_lukashenka_is_one_actor_with_all_spellings(sample: Sample) -> None:
    actors = {uid: actor for dossier in sample.dossiers.values() for uid, actor in dossier.actors.items()}
    (one,) = (actor for actor in actors.values() if "Lukashenka" in actor.name)
    spellings = ["Lukashenka", "Lukashenko", "Łukaszenka", "Лукашенко", "Лукашэнка"]
    assert [alias.name for alias in one.aliases] == spellings
    assert one.uid in {role.actor for role in sample.dossiers[8].incident.actors}


def test_every_ministry_guard_and_army_has_its_state_above_it(sample: Sample) -> None:
    actors = {uid: actor for dossier in sample.dossiers.values() for uid, actor in dossier.actors.items()}
    above = {actor.name: actors[actor.parent].name for actor in actors.values() if actor.parent}
    assert {name: above[name] for name in STATES} == STATES
    bodies = {"government", "border_guard", "armed_forces", "legislature"}
    assert all(actor.parent and actor.country for actor in actors.values() if actor.kind in bodies)


def test_the_uniformed_men_are_a_real_row_and_unidentified(sample: Sample) -> None:
    (men,) = (actor for actor in sample.dossiers[2].actors.values() if actor.unidentified)
    assert (men.name, men.kind, men.parent) == ("Unidentified uniformed men", "unidentified", "")


def test_links_show_on_both_ends(sample: Sample) -> None:
    answers = {(linked.reference, kind, claim) for linked, kind, claim in sample.dossiers[2].answers}
    assert answers == {(reference(3), "responds_to", None), (reference(4), "denies", 2)}
