"""What a logbook already knows by name, for forms that complete what one types."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from vedette.domain.actor import Actor
from vedette.domain.custom_field import CustomField
from vedette.domain.suggestion import Suggestion
from vedette.storage import shared, vocabulary
from vedette.usecases.desk import Desk
from vedette.usecases.places import Places

MOST = 12


class Vocabulary:
    """Suggestions by beginning, a dozen at most; an empty beginning gives the first ones."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def actors(self, beginning: str) -> list[Suggestion]:
        """By name or alias."""
        return self._ask(vocabulary.actors, beginning)

    def sources(self, beginning: str) -> list[Suggestion]:
        """Outlets and speakers."""
        return self._ask(vocabulary.sources, beginning)

    def items(self, beginning: str) -> list[Suggestion]:
        """Publications that were cited before."""
        return self._ask(vocabulary.items, beginning)

    def tags(self, beginning: str) -> list[Suggestion]:
        """By path."""
        return self._ask(vocabulary.tags, beginning)

    def places(self, beginning: str) -> list[Suggestion]:
        """Those used before as they were last recorded, then those of the gazetteer."""
        return Places(self._desk).suggest(beginning, MOST)

    def incidents(self, beginning: str) -> list[Suggestion]:
        """By reference or title."""
        return self._ask(vocabulary.linkable, beginning)

    def fields(self) -> tuple[CustomField, ...]:
        """The fields that this logbook adds, in their order."""
        with self._desk.store.reading() as connection:
            found: list[CustomField] = shared.load(connection, "custom_field")
        return tuple(sorted(found, key=lambda field: (field.position, field.label)))

    def actor(self, uid: str) -> tuple[Actor | None, str]:
        """An actor, and the name of the body above it; None and '' where it is not in this logbook."""
        with self._desk.store.reading() as connection:
            found: list[Actor] = shared.load(connection, "actor", [uid])
            above: list[Actor] = shared.load(connection, "actor", [found[0].parent]) if found else []
        return (found[0] if found else None), (above[0].name if above else "")

    def _ask(self, find: Callable[[Any, str, int], list[Suggestion]], beginning: str) -> list[Suggestion]:
        with self._desk.store.reading() as connection:
            return find(connection, beginning, MOST)
