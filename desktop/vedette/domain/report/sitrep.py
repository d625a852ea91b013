"""The situation report: incidents of a period in short, then figures that count incidents and never sources."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from vedette.domain.dossier import Dossier
from vedette.domain.incident import Incident
from vedette.domain.quantity import Quantity, Totals, shown, totals_by_kind
from vedette.domain.report.blocks import (
    Cell,
    Facts,
    Grid,
    Listing,
    Para,
    Prose,
    Row,
    Section,
    cell,
    para,
    quiet,
    strong,
    words,
)
from vedette.domain.report.register import counted, register, status_cell
from vedette.domain.report.request import ReportRequest
from vedette.domain.report.visible import one_line
from vedette.domain.report.voice import Voice
from vedette.domain.taxonomy import CodeList, Taxonomies

LONGEST_ACCOUNT = 1_200
_WIDTHS = (62, 38)
_NO_DATE = "no date"


def sitrep(request: ReportRequest, total: int) -> Listing:
    """What stands above and around the rows."""
    above = register(request, total)
    return Listing(
        above.title, above.subtitle, (cell(strong("Incident")), cell(strong("Status and who says what"))), _WIDTHS
    )


def sitrep_row(dossier: Dossier, codes: Taxonomies) -> Row:
    """One incident: what, when, where, in short; measures and outcome where there are any."""
    voice, incident = Voice(dossier, codes), dossier.incident
    place = "; ".join(one_line(one.label, 160) for one in incident.places[:3])
    facts = [one_line(incident.reference, 60), voice.label(codes.event_types, incident.type), incident.when.describe()]
    what = cell(
        strong(one_line(incident.title, 300) or "Untitled incident"),
        quiet("; ".join(part for part in (*facts, place) if part)),
        words(one_line(incident.summary or incident.narrative, LONGEST_ACCOUNT)),
        *_more("Measures", incident.measures),
        *_more("Outcome", incident.outcome),
    )
    return Row((what, status_cell(voice)), incident.sensitivity)


@dataclass(slots=True)
class Tally:
    """Counts incidents as they pass by; quantities are added up by `domain.quantity`, which invents no figure."""

    incidents: int = 0
    contested: int = 0
    statuses: Counter[str] = field(default_factory=Counter)
    types: Counter[str] = field(default_factory=Counter)
    days: Counter[str] = field(default_factory=Counter)
    not_single: int = 0
    quantities: list[Quantity] = field(default_factory=list)

    def add(self, incident: Incident) -> None:
        """One more incident."""
        self.incidents += 1
        self.contested += incident.contested
        self.statuses[incident.status] += 1
        self.types[incident.type] += 1
        self.days[incident.when.sort_day or _NO_DATE] += 1
        self.not_single += incident.kind not in {"", "single"}
        self.quantities += incident.quantities

    def sections(self, codes: Taxonomies) -> tuple[Section, ...]:
        """What closes the report."""
        lines = (
            ("Incidents", cell(self._how_many())),
            ("By status", cell(_counts(self.statuses, codes.incident_statuses))),
            ("By type", cell(_counts(self.types, codes.event_types))),
            ("Days", cell(self._band())),
        )
        figures = Section("Figures", (Facts(lines),))
        return (figures, self._totals(codes)) if self.quantities else (figures,)

    def _how_many(self) -> str:
        apart = f"; {self.not_single} of them stand for several events" if self.not_single else ""
        return f"{counted(self.incidents, 'incident')}, {self.contested} contested{apart}"

    def _band(self) -> str:
        known = sorted(day for day in self.days if day != _NO_DATE)
        undated = self.days[_NO_DATE]
        band = f"{known[0]} to {known[-1]}, by the earliest day of each" if known else "none known"
        return f"{band}; {undated} without a date" if undated else band

    def _totals(self, codes: Taxonomies) -> Section:
        rows = tuple(
            (cell(_kind(codes, *kind)), *_total_cells(total)) for kind, total in totals_by_kind(self.quantities).items()
        )
        head = tuple(cell(strong(name)) for name in ("Counted", "Low", "Best", "High", "Rows", "Without a figure"))
        note = "Rows may count the same persons or things twice; a figure that nobody gave is not zero."
        return Section("Totals", (Grid((30, 14, 14, 14, 10, 18), rows, head), Prose((para(quiet(note)),))))


def _more(label: str, text: str) -> tuple[Para, ...]:
    return (para(strong(f"{label}: "), words(one_line(text, LONGEST_ACCOUNT))),) if text.strip() else ()


def _counts(found: Counter[str], codes: CodeList) -> str:
    return "; ".join(f"{one_line(codes.label(key)) or 'no type'} {n}" for key, n in found.most_common())


def _kind(codes: Taxonomies, subject: str, unit: str, currency: str) -> str:
    label = one_line(codes.quantity_subjects.label(subject), 100)
    measure = one_line(currency or unit, 40)
    return f"{label} ({measure})" if measure else label


def _total_cells(total: Totals) -> tuple[Cell, ...]:
    figures = ("unknown" if value is None else shown(value) for value in (total.low, total.best, total.high))
    return tuple(cell(text) for text in (*figures, str(total.rows), str(total.without_figure)))
