"""An incident in words for maps: who said what, how surely, in which words. Names of protected sources stay out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from vedette.domain.assessment import Assessment
from vedette.domain.claim import Statement
from vedette.domain.dossier import Dossier
from vedette.domain.incident import Incident
from vedette.domain.place import Place
from vedette.domain.quantity import Quantity
from vedette.domain.when import When

_WITHHELD = "a protected source"


def name(incident: Incident) -> str:
    """Reference and title, as far as there are any."""
    return " ".join(part for part in (incident.reference, incident.title) if part) or incident.uid


def source(dossier: Dossier, uid: str) -> str:
    """A source item by its name, unless it or its outlet is protected."""
    item = dossier.items.get(uid)
    if item is None:
        return ""
    outlet = dossier.sources.get(item.source)
    return _WITHHELD if item.protected or (outlet is not None and outlet.protected) else dossier.item_name(uid)


def lines(dossier: Dossier, place: Place | None) -> Iterator[str]:
    """The whole incident as plain lines of text; `place` is the point they stand beside."""
    incident = dossier.incident
    yield f"When: {_when(incident.when)}"
    if place is not None:
        yield f"Where: {where(place)}"
    yield f"Status: {incident.status}{', contested' if incident.contested else ''}"
    yield from (text for text in (incident.summary, incident.narrative) if text)
    for claim in incident.claims:
        either = f", one of group {claim.or_group} joined by “or”" if claim.or_group else ""
        yield f"Claim {claim.n} ({claim.kind}{either}): {claim.text}"
        yield from (f"– {_statement(dossier, statement)}" for statement in claim.statements)
    yield from (f"Number: {_quantity(quantity)}" for quantity in incident.quantities)
    yield from (f"Our assessment: {_assessment(one)}" for one in incident.assessments)
    yield from (f"Source: {source(dossier, citation.item)}" for citation in incident.sources)


def where(place: Place) -> str:
    """A place with how exact it is."""
    exact = [f"precision {place.precision}" if place.precision else ""]
    exact += [f"± {place.uncertainty_m:g} m" if place.uncertainty_m is not None else "", place.nil_reason]
    known = ", ".join(part for part in exact if part)
    label = place.label or "place not named"
    role = "" if place.role == "where" else f" ({place.role})"
    return f"{label}{role}{f' [{known}]' if known else ''}"


def plain(dossier: Dossier) -> dict[str, Any]:
    """The incident as JSON values in words, for programs that know nothing of uids."""
    incident = dossier.incident
    return {
        "uid": incident.uid,
        "reference": incident.reference,
        "title": incident.title,
        "type": incident.type,
        "subtype": incident.subtype,
        "when": incident.when.as_json(),
        "when_words": incident.when.describe(),
        "status": incident.status,
        "contested": incident.contested,
        "summary": incident.summary,
        "narrative": incident.narrative,
        "places": [_place(place) for place in incident.places],
        "claims": [
            {
                "n": claim.n,
                "kind": claim.kind,
                "text": claim.text,
                "or_group": claim.or_group,
                "contested": claim.contested,
                "statements": [_statement_plain(dossier, statement) for statement in claim.statements],
            }
            for claim in incident.claims
        ],
        "quantities": [_quantity_plain(quantity) for quantity in incident.quantities],
        "assessments": [_assessment_plain(one) for one in incident.assessments],
        "actors": [
            {"name": dossier.actor_name(r.actor), "role": r.role, "certainty": r.certainty} for r in incident.actors
        ],
        "sources": [{"name": source(dossier, c.item), "grade": dossier.item_grade(c.item)} for c in incident.sources],
        "independent_sources": dossier.independent_sources,
        "tags": [dossier.tag_path(uid) for uid in incident.tags],
        "sensitivity": incident.sensitivity,
    }


def _when(when: When) -> str:
    return f"{when.describe()} (as said: “{when.text}”)" if when.text else when.describe()


def _statement(dossier: Dossier, said: Statement) -> str:
    party = dossier.actor_name(said.party) or "party not named"
    words = f"{party}{_by(dossier, said)} {said.stance.replace('_', ' ')}"
    remarks = [
        f"said {_when(said.said_on)}" if said.said_on is not None else "",
        "in general, of no claim by name" if said.scope == "general" else "",
        f"hedged “{said.hedge}”, whose hedge: {said.hedge_by or 'unknown'}" if said.hedge else "",
        f"to {dossier.actor_name(said.addressee)}" if said.addressee else "",
        f"source: {source(dossier, said.source_item)}" if said.source_item else "",
        f"grade {dossier.grade(said)}" if dossier.grade(said) else "",
        f"replaced by a later statement: supersedes {said.supersedes}" if said.supersedes is not None else "",
    ]
    quote = f": “{said.quote}”" if said.quote else ""
    translation = f" (translated: “{said.translation}”)" if said.translation else ""
    known = "; ".join(remark for remark in remarks if remark)
    return f"{words}{quote}{translation}{f' [{known}]' if known else ''}"


def _by(dossier: Dossier, said: Statement) -> str:
    return f", by {dossier.actor_name(said.spokesperson)}," if said.spokesperson else ""


def _quantity(quantity: Quantity) -> str:
    said = f" (as said: “{quantity.verbatim}”)" if quantity.verbatim and quantity.figures() else ""
    subject = quantity.subject.replace("_", " ")
    return f"{subject}: {quantity.describe('')}{said}"


def _assessment(one: Assessment) -> str:
    about = "" if one.claim is None else f"of claim {one.claim}: "
    degrees = [word for word in (one.likelihood, one.confidence and f"{one.confidence} confidence") if word]
    how_surely = f" ({', '.join(degrees)})" if degrees else ""
    reason = f" – {one.reason}" if one.reason else ""
    return f"{about}{one.status}{how_surely}{reason}"


def _place(place: Place) -> dict[str, Any]:
    return {
        "role": place.role,
        "text": place.text,
        "name": place.name,
        "admin1": place.admin1,
        "country": place.country or place.country_name,
        "coordinates": [place.lon, place.lat] if place.has_point else None,
        "precision": place.precision,
        "uncertainty_m": place.uncertainty_m,
    }


def _statement_plain(dossier: Dossier, said: Statement) -> dict[str, Any]:
    kept = ("n", "stance", "speech_act", "scope", "quote", "language", "translation", "hedge", "hedge_by", "supersedes")
    return {
        "party": dossier.actor_name(said.party),
        "spokesperson": dossier.actor_name(said.spokesperson),
        "addressee": dossier.actor_name(said.addressee),
        **{key: getattr(said, key) for key in kept},
        "said_on": None if said.said_on is None else said.said_on.as_json(),
        "source": source(dossier, said.source_item),
        "grade": dossier.grade(said),
    }


def _quantity_plain(quantity: Quantity) -> dict[str, Any]:
    kept = ("subject", "low", "best", "high", "qualifier", "verbatim", "unit", "currency", "nil_reason", "chosen")
    return {**{key: getattr(quantity, key) for key in kept}, "currency_inferred": quantity.currency_inferred}


def _assessment_plain(one: Assessment) -> dict[str, Any]:
    return {
        key: getattr(one, key) for key in ("n", "claim", "status", "likelihood", "confidence", "reason", "supersedes")
    }
