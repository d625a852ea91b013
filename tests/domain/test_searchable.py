"""What of an incident a search can see: every text, every name, and which parts there are."""

from __future__ import annotations

import pytest

from vedette.domain.actor import Actor, Alias, Role
from vedette.domain.assessment import Assessment
from vedette.domain.attachment import Attachment
from vedette.domain.claim import Claim, Statement
from vedette.domain.custom_field import FieldValue
from vedette.domain.dossier import Dossier
from vedette.domain.incident import ExternalId, Incident
from vedette.domain.link import Link
from vedette.domain.matching import Searchable
from vedette.domain.place import Place
from vedette.domain.quantity import Quantity
from vedette.domain.query_fields import HAS_WORDS
from vedette.domain.searchable import has_words, searchable
from vedette.domain.source import Citation, Source, SourceItem
from vedette.domain.tag import Tag
from vedette.domain.when import When

STATEMENT = Statement(
    1, "office", "speaker", "addressee", "denies_act", "protest", source_item="paper", quote="quote text",
    translation="translation text", hedge="hedge text", note="statement note", channel="channel text", reliability="C",
)  # fmt: skip
INCIDENT = Incident(
    "u",
    reference="INC-1",
    title="title text",
    summary="summary text",
    narrative="narrative text",
    type="shots_live",
    subtype="warning",
    when=When("when text", "2021-11-03", "2021-11-03"),
    places=(
        Place(text="place text", name="place name", admin1="region", country="PL", note="place note", lat=1, lon=2),
    ),
    claims=(Claim(1, "claim text", note="claim note", statements=(STATEMENT,)),),
    assessments=(Assessment(1, reason="reason text", evidence_for=("evidence text",), actor="assessed"),),
    actors=(Role("actor", note="role note"),),
    quantities=(Quantity(1, "deaths", best=2, verbatim="two dead"), Quantity(2, "deaths", best=9, chosen=False)),
    sources=(Citation("loose", page="page text", note="citation note"),),
    links=(Link("same_event", "other", note="link note"),),
    tags=("leaf",),
    attachments=(Attachment(1, "0" * 64, name="file name"),),
    fields=(FieldValue("Sector", "north"),),
    codes=(FieldValue("code", "code value"),),
    external_ids=(ExternalId("acled", "UKR1"),),
    created_at="2021-11-04T23:00:00Z",
    measures="measures text",
    outcome="outcome text",
    note="note text",
)
DOSSIER = Dossier(
    INCIDENT,
    actors={
        "state": Actor("state", "State", aliases=(Alias("Державa"),)),
        "office": Actor("office", "Office", parent="state"),
        **{uid: Actor(uid, f"{uid} name") for uid in ("speaker", "addressee", "assessed", "actor")},
    },
    sources={"daily": Source("daily", "Daily", aliases=("Dzień",), reliability="B"), "wire": Source("wire", "Wire")},
    items={
        "paper": SourceItem("paper", "daily", "paper title", "paper author", url="paper.example", quoted_from="agency"),
        "agency": SourceItem("agency", "", "agency talk", credits=("wire",), credibility="1"),
        "loose": SourceItem("loose", "", "loose talk", credibility="2"),
    },
    tags={"top": Tag("top", "Top", aliases=("Former",)), "leaf": Tag("leaf", "Leaf", parent="top")},
)


@pytest.fixture(scope="module")
def seen() -> Searchable:
    return searchable(DOSSIER)


def test_every_text_and_every_name_is_seen(seen: Searchable) -> None:
    words = (
        "title summary narrative when place region claim quote translation hedge statement channel reason evidence "
        "role two page citation link file north code UKR1 measures outcome note Office speaker addressee assessed "
        "actor Daily Dzień Wire paper author paper.example agency loose Leaf INC-1"
    )
    assert [word for word in words.split() if not any(word in text for text in seen.texts)] == []


def test_those_above_are_found_by_field_but_not_by_free_words(seen: Searchable) -> None:
    assert not any("State" in text or "Top" in text for text in seen.texts)
    assert seen.parties == (frozenset({"Office", "State", "Державa"}),)
    assert seen.tags == ((frozenset({"Top", "Former"}), frozenset({"Leaf"})),)


def test_every_actor_that_is_named_is_seen(seen: Searchable) -> None:
    assert {name for names in seen.actors for name in names} >= {
        "Office", "speaker name", "addressee name", "assessed name", "actor name",
    }  # fmt: skip


def test_sources_are_outlets_and_wires_and_items_without_an_outlet(seen: Searchable) -> None:
    assert seen.sources == {"Daily", "Dzień", "Wire", "agency talk", "loose talk"}


def test_grades_are_those_of_cited_items_and_of_statements(seen: Searchable) -> None:
    assert seen.reliabilities == {"B", "C", "F"}
    assert seen.credibilities == {"2", "6"}


def test_only_chosen_figures_count(seen: Searchable) -> None:
    assert seen.numbers == {"deaths": ((None, 2, None),)}


def test_facts_are_read_off(seen: Searchable) -> None:
    assert seen.types == {"shots_live", "warning"}
    assert seen.countries == {"PL"}
    assert seen.points == ((1, 2, None),)
    assert seen.stances | seen.speech_acts == {"denies_act", "protest"}
    assert (seen.added_day, seen.trashed, seen.independent) == ("2021-11-04", False, 2)
    assert seen.custom == {"Sector": ("north",)}


def test_each_part_there_is_can_be_asked_for() -> None:
    assert has_words(INCIDENT) == HAS_WORDS
    assert has_words(Incident("u", when=When("some day"))) == ()


def test_tags_in_a_ring_come_to_an_end() -> None:
    ring = {"a": Tag("a", "A", parent="b"), "b": Tag("b", "B", parent="a")}
    assert searchable(Dossier(Incident("u", tags=("a",)), tags=ring)).tags == ((frozenset({"B"}), frozenset({"A"})),)
