"""What the codes on a sheet mean, only those that stand on it, and by which hash the record can be checked."""

from __future__ import annotations

from vedette.domain.incident import Incident
from vedette.domain.report.blocks import Cell, Facts, Section, cell, code, para, words
from vedette.domain.report.claims import NOT_HEARD
from vedette.domain.report.request import ReportRequest
from vedette.domain.report.visible import one_line
from vedette.domain.report.voice import Voice
from vedette.domain.taxonomy import CodeList


def legend_section(voice: Voice) -> Section:
    """Grades, precisions, the sharing level and our own standing words, as far as they are used."""
    lines = (
        ("Reliability", _entries(voice.codes.reliability, [g[0] for g in _grades(voice)])),
        ("Credibility", _entries(voice.codes.credibility, [g[1] for g in _grades(voice)])),
        (
            "Place precision",
            _entries(voice.codes.place_precisions, [p.precision for p in _incident(voice).places]),
        ),
        ("Sharing level", _sharing(voice)),
        ("Standing words", _standing_words(voice)),
    )
    return Section("Legend", (Facts(tuple(line for line in lines if line[1])),), small=True)


def record_section(voice: Voice, request: ReportRequest) -> Section:
    """What identifies the record and its state, for whoever wants to check it against the logbook."""
    incident = _incident(voice)
    made = _by(incident.created_at, incident.created_by)
    changed = _by(incident.updated_at, incident.updated_by)
    lines: list[tuple[str, Cell]] = [
        ("Identifier", cell(para(code(f"{incident.reference} · {incident.uid}")))),
        ("SHA-256", cell(para(code(voice.dossier.hash or "not given")))),
        ("Entered", cell(made)),
        ("Last changed", cell("" if changed == made else changed)),
        ("In the trash", cell(f"since {one_line(incident.trashed_at, 40)}" if incident.trashed_at else "")),
        ("Printed from", cell(para(words(request.provenance)))),
        ("Selection", cell(request.scope)),
    ]
    return Section("Record", (Facts(tuple(line for line in lines if line[1])),), small=True)


def _incident(voice: Voice) -> Incident:
    return voice.dossier.incident


def _grades(voice: Voice) -> list[str]:
    found = [voice.dossier.grade(s) for _, s in _incident(voice).statements()]
    found += [voice.dossier.item_grade(uid) or "F6" for uid in voice.numbers]
    return [grade for grade in found if len(grade) == 2]


def _entries(codes: CodeList, used: list[str]) -> Cell:
    """Those of the list that are used, in the order of the list."""
    found = [entry for entry in codes if entry.key in used]
    return cell("; ".join(f"{entry.key} {entry.label}" for entry in found))


def _sharing(voice: Voice) -> Cell:
    entry = voice.codes.tlp.get(_incident(voice).sensitivity)
    return cell(f"{entry.label}: {entry.description}") if entry is not None else ()


def _standing_words(voice: Voice) -> Cell:
    incident, matrix = _incident(voice), voice.dossier.matrix()
    spoken = [statement for _, statement in incident.statements()]
    silent = any(matrix.cell(claim, party) is None for claim in matrix.claims for party in matrix.parties)
    inferred = [incident.when, *(s.said_on for s in spoken)]
    found = [
        (incident.contested, "“contested”: of one claim, one party affirms it and another denies it by name"),
        (silent, f"“{NOT_HEARD}”: nothing of this party on this claim is known, which is not the same as “no comment”"),
        (any(s.scope == "general" for s in spoken), "“in general”: the party spoke of no claim by name"),
        (any(s.hedge for s in spoken), "“hedged”: the words in quotation marks limit what was said"),
        (
            any(when is not None and when.inferred for when in inferred),
            "“inferred”: not stated by the source, concluded by us",
        ),
    ]
    return cell(*(sentence for used, sentence in found if used))


def _by(at: str, by: str) -> str:
    return f"{one_line(at, 40)}{f' by {one_line(by, 80)}' if by.strip() else ''}" if at else ""
