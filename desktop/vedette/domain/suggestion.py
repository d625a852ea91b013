"""What a form offers to complete what one types: a thing used before, or a place with its point."""

from __future__ import annotations

from dataclasses import dataclass

from vedette.domain.place import Place


@dataclass(frozen=True, slots=True)
class Suggestion:
    """`text` is what is typed in its stead; `uid` is empty where the text itself is all there is."""

    text: str
    uid: str = ""
    note: str = ""
    place: Place | None = None
