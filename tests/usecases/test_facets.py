"""Counts beside the list: each one is what a click on it finds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from tests import make
from tests.journeys.sample_logbook import empty_desk
from vedette.domain.errors import Cancelled
from vedette.domain.incident import Incident
from vedette.domain.query_parts import Mode, with_part, without_field
from vedette.domain.when import When
from vedette.storage import facets as stored
from vedette.usecases.desk import Desk
from vedette.usecases.facets import FACETS, SINGLE, Facets, query_field
from vedette.usecases.incidents import Incidents
from vedette.usecases.progress import Silent
from vedette.usecases.sample import fill_with_sample
from vedette.usecases.searching import Search


@pytest.fixture
def sample(tmp_path: Path) -> Iterator[Desk]:
    with empty_desk(tmp_path / "sample.vedette") as made:
        fill_with_sample(made)
        yield made


def put(desk: Desk, incidents: Sequence[Incident]) -> None:
    with desk.store.writing(make.act()) as unit:
        unit.put_all(incidents)


@pytest.mark.parametrize("text", ["", "border", "party:Belarus", "from:2021-11-01 status:contested", "is:trashed"])
def test_a_count_is_what_a_click_on_it_finds(sample: Desk, text: str) -> None:
    Incidents(sample).trash([next(Search(sample).uids("sort:when"))])
    for field, found in Facets(sample).beside(text, limit=100).items():
        for one in found:
            mode: Mode = "instead" if field in SINGLE else "add"
            clicked = Search(sample).count(with_part(text, one.part, mode))
            if field == "place":  # a place asked for by name is found among the other places of an incident too
                assert clicked >= one.value.count, one
            else:
                assert clicked == one.value.count, one


def test_everything_that_can_be_counted_is_found_in_the_sample(sample: Desk) -> None:
    found = Facets(sample).beside("")
    assert list(found) == list(FACETS)
    assert all(found.values())
    assert all(one.exact and one.value.count for some in found.values() for one in some)


def test_a_field_of_one_value_shows_what_else_could_be_chosen(sample: Desk) -> None:
    facets = Facets(sample)
    everything = facets.beside("", ["type"])["type"]
    assert len(everything) > 1
    assert facets.beside(everything[0].part, ["type"])["type"] == everything
    assert without_field(everything[0].part, query_field("type")) == ""


def test_parties_are_counted_with_what_they_say(sample: Desk) -> None:
    parts = [one.part for one in Facets(sample).beside("", ["says"])["says"]]
    assert "says:Belarus/denies_act" in parts


@pytest.mark.parametrize("text", ["", "border", "is:trashed"])
def test_many_are_reckoned_from_some(sample: Desk, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    put(sample, [make.incident(title=f"Border {number}", type="other") for number in range(60)])
    exact = Facets(sample).beside(text)
    monkeypatch.setattr(stored, "MOST_READ", 20)
    monkeypatch.setattr(stored, "SOME_READ", 20)
    reckoned = Facets(sample).beside(text)
    if text == "border":
        assert not any(one.exact for some in reckoned.values() for one in some)
        assert reckoned["type"][0].part == "type:other"
        assert abs(reckoned["type"][0].value.count - 60) <= 15
    else:  # the whole logbook is always counted, and so are few
        assert reckoned == exact


@pytest.mark.parametrize("text", ["border", "from:2021-11-01", "is:trashed", "-border type:shots_live", "no such word"])
def test_who_waits_has_all_of_very_many_counted(sample: Desk, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    days = [When(earliest=one, latest=other) for one in ("2021-10-30", None) for other in ("2021-11-03", None)]
    put(sample, [make.incident(title="Border", when=when) for when in days])
    Incidents(sample).trash(list(Search(sample).uids("sort:when"))[::3])
    read = Facets(sample).beside(text, limit=100)
    monkeypatch.setattr(stored, "MOST_READ", 0)
    assert Facets(sample).beside(text, limit=100, progress=Silent()) == read
    few = Facets(sample).beside(text, limit=2, progress=Silent())
    assert few == {field: found[:2] for field, found in read.items()}


def test_an_exact_count_that_is_stopped_leaves_nothing_behind(sample: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    class Stopping(Silent):
        steps = 3

        def check(self) -> None:
            self.steps -= 1
            if not self.steps:
                raise Cancelled("Stopped.")

    monkeypatch.setattr(stored, "MOST_READ", 0)
    with pytest.raises(Cancelled):
        Facets(sample).beside("border", progress=Stopping())
    assert Facets(sample).beside("border", progress=Silent())["tag"]


def test_what_may_have_happened_in_a_year_is_counted_in_it(desk: Desk) -> None:
    def lasting(first: str | None, last: str | None) -> Incident:
        return make.incident(when=When(earliest=first, latest=last))

    days = (("2020-12-30", "2021-01-02"), ("2021-03-01", "2021-03-01"), (None, "2021-02-01"), ("2021-02-28", None))
    put(desk, [*(lasting(*two) for two in days), make.incident(when=When())])
    for text in ("", "flares"):
        for found in Facets(desk).beside(text, ["year", "month"]).values():
            for one in found:
                assert Search(desk).count(f"{text} {one.part}") == one.value.count, one
    assert {one.part: one.value.count for one in Facets(desk).beside("", ["year"])["year"]} == {
        "on:2021": 4,
        "on:2020": 2,
    }


def test_an_empty_logbook_has_nothing_in_common(desk: Desk) -> None:
    assert not any(Facets(desk).beside("").values())
    assert not any(Facets(desk).beside("border").values())
