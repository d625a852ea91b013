"""What the incidents of a large logbook share, and the incidents themselves: seeded, so that each run has the same."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TypeVar

from tests.benchmarks.scale.words import Tongue, tongues
from vedette.domain.actor import Actor, Alias, Role
from vedette.domain.assessment import Assessment
from vedette.domain.claim import Claim, Statement
from vedette.domain.custom_field import CustomField, FieldValue
from vedette.domain.incident import Incident
from vedette.domain.place import Place
from vedette.domain.quantity import Quantity
from vedette.domain.source import Citation, Source, SourceItem
from vedette.domain.tag import Tag
from vedette.domain.uid import uuid7
from vedette.domain.when import When

TYPES = [
    "crossing_attempt",
    "border_violation",
    "shots_live",
    "pushback",
    "protest",
    "shots_warning",
    "clash",
    "assault",
    "arrest_mass",
    "shelling",
    "airspace_violation",
    "incursion_armed",
    "looting",
    "abduction",
    "drowning",
    "demolition",
    "cyber",
    "statement_hostile",
    "movement",
    "other",
]
_STATES = {
    "Poland": "PL", "Belarus": "BY", "Lithuania": "LT", "Latvia": "LV", "Ukraine": "UA", "Russia": "RU",
    "Germany": "DE", "Syria": "SY", "Iraq": "IQ", "Turkey": "TR", "Greece": "GR",
}  # fmt: skip
_ALIASES = {"Poland": "Польша", "Belarus": "Беларусь", "Ukraine": "Україна", "Russia": "Россия"}
_BODIES = ("Ministry of Defence", "Ministry of Foreign Affairs", "Border Guard", "Police", "Army")
_OUTLETS = ("Reuters", "AFP", "PAP", "BelTA", "TASS", "Interfax", "RFE/RL", "BBC")
_TOP_TAGS = [
    "border",
    "weapons",
    "migration",
    "media",
    "politics",
    "damage",
    "people",
    "source-check",
    "legal",
    "weather",
    "sectors",
    "campaigns",
]
_FIRST_DAY = date(2014, 1, 1)
_DAYS = 4_000

T = TypeVar("T")
_BORN = datetime(2024, 1, 1, tzinfo=UTC)


class World:
    """Actors, tags, sources, items and towns, and how incidents are made of them. Few of each are in most incidents."""

    def __init__(self, seed: int = 20211104) -> None:
        self._chance = random.Random(seed)
        self._tongues = tongues(self._chance)
        self.tags = self._make_tags()
        self.actors = self._make_actors()
        self.sources = self._make_sources()
        self.items = self._make_items()
        self.fields = [CustomField("sector", "Sector"), CustomField("shift", "Shift")]
        self._towns = [self._town() for _ in range(6_000)]

    @property
    def tongue(self) -> Tongue:
        """English."""
        return self._tongues[0]

    def incidents(self, count: int, *, first: int = 0) -> Iterator[Incident]:
        """`count` incidents in order of time, those without a day first; numbered from `first`."""
        added = list(range(count))
        self._chance.shuffle(added)
        days = sorted(_FIRST_DAY + timedelta(days=int(self._chance.random() ** 0.7 * _DAYS)) for _ in range(count))
        for number in range(count):
            day = None if number < count // 50 else days[number]
            yield self._incident(first + number, day, _FIRST_DAY + timedelta(days=added[number] * _DAYS // count))

    def _incident(self, number: int, day: date | None, added: date) -> Incident:
        chance, tongue = self._chance, self._tongue()
        at = f"{added}T10:00:00Z"
        return Incident(
            uid=self._uid(),
            reference=f"INC-{(day or added).year}-{number:07d}",
            title=tongue.text(chance, 3, 9)[:118],
            narrative=tongue.text(chance, 20, 70),
            type=self._of(TYPES),
            when=self._when(day),
            places=self._places(),
            claims=self._claims(tongue),
            assessments=self._assessments(tongue),
            quantities=self._quantities(),
            actors=tuple(Role(self._of(self.actors).uid) for _ in range(chance.choice((0, 0, 1, 2)))),
            sources=tuple(Citation(self._of(self.items).uid) for _ in range(chance.choice((0, 1, 1, 1, 2)))),
            tags=tuple(sorted({self._of(self.tags).uid for _ in range(chance.choice((0, 0, 1, 2, 3)))})),
            fields=(FieldValue("sector", chance.choice(("north", "south", "east"))),) if chance.random() < 0.05 else (),
            workflow=chance.choice(("", "", "", "draft", "sealed")),
            created_at=at, updated_at=at, created_by="Ada", updated_by="Ada",
            trashed_at="2024-02-01T00:00:00Z" if chance.random() < 0.01 else "",
        )  # fmt: skip

    def _of(self, things: Sequence[T]) -> T:
        """One of them, the first ones far more often."""
        return things[min(int(self._chance.paretovariate(0.6)) - 1, len(things) - 1)]

    def _uid(self) -> str:
        return uuid7(_BORN, self._chance.randbytes(10))

    def _tongue(self) -> Tongue:
        return self._chance.choices(self._tongues, weights=(60, 15, 25))[0]

    def _when(self, day: date | None) -> When:
        if day is None:
            return When(text="no date")
        kind, iso = self._chance.random(), day.isoformat()
        if kind < 0.7:
            return When(earliest=iso, latest=iso)
        if kind < 0.85:
            clock = f"{self._chance.randrange(24):02d}:{self._chance.randrange(60):02d}"
            return When(earliest=f"{iso}T{clock}", latest=f"{iso}T23:59")
        if kind < 0.95:
            end = day + timedelta(days=self._chance.randrange(1, 30))
            return When(earliest=iso, latest=end.isoformat(), shape="interval")
        return When(earliest=None, latest=iso, shape="interval")

    def _town(self) -> Place:
        chance = self._chance
        name = " ".join(word.title() for word in chance.choices(self.tongue.words[90:], k=chance.choice((1, 1, 2))))
        country = chance.choice(list(_STATES))
        return Place(
            text=name, name=name, admin1=f"{country} {chance.choice(('North', 'South', 'East'))}",
            country=_STATES[country], country_name=country, lat=chance.uniform(45, 60), lon=chance.uniform(15, 45),
        )  # fmt: skip

    def _places(self) -> tuple[Place, ...]:
        chance = self._chance
        if chance.random() < 0.05:
            return ()
        town = self._towns[min(int(chance.paretovariate(0.3)) - 1, len(self._towns) - 1)]
        if chance.random() < 0.2:
            return (replace(town, lat=None, lon=None),)
        lat, lon = (round((part or 0) + chance.gauss(0, 0.05), 5) for part in (town.lat, town.lon))
        return (replace(town, lat=lat, lon=lon, uncertainty_m=chance.choice((None, 500, 1_000, 5_000))),)

    def _claims(self, tongue: Tongue) -> tuple[Claim, ...]:
        chance = self._chance
        if chance.random() >= 0.3:
            return ()
        stances = ["asserts"]
        if chance.random() < 0.4:
            stances.append(chance.choice(("denies_act", "denies_responsibility", "no_comment", "asserts")))
        said = tuple(
            Statement(
                number, self._of(self.actors).uid, stance=stance, source_item=self._of(self.items).uid,
                speech_act=chance.choice(("", "state", "protest_officially")),
                quote=tongue.text(chance, 3, 12) if chance.random() < 0.5 else "",
            )
            for number, stance in enumerate(stances, 1)
        )  # fmt: skip
        return (Claim(1, tongue.text(chance, 5, 14), chance.choice(("occurred", "actor", "intent")), statements=said),)

    def _assessments(self, tongue: Tongue) -> tuple[Assessment, ...]:
        if self._chance.random() >= 0.1:
            return ()
        word = self._chance.choice(("confirmed", "likely", "possible", "unlikely", "refuted"))
        reason = tongue.text(self._chance, 3, 9)
        return (Assessment(1, status=word, reason=reason, by="Ada", at="2024-01-02T00:00:00Z"),)

    def _quantities(self) -> tuple[Quantity, ...]:
        chance, found = self._chance, []
        if chance.random() < 0.4:
            subject = chance.choice(("deaths", "injured", "migrants", "soldiers", "detained"))
            found.append(Quantity(1, subject, best=float(min(int(chance.paretovariate(0.8)), 10_000))))
        if chance.random() < 0.1:
            found.append(Quantity(2, "persons", low=float(chance.randrange(50)), high=100.0))
        return tuple(found)

    def _make_tags(self) -> list[Tag]:
        found = [Tag(self._uid(), name) for name in _TOP_TAGS]
        for top in tuple(found):
            for word in self._chance.sample(self.tongue.words[:4_000], 12):
                below = Tag(self._uid(), word, parent=top.uid)
                leaves = self._chance.sample(self.tongue.words[:4_000], 2)
                found += [below, *(Tag(self._uid(), leaf, parent=below.uid) for leaf in leaves)]
        return found

    def _make_actors(self) -> list[Actor]:
        found = []
        for name, country in _STATES.items():
            aliases = (Alias(_ALIASES[name], "ru"),) if name in _ALIASES else ()
            state = Actor(self._uid(), name, aliases=aliases, kind="state", country=country)
            found.append(state)
            for body in _BODIES:
                called, also = (body, f"{name} {body}")[:: self._chance.choice((1, -1))]
                found.append(Actor(self._uid(), called, aliases=(Alias(also),), parent=state.uid, country=country))
        english, _, cyrillic = self._tongues
        for _ in range(900):
            known = self._chance.random() < 0.3
            others = (Alias(cyrillic.text(self._chance, 1, 2)),) if known else ()
            found.append(Actor(self._uid(), english.text(self._chance, 1, 3).title(), aliases=others))
        return found

    def _make_sources(self) -> list[Source]:
        names = [*_OUTLETS, *(self.tongue.text(self._chance, 1, 2).title() for _ in range(1_500))]
        return [Source(self._uid(), name, reliability=self._chance.choice("ABCDEF")) for name in names]

    def _make_items(self) -> list[SourceItem]:
        found: list[SourceItem] = []
        for number in range(20_000):
            wire = (self._of(self.sources).uid,) if self._chance.random() < 0.1 else ()
            quoted = found[self._chance.randrange(number)].uid if number and self._chance.random() < 0.05 else ""
            title = self.tongue.text(self._chance, 3, 8)
            found.append(
                SourceItem(
                    self._uid(), source=self._of(self.sources).uid, title=title, credits=wire, quoted_from=quoted,
                    credibility=self._chance.choice("123456"),
                )
            )  # fmt: skip
        return found
