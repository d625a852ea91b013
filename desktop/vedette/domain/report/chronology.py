"""The chronology: incidents in the order of time, and for each claim what every main party says, side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from vedette.domain.assessment import Assessment
from vedette.domain.civil_days import day_words
from vedette.domain.claim import Claim
from vedette.domain.report.blocks import Cell, Listing, Para, Row, cell, joined, para, quiet, strong, words
from vedette.domain.report.claims import joint, said_cell
from vedette.domain.report.register import bookmark, places_in_short, register, unparted
from vedette.domain.report.request import ReportRequest
from vedette.domain.report.visible import one_line
from vedette.domain.report.voice import Voice
from vedette.domain.when import When

MOST_CLAIMS = 12
PARTIES_ABREAST = {False: 3, True: 5}
OTHERS = "Other parties"
_NOBODY = "–"
_CLAIM, _OURS = {False: 28, True: 22}, {False: 15, True: 12}


@dataclass(frozen=True, slots=True)
class Heard:
    """What `party` holds of a claim; `top` is the party that it belongs to in the end, such as its state."""

    top: str
    party: str
    name: str
    cell: Cell


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """One claim: what each party holds, and what we hold."""

    claim: Cell
    heard: tuple[Heard, ...]
    ours: Cell


@dataclass(frozen=True, slots=True)
class Entry:
    """One incident, before it is known which parties get a column."""

    when: Cell
    what: Cell
    lines: tuple[ClaimLine, ...]
    sharing: str
    bookmark: str


@dataclass(slots=True)
class Parties:
    """Who speaks in a document; a party that goes by different names in it, as a masked one does, is no column.

    Those who speak to the same claims as others come first, then those who speak most.
    """

    spoken: Counter[str] = field(default_factory=Counter)
    answered: Counter[str] = field(default_factory=Counter)
    names: dict[str, str] = field(default_factory=dict)
    judged: bool = False

    def add(self, entry: Entry, voice: Voice) -> None:
        """Whoever is heard in one more incident."""
        self.judged = self.judged or any(line.ours for line in entry.lines)
        for line in entry.lines:
            tops = list(dict.fromkeys(heard.top for heard in line.heard))
            self.spoken.update(tops)
            self.answered.update(tops if len(tops) > 1 else ())
            for party in tops:
                name = voice.actor(party)
                same = bool(name) and self.names.setdefault(party, name) == name
                self.names[party] = name if same else ""

    def columns(self, landscape: bool) -> tuple[str, ...]:
        """Those with a column; '' at the end is the column of all others."""
        most = PARTIES_ABREAST[landscape]
        ordered = sorted(self.spoken, key=lambda one: (self.answered[one] == 0, -self.spoken[one]))
        named = [party for party in ordered if self.names[party]]
        if len(self.spoken) <= most and len(named) == len(self.spoken):
            return tuple(named)
        return (*named[: most - 1], "")

    def title(self, party: str) -> str:
        """What stands above a column."""
        return self.names.get(party) or OTHERS


def chronology(request: ReportRequest, total: int, parties: Parties) -> Listing:
    """What stands above and around the rows, which come by day, undated ones last."""
    above, columns = register(request, total), parties.columns(request.landscape)
    claim, ours = _CLAIM[request.landscape], _OURS[request.landscape] * parties.judged
    share = (100 - claim - ours) // max(len(columns), 2)
    widths = (100 - ours - share * len(columns), *(share for _ in columns), *([ours] if ours else []))
    titles = ("When, and claim", *(parties.title(one) for one in columns), *(["Our assessment"] if ours else []))
    note = "" if ours else " No claim is assessed by us."
    subtitle = Para((*above.subtitle.runs, *para(words(note)).runs)) if note else above.subtitle
    return Listing(above.title, subtitle, tuple(cell(strong(title)) for title in titles), widths)


def chronology_entry(voice: Voice) -> Entry:
    """One incident with its claims as parties put them."""
    incident = voice.dossier.incident
    when = incident.when
    more = len(incident.claims) - MOST_CLAIMS
    lines = [_line(voice, claim) for claim in incident.claims[:MOST_CLAIMS]]
    if more > 0:
        lines.append(ClaimLine(cell(quiet(f"and {unparted(more, 'more claim')}, in the summary")), (), ()))
    facts = (
        one_line(incident.reference, 60) or "no reference",
        places_in_short(voice) or "place not recorded",
        _status(voice),
    )
    return Entry(
        cell(strong(voice.read_as(when)), quiet(f"“{one_line(when.text, 120)}”" if when.text.strip() else "")),
        cell(
            strong(one_line(incident.title, 300) or "Untitled incident"),
            joined([quiet(fact) for fact in facts if fact]),
        ),
        tuple(lines),
        incident.sensitivity,
        bookmark(incident),
    )


def chronology_rows(entry: Entry, columns: tuple[str, ...], *, judged: bool) -> Iterator[Row]:
    """The incident above its claims, each with a cell for every party, and for us where we `judged` any."""
    if not entry.lines:
        alone = (*entry.when, *entry.what, *cell(quiet("No claim is recorded.")))
        yield Row((alone,), entry.sharing, "remark", entry.bookmark)
        return
    yield Row((entry.when, entry.what), entry.sharing, "entry", entry.bookmark)
    for line in entry.lines:
        said = tuple(_column(line, party, columns) for party in columns)
        ours = (line.ours or cell(quiet("not assessed")),) if judged else ()
        yield Row((line.claim, *said, *ours), entry.sharing)


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
    return f"Nothing in this document is dated to {span} ({unparted(days, 'day')})."


def top(voice: Voice, party: str) -> str:
    """The party at the top of those that `party` belongs to: of a ministry, its state."""
    seen = {""}
    while party not in seen:
        seen.add(party)
        actor = voice.dossier.actors.get(party)
        if actor is None or actor.parent not in voice.dossier.actors or actor.parent in seen:
            return party
        party = actor.parent
    return party


def _line(voice: Voice, claim: Claim) -> ClaimLine:
    matrix = voice.dossier.matrix()
    said = para(strong(f"{claim.n} "), strong(joint(voice, claim)), words(one_line(claim.text, 400)))
    heard = []
    for party in matrix.parties:
        found = matrix.cell(claim, party)
        if found is not None:
            above = top(voice, party)
            heard.append(Heard(above, party, voice.party(found.latest), said_cell(voice, claim, found)))
    ours = [one for one in voice.dossier.incident.assessments if one.claim == claim.n]
    silent = "" if heard else "nobody is on record"
    noted = "; ".join(note for note in ("contested" if claim.contested else "", silent) if note)
    return ClaimLine(cell(said, quiet(noted)), tuple(heard), _judged(voice, ours))


def _judged(voice: Voice, ours: list[Assessment]) -> Cell:
    if not ours:
        return ()
    one, codes = ours[-1], voice.codes
    likely = voice.label(codes.likelihoods, one.likelihood) if one.likelihood else ""
    confidence = f"confidence {voice.label(codes.confidences, one.confidence)}" if one.confidence else ""
    return cell(
        strong(voice.label(codes.assessment_statuses, one.status)),
        "; ".join(part for part in (likely, confidence) if part),
        quiet(one_line(one.reason, 200)),
    )


def _column(line: ClaimLine, party: str, columns: tuple[str, ...]) -> Cell:
    """What the party and those below it hold; whoever speaks for it, or has no column, is named."""
    found: list[Cell] = []
    for one in line.heard:
        if party in (one.top, "") and (party or one.top not in columns):
            found.append((*cell("" if one.party == party and party else words(one.name)), *one.cell))
    return tuple(one for said in found for one in said) or cell(quiet(_NOBODY))


def _status(voice: Voice) -> str:
    ours = any(one.claim is None for one in voice.dossier.incident.assessments)
    return f"{voice.status()}{' by our own assessment' if ours else ''}"
