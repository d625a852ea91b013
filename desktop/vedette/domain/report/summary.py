"""The incident summary: one sheet per incident, in the order of a serious-incident report (field-guide 6.8)."""

from __future__ import annotations

from collections.abc import Mapping

from vedette.domain.dossier import Dossier
from vedette.domain.report.blocks import Para, Section, Sheet, para, quiet, words
from vedette.domain.report.claims import claims_section, statements_section
from vedette.domain.report.facts import (
    account_section,
    actors_section,
    fields_section,
    head_section,
    numbers_section,
    prose_section,
    salute_section,
)
from vedette.domain.report.legend import legend_section, record_section
from vedette.domain.report.ours import assessment_section, links_section
from vedette.domain.report.request import ReportRequest
from vedette.domain.report.sources import attachments_section, sources_section
from vedette.domain.report.visible import one_line
from vedette.domain.report.voice import Voice
from vedette.domain.taxonomy import Taxonomies

PARTIES_ABREAST = 4
PARTIES_ABREAST_LANDSCAPE = 6


def summary(
    dossier: Dossier, codes: Taxonomies, request: ReportRequest, fields: Mapping[str, str] | None = None
) -> Sheet:
    """Everything known about one incident; sections with nothing in them are left out."""
    voice = Voice(dossier, codes, fields or {})
    incident = dossier.incident
    return Sheet(
        reference=one_line(incident.reference) or "no reference",
        title=_title(voice),
        subtitle=para(words(request.title)) if request.title.strip() else Para(()),
        sections=tuple(section for section in _sections(voice, request) if section.blocks),
        sharing=incident.sensitivity,
    )


def _title(voice: Voice) -> Para:
    incident = voice.dossier.incident
    if not incident.title.strip():
        return para(quiet("Untitled incident"))
    made = quiet(" (title made by the program)") if incident.title_made else ""
    return para(words(one_line(incident.title, 1_000)), made)


def _sections(voice: Voice, request: ReportRequest) -> tuple[Section, ...]:
    incident = voice.dossier.incident
    abreast = PARTIES_ABREAST_LANDSCAPE if request.landscape else PARTIES_ABREAST
    return (
        head_section(voice),
        salute_section(voice),
        account_section(voice),
        claims_section(voice, abreast),
        statements_section(voice),
        numbers_section(voice),
        actors_section(voice),
        prose_section("Measures", incident.measures),
        assessment_section(voice),
        prose_section("Outcome", incident.outcome),
        links_section(voice),
        sources_section(voice),
        attachments_section(voice),
        prose_section("Note", incident.note),
        fields_section(voice),
        legend_section(voice),
        record_section(voice, request),
    )
