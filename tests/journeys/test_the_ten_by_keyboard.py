"""The journey of the report: its ten incidents, with all they name, are entered by keys alone as in the sample."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from tests.journeys.describing import Describing
from tests.journeys.entering import Entering
from tests.journeys.plain_words import differences, in_plain_words
from tests.journeys.sample_logbook import NUMBERS, Sample, reference
from tests.journeys.typist import Typist
from tests.make import act
from tests.ui.incidents.conftest import Hands
from tests.ui.person import Ctrl, Person, elsewhere
from vedette.usecases.sample import SETTINGS

LINKED_ONWARD = (2, 3)
"""Incidents with a link to one that is entered after them."""


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


def opens(person: Person, hands: Hands, number: int) -> None:
    """Find an incident by its reference and open the form for it."""
    hands.press(Qt.Key.Key_F, Ctrl)
    hands.press(Qt.Key.Key_A, Ctrl)
    hands.type(reference(number))
    person.sees(lambda: person.reads("reference") == [reference(number)])
    person.window.activateWindow()  # the suggestions are gone, which a window manager would have noticed
    hands.press(Qt.Key.Key_Return)
    person.sees(person.table.hasFocus)
    person.sees(person.action("edit").isEnabled)
    hands.press(Qt.Key.Key_Return)
    person.sees(lambda: person.window.side.is_writing)


def test_the_ten_are_entered_by_keys_alone(
    start: Callable[[Path], Person], logbook: Path, hands: Hands, sample: Sample
) -> None:
    person, typist = start(logbook), Typist(hands)
    entering, describing = Entering(typist), Describing(typist, person.sees)
    for number in NUMBERS:
        hands.press(Qt.Key.Key_N, Ctrl)
        entering.enters(sample.dossiers[number])
        person.sees(lambda number=number: person.table.table.total == number)  # type: ignore[misc]
    for number in LINKED_ONWARD:
        opens(person, hands, number)
        entering.links_onward(sample.dossiers[number])
        person.sees(lambda: not person.window.side.is_writing)
    dossiers = sample.dossiers.values()
    describing.tags(list({tag.uid: tag for one in dossiers for tag in one.tags.values()}.values()))
    describing.sources(list({source.uid: source for one in dossiers for source in one.sources.values()}.values()))
    with elsewhere(logbook) as place:
        entered = {number: place.incidents.dossier(reference(number)) for number in NUMBERS}
    found = {n: list(differences(in_plain_words(entered[n]), in_plain_words(sample.dossiers[n]))) for n in NUMBERS}
    assert found == {n: [] for n in NUMBERS}
