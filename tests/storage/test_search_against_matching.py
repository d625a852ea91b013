"""Random logbooks, random queries: the search in SQL finds what plain matching finds, in the order that is promised."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests import make, strategies
from vedette.domain.actor import Actor, Alias, Role
from vedette.domain.assessment import Assessment
from vedette.domain.claim import Claim, Statement
from vedette.domain.custom_field import FieldValue
from vedette.domain.dossier import Dossier
from vedette.domain.incident import Incident
from vedette.domain.matching import matches
from vedette.domain.place import Place
from vedette.domain.quantity import Quantity
from vedette.domain.query_fields import QUERY_FIELDS
from vedette.domain.query_reader import read
from vedette.domain.searchable import searchable
from vedette.domain.settling import settled
from vedette.domain.source import Citation, Source, SourceItem
from vedette.domain.tag import Tag
from vedette.domain.when import When
from vedette.storage import dossiers
from vedette.storage.search import Searcher
from vedette.storage.store import Store

TODAY = date(2021, 11, 4)
WORDS = (
    "border", "bor", "Граница", "Usnarz Górny", "shots, border", "東京", "京2020で", "각", "2021-11", "O'Brien", "a",
    "þg1", "rfe/rl", "Belarus", "ministry", "north", "★", "ðel",
)  # fmt: skip
DAYS = ("2021-10-01", "2021-11-01", "2021-11-03", "2021-11-04", "2022-02-01")
texts = st.one_of(st.just(""), st.sampled_from(WORDS), st.lists(st.sampled_from(WORDS), max_size=3).map(" ".join))
days = st.one_of(st.none(), st.sampled_from(DAYS))

SHARED = (
    Actor("a-by", "Belarus", aliases=(Alias("Беларусь"), Alias("東京 border"))),
    Actor("a-mfa", "Ministry of Foreign Affairs", aliases=(Alias("2020で"),), parent="a-by"),
    Actor("a-spokes", "Spokesman", parent="a-mfa"),
    Actor("a-pl", "Poland"),
    Tag("t-border", "border", aliases=("granica",)),
    Tag("t-shots", "Shots  Live", parent="t-border"),
    Tag("t-star", "★", parent="t-shots"),
    Tag("t-other", "border", parent="t-star"),
    Source("s-rferl", "RFE/RL", aliases=("Radio Liberty",), reliability="B"),
    Source("s-reuters", "Reuters", reliability="A"),
    Source("s-tokyo", "東京新聞", reliability=""),
    SourceItem("i-wire", source="s-reuters", title="Wire", credibility="2"),
    SourceItem("i-news", source="s-rferl", title="Report of border", credits=("s-tokyo",), quoted_from="i-wire"),
    SourceItem("i-talk", title="Talk with a guard", author="O'Brien", reliability="C", credibility=""),
    SourceItem("i-talk2", title="border talk", origin_group="wire", quoted_from="i-talk"),
)
ACTORS, TAGS, ITEMS = ([t.uid for t in SHARED if isinstance(t, kind)] for kind in (Actor, Tag, SourceItem))


def few(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(strategy, max_size=2).map(tuple)


def maybe(values: Sequence[str]) -> st.SearchStrategy[str]:
    return st.sampled_from(["", *values])


@st.composite
def incidents(draw: st.DrawFn, uid: str) -> Incident:
    """An incident made of few words, so that random queries meet it."""
    stances = ("asserts", "denies_act", "denies_responsibility", "retracts")
    statements = st.builds(
        Statement, party=maybe(ACTORS), spokesperson=maybe(ACTORS), stance=st.sampled_from(stances), quote=texts,
        speech_act=maybe(["protest_officially", "Odd Act"]), source_item=maybe(ITEMS), credibility=maybe(["1", "6"]),
        reliability=maybe(["A", "C", "x"]),
    )  # fmt: skip
    numbers = st.one_of(st.none(), st.sampled_from([0.0, 1.0, 99.5, 100.0]))
    quantities = st.builds(
        Quantity, subject=st.sampled_from(["persons", "migrants", "deaths", "families"]), low=numbers, best=numbers,
        high=numbers, chosen=st.booleans(),
    )  # fmt: skip
    places = st.builds(
        Place, text=texts, name=texts, marker=texts, country=maybe(["PL", "by"]), country_name=maybe(["Poland", "★"]),
        lat=st.one_of(st.none(), st.sampled_from([53.27, 53.3, -89.9])), lon=st.sampled_from([23.66, 23.9, 179.99]),
        uncertainty_m=st.one_of(st.none(), st.sampled_from([100.0, 5_000.0, 3_000_000.0])),
    )  # fmt: skip
    return settled(
        Incident(
            uid,
            reference=f"R-{uid}",
            title=draw(texts),
            narrative=draw(texts),
            type=draw(maybe(["shots_live", "Odd type"])),
            subtype=draw(maybe(["shots_live", "warning"])),
            when=When(earliest=draw(days), latest=draw(days)),
            places=draw(few(places)),
            workflow=draw(maybe(["draft", "sealed"])),
            claims=draw(few(st.builds(Claim, text=texts, kind=maybe(["actor"]), statements=few(statements)))),
            assessments=draw(few(st.builds(Assessment, status=st.sampled_from(["likely", "unknown"]), reason=texts))),
            actors=draw(few(st.builds(Role, actor=st.sampled_from(ACTORS)))),
            quantities=draw(few(quantities)),
            sources=draw(few(st.builds(Citation, item=st.sampled_from(ITEMS)))),
            tags=tuple(draw(st.lists(st.sampled_from(TAGS), max_size=2, unique=True))),
            fields=draw(few(st.builds(FieldValue, st.sampled_from(["Sector", "sector", "post"]), texts))),
            created_at=draw(maybe([f"{day}T23:59:59Z" for day in DAYS])),
            trashed_at=draw(st.sampled_from(["", "", "", "2021-11-04T00:00:00Z"])),
        )
    )


FIELDS = (
    *(field.example for field in QUERY_FIELDS if field.name != "sort"),
    "tag:shots_live", "tag:border/shots", 'tag:"shots live/★"', "tag:granica", "tag:border/border", "type:warning",
    "place:gor", "place:京", 'place:"2020で border"', "country:poland", "country:★", 'actor:"2020 東京"',
    "actor:spokes", "party:ministry", "party:東", "says:ministry/denies", "says:belarus/denies_act",
    "says:poland/asserts", 'says:"東京 border/retracts"', "says:spokes/den", "says:/",
    "says:ministry", "denies:ministry", "asserts:poland", "retracts:京", "number:>0", "number:<=3", "number:250",
    "-number:>0",
    "stance:denies_act", "source:wire", "source:talk", "source:新聞",
    "source:rl", "status:likely", "status:asserted", "reliability:B..C", "reliability:F", "credibility:6",
    "independent:0", "independent:<=1", "independent:>0", "independent:1.5", "independent:>200", "on:2021-11",
    "from:2021-11-04", "to:2021-10", "before:2021-11-03", "after:2021-11-03", "certain:2021-11",
    "certain:..2021-11-03", "added:2021-11-03..", "people:<100", "people:100", "families:>=1", "deaths:0",
    "deaths:99.5", "near:53.27,23.66,2km", "near:-90,0,12km", "near:0,-179.99,20000km", "field.post:a",
    "field.SECTOR:東京", 'field.sector:"border bor"', "is:trashed", "is:sealed", "no:when", "has:number",
    "has:actor", "has:coordinates", "-",
)  # fmt: skip
words = st.one_of(st.sampled_from(WORDS), st.sampled_from(WORDS).map(lambda word: f'"{word}"'))
leaves = st.one_of(words, st.sampled_from(FIELDS), st.sampled_from(FIELDS))
queries = st.recursive(
    leaves,
    lambda parts: st.one_of(
        st.lists(parts, min_size=1, max_size=3).map(" ".join),
        st.lists(parts, min_size=2, max_size=3).map(lambda some: f"({' OR '.join(some)})"),
        parts.map(lambda part: f"-({part})"),
    ),
    max_leaves=5,
)


@contextmanager
def logbook(found: Sequence[Incident], shared: Sequence[Any]) -> Iterator[Store]:
    with tempfile.TemporaryDirectory() as folder:
        store = Store.create(Path(folder) / "random.vedette")
        try:
            with store.writing(make.act()) as unit:
                for thing in shared:
                    unit.put(thing)
                unit.put_all(found)
            yield store
        finally:
            store.close()


def check(store: Store, asked: Sequence[str]) -> None:
    with store.reading() as connection:
        uids = connection.exec_driver_sql("SELECT uid FROM incident").scalars().all()
        everything = [(dossier, searchable(dossier)) for dossier in dossiers.load(connection, list(uids))]
        for text in asked:
            query = read(text, today=TODAY)
            expected = [dossier for dossier, seen in everything if matches(query, seen)]
            searcher = Searcher(connection, query)
            assert sorted(searcher.page(0, 100)) == sorted(d.incident.uid for d in expected), text
            assert searcher.count() == len(expected)
            assert list(searcher.uids()) == searcher.page(0, 100, ("when", True))


@given(
    st.lists(st.just(""), min_size=1, max_size=8).flatmap(
        lambda some: st.tuples(*(incidents(f"u{place}") for place, _ in enumerate(some)))
    ),
    st.lists(queries, min_size=8, max_size=12),
)
@settings(max_examples=25, deadline=None)
def test_the_search_finds_what_plain_matching_finds(found: tuple[Incident, ...], asked: list[str]) -> None:
    with logbook(found, SHARED) as store:
        check(store, asked)


@given(strategies.dossiers(), st.lists(queries, min_size=3, max_size=5))
@settings(max_examples=10, deadline=None)
def test_it_does_so_for_any_incident_whatever_its_texts(dossier: Dossier, asked: list[str]) -> None:
    incident = settled(dossier.incident)
    titles = [f'"{piece}"' for piece in incident.title.split()[:3]]
    with logbook([replace(incident, reference="R")], list(dossier.shared())) as store:
        check(store, [*asked, *titles, " ".join(titles)])
