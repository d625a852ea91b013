"""The words around a match: where in an incident a search found what it looked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vedette.domain.folding import marks

if TYPE_CHECKING:
    from vedette.domain.dossier import Dossier

REACH = 60
_LONGEST_READ = 50_000


@dataclass(frozen=True, slots=True)
class Snippet:
    """Some words of a text; `place` says which text it is, `marks` where in `text` the matches stand."""

    place: str
    text: str
    marks: tuple[tuple[int, int], ...]


def snippet(dossier: Dossier, words: Sequence[str]) -> Snippet | None:
    """Around the first match outside the title, of the word that stands latest in the query and is found there."""
    parts = list(_parts(dossier))
    for word in words:
        for place, text in parts:
            found = marks(text[:_LONGEST_READ], [word])
            if found:
                return _around(place, text, found[0], words)
    return None


def _around(place: str, text: str, match: tuple[int, int], words: Sequence[str]) -> Snippet:
    start = max(match[0] - REACH, 0)
    end = min(match[1] + REACH, len(text))
    start = text.find(" ", start, match[0]) + 1 if start else 0
    cut = text[start:end].replace("\n", " ")
    before, after = ("… " if start else ""), (" …" if end < len(text) else "")
    shown = f"{before}{cut}{after}"
    return Snippet(place, shown, tuple(marks(shown, words)))


def _parts(dossier: Dossier) -> Iterator[tuple[str, str]]:
    """What can be matched, as a person would look for it."""
    incident = dossier.incident
    yield from (("summary", incident.summary), ("account", incident.narrative))
    for claim in incident.claims:
        yield "claim", claim.text
        for said in claim.statements:
            yield from (("statement", said.quote), ("statement", said.translation), ("statement", said.note))
    for place in incident.places:
        yield from (("place", name) for name in (place.text, place.name, place.admin1, place.country_name, place.note))
    for actor in dossier.actors.values():
        yield from (("actor", name) for name in (actor.name, *(alias.name for alias in actor.aliases)))
    for item in dossier.items.values():
        yield from (("source", text) for text in (item.title, item.author))
    yield from (("source", source.name) for source in dossier.sources.values())
    yield from (("tag", tag.name) for tag in dossier.tags.values())
    for assessment in incident.assessments:
        yield "assessment", assessment.reason
    yield from (("note", text) for text in (incident.note, incident.measures, incident.outcome, incident.reference))
