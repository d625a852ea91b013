"""Source items of foreign rows: one for each publication, known again in any file and logbook by a uid of its own."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from uuid import UUID, uuid5

from vedette.domain.actor import Actor
from vedette.domain.source import SourceItem
from vedette.domain.text import clean
from vedette.formats.layouts.cells import on_day
from vedette.formats.layouts.layout import NAME

_OURS = UUID("6f8a1c52-7d0e-4b69-9a34-2f51c0d7e8b3")


def uid_of(kind: str, *parts: str) -> str:
    """The same uid for the same parts as they will be stored, always and everywhere (UUID version 5)."""
    return str(uuid5(_OURS, clean("\x1f".join((kind, *parts)))))


@lru_cache(maxsize=16_384)
def publication(outlet: str, day: date | None, title: str) -> SourceItem:
    """What an outlet published on a day under a title; ungraded (F6), for a data set says nothing of it."""
    outlet, title = " ".join(outlet.split()), " ".join(title.split())
    written = day.isoformat() if day else ""
    return SourceItem(
        uid_of("publication", outlet, written, title),
        source=NAME + outlet if outlet else "",
        title=title,
        published_on=on_day(day, written) if day else None,
    )


def outlets(cell: str, sign: str = ";") -> list[str]:
    """References to the outlets named in a cell, each once."""
    names = (" ".join(part.split()) for part in cell.split(sign))
    return [NAME + name for name in dict.fromkeys(names) if name]


def linked(urls: Sequence[str], names: Sequence[str]) -> tuple[list[str], tuple[SourceItem, ...]]:
    """References to pages and outlets, and how to make the pages: of the outlet beside them where that is clear."""
    if len(names) not in (1, len(urls)):
        pages = [SourceItem(NAME + url, url=url) for url in urls]
        return [*names, *(page.uid for page in pages)], tuple(pages)
    of = list(names) * len(urls) if len(names) == 1 else names
    pages = [SourceItem(NAME + url, source=name, url=url) for url, name in zip(urls, of, strict=True)]
    return [page.uid for page in pages], tuple(pages)


@lru_cache(maxsize=16_384)
def named_actor(name: str, inter: str = "") -> Actor:
    """How to make an actor of that name, should there be none."""
    return Actor(NAME + name, name=name, acled_inter=inter)
