"""One way into the list, as the navigator shows it; where its numbers come from is not its business."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """`part` is the query a click asks for, None for a heading; `key` names the entry over every refresh.

    `count` is None where counting is not worth its time, and `about` right where it was reckoned; `uid` names a saved
    search or a tag.
    """

    key: str
    label: str
    part: str | None = None
    count: int | None = None
    icon: str = ""
    tint: str = ""
    uid: str = ""
    tip: str = ""
    children: tuple[Entry, ...] = ()
    about: bool = False

    @property
    def is_heading(self) -> bool:
        """Whether it is neither a way into the list nor a thing of its own."""
        return self.part is None and not self.uid
