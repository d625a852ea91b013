"""Counts incidents as they pass by, for the figures and charts of a report: never sources, and no figure is made up."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from vedette.domain.dossier import Dossier
from vedette.domain.incident import Incident
from vedette.domain.quantity import Quantity, Totals, shown, totals_by_kind
from vedette.domain.report.blocks import Block, Cell, Facts, Figure, Grid, Prose, Section, cell, para, quiet, strong
from vedette.domain.report.charts import MOST_BARS, Count, Days, bars, columns
from vedette.domain.report.register import day_in_words, unparted
from vedette.domain.report.request import ReportRequest
from vedette.domain.report.sitrep import newness
from vedette.domain.report.visible import one_line
from vedette.domain.taxonomy import CodeList, Taxonomies

MOST_QUESTIONS = 40
MOST_ROWS, LEAST_ROWS = 62, 12
"""Fewer days than that are read off the chart, which says their numbers."""

_LACKS = {
    "spoken": "Without a statement of any party",
    "when": "Without a date",
    "where": "Without a place",
    "source": "Without a source",
    "origin": "Resting on one origin alone",
}
_OTHERS = "all others"


@dataclass(slots=True)
class Tally:
    """Quantities are added up by `domain.quantity`, which invents no figure."""

    incidents: int = 0
    contested: int = 0
    statuses: Counter[str] = field(default_factory=Counter)
    types: Counter[str] = field(default_factory=Counter)
    places: Counter[str] = field(default_factory=Counter)
    news: Counter[str] = field(default_factory=Counter)
    days: Days = field(default_factory=Days.none)
    sort_days: set[str] = field(default_factory=set)
    not_single: int = 0
    quantities: list[Quantity] = field(default_factory=list)
    questions: list[str] = field(default_factory=list)
    asked: int = 0
    lacking: dict[str, list[str]] = field(default_factory=lambda: {key: [] for key in _LACKS})

    def add(self, dossier: Dossier, request: ReportRequest | None = None) -> None:
        """One more incident."""
        incident = dossier.incident
        self.incidents += 1
        self.contested += incident.contested
        self.statuses[incident.status] += 1
        self.types[incident.type] += 1
        self.places[one_line(incident.places[0].label, 80) if incident.places else ""] += 1
        self.days.add(incident.when)
        self.sort_days |= {incident.when.sort_day} if incident.when.sort_day else set()
        self.not_single += incident.kind not in {"", "single"}
        self.quantities += incident.quantities
        self.news[newness(incident, request) if request is not None else ""] += 1
        self._ask(_questions(dossier))
        for key in _lacks(dossier):
            self.lacking[key].append(_name(incident))

    def parts(self, codes: Taxonomies) -> dict[str, Section]:
        """The sections that follow from the counts, without titles, by what a template calls them."""
        return {
            "figures": Section("", (Facts(self._lines(codes)),)),
            "types": self._bars(self._by_type(codes), "Type"),
            "places": self._bars(_largest(self.places, "no place"), "Place"),
            "days": self._by_day(),
            "totals": self.totals(codes),
            "questions": self._open_questions(),
        }

    def totals(self, codes: Taxonomies) -> Section:
        """What was counted, low, best and high."""
        rows = tuple(
            (cell(_kind(codes, *kind)), *_total_cells(total)) for kind, total in totals_by_kind(self.quantities).items()
        )
        head = tuple(cell(strong(name)) for name in ("Counted", "Low", "Best", "High", "Rows", "No figure"))
        note = "Rows may count the same persons or things twice; a figure that nobody gave is not zero."
        blocks = (Grid((34, 14, 14, 14, 9, 15), rows, head, frozenset({1, 2, 3, 4, 5})), Prose((para(quiet(note)),)))
        return Section("", blocks if rows else ())

    def subtotal(self, codes: Taxonomies) -> str:
        """One line of it, to close a group of rows."""
        found = [f"{unparted(self.incidents, 'incident')}, {self.contested} contested"]
        for kind, total in totals_by_kind(self.quantities).items():
            low, best, high = (_figure(value) for value in (total.low, total.best, total.high))
            without = f", {total.without_figure} without a figure" if total.without_figure else ""
            found.append(f"{_kind(codes, *kind)}: low {low}, best {best}, high {high}{without}")
        return f"Subtotal: {'; '.join(found)}"

    def _lines(self, codes: Taxonomies) -> tuple[tuple[str, Cell], ...]:
        apart = f"; {self.not_single} of them stand for several events" if self.not_single else ""
        lines = [("Incidents", f"{unparted(self.incidents, 'incident')}, {self.contested} contested{apart}")]
        if self.news["new"] or self.news["changed"]:
            lines.append(("In the period", f"{self.news['new']} new in the logbook, {self.news['changed']} changed"))
        lines.append(("By status", _counts(self.statuses, codes.incident_statuses)))
        lines.append(("Days", self._band()))
        return tuple((label, cell(value)) for label, value in lines)

    def _band(self) -> str:
        known = sorted(self.sort_days)
        band = f"{known[0]} to {known[-1]}, by the earliest day of each" if known else "none known"
        return f"{band}; {self.days.undated} without a date" if self.days.undated else band

    def _by_type(self, codes: Taxonomies) -> list[Count]:
        named: Counter[str] = Counter()
        for key, count in self.types.items():
            named[one_line(codes.event_types.label(key), 80) if key else ""] += count
        return _largest(named, "no type")

    def _bars(self, counts: list[Count], noun: str) -> Section:
        drawing = bars(counts, f"{noun}: incidents")
        return Section("", (Figure(drawing, para(quiet("Incidents, not reports of them."))),))

    def _by_day(self) -> Section:
        noun, counts = self.days.counts()
        if not counts:
            return Section("", ())
        drawing = columns(counts, "Incidents by day")
        note = f"Dark: in that {noun} for certain. Hatched, and behind the +: possibly in that {noun}, or in another."
        undated = f" {unparted(self.days.undated, 'incident')} without a date." if self.days.undated else ""
        head = tuple(cell(strong(name)) for name in (noun.capitalize(), "Certain", "Possible"))
        rows = tuple(
            (cell(day_in_words(one.label)), cell(str(one.certain)), cell(str(one.possible)))
            for one in counts[:MOST_ROWS]
        )
        blocks: list[Block] = [Figure(drawing, para(quiet(note + undated)))]
        if len(counts) > LEAST_ROWS:
            blocks.append(Grid((60, 20, 20), rows, head, frozenset({1, 2})))
        return Section("", tuple(blocks))

    def _ask(self, questions: list[str]) -> None:
        self.asked += len(questions)
        self.questions += questions[: MOST_QUESTIONS - len(self.questions)]

    def _open_questions(self) -> Section:
        more = self.asked - len(self.questions)
        contested = [*map(para, self.questions), para(quiet(f"and {more}\u00a0more") if more > 0 else "")]
        lines = [("Contested", cell(*contested))]
        for key, names in self.lacking.items():
            rest = len(names) - MOST_QUESTIONS
            listed = ", ".join(names[:MOST_QUESTIONS]) + (f" and {rest}\u00a0more" if rest > 0 else "")
            lines.append((_LACKS[key], cell(listed)))
        found = tuple(line for line in lines if line[1])
        return Section("", (Facts(found),) if found else ())


def _name(incident: Incident) -> str:
    return one_line(incident.reference, 60) or one_line(incident.title, 80) or "Untitled incident"


def _questions(dossier: Dossier) -> list[str]:
    """Where parties contradict each other, claim by claim."""
    return [
        f"{_name(dossier.incident)}, claim {claim.n}: one party affirms it and another denies it: "
        f"{one_line(claim.text, 200)}"
        for claim in dossier.incident.claims
        if claim.contested
    ]


def _lacks(dossier: Dossier) -> list[str]:
    """What nobody knows yet of an incident."""
    incident = dossier.incident
    lacks = {
        "spoken": not any(True for _ in incident.statements()),
        "when": incident.when.is_empty,
        "where": not incident.places,
        "source": not incident.cited_items(),
        "origin": dossier.independent_sources == 1,
    }
    return [key for key, lacking in lacks.items() if lacking]


def _largest(counter: Counter[str], nothing: str) -> list[Count]:
    """The most frequent ones, and the rest as one."""
    ordered = counter.most_common()
    found = [Count(label or nothing, count) for label, count in ordered[:MOST_BARS]]
    rest = sum(count for _, count in ordered[MOST_BARS:])
    return [*found, Count(f"{_OTHERS} ({len(ordered) - MOST_BARS})", rest)] if rest else found


def _counts(found: Counter[str], codes: CodeList) -> str:
    return "; ".join(f"{one_line(codes.label(key)) or 'no type'} {n}" for key, n in found.most_common())


def _kind(codes: Taxonomies, subject: str, unit: str, currency: str) -> str:
    label = one_line(codes.quantity_subjects.label(subject), 100)
    measure = one_line(currency or unit, 40)
    return f"{label} ({measure})" if measure else label


def _figure(value: float | None) -> str:
    return "unknown" if value is None else shown(value)


def _total_cells(total: Totals) -> tuple[Cell, ...]:
    figures = (_figure(value) for value in (total.low, total.best, total.high))
    return tuple(cell(text) for text in (*figures, str(total.rows), str(total.without_figure)))
