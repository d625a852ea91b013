"""The chronology: what is said to have happened, in the order given, each time with who says so."""

from __future__ import annotations

from datetime import date, timedelta

from vedette.domain.civil_days import day_words
from vedette.domain.claim import Claim, Statement
from vedette.domain.dossier import Dossier
from vedette.domain.report.blocks import Cell, Listing, Para, Row, cell, para, quiet, strong, words
from vedette.domain.report.claims import joint
from vedette.domain.report.register import bookmark, counted, register
from vedette.domain.report.request import ReportRequest
from vedette.domain.report.visible import one_line
from vedette.domain.report.voice import Voice
from vedette.domain.taxonomy import Taxonomies
from vedette.domain.when import When

MOST_CLAIMS = 12
_COLUMNS = ("When", "What is said, and by whom", "Reference")
_WIDTHS = (24, 60, 16)


def chronology(request: ReportRequest, total: int) -> Listing:
    """What stands above and around the rows, which come by day, undated ones last."""
    above = register(request, total)
    return Listing(above.title, above.subtitle, tuple(cell(strong(name)) for name in _COLUMNS), _WIDTHS)


def chronology_row(dossier: Dossier, codes: Taxonomies, request: ReportRequest | None = None) -> Row:
    """One incident with its claims as parties put them."""
    voice, incident = Voice(dossier, codes), dossier.incident
    when = incident.when
    cells = (
        cell(strong(when.describe()), quiet(f"“{one_line(when.text, 120)}”" if when.text.strip() else "")),
        cell(strong(one_line(incident.title, 300) or "Untitled incident"), quiet(_places(voice)), *_claims(voice)),
        cell(one_line(incident.reference, 60) or "no reference", quiet(voice.status())),
    )
    return Row(cells, incident.sensitivity, bookmark=bookmark(incident))


def gap(reached: str, when: When) -> str:
    """A line about the days between `reached`, the last one so far, and an incident; '' where none is free."""
    try:
        first = date.fromisoformat(reached) + timedelta(1)
        last = date.fromisoformat(when.first_day or "") - timedelta(1)
    except (ValueError, OverflowError):
        return ""
    days = (last - first).days + 1
    if days < 1:
        return ""
    span = day_words(first) if days == 1 else f"{day_words(first)} to {day_words(last)}"
    return f"Nothing in this document is dated to {span} ({counted(days, 'day')})."


def _places(voice: Voice) -> str:
    return "; ".join(one_line(place.label, 160) for place in voice.dossier.incident.places[:3])


def _claims(voice: Voice) -> Cell:
    claims = voice.dossier.incident.claims
    more = len(claims) - MOST_CLAIMS
    found = [_claim(voice, claim) for claim in claims[:MOST_CLAIMS]]
    return cell(*found, quiet(f"and {counted(more, 'more claim')}" if more > 0 else ""))


def _claim(voice: Voice, claim: Claim) -> Para:
    said = "; ".join(_said(voice, claim, statement) for statement in claim.statements) or "nobody is on record"
    return para(words(joint(voice, claim)), words(one_line(claim.text, 400)), words(" – "), quiet(said))


def _said(voice: Voice, claim: Claim, statement: Statement) -> str:
    hedged = f", hedged “{one_line(statement.hedge, 80)}”" if statement.hedge.strip() else ""
    return f"{voice.party(statement)}: {voice.stance(claim, statement)}{hedged} ({voice.grades([statement])})"
