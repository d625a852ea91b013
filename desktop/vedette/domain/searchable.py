"""What of an incident a search looks at: one account of it, for the index, for plain matching and for tests."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from vedette.domain.actor import Actor
from vedette.domain.claim import Claim
from vedette.domain.dossier import Dossier
from vedette.domain.incident import REST, Incident
from vedette.domain.matching import Figure, Searchable
from vedette.domain.place import Place
from vedette.domain.query_fields import CREDIBILITIES, HAS_WORDS, RELIABILITIES
from vedette.domain.source import SourceItem
from vedette.domain.tag import Tag

T = TypeVar("T", Actor, Tag)


def searchable(dossier: Dossier) -> Searchable:
    """A dossier as the search sees it; `added_day` is the day in UTC."""
    incident = dossier.incident
    items = chain(dossier, incident.cited_items())
    statements = [statement for _, statement in incident.statements()]
    grades = list(_grades(dossier))
    return Searchable(
        texts=(incident.title, *texts(incident), *place_names(incident), *_names(dossier, items)),
        tags=tuple(_path(dossier, uid) for uid in incident.tags),
        types=frozenset(_filled(incident.type, incident.subtype)),
        places=frozenset(place_names(incident)),
        countries=frozenset(countries(incident)),
        actors=tuple(_with_bodies_above(dossier, uid) for uid in named_actors(incident)),
        parties=tuple(_with_bodies_above(dossier, uid) for uid in incident.parties()),
        sources=frozenset(name for item in items for name in _called(dossier, item)),
        sayings=tuple((_with_bodies_above(dossier, said.party), said.stance) for said in statements if said.party),
        stances=frozenset(statement.stance for statement in statements),
        speech_acts=frozenset(_filled(*(statement.speech_act for statement in statements))),
        status=incident.status,
        contested=incident.contested,
        reliabilities=frozenset(grade for grade in grades if grade in RELIABILITIES),
        credibilities=frozenset(grade for grade in grades if grade in CREDIBILITIES),
        independent=dossier.independent_sources,
        when=incident.when,
        added_day=incident.created_at[:10],
        numbers=_numbers(incident),
        points=tuple(
            (place.lat, place.lon, place.uncertainty_m)
            for place in incident.places
            if place.lat is not None and place.lon is not None
        ),
        has=frozenset(has_words(incident)),
        custom=_custom(incident),
        workflow=incident.workflow,
        trashed=bool(incident.trashed_at),
    )


def texts(incident: Incident) -> Iterator[str]:
    """Every text of an incident that free words are matched against; title, places and names are kept apart."""
    yield from _filled(
        incident.reference, incident.summary, incident.narrative, incident.measures, incident.outcome, incident.note,
        incident.when.text,
    )  # fmt: skip
    for claim in incident.claims:
        yield from _claim_texts(claim)
    for place in incident.places:
        yield from _filled(place.country_name, place.note, place.coordinates_text)
    for assessment in incident.assessments:
        yield from _filled(assessment.reason, *assessment.evidence_for, *assessment.evidence_against)
    yield from _small_texts(incident)


def place_names(incident: Incident) -> Iterator[str]:
    """What `place:` looks into, each name for itself."""
    for place in incident.places:
        yield from names_of_place(place)


def names_of_place(place: Place) -> Iterator[str]:
    """The names that one place goes by."""
    parts = (place.text, place.name, place.admin1, place.admin2, place.admin3, place.border_segment, place.marker)
    return _filled(*parts)


def countries(incident: Incident) -> Iterator[str]:
    """Codes and names of the countries of its places."""
    for place in incident.places:
        yield from _filled(place.country, place.country_name)


def named_actors(incident: Incident) -> tuple[str, ...]:
    """Uids of every actor that the incident names: parties first, then roles, speakers, addressees and the assessed."""
    found = [*incident.parties(), *[role.actor for role in incident.actors]]
    found += [assessment.actor for assessment in incident.assessments]
    for claim in incident.claims:
        for statement in claim.statements:
            found += [statement.spokesperson, statement.addressee]
    return tuple(dict.fromkeys(filter(None, found)))


def has_words(incident: Incident) -> tuple[str, ...]:
    """Which of the words that `has:` knows are true of it."""
    there = {
        "attachment": incident.attachments,
        "claim": incident.claims,
        "statement": any(claim.statements for claim in incident.claims),
        "coordinates": any(place.has_point for place in incident.places),
        "source": any(cited.item for cited in incident.sources) or incident.cited_items(),
        "place": incident.places,
        "when": not incident.when.is_empty,
        "actor": any(role.actor for role in incident.actors) or named_actors(incident),
        "tag": incident.tags,
        "number": incident.quantities,
        "link": incident.links,
        "assessment": incident.assessments,
    }
    return tuple([word for word in HAS_WORDS if there[word]])


def chain(dossier: Dossier, uids: Iterable[str]) -> list[SourceItem]:
    """Those source items and all that they quote, once each."""
    found: dict[str, SourceItem] = {}
    for uid in uids:
        while uid in dossier.items and uid not in found:
            found[uid] = dossier.items[uid]
            uid = found[uid].quoted_from
    return list(found.values())


def _names(dossier: Dossier, items: Iterable[SourceItem]) -> Iterator[str]:
    for uid in named_actors(dossier.incident):
        yield from _called_actor(dossier.actors[uid]) if uid in dossier.actors else ()
    for uid in dossier.incident.tags:
        yield from _called_tag(dossier.tags[uid]) if uid in dossier.tags else ()
    for item in items:
        yield from _filled(item.title, item.author, item.url)
        yield from _speakers(dossier, item)


def _called_actor(actor: Actor) -> Iterator[str]:
    return _filled(actor.name, *(alias.name for alias in actor.aliases))


def _called_tag(tag: Tag) -> Iterator[str]:
    return _filled(tag.name, *tag.aliases)


def _called(dossier: Dossier, item: SourceItem) -> Iterator[str]:
    """What `source:` looks into: outlets and wires; an item that has no outlet stands for itself."""
    yield from _speakers(dossier, item)
    if not item.source:
        yield from _filled(item.title)


def _speakers(dossier: Dossier, item: SourceItem) -> Iterator[str]:
    for uid in (item.source, *item.credits):
        source = dossier.sources.get(uid)
        if source is not None:
            yield from _filled(source.name, *source.aliases)


def _with_bodies_above(dossier: Dossier, uid: str) -> frozenset[str]:
    return frozenset(name for actor in _upwards(dossier.actors, uid) for name in _called_actor(actor))


def _path(dossier: Dossier, uid: str) -> tuple[frozenset[str], ...]:
    """From the top of the tree down to the tag."""
    return tuple(frozenset(_called_tag(tag)) for tag in reversed(list(_upwards(dossier.tags, uid))))


def _upwards(things: Mapping[str, T], uid: str) -> Iterator[T]:
    seen: set[str] = set()
    while uid in things and uid not in seen:
        seen.add(uid)
        yield things[uid]
        uid = things[uid].parent


def _grades(dossier: Dossier) -> Iterator[str]:
    """Letters and digits: of each item that is cited (its own or its outlet's), and what a statement has of its own."""
    for uid in dossier.incident.cited_items():
        item = dossier.items.get(uid)
        if item is not None:
            outlet = dossier.sources.get(item.source)
            yield item.reliability or (outlet.reliability if outlet is not None else "") or "F"
            yield item.credibility or "6"
    for _, statement in dossier.incident.statements():
        yield from (statement.reliability, statement.credibility)


def _numbers(incident: Incident) -> dict[str, tuple[Figure, ...]]:
    found: dict[str, tuple[Figure, ...]] = {}
    for row in incident.quantities:
        if row.chosen:
            found[row.subject] = (*found.get(row.subject, ()), (row.low, row.best, row.high))
    return found


def _custom(incident: Incident) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for value in incident.fields:
        found[value.key] = (*found.get(value.key, ()), value.value)
    return found


def _claim_texts(claim: Claim) -> Iterator[str]:
    yield from _filled(claim.text, claim.note)
    for statement in claim.statements:
        yield from _filled(statement.quote, statement.translation, statement.hedge, statement.note, statement.channel)


def _small_texts(incident: Incident) -> Iterator[str]:
    for quantity in incident.quantities:
        yield from _filled(quantity.verbatim, quantity.unit, quantity.note)
    for role in incident.actors:
        yield from _filled(role.note)
    for citation in incident.sources:
        yield from _filled(citation.page, citation.note)
    for link in incident.links:
        yield from _filled(link.note)
    for attachment in incident.attachments:
        yield from _filled(attachment.name, attachment.note)
    for value in (*incident.fields, *incident.codes):
        yield from _filled("" if value.key.endswith(REST) else value.value)
    for external in incident.external_ids:
        yield from _filled(external.value)


def _filled(*parts: str) -> Iterator[str]:
    return (part for part in parts if part)
