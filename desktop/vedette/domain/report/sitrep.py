"""The situation report: what happened in a period, in short; how much of it is counted lies in `tally`."""

from __future__ import annotations

from collections.abc import Mapping

from vedette.domain.dossier import Dossier
from vedette.domain.incident import Incident
from vedette.domain.report.blocks import Listing, Para, Row, cell, para, quiet, strong, words
from vedette.domain.report.register import bookmark, places_in_short, register, status_cell
from vedette.domain.report.request import ReportRequest
from vedette.domain.report.visible import one_line
from vedette.domain.report.voice import Voice
from vedette.domain.taxonomy import Taxonomies

LONGEST_ACCOUNT = 1_200
_WIDTHS = (62, 38)


def sitrep(request: ReportRequest, total: int) -> Listing:
    """What stands above and around the rows."""
    above = register(request, total)
    cut_off = f"Cut-off: what was recorded by {request.printed_at_words}."
    subtitle = Para((*above.subtitle.runs, *para(words(f" {cut_off}")).runs))
    head = (cell(strong("Incident")), cell(strong("Status and who says what")))
    return Listing(above.title, subtitle, head, _WIDTHS)


def sitrep_row(
    dossier: Dossier,
    codes: Taxonomies,
    request: ReportRequest | None = None,
    numbering: Mapping[str, str] | None = None,
) -> Row:
    """One incident: what, when, where, in short; measures and outcome where there are any."""
    voice, incident = Voice(dossier, codes, numbering=numbering), dossier.incident
    place = places_in_short(voice)
    facts = [
        one_line(incident.reference, 60),
        voice.label(codes.event_types, incident.type),
        voice.read_as(incident.when),
    ]
    news = newness(incident, request) if request is not None else ""
    what = cell(
        para(strong(one_line(incident.title, 300) or "Untitled incident"), words(f" – {news}" if news else "")),
        quiet("; ".join(part for part in (*facts, place) if part)),
        words(one_line(incident.summary or incident.narrative, LONGEST_ACCOUNT)),
        *_more("Measures", incident.measures),
        *_more("Outcome", incident.outcome),
    )
    return Row((what, status_cell(voice)), incident.sensitivity, bookmark=bookmark(incident))


def newness(incident: Incident, request: ReportRequest) -> str:
    """Whether it came to the logbook in the period, or was changed in it; '' where no period is asked for."""
    if not request.from_day:
        return ""
    if incident.created_at[:10] >= request.from_day:
        return "new"
    return "changed" if incident.updated_at[:10] >= request.from_day else ""


def _more(label: str, text: str) -> tuple[Para, ...]:
    return (para(strong(f"{label}: "), words(one_line(text, LONGEST_ACCOUNT))),) if text.strip() else ()
