"""Words of our own to sort by: a tree of tags."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag; `parent` is a tag's uid; a renamed or merged tag keeps its old names as aliases."""

    uid: str
    name: str
    parent: str = ""
    colour: str = ""
    description: str = ""
    aliases: tuple[str, ...] = ()
    pinned: int = 0
