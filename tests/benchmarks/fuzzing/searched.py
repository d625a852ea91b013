"""Targets that need a logbook: what a query finds, what the quick line logs, and what lies among the drafts."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.benchmarks.fuzzing import mutating
from tests.benchmarks.fuzzing.target import Target, seeds
from tests.benchmarks.fuzzing.words import queries
from tests.make import NOON
from vedette.storage import drafts
from vedette.storage.store import Store
from vedette.ui.search.suggestions import stored_values
from vedette.ui.search.token import token_at
from vedette.usecases import recent_searches, standing
from vedette.usecases.desk import Desk
from vedette.usecases.drafts import LINE, Drafts
from vedette.usecases.recent_searches import RecentSearches
from vedette.usecases.sample import fill_with_sample
from vedette.usecases.searching import Search


def targets(folder: Path) -> Iterator[Target]:
    """All over the sample logbook."""
    store = Store.create(folder / "searched.vedette")
    desk = Desk(store, who=lambda: "Ada", clock=lambda: NOON)
    fill_with_sample(desk)
    yield Target("searches", queries(), _search(Search(desk)), few=60)
    yield Target("drafts that were kept", _drafts(), _draft(desk), few=60)
    store.close()


def _search(search: Search) -> Callable[[str], None]:
    def run(text: str) -> None:
        count = search.count(text)
        assert len(search.page(text)) == count == len(list(search.uids(text)))
        stored_values(search, token_at(text, len(text)))

    return run


def _drafts() -> Callable[[random.Random], str]:
    known = [json.dumps(one) for one in _DRAFTS] + ["[" * 5_000, '{"a":' * 5_000, *seeds("cells")]
    return lambda chance: mutating.text(chance, known)


_DRAFTS = (
    {"title": "Shots", "when": "overnight 1-2 Nov", "places": [{"text": "Usnarz", "lat": "53.27"}], "tags": ["border"]},
    {LINE: "shots near Usnarz 3 Nov"},
    {"search": "border", "incident": "u1", "draft": ""},
    ["border", "tag:x", 'near:"a"'],
)


def _draft(desk: Desk) -> Callable[[str], None]:
    def run(document: str) -> None:
        kept = document.encode("utf-8", "replace").decode("utf-8")
        with desk.store.scribbling() as connection:
            for key in ("one", standing.KEY, recent_searches.KEY):
                drafts.keep(connection, drafts.DraftLine(key, "", kept, "2021-11-04T12:00:00Z"))
        for one in Drafts(desk).all():
            assert isinstance(one.title + one.line, str)
        standing.take(desk)
        RecentSearches(desk).all()

    return run
