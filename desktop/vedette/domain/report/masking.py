"""Finds withheld words wherever they stand in an incident and puts a remark in their place; knows no profile."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from vedette.domain.coordinates import Point, as_decimal, as_dms, as_mgrs
from vedette.domain.dossier import Dossier
from vedette.domain.incident import Incident
from vedette.domain.place import Place

_T = TypeVar("_T")
_SHORTEST, _SHORTEST_OF_A_NAME, _SHORTEST_WITH_ENDING = 2, 3, 5
_NO_POINT = "[coordinates withheld]"
_COORDINATES = re.compile(
    r"(?<![\w.])[+-]?\d{1,3}[.,]\d{2,}\s*°?\s*[NSEW]?\s*[,;/ ]\s*[+-]?\d{1,3}[.,]\d{2,}(?:\s*°?\s*[NSEW]\b)?"
    r"|\d{1,3}\s*°\s*\d{1,2}(?:[.,]\d+)?\s*['′’](?:\s*\d{1,2}(?:[.,]\d+)?\s*(?:[\"″”]|''))?\s*[NSEW]?"
    r"|\b\d{1,2}[C-HJ-NP-X]\s?[A-HJ-NP-Z]{2}\s?\d{1,5}\s?\d{1,5}\b"
)
_METRES_OF_A_DEGREE = 111_320.0
_SIGNS = {  # what is compared by a machine, not read
    "uid", "actor", "party", "spokesperson", "addressee", "source_item", "item", "to", "sha256", "type", "kind",
    "role", "stance", "speech_act", "parent", "source", "quoted_from", "origin_group", "tags", "content_flags",
    "earliest", "latest", "shape", "qualifier", "unit", "key", "scheme", "mime", "status", "precision", "subject",
    "channel", "side", "connection", "material", "stage", "workflow", "monitoring", "priority", "clarity", "tlp",
    "sensitivity", "involvement", "responsibility", "end_status", "certainty", "likelihood", "confidence", "scope",
    "nil_reason", "hedge_by", "reliability", "credibility", "part_of_day", "anchor", "anchor_rule",
}  # fmt: skip
_NOTES = "note"


class Mask:
    """The words that must not be seen, each with what stands in its place."""

    def __init__(self) -> None:
        self._words: dict[str, str] = {}
        self._pattern: re.Pattern[str] | None = None
        self._spared: frozenset[str] = frozenset()
        self.words_hidden = 0
        self._points = False

    def spare(self, names: Iterable[str]) -> None:
        """States and bodies that may be named: their words are no part of a person's name that gives it away."""
        self._spared = frozenset(word.casefold() for name in names for word in name.split())

    def learn_points(self) -> None:
        """Whatever is written as coordinates, in any of their notations."""
        self._points = True

    def learn(self, words: Iterable[str], remark: str) -> None:
        """Whole names, in any case and with any ending."""
        for word in words:
            plain = " ".join(word.split())
            if len(plain) >= _SHORTEST:
                self._words[plain.casefold()] = remark if remark.startswith("[") else f"[{remark}]"
                self._pattern = None

    def learn_person(self, names: Iterable[str], remark: str) -> None:
        """The whole name and each part of it: a text speaks of “Nowak” too."""
        for name in names:
            self.learn([name], remark)
            self.learn(filter(self._tells, name.split()), remark)

    def _tells(self, part: str) -> bool:
        """A name has a capital, in scripts that have them; “the” and “diplomat” name nobody."""
        plain = part.strip(".,()")
        known = plain.casefold() in self._spared
        return len(plain) >= _SHORTEST_OF_A_NAME and not plain[:1].islower() and not known

    def applied(self, dossier: Dossier) -> Dossier:
        """The dossier with each of the words replaced in every text of it."""
        if not self._words and not self._points:
            return dossier
        return replace(
            dossier,
            incident=self._walked(dossier.incident),
            actors=self._walked(dossier.actors),
            sources=self._walked(dossier.sources),
            items=self._walked(dossier.items),
            tags=self._walked(dossier.tags),
            linked=self._walked(dossier.linked),
            answers=tuple((self._walked(one), kind, claim) for one, kind, claim in dossier.answers),
        )

    def text(self, text: str) -> str:
        """One text with each of the words replaced."""
        if not text:
            return text
        if self._pattern is None and self._words:
            self._pattern = _any_of(self._words)
        masked = self._pattern.sub(self._remark, text) if self._pattern is not None else text
        return _COORDINATES.sub(_NO_POINT, masked) if self._points else masked

    def _remark(self, found: re.Match[str]) -> str:
        word = " ".join(found.group().split()).casefold()
        remark = (
            self._words.get(word)
            or max(
                ((known, said) for known, said in self._words.items() if word.startswith(known)),
                key=lambda pair: len(pair[0]),
                default=("", "[withheld]"),
            )[1]
        )
        self.words_hidden += remark == "[word withheld]"
        return remark

    def _walked(self, value: _T) -> _T:
        made: Any = value
        if isinstance(value, str):
            made = self.text(value)
        elif isinstance(value, tuple):
            made = tuple(self._walked(one) for one in value)
        elif isinstance(value, Mapping):
            made = {key: self._walked(one) for key, one in value.items()}
        elif is_dataclass(value) and not isinstance(value, type):
            read = {field.name: getattr(value, field.name) for field in fields(value) if field.name not in _SIGNS}
            changed = {name: self._walked(one) for name, one in read.items() if one and not isinstance(one, float)}
            made = replace(value, **{name: one for name, one in changed.items() if one is not read[name]})
        return made  # type: ignore[no-any-return]


def learn_names(incident: Incident, mask: Mask) -> int:
    """Persons that stand in the record as mere words: who collected, handed over, translated and judged."""
    named = [one.by for one in incident.assessments] + [s.translator for _, s in incident.statements()]
    named += [incident.created_by, incident.updated_by, *(one.collected_by for one in incident.attachments)]
    named += [hand for one in incident.attachments for step in one.custody for hand in (step.giver, step.taker)]
    different = {name for name in named if name.strip()}
    mask.learn_person(sorted(different), "name withheld")
    return len(different)


def notes_taken_out(incident: Incident) -> tuple[Incident, int]:
    """Without any of its notes, and how many there were."""
    return _without_notes(incident)


def _without_notes(value: Any) -> tuple[Any, int]:
    if isinstance(value, tuple):
        parts = [_without_notes(one) for one in value]
        return tuple(one for one, _ in parts), sum(count for _, count in parts)
    if not is_dataclass(value):
        return value, 0
    changed: dict[str, Any] = {}
    total = 0
    for field in fields(value):
        held = getattr(value, field.name)
        if field.name == _NOTES:
            made, count = "", int(bool(held.strip()))
        else:
            made, count = _without_notes(held)
        if count:
            changed[field.name] = made
            total += count
    return (replace(value, **changed) if changed else value), total  # type: ignore[type-var]


def points_of(incident: Incident, mask: Mask, decimals: int | None) -> int:
    """How many points will be rounded; the mask learns how each of them is written."""
    if decimals is None:
        return 0
    mask.learn_points()
    found = [place for place in incident.places if place.has_point or place.coordinates_text.strip()]
    for place in found:
        mask.learn([place.coordinates_text, *_written(place)], _NO_POINT)
    return len(found)


def rounded(incident: Incident, decimals: int | None) -> Incident:
    """Its points with so many decimals and a circle that still holds the true one; -1 takes them out."""
    if decimals is None:
        return incident
    return replace(incident, places=tuple(_rounded(place, decimals) for place in incident.places))


def _rounded(place: Place, decimals: int) -> Place:
    bare = replace(place, coordinates_text="", marker="")
    if place.lat is None or place.lon is None:
        return bare
    if decimals < 0:
        return replace(bare, lat=None, lon=None, uncertainty_m=None)
    lat, lon = round(place.lat, decimals), round(place.lon, decimals)
    half = 0.5 * 10.0**-decimals * _METRES_OF_A_DEGREE
    moved = half * math.hypot(1.0, math.cos(math.radians(lat)))
    wide = 10.0 ** max(math.floor(math.log10(moved)), 0)
    radius = math.ceil(((place.uncertainty_m or 0.0) + moved) / wide) * wide
    return replace(bare, lat=lat, lon=lon, uncertainty_m=radius)


def _written(place: Place) -> list[str]:
    if place.lat is None or place.lon is None:
        return []
    point = Point(place.lat, place.lon)
    decimal = as_decimal(point)
    return [decimal, as_dms(point), as_mgrs(point), *decimal.split(", ")]


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    """Longest first; blanks may be any, and a longer word may go on with an ending of its language."""
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(_written_as, longest_first))})", re.IGNORECASE)


def _written_as(word: str) -> str:
    blanks = r"\s+".join(map(re.escape, word.split()))
    return blanks + (r"(?!\w)" if len(word) < _SHORTEST_WITH_ENDING else r"\w*")
