"""The incident summary: one sheet per incident, in the order of a serious-incident report (field-guide 6.8)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from vedette.domain.dossier import Dossier
from vedette.domain.report.blocks import Para, Prose, Section, Sheet, para, quiet, words
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
from vedette.domain.report.locator import locator_section
from vedette.domain.report.neighbours import Neighbours
from vedette.domain.report.ours import assessment_section, links_section
from vedette.domain.report.print_template import Part
from vedette.domain.report.redacting import Omission
from vedette.domain.report.request import ReportRequest
from vedette.domain.report.sources import attachments_section, sources_section
from vedette.domain.report.visible import one_line
from vedette.domain.report.voice import WITHHELD, Voice
from vedette.domain.taxonomy import Taxonomies

PARTIES_ABREAST = 4
PARTIES_ABREAST_LANDSCAPE = 6
MASKED = "source, name withheld"
NOWHERE = Neighbours()


def summary(
    dossier: Dossier,
    codes: Taxonomies,
    request: ReportRequest,
    fields: Mapping[str, str] | None = None,
    *,
    omissions: Sequence[Omission] = (),
    neighbours: Neighbours = NOWHERE,
) -> Sheet:
    """Everything known about one incident; sections with nothing in them are left out, what was withheld never."""
    masked = request.profile.sources in {"masked", "left_out"}
    voice = Voice(dossier, codes, fields or {}, MASKED if masked else WITHHELD)
    incident = dossier.incident
    parts = _sections(voice, request, neighbours)
    chosen = [_titled(parts[part.key], part) for part in request.design.ordered("summary") if part.key in parts]
    return Sheet(
        reference=one_line(incident.reference) or "no reference",
        title=_title(voice),
        subtitle=para(words(request.title)) if request.title.strip() else Para(()),
        sections=tuple(section for section in (*chosen, withheld_section(omissions)) if section.blocks),
        sharing=incident.sensitivity,
    )


def withheld_section(omissions: Sequence[Omission]) -> Section:
    """What is not here, and why; nothing where nothing was withheld."""
    lines = tuple(para(words(f"{one.words}.")) for one in omissions)
    return Section("Withheld from this print", (Prose(lines),) if lines else (), small=True)


def _titled(section: Section, part: Part) -> Section:
    return replace(section, title=one_line(part.title, 200))


def _title(voice: Voice) -> Para:
    incident = voice.dossier.incident
    if not incident.title.strip():
        return para(quiet("Untitled incident"))
    made = quiet(" (title made by the program)") if incident.title_made else ""
    return para(words(one_line(incident.title, 1_000)), made)


def _sections(voice: Voice, request: ReportRequest, neighbours: Neighbours) -> Mapping[str, Section]:
    incident = voice.dossier.incident
    abreast = PARTIES_ABREAST_LANDSCAPE if request.landscape else PARTIES_ABREAST
    sources = _left_out() if request.profile.sources == "left_out" else sources_section(voice)
    wants_sketch = request.design.has("locator")
    return {
        "head": head_section(voice),
        "salute": salute_section(voice),
        "locator": locator_section(incident.places, neighbours) if wants_sketch else Section("", ()),
        "account": account_section(voice),
        "claims": claims_section(voice, abreast),
        "statements": statements_section(voice),
        "numbers": numbers_section(voice),
        "actors": actors_section(voice),
        "measures": prose_section("Measures", incident.measures),
        "assessment": assessment_section(voice),
        "outcome": prose_section("Outcome", incident.outcome),
        "links": links_section(voice),
        "sources": sources,
        "attachments": attachments_section(voice),
        "note": prose_section("Note", incident.note),
        "fields": fields_section(voice),
        "legend": legend_section(voice),
        "record": record_section(voice),
    }


def _left_out() -> Section:
    return Section("Sources", (Prose((para("The sources are left out of this print."),)),))
