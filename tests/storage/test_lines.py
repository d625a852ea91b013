"""Lines say what the whole incident says."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.storage.test_search_against_matching import SHARED, incidents, logbook
from vedette.domain.incident import Incident
from vedette.storage import dossiers
from vedette.storage.lines import lines
from vedette.storage.store import Store


def check(store: Store, found: tuple[Incident, ...]) -> None:
    uids = [incident.uid for incident in found]
    with store.reading() as connection:
        whole = {dossier.incident.uid: dossier for dossier in dossiers.load(connection, uids)}
        shown = lines(connection, [*reversed(uids), "nobody"])
    assert [line.uid for line in shown] == list(reversed(uids))
    for line in shown:
        dossier = whole[line.uid]
        incident = dossier.incident
        assert line.place == (incident.places[0].label if incident.places else "")
        assert line.parties == tuple(dossier.actors[uid].name for uid in incident.parties())
        assert sorted(tag.uid for tag in line.tags) == sorted(incident.tags)
        assert (line.when, line.status, line.contested) == (incident.when, incident.status, incident.contested)
        assert (line.sources, line.independent) == (len(incident.cited_items()), dossier.independent_sources)
        assert (line.trashed, line.workflow) == (bool(incident.trashed_at), incident.workflow)


@given(st.tuples(*(incidents(f"u{place}") for place in range(4))))
@settings(max_examples=25, deadline=None)
def test_a_line_says_what_the_whole_incident_says(found: tuple[Incident, ...]) -> None:
    with logbook(found, SHARED) as store:
        check(store, found)


def test_no_lines_are_asked_for_no_uids(store: Store) -> None:
    with store.reading() as connection:
        assert lines(connection, []) == []
