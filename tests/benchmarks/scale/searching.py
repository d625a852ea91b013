"""Finding in one logbook: pages, counts, facets, jumps and orders, as the window asks for them."""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from tests.benchmarks.scale.asking import Asking
from tests.benchmarks.scale.floors import Floor
from tests.benchmarks.scale.measured import Measured, each, grown, timed
from tests.benchmarks.scale.world import World
from vedette.storage.store import Store
from vedette.usecases.desk import Desk
from vedette.usecases.facets import FACETS, Facets
from vedette.usecases.navigation import Navigation
from vedette.usecases.progress import Silent
from vedette.usecases.searching import SORT_FIELDS, Search

NARROWED = ("", "border", "tag:border", "from:2021-06", "status:confirmed", "razor", "type:other country:PL")
NASTY = ("O'Brien", '"', "-x", "(((", "NEAR(", "*", "a\0b", "border " * 150_000)
"""Searched as text; the last one is a megabyte; another of the most frequent words comes on top."""


def measure(path: Path, size: int, strings: list[str]) -> Iterator[Measured]:
    """`strings`: naughty ones, each searched for."""
    queries, store = Asking(World()).queries(), Store.open(path)
    search, floor = Search(Desk(store, who=lambda: "benchmark")), Floor(path)
    every = [text for some in queries.values() for text in some]
    try:
        yield from _pages(search, floor, queries, size)
        yield from _counts(search, floor, queries, size)
        yield from _beside(search, store, size)
        yield from _depths(search, floor, size)
        yield from _orders(search, floor, size)
        yield from _naughty(search, [*strings, *NASTY], size)
    finally:
        floor.close()
        store.close()
    assert len(every) == 200


def _pages(search: Search, floor: Floor, queries: dict[str, list[str]], size: int) -> Iterator[Measured]:
    every = [text for some in queries.values() for text in some]
    search.page("")
    times, worst = each(every, search.page)
    yield Measured("first page, 200 searches", size, times, floor.hits(every), 50, worst=worst)
    for kind, some in queries.items():
        times, worst = each(some, search.page)
        goal, of = (16, "p50") if kind == "words" else (50, "p95")
        yield Measured(f"first page: {kind}", size, times, floor.hits(some), goal, of, worst=worst)


def _counts(search: Search, floor: Floor, queries: dict[str, list[str]], size: int) -> Iterator[Measured]:
    every = [text for some in queries.values() for text in some]
    times, worst = each(every, search.count)
    yield Measured("count, 200 searches", size, times, floor.count(every), 150, worst=worst)
    for kind in ("days", "people and numbers", "near"):
        times, worst = each(queries[kind], search.count)
        yield Measured(f"count: {kind}", size, times, floor.count(queries[kind]), 150, worst=worst)


def _beside(search: Search, store: Store, size: int) -> Iterator[Measured]:
    desk = Desk(store, who=lambda: "benchmark")
    times, worst = each(NARROWED, lambda text: Facets(desk).beside(text, FACETS))
    yield Measured("all facets, in the background", size, times, goal=1_000, worst=worst)
    times, worst = each(NARROWED, lambda text: Facets(desk).beside(text, FACETS, progress=Silent()))
    yield Measured("the same, every incident counted", size, times, worst=worst)
    memory = grown(lambda: [Facets(desk).beside(text, FACETS, progress=Silent()) for text in NARROWED])
    if memory is not None:
        yield Measured("memory that this takes at most", size, [memory], unit="MB")
    navigation = Navigation(desk)
    times = [timed(lambda: (navigation.standing(), navigation.tags())) for _ in range(3)]
    yield Measured("navigator counts, in the background", size, times)


def _depths(search: Search, floor: Floor, size: int) -> Iterator[Measured]:
    chance, whole = random.Random(3), search.count("")
    steps = [timed(partial(search.page, "", at, 100)) for at in range(0, min(whole, 3_000), 100)]
    yield Measured("scroll page by page", size, steps, floor.page("order_key", 1_000), 50)
    for text in ("", "border"):
        total = search.count(text)
        places = [chance.randrange(max(total - 100, 1)) for _ in range(30)]
        search.page(text, total - 1)
        jumps = [timed(partial(search.page, text, at, 100)) for at in places]
        yield Measured(f"scroll by jump: {text or 'all'}", size, jumps, floor.page("order_key", total // 2), 50)


def _orders(search: Search, floor: Floor, size: int) -> Iterator[Measured]:
    columns = {"when": "order_key", "added": "created_at", "title": "sort_title", "place": "sort_place"}
    for field in SORT_FIELDS:
        times, worst = each(
            [f"{text} sort:{minus}{field}" for text in ("", "border", "razor") for minus in ("", "-")],
            lambda text: search.page(text.partition("sort:")[0], 0, 100, text.partition("sort:")[2]),
        )
        column = columns.get(field)
        yield Measured(f"sort by {field}", size, times, floor.page(column) if column else None, 300, worst=worst)


def _naughty(search: Search, strings: list[str], size: int) -> Iterator[Measured]:
    common = " ".join(World().tongue.words[:500])
    strings = [*strings, " ".join([common] * (1_000_000 // len(common)))]
    times, worst = each(strings, lambda text: (search.page(text), search.count(text)))
    yield Measured(f"{len(strings)} naughty searches, page and count", size, times, None, 500, "max", worst=worst[:40])
