"""Column headings compared as people mean them: whatever the case, script, accents, blanks and signs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from vedette.domain.folding import fold

_NO_LETTER = re.compile(r"[^0-9a-z\u0080-\U0010ffff]+")


def heading_key(heading: str) -> str:
    """Equal for headings that are the same but for their spelling: “Event date”, “event_date”, “EVENT DATE”."""
    return _NO_LETTER.sub("", fold(heading))


def slug(heading: str, number: int) -> str:
    """A short key for queries and columns, such as `number_of_dogs`; `column_3` where the heading has no letters."""
    return _NO_LETTER.sub("_", fold(heading)).strip("_")[:60].strip("_") or f"column_{number}"


def slugs(headings: Sequence[str]) -> tuple[str, ...]:
    """A key for each heading, no two the same."""
    found: dict[str, None] = {}
    for number, heading in enumerate(headings, start=1):
        first = key = slug(heading, number)
        again = 1
        while key in found:
            again += 1
            key = f"{first}_{again}"
        found[key] = None
    return tuple(found)


def keys_of(headings: Iterable[str]) -> frozenset[str]:
    """All headings of a table, to look some up in."""
    return frozenset(map(heading_key, headings))
