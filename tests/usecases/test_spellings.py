"""Names that sound like a word of the search are offered, and the search then holds both."""

from __future__ import annotations

import pytest

from vedette.usecases.desk import Desk
from vedette.usecases.drafting import Draft
from vedette.usecases.incidents import Incidents
from vedette.usecases.searching import Search
from vedette.usecases.spellings import Spellings, with_spelling


@pytest.fixture(autouse=True)
def named(incidents: Incidents) -> None:
    for title, party, place in (
        ("One", "Łukaszenka", "Kuźnica"), ("Two", "Лукашенко", "Uzhhorod"), ("Three", "Poland", "Kyiv"),
    ):  # fmt: skip
        incidents.record(Draft(title, party=party, stance="asserts", place=place))


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("lukashenka", {"Łukaszenka", "Лукашенко"}),
        ("Lukaszenko", {"Łukaszenka", "Лукашенко"}),
        ("lukaszen fence", {"Лукашенко"}),
        ("lukashenka OR Łukaszenka OR Лукашенко", set()),
        ("(lukashenka OR Łukaszenka OR Лукашенко)", set()),
        ("poland", set()),
        ("luk", set()),
        ("-lukashenka", set()),
        ('"lukashenka"', set()),
        ("party:lukashenka", set()),
        ("", set()),
        ("(((", set()),
    ],
)
def test_what_sounds_alike_is_offered(desk: Desk, text: str, offered: set[str]) -> None:
    assert {one.spelled for one in Spellings(desk).of(text)} == offered


def test_the_search_then_finds_both(desk: Desk) -> None:
    offer = next(one for one in Spellings(desk).of("lukashenka") if one.spelled == "Łukaszenka")
    assert offer.text == "(lukashenka OR Łukaszenka)"
    assert (Search(desk).count("lukashenka"), Search(desk).count(offer.text)) == (0, 1)
    assert {one.spelled for one in Spellings(desk).of(offer.text)} == {"Лукашенко"}


def test_names_that_come_later_are_offered_too(desk: Desk, incidents: Incidents) -> None:
    spellings = Spellings(desk)
    assert spellings.of("tikhanovskaya") == ()
    incidents.record(Draft("Four", party="Tichanowskaja", stance="asserts"))
    assert [one.spelled for one in spellings.of("tikhanovskaya")] == ["Tichanowskaja"]


def test_another_spelling_joins_those_that_are_there() -> None:
    once = with_spelling("fence lukashenka -x", "lukashenka", "Łukaszenka")
    assert once == "fence (lukashenka OR Łukaszenka) -x"
    assert with_spelling(once, "lukashenka", "Лукашенко") == "fence (lukashenka OR Łukaszenka OR Лукашенко) -x"


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("soliders", ["soldiers"]),
        ("SOLDEIRS fence", ["soldiers"]),
        ("soldier", []),
        ("soldirs", ["soldiers"]),
        ("soldiersx", ["soldiers"]),
        ("sodliesr", []),
        ("-soliders", []),
    ],
)
def test_for_a_word_that_no_text_holds_one_is_offered_that_differs_by_a_slip(
    desk: Desk, incidents: Incidents, text: str, offered: list[str]
) -> None:
    incidents.record(Draft("Soldiers at the fence", party="Poland", stance="asserts"))
    found = Spellings(desk).of(text)
    assert [one.spelled for one in found] == offered
    assert all(Search(desk).count(one.text) == 1 for one in found)
