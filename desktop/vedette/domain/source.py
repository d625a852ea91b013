"""Who speaks or publishes (source) and one publication of it (source item), with their grades (field-guide 3.4)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from vedette.domain.when import When


@dataclass(frozen=True, slots=True)
class Source:
    """An outlet or speaker; `reliability` is its default grade A-F, never derived from a credibility."""

    uid: str
    name: str
    aliases: tuple[str, ...] = ()
    kind: str = ""
    country: str = ""
    language: str = ""
    reliability: str = "F"
    affiliation: str = ""
    scale: str = ""
    note: str = ""
    protected: bool = False
    contact: str = ""


@dataclass(frozen=True, slots=True)
class SourceItem:
    """One publication or interview. Items that share an `origin_group` (same wire, same witness) count as one.

    `credits` are the uids of wires the item names as a whole; `attributed` says that outlet or date are our own
    attribution and do not stand in the document.
    """

    uid: str
    source: str = ""
    title: str = ""
    author: str = ""
    published_on: When | None = None
    accessed_on: str = ""
    url: str = ""
    archive_url: str = ""
    material: str = ""
    language: str = ""
    connection: str = ""
    reliability: str = ""
    credibility: str = "6"
    iom_quality: str = ""
    origin_group: str = ""
    credits: tuple[str, ...] = ()
    quoted_from: str = ""
    page: str = ""
    collected_by: str = ""
    collected_at: str = ""
    method: str = ""
    attributed: str = ""
    protected: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Citation:
    """An incident's use of a source item; `supports` names the field it vouches for, empty for the whole."""

    item: str
    page: str = ""
    supports: str = ""
    note: str = ""


def independent_groups(items: Mapping[str, SourceItem], cited: Iterable[str] | None = None) -> set[str]:
    """Distinct origins among cited items (all, unless said): quoted-from chains end at their root, a group counts once.

    `items` must hold what the cited ones quote, or a chain ends where it leaves them.
    """
    return {_origin(items[uid], items) for uid in (items if cited is None else cited) if uid in items}


def _origin(item: SourceItem, items: Mapping[str, SourceItem]) -> str:
    seen: set[str] = set()
    while not item.origin_group and item.quoted_from in items and item.uid not in seen:
        seen.add(item.uid)
        item = items[item.quoted_from]
    return item.origin_group or item.quoted_from or item.uid
