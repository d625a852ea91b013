"""The journey of a question: what did Belarus deny in the first week of November? Searched, printed, read on paper."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.journeys.naming_files import names
from tests.journeys.sample_logbook import Sample
from tests.ui.person import Person, elsewhere
from tests.ui.printing.reading import page_texts, squeezed
from vedette.domain.dossier import Dossier
from vedette.ui.printing.print_dialog import PrintDialog
from vedette.usecases.sample import fill_with_sample

FIRST, LAST = "2021-11-01", "2021-11-07"


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    return Sample(tmp_path_factory.mktemp("sample"))


def denied_by_belarus(dossier: Dossier) -> list[str]:
    """The claims that Belarus or a body of it denies, told from the record itself and not by the search."""
    belarus = {uid for uid, one in dossier.actors.items() if one.name == "Belarus"}
    bodies = belarus | {uid for uid, one in dossier.actors.items() if one.parent in belarus}
    said = dossier.incident.statements()
    return [claim.text for claim, one in said if one.party in bodies and one.stance.startswith("denies")]


def test_what_belarus_denied_in_the_first_week_is_found_and_printed(
    start: Callable[[Path], Person], tmp_path: Path, sample: Sample
) -> None:
    logbook, paper = tmp_path / "border.vedette", tmp_path / "denied.pdf"
    with elsewhere(logbook) as place:
        fill_with_sample(place.desk)
    person = start(logbook)
    person.searches(f"says:belarus/denies from:{FIRST} to:{LAST}")
    dossiers = sample.dossiers.values()
    meant = {d.incident.reference for d in dossiers if denied_by_belarus(d) and d.incident.when.possible(FIRST, LAST)}
    assert set(person.reads("reference")) == meant
    assert len(meant) == 3

    person.does("print")
    dialog = person.finds(PrintDialog, "PrintDialog")
    person.sees(lambda: dialog.frame.print.isEnabled())
    person.clicks("SavePdf")
    names(person, paper)
    person.sees(lambda: any("Saved denied.pdf" in bar.text for bar in dialog.frame.messages.bars))
    read = "".join(page_texts(paper.read_bytes()))
    told_of = meant | {"PLBY-2021-0003"}  # an answer to it is printed, and names it
    for dossier in dossiers:
        assert (squeezed(dossier.incident.title) in read) == (dossier.incident.reference in told_of)
        if dossier.incident.reference in meant:
            assert all(squeezed(claim) in read for claim in denied_by_belarus(dossier))
