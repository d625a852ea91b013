"""Searches of all kinds as people type them, seeded: the same two hundred in each run."""

from __future__ import annotations

import random
from collections.abc import Callable

from tests.benchmarks.scale.words import Tongue
from tests.benchmarks.scale.world import TYPES, World

COUNTS = {
    "letters": 24, "words": 36, "two words": 30, "phrases": 10, "minus and or": 15, "names": 30,
    "word and field": 15, "days": 20, "people and numbers": 10, "near": 10,
}  # fmt: skip
"""How many of each kind; two hundred in all."""


class Asking:
    """Makes queries out of what stands in a world."""

    def __init__(self, world: World, seed: int = 7) -> None:
        self._world = world
        self._chance = random.Random(seed)

    def queries(self) -> dict[str, list[str]]:
        """Query texts by kind."""
        makers: dict[str, Callable[[], str]] = {
            "letters": lambda: self._word()[: self._chance.choice((1, 2))],
            "words": lambda: self._word()[: self._chance.choice((3, 4, 5, 20))],
            "two words": lambda: f"{self._word()} {self._word()[: self._chance.choice((1, 2, 3, 5))]}",
            "phrases": lambda: f'"{self._word()} {self._word()}"',
            "minus and or": self._logic,
            "names": self._name,
            "word and field": lambda: f"{self._word()} {self._name()}",
            "days": lambda: self._chance.choice(("", f"{self._word()} ")) + self._days(),
            "people and numbers": self._number,
            "near": self._near,
        }
        return {kind: [makers[kind]() for _ in range(number)] for kind, number in COUNTS.items()}

    def _word(self) -> str:
        tongue: Tongue = self._world.tongue
        return next(word for word in iter(lambda: tongue.text(self._chance, 1, 1), None) if len(word) > 2)

    def _logic(self) -> str:
        one, other = self._word(), self._word()
        return self._chance.choice((f"-{one}", f"{one} -{other}", f"{one} OR {other}", f"{one} -({other} OR sea)"))

    def _name(self) -> str:
        world, chance = self._world, self._chance
        quoted = chance.choice((world.actors[:80], world.actors))
        return chance.choice((
            f'tag:"{chance.choice(world.tags).name}"', f"type:{chance.choice(TYPES)}", "status:contested",
            "status:likely", f'actor:"{chance.choice(quoted).name}"', f'party:"{chance.choice(quoted).name}"',
            f'source:"{chance.choice(world.sources[: 40]).name}"', f"country:{chance.choice(('PL', 'BY', 'LV'))}",
            "stance:denies", "has:claim", "no:source", "is:draft", "reliability:A..B", "credibility:1..2",
            "independent:>=2", f'place:"{self._word()[:3]}"',
        ))  # fmt: skip

    def _days(self) -> str:
        year, month, day = self._chance.randint(2014, 2024), self._chance.randint(1, 12), self._chance.randint(1, 28)
        one = f"{year}-{month:02d}-{day:02d}"
        return self._chance.choice((
            f"on:{one}", f"from:{one}", f"to:{one}", f"on:{year}-{month:02d}", f"on:{year}", f"certain:{year}",
            f"before:{one}", f"after:{one}", f"from:{year}-{month:02d} to:{year}-{month:02d}", f"added:{year}",
        ))  # fmt: skip

    def _number(self) -> str:
        return self._chance.choice((
            "deaths:>0", "deaths:>50", "people:>=100", "people:<3", "injured:1", "detained:>=10",
            f"people:>=10 {self._word()}", f"deaths:>2 {self._name()}", "field.sector:north",
        ))  # fmt: skip

    def _near(self) -> str:
        lat, lon = round(self._chance.uniform(46, 59), 2), round(self._chance.uniform(16, 44), 2)
        around = f"near:{lat},{lon},{self._chance.choice((2, 10, 30, 100, 300))}km"
        return self._chance.choice((around, f"{around} {self._word()}"))
