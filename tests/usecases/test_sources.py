from __future__ import annotations

from dataclasses import replace

import pytest

from tests.make import incident
from vedette.domain.errors import InvalidDraft, NotFound, UserError
from vedette.domain.source import Citation, Source, SourceItem
from vedette.storage import loading
from vedette.usecases.desk import Desk
from vedette.usecases.history import History
from vedette.usecases.searching import Search
from vedette.usecases.sources import Sources

U = "01900000-0000-7000-8000-00000000bb0"
RADIO = Source(U + "1", "RFE/RL", reliability="B")
TWIN = Source(U + "2", "Radio Free Europe", ("Svaboda",), kind="media", note="Prague")
WIRE = Source(U + "3", "PAP")
PLAIN, OTHER = SourceItem(U + "4", source=RADIO.uid), SourceItem(U + "5", source=TWIN.uid)
STORY = SourceItem(U + "6", source=TWIN.uid, title="Report", credits=(TWIN.uid, WIRE.uid))
IDLE, SPARE = Source(U + "7", "Gazette"), SourceItem(U + "8", source=U + "7", title="Unread")


@pytest.fixture
def sources(desk: Desk) -> Sources:
    """One radio under two names, a wire that one story credits, a gazette that nothing cites."""
    with desk.acting("begin") as unit:
        unit.put_all([RADIO, TWIN, WIRE, IDLE])
        unit.put_all([PLAIN, OTHER, STORY, SPARE])
        unit.put(incident(title="Shots", sources=(Citation(PLAIN.uid), Citation(OTHER.uid))))
        unit.put(incident(title="Wire", sources=(Citation(STORY.uid),)))
    return Sources(desk)


def listed(sources: Sources) -> dict[str, tuple[int, int]]:
    return {one.source.name: (one.items, one.incidents) for one in sources.all()}


def test_the_list_has_items_and_incidents(sources: Sources) -> None:
    assert listed(sources) == {"Gazette": (1, 0), "PAP": (0, 1), "Radio Free Europe": (2, 2), "RFE/RL": (1, 1)}


def test_a_merge_moves_items_credits_and_names_and_is_undone_as_one(sources: Sources, desk: Desk) -> None:
    history, before = History(desk), sources.all()
    assert sources.merging(TWIN.uid) == (2, 2)
    assert sources.merge(TWIN.uid, RADIO.uid) == 2
    (kept,) = [one.source for one in sources.all() if one.source.uid == RADIO.uid]
    assert kept.aliases == ("Radio Free Europe", "Svaboda")
    assert (kept.kind, kept.note, kept.reliability) == ("media", "Prague", "B")
    assert listed(sources) == {"Gazette": (1, 0), "PAP": (0, 1), "RFE/RL": (2, 2)}
    with desk.store.reading() as connection:
        (merged,) = loading.load(connection, list(Search(desk).uids("Shots")))
    assert merged.sources == (Citation(PLAIN.uid),)
    assert Search(desk).count("source:svaboda") == 2
    assert history.undo() == "merge source “Radio Free Europe” into “RFE/RL”"
    assert sources.all() == before
    assert history.redo() == "merge source “Radio Free Europe” into “RFE/RL”"
    assert len(sources.all()) == 3
    with pytest.raises(InvalidDraft):
        sources.merge(RADIO.uid, RADIO.uid)


def test_a_rename_changes_what_a_search_finds(sources: Sources, desk: Desk) -> None:
    assert sources.change(RADIO, replace(RADIO, name="Радыё Вільня", reliability="A"))
    assert (Search(desk).count("source:вільня"), Search(desk).count("source:rfe")) == (1, 0)
    assert not sources.change(RADIO, RADIO)
    assert History(desk).undo() == "rename source “RFE/RL” to “Радыё Вільня”"
    assert Search(desk).count("source:rfe") == 1
    with pytest.raises(InvalidDraft):
        sources.make(sources.new())


def test_only_a_source_that_nothing_rests_on_is_deleted_with_its_items(sources: Sources, desk: Desk) -> None:
    for uid in (RADIO.uid, WIRE.uid):
        with pytest.raises(UserError, match="can't be deleted"):
            sources.delete([uid])
    with desk.acting("quote") as unit:
        unit.put(SourceItem(U + "9", source=WIRE.uid, title="Quote", quoted_from=SPARE.uid))
    with pytest.raises(UserError, match="other sources quote"):
        sources.delete([IDLE.uid])
    History(desk).undo()
    before = sources.all()
    assert sources.delete([IDLE.uid]) == 1
    with pytest.raises(NotFound):
        sources.delete([IDLE.uid])
    assert History(desk).undo() == "delete source “Gazette”"
    assert sources.all() == before
