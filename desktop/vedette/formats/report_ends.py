"""What a template of the user's puts above and below a printed document: words, and a picture."""

from __future__ import annotations

from vedette.domain.report.print_template import filled
from vedette.domain.report.request import ReportRequest
from vedette.domain.report.visible import one_line
from vedette.formats.report_markup import Drawn


def ends(request: ReportRequest, drawn: Drawn) -> dict[str, object]:
    """What a template of the user's puts above and below a sheet."""
    design = request.design
    values = {
        "logbook": one_line(request.logbook, 200),
        "document": request.kind,
        "period": " – ".join(day for day in (request.from_day, request.to_day) if day),
        "filter": request.scope,
        "printed": request.printed_at_words,
        "version": request.version,
        "journal": request.head,
        "profile": one_line(request.profile.name, 60),
    }
    above = [one_line(filled(line, values), 1_000) for line in design.above]
    below = [one_line(filled(line, values), 1_000) for line in design.below]
    logo = drawn.markup(design.logo) if design.logo is not None else ""
    return {"above": above, "below": below, "logo": logo}
