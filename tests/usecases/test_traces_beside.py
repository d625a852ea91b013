"""F5, F26: what is taken out is gone from labels of acts, searches and lists too, and what stays is told."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace

import pytest

from tests import make
from tests.storage.damaging import tamper, wrong
from tests.usecases.test_purging import MARK, traces
from vedette.domain.errors import InvalidDraft, UserError
from vedette.domain.incident import Incident
from vedette.domain.saved_search import SavedSearch
from vedette.domain.tag import Tag
from vedette.paths import resource
from vedette.storage import acts
from vedette.usecases.actors import Actors
from vedette.usecases.desk import Desk
from vedette.usecases.drafts import Drafts
from vedette.usecases.incidents import Incidents
from vedette.usecases.purging import Purging
from vedette.usecases.recent_searches import RecentSearches


@pytest.fixture
def purging(desk: Desk) -> Purging:
    return Purging(desk)


def labels(desk: Desk) -> list[str]:
    with desk.store.reading() as connection:
        return [line.label for line in acts.latest(connection)]


def named_beside(desk: Desk) -> Incident:
    """An incident that once held the word, and lists, labels and searches that held it too."""
    incident = make.incident(narrative=f"Seen by {MARK}.")
    tag, search = Tag(make.uid(), MARK), SavedSearch(make.uid(), f"about {MARK}", f"text:{MARK}")
    for label, things in (
        ("log", (incident,)),
        (f"new tag “{MARK}”", (tag,)),
        (f"save search {MARK.lower()}", (search,)),
        ("amend", (replace(incident, narrative="Seen by one."),)),
        (f"rename tag “{MARK}” to “north”", (replace(tag, name="north"),)),
        ("rename search", (replace(search, name="about one", query="text:one"),)),
    ):
        with desk.acting(label) as unit:
            for thing in things:
                unit.put(thing)
    RecentSearches(desk).add(f"text:{MARK}")
    return incident


def test_f26_a_redaction_reaches_labels_lists_and_searches(desk: Desk, purging: Purging) -> None:
    incident = named_beside(desk)
    assert purging.redact(incident.reference, MARK, "asked") == 3
    assert traces(desk) == []
    assert RecentSearches(desk).all() == []
    assert labels(desk)[1:] == ["rename search", "[removed]", "amend", "[removed]", "[removed]", "log"]
    assert purging.remaining(MARK) == ""
    desk.store.close()
    assert wrong(desk.store.path) == {}
    verifier = [sys.executable, "-I", str(resource("verify", "vedette_verify.py")), str(desk.store.path)]
    ended = subprocess.run(verifier, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stdout


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE act SET label = 'log something else' WHERE label = 'amend'",
        "UPDATE act SET label = substr(label, 1, 20) WHERE label LIKE '[removed] %'",
        "UPDATE act SET label = '[removed] ' || (SELECT hash FROM revision WHERE id = 1) WHERE label = 'amend'",
    ],
)
def test_f90_a_label_changed_by_another_hand_is_noticed(desk: Desk, purging: Purging, statement: str) -> None:
    purging.redact(named_beside(desk).reference, MARK, "asked")
    desk.store.close()
    tamper(desk.store.path, statement)
    assert "journal" in wrong(desk.store.path)


def test_f90_a_label_emptied_with_its_true_hash_is_noticed_all_the_same(desk: Desk, purging: Purging) -> None:
    from vedette.domain.document import digest

    named_beside(desk)
    desk.store.close()
    tamper(desk.store.path, f"UPDATE act SET label = '[removed] {digest('amend')}' WHERE label = 'amend'")
    assert "label of act" in wrong(desk.store.path)["journal"]
    verifier = [sys.executable, "-I", str(resource("verify", "vedette_verify.py")), str(desk.store.path)]
    assert subprocess.run(verifier, capture_output=True, check=False).returncode == 1


def test_f26_what_still_holds_the_words_is_told_and_left(desk: Desk, purging: Purging) -> None:
    incident = named_beside(desk)
    with desk.acting("log") as unit:
        unit.put(make.incident(title=f"{MARK} again"))
        unit.put(Tag(make.uid(), f"{MARK} east"))
    Drafts(desk).keep("d", "", {"title": f"{MARK} “ż”"})
    purging.redact(incident.reference, MARK, "asked")
    said = purging.remaining(MARK)
    assert "1 incidents as they are now" in said
    assert "1 tags, actors" in said
    assert "1 drafts" in said


def test_f26_neither_the_reason_nor_a_draft_of_it_may_hold_the_words(desk: Desk, purging: Purging) -> None:
    incident = named_beside(desk)
    with pytest.raises(InvalidDraft, match="stays in the history"):
        purging.redact(incident.reference, MARK, f"{MARK.upper()} asked")
    Drafts(desk).keep("d", incident.uid, {"title": f"{MARK} ż"})
    with pytest.raises(UserError, match="discard that draft"):
        purging.redact(incident.reference, MARK, "asked")


def test_f5_a_purge_takes_the_names_that_went_with_it_out_of_the_labels(
    desk: Desk, incidents: Incidents, purging: Purging
) -> None:
    witness = make.actor(f"{MARK} the witness")
    Actors(desk).make(witness)
    Actors(desk).change(witness, replace(witness, name="One who saw it"))
    incident = make.incident(claims=(make.claim((witness.uid, "asserts")),))
    with desk.acting("log") as unit:
        unit.put(incident)
    RecentSearches(desk).add(MARK)
    incidents.trash([incident.uid])
    assert purging.purge([incident.uid]).shared == 1
    assert traces(desk) == []
    desk.store.close()
    assert wrong(desk.store.path) == {}
