from __future__ import annotations

import dataclasses
import math
import pickle
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.strategies import records
from vedette.domain.actor import Actor
from vedette.domain.claim import Claim
from vedette.domain.document import KINDS
from vedette.domain.errors import UserError
from vedette.domain.incident import Incident
from vedette.domain.making import maker, reader
from vedette.domain.place import Place
from vedette.domain.quantity import Quantity
from vedette.domain.when import When


def made(value: Any) -> Any:
    kind: Any = type(value)
    return maker(kind)(*(getattr(value, field.name) for field in dataclasses.fields(value)))


@settings(max_examples=30)
@given(st.sampled_from([Place, When, Quantity, Claim, Actor]).flatmap(records))
def test_what_is_made_is_what_the_class_itself_makes(value: Any) -> None:
    twin = made(value)
    assert (twin, type(twin), hash(twin), repr(twin)) == (value, type(value), hash(value), repr(value))


@pytest.mark.parametrize("kind", [*KINDS.values(), Place, When], ids=lambda kind: kind.__name__)
def test_what_is_left_out_is_the_default(kind: Any) -> None:
    needed = {f.name: f.name for f in dataclasses.fields(kind) if f.default is dataclasses.MISSING}
    assert maker(kind)(**needed) == kind(**needed)


@pytest.mark.parametrize("given_", [{}, {"uid": "u", "surprise": 1}], ids=str)
def test_what_the_class_refuses_is_refused(given_: dict[str, Any]) -> None:
    with pytest.raises(TypeError):
        maker(Incident)(**given_)


def test_what_is_made_stays_as_it_is() -> None:
    place = maker(Place)(text="Usnarz")
    with pytest.raises(dataclasses.FrozenInstanceError):
        place.text = "Kuźnica"
    assert dataclasses.replace(place, text="Kuźnica") == Place(text="Kuźnica")
    assert pickle.loads(pickle.dumps(place)) == place


@given(st.sampled_from([math.nan, math.inf, -math.inf]))
def test_a_class_that_checks_itself_still_does(figure: float) -> None:
    with pytest.raises(UserError):
        maker(Quantity)(1, best=figure)


def test_a_value_is_made_of_the_cells_of_a_row() -> None:
    read = reader(Claim, ("_id", "n", "words"), {"text": "shout(words)"}, {"shout": str.upper})
    rest = [f.default for f in dataclasses.fields(Claim) if f.name not in ("n", "text")]
    assert read([7, 1, "shots"], *rest) == Claim(1, "SHOTS")


def test_a_row_that_is_checked_is_checked() -> None:
    names = [f.name for f in dataclasses.fields(Quantity)]
    cells = [getattr(Quantity(1), name) for name in names]
    read = reader(Quantity, names, {}, {})
    assert read(cells) == Quantity(1)
    cells[names.index("best")] = math.inf
    with pytest.raises(UserError):
        read(cells)
