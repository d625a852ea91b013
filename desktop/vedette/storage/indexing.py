"""The search index: folded words, a row each under the incident's order key, in the record's own act."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from sqlalchemy import Connection

from vedette.domain.claim import Claim
from vedette.domain.folding import cjk_part, fold
from vedette.domain.incident import Incident
from vedette.storage.names import IncidentNames

BREAK = " \ue000 "
"""Between two texts: a token nobody types, so that a phrase never runs from one text into the next."""

Words = tuple[str, str, str, str]
"""Folded title, folded texts, folded names, and the CJK part of all of it unfolded."""


class Index:
    """Writes index rows inside one act."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def words(self, incident: Incident, names: IncidentNames) -> Words:
        """What an incident is found by."""
        body = BREAK.join(texts(incident))
        called = BREAK.join(names.words)
        cjk = cjk_part(BREAK.join((incident.title, body, called)))
        return fold(incident.title), fold(body), fold(called), cjk

    def replace(self, words: Mapping[int, Words], old_keys: Sequence[int]) -> None:
        """Index rows by order key, instead of those under `old_keys`."""
        self.drop(old_keys)
        rows = [(key, title, text, names) for key, (title, text, names, _) in sorted(words.items())]
        self._many("INSERT INTO incident_search(rowid, title, text, names) VALUES (?, ?, ?, ?)", rows)
        self._many(
            "INSERT INTO incident_cjk(rowid, text) VALUES (?, ?)",
            [(key, cjk) for key, (_, _, _, cjk) in sorted(words.items()) if cjk],
        )

    def drop(self, keys: Sequence[int]) -> None:
        """Take index rows out."""
        for table in ("incident_search", "incident_cjk"):
            self._many(f"DELETE FROM {table} WHERE rowid = ?", [(key,) for key in keys])

    def _many(self, statement: str, rows: Sequence[tuple[object, ...]]) -> None:
        if rows:
            self._connection.exec_driver_sql(statement, list(rows))


def texts(incident: Incident) -> Iterator[str]:
    """Every text of an incident that free words are matched against, names of shared things aside."""
    yield from _filled(
        incident.reference, incident.summary, incident.narrative, incident.measures, incident.outcome, incident.note,
        incident.when.text,
    )  # fmt: skip
    for claim in incident.claims:
        yield from _claim_texts(claim)
    for place in incident.places:
        yield from _filled(
            place.text, place.name, place.admin1, place.admin2, place.admin3, place.country_name, place.border_segment,
            place.marker, place.note, place.coordinates_text,
        )  # fmt: skip
    for assessment in incident.assessments:
        yield from _filled(assessment.reason, *assessment.evidence_for, *assessment.evidence_against)
    yield from _small_texts(incident)


def _claim_texts(claim: Claim) -> Iterable[str]:
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
        yield from _filled(value.value)
    for external in incident.external_ids:
        yield from _filled(external.value)


def _filled(*parts: str) -> Iterator[str]:
    return (part for part in parts if part)
