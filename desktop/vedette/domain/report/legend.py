"""What the codes of a document mean, only those that stand in it, and by which hash a record can be checked."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from vedette.domain.report.blocks import Cell, Facts, Section, cell, code, para, words
from vedette.domain.report.claims import NOT_HEARD
from vedette.domain.report.origins import origins_matter
from vedette.domain.report.visible import one_line
from vedette.domain.report.voice import SAYS_SO, Voice
from vedette.domain.taxonomy import CodeList, Taxonomies

_GRADE = (
    "as in “B3”: the letter grades the source, from A, completely reliable, to E, unreliable; "
    "the figure grades what it says, from 1, confirmed, to 5, improbable; F and 6: cannot be judged"
)
_STANDING = {
    "contested": "“contested”: of one claim, one party affirms it and another denies it by name",
    "silent": f"“{NOT_HEARD}”: nothing of this party on this claim is known, which is not the same as “no comment”",
    "blank": "“–”: nothing of this party on this claim is known, which is not the same as “no comment”",
    "dated": "below a stance: the day on which it was said · the grade, if one was given · the number of the source",
    "so": "“says so”, “denies it”: of a claim that is no event, such as who did it or with what intent",
    "general": "“in general”: the party spoke of no claim by name",
    "hedged": "“hedged”: the words in quotation marks limit what was said",
    "origin": "“origin”: source items that repeat one report have one origin, and count as one",
    "inferred": "“inferred”: not stated by the source, concluded by us",
}


@dataclass(slots=True)
class Legend:
    """Gathers what is used, incident by incident; `lists` tells what the rows of a document of many are."""

    lists: Literal["", "incidents", "claims"] = ""
    grades: set[str] = field(default_factory=set)
    precisions: set[str] = field(default_factory=set)
    statuses: set[str] = field(default_factory=set)
    sharing: set[str] = field(default_factory=set)
    standing: set[str] = field(default_factory=set)

    def take(self, voice: Voice) -> None:
        """One more incident."""
        incident, dossier = voice.dossier.incident, voice.dossier
        spoken = [statement for _, statement in incident.statements()]
        self.grades |= {dossier.given_grade(one) for one in spoken}
        self.grades |= {dossier.given_item_grade(uid) for uid in voice.numbers}
        self.precisions |= {place.precision for place in incident.places}
        self.statuses.add(incident.status)
        self.sharing.add(incident.sensitivity)
        inferred = [incident.when, *(one.said_on for one in spoken)]
        found = {
            "contested": not self.lists and incident.contested,
            "silent": not self.lists and _is_silent(voice),
            "blank": self.lists == "claims" and bool(incident.claims),
            "dated": self.lists != "incidents" and bool(spoken),
            "so": any(claim.kind != "occurred" and one.stance in SAYS_SO for claim, one in incident.statements()),
            "general": any(one.scope == "general" for one in spoken),
            "hedged": any(one.hedge for one in spoken),
            "origin": self.lists == "incidents" and origins_matter(dossier),
            "inferred": any(when is not None and when.inferred for when in inferred),
        }
        self.standing |= {key for key, used in found.items() if used}

    def section(self, codes: Taxonomies) -> Section:
        """What was gathered, in the order of the code lists."""
        graded = {grade for grade in self.grades if len(grade) == 2}
        lines = (
            ("Grade", cell(words(_GRADE), _used_grades(codes, graded)) if graded else ()),
            ("Status", _described(codes.incident_statuses, self.statuses) if self.lists else ()),
            ("Place precision", cell(_entries(codes.place_precisions, self.precisions))),
            ("Sharing level", _described(codes.tlp, self.sharing)),
            ("Standing words", cell(*(said for key, said in _STANDING.items() if key in self.standing))),
        )
        found = tuple(line for line in lines if line[1])
        return Section("Legend", (Facts(found),) if found else (), small=True)


def legend_section(voice: Voice) -> Section:
    """Grades, precisions, the sharing level and our own standing words, as far as one incident uses them."""
    legend = Legend()
    legend.take(voice)
    return legend.section(voice.codes)


def record_section(voice: Voice) -> Section:
    """What identifies the record and its state; program, journal and selection stand at the foot of each page."""
    incident = voice.dossier.incident
    made = _by(incident.created_at, incident.created_by)
    changed = _by(incident.updated_at, incident.updated_by)
    lines: list[tuple[str, Cell]] = [
        ("Identifier", cell(para(code(f"{incident.reference} · {incident.uid}")))),
        ("SHA-256", cell(para(code(voice.dossier.hash or "not given")))),
        ("Entered", cell(made)),
        ("Last changed", cell("" if changed == made else changed)),
        ("In the trash", cell(f"since {one_line(incident.trashed_at, 40)}" if incident.trashed_at else "")),
    ]
    return Section("Record", (Facts(tuple(line for line in lines if line[1])),), small=True)


def _is_silent(voice: Voice) -> bool:
    matrix = voice.dossier.matrix()
    return any(matrix.cell(claim, party) is None for claim in matrix.claims for party in matrix.parties)


def _used_grades(codes: Taxonomies, graded: set[str]) -> str:
    letters = _entries(codes.reliability, {grade[0] for grade in graded})
    figures = _entries(codes.credibility, {grade[1] for grade in graded})
    return f"here, sources: {letters}; what they say: {figures}"


def _entries(codes: CodeList, used: set[str]) -> str:
    """Those of the list that are used, in the order of the list."""
    return ", ".join(f"{entry.key} {entry.label}" for entry in codes if entry.key in used)


def _described(codes: CodeList, used: set[str]) -> Cell:
    """The same, each with what it says of itself."""
    return cell(*(f"{entry.label}: {entry.description}" for entry in codes if entry.key in used))


def _by(at: str, by: str) -> str:
    return f"{one_line(at, 40)}{f' by {one_line(by, 80)}' if by.strip() else ''}" if at else ""
