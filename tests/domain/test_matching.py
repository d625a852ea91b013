"""What each kind of condition asks of an incident, one by one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vedette.domain.matching import Searchable, matches
from vedette.domain.query_reader import read
from vedette.domain.when import When

TODAY = date(2021, 11, 4)


INCURSION = Searchable(
    texts=(
        "Uniformed men cross the line near Usnarz Górny",
        "Лукашенко denies it; 昨日東京2020で",
        "Straż Graniczna: 2021-11-02",
    ),
    tags=((frozenset({"border", "Granica"}), frozenset({"Incursion"})), (frozenset({"red team"}),)),
    types=frozenset({"incursion_armed"}),
    places=frozenset({"Usnarz Górny"}),
    countries=frozenset({"PL", "Poland"}),
    actors=(
        frozenset({"Polish Border Guard", "Straż Graniczna", "Poland"}),
        frozenset({"Ministry of Foreign Affairs", "Belarus"}),
    ),
    parties=(frozenset({"Ministry of Foreign Affairs", "Belarus", "Беларусь"}),),
    sources=frozenset({"RFE/RL", "Reuters"}),
    stances=frozenset({"asserts", "denies_responsibility"}),
    speech_acts=frozenset({"protest_officially"}),
    status="likely",
    contested=True,
    reliabilities=frozenset({"B", "E"}),
    credibilities=frozenset({"2"}),
    independent=2,
    when=When(earliest="2021-11-01T18:00", latest="2021-11-02T06:00"),
    added_day="2021-11-04",
    numbers={
        "migrants": ((None, 250, None),),
        "soldiers": ((3, None, 10),),
        "deaths": ((None, 0, None),),
        "injured": ((2, None, 5),),
        "money": ((None, 4.07e8, None),),
    },
    points=((53.27, 23.66, 1000),),
    has=frozenset({"claim", "source"}),
    custom={"Sector": ("Far North",), "post": ("439",)},
    workflow="sealed",
)


def found(text: str, incident: Searchable = INCURSION) -> bool:
    query = read(text, today=TODAY)
    assert all("For what happened then" in said for said in query.not_understood)
    return matches(query, incident)


FINDS = [
    "",
    "gorny",
    "uniform lukashenko",
    "2021-11",
    '"cross the line"',
    "cross OR nothing",
    "-blue",
    "-(blue red)",
    "(blue OR men) straz",
    "東京",
    "京2020",
    "tag:border",
    "tag:granica",
    "tag:INCURSION",
    "tag:border/incursion",
    'tag:"red  team"',
    "type:incursion_armed",
    "place:usnarz",
    "place:gorny",
    'place:"usnarz gor"',
    "country:pl",
    "country:poland",
    'actor:"border guard"',
    "actor:straz",
    "party:belarus",
    "party:беларусь",
    'party:"foreign aff"',
    "stance:denies",
    "stance:denies_responsibility",
    "stance:asserts",
    "speech:protest_officially",
    "source:reuters",
    "status:likely",
    "status:contested",
    "reliability:A..C",
    "reliability:E",
    "credibility:1..2",
    "independent:>=2",
    "independent:2",
    "on:2021-11-02",
    "on:2021-11",
    "from:2021-11-02",
    "to:2021-11-01",
    "certain:2021-11-01..2021-11-02",
    "before:2021-11-02",
    "after:2021-11-01",
    "added:today",
    "people:>=253",
    "people:<=260",
    "deaths:0",
    "deaths:<1",
    "injured:>=2",
    "injured:<6",
    "money:>400000000",
    "near:53.27,23.66,0m",
    "near:53.30,23.66,3km",
    "has:claim",
    "no:attachment",
    "field.sector:north",
    "field.SECTOR:far",
    'field.sector:"far n"',
    "field.post:439",
    "is:sealed",
]

MISSES = [
    "orny",
    "blue",
    "11-03",
    '"cross the lin"',
    '"the cross"',
    "-gorny",
    "blue OR red",
    "大阪",
    "tag:bord",
    "tag:incursion/border",
    "tag:red",
    "type:incursion",
    "place:narz",
    "country:p",
    "country:BY",
    "actor:guard/border",
    "actor:ukraine",
    "party:poland",
    "party:straz",
    "stance:den",
    "stance:denies_act",
    "speech:protest",
    "source:afp",
    "status:asserted",
    "reliability:C..D",
    "credibility:3",
    "independent:>2",
    "on:2021-11-03",
    "from:2021-11-03",
    "to:2021-10",
    "certain:2021-11-02..2021-11-05",
    "before:2021-11-01",
    "after:2021-11-02",
    "added:2021-11-03",
    "people:>253",
    "people:<260",
    "people:253",
    "deaths:>0",
    "injured:>2",
    "injured:<5",
    "injured:2",
    "missing:>=0",
    "near:53.30,23.66,2km",
    "has:attachment",
    "no:claim",
    "field.sector:south",
    "field.other:north",
    "is:draft",
    "is:trashed",
]


@pytest.mark.parametrize("text", FINDS)
def test_the_incident_is_found(text: str) -> None:
    assert found(text)


@pytest.mark.parametrize("text", MISSES)
def test_the_incident_is_not_found(text: str) -> None:
    assert not found(text)


def test_trash_is_found_only_where_it_is_asked_for() -> None:
    trashed = replace(INCURSION, trashed=True)
    assert not any(found(text, trashed) for text in ("", "gorny", "-is:trashed", "blue is:trashed"))
    assert found("is:trashed", trashed)
    assert found("gorny is:trashed", trashed)


def test_an_undated_incident_answers_no_question_about_days() -> None:
    undated = replace(INCURSION, when=None)
    assert not any(
        found(text, undated) for text in ("on:2021", "from:0001", "to:9999", "certain:0001..9999", "before:2022")
    )


@pytest.mark.parametrize(
    ("earliest", "latest", "text", "expected"),
    [
        ("2021-11-01T18:00", "2021-11-02T06:00", "certain:2021-11-01..2021-11-02", True),
        ("2021-11-01T18:00", "2021-11-02T06:00", "on:2021-11-02", True),
        (None, "2021-10-31", "before:2021", True),
        (None, "2021-10-31", "certain:..2021-10-31", False),
        ("2021-09-01", None, "after:2022", True),
        (None, None, "from:0001", False),
    ],
)
def test_a_real_when_is_asked_as_it_stands(earliest: str | None, latest: str | None, text: str, expected: bool) -> None:
    assert found(text, replace(INCURSION, when=When(earliest=earliest, latest=latest))) is expected


def test_an_incident_without_a_figure_is_neither_above_nor_below_it() -> None:
    silent = replace(INCURSION, numbers={"migrants": ((None, None, None),)})
    assert not any(found(text, silent) for text in ("people:>=0", "people:<9", "migrants:0", "deaths:0"))


def test_only_the_mark_makes_an_incident_contested() -> None:
    assert not found("status:contested", replace(INCURSION, status="contested", contested=False))


def test_a_search_with_nothing_to_search_for_finds_nothing() -> None:
    assert not matches(read("***", today=TODAY), INCURSION)


@given(
    st.lists(
        st.sampled_from(["gorny", "blue", "OR", "-", " ", "(", ")", "tag:border", "is:draft", "東京"]), max_size=12
    )
)
def test_excluding_a_search_turns_its_answer_round(pieces: list[str]) -> None:
    text = "".join(pieces)
    query, opposite = read(text, today=TODAY), read(f"-({text})", today=TODAY)
    if not query.not_understood and text.strip(" ()"):
        assert matches(query, INCURSION) is not matches(opposite, INCURSION)
