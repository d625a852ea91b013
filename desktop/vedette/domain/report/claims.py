"""Who says what: claims × parties at a glance, then every statement in full with the words that were used."""

from __future__ import annotations

from vedette.domain.claim import Claim, Statement
from vedette.domain.dossier import Cell as Said
from vedette.domain.dossier import Matrix
from vedette.domain.report.blocks import (
    Block,
    Cell,
    Grid,
    Heading,
    Para,
    Prose,
    Run,
    Section,
    cell,
    joined,
    para,
    quiet,
    said,
    strong,
    words,
)
from vedette.domain.report.visible import one_line
from vedette.domain.report.voice import Voice

NOT_HEARD = "not heard"
_HEARSAY = {0: "from the party itself", 1: "reported by one outlet", 2: "an outlet quoting another outlet"}


def claims_section(voice: Voice, most_parties: int) -> Section:
    """The matrix in bands of at most `most_parties` parties, so that no column gets too narrow to read."""
    incident = voice.dossier.incident
    if not incident.claims:
        return Section("Who says what", (Prose((para("No claim is recorded."),)),))
    matrix = voice.dossier.matrix()
    blocks: list[Block] = []
    for parties in bands(matrix.parties, most_parties):
        blocks += [Heading(para("Further parties on the same claims"))] if blocks else []
        blocks.append(_band(voice, matrix, parties))
    return Section("Who says what", tuple(blocks))


def statements_section(voice: Voice) -> Section:
    """Each claim with each statement on it, whole and in order."""
    blocks: list[Block] = []
    for claim in voice.dossier.incident.claims:
        rows = tuple(_full(voice, claim, statement) for statement in claim.statements)
        blocks.append(Heading(_claim_heading(voice, claim)))
        blocks.append(Grid((6, 94), rows) if rows else Prose((para("Nobody is on record on this claim."),)))
    return Section("Statements in full", tuple(blocks)) if blocks else Section("", ())


def bands(parties: tuple[str, ...], most: int) -> list[tuple[str, ...]]:
    """The parties in even groups of at most `most`; one empty group when nobody speaks."""
    if not parties:
        return [()]
    count = -(-len(parties) // most)
    size = -(-len(parties) // count)
    return [parties[start : start + size] for start in range(0, len(parties), size)]


def joint(voice: Voice, claim: Claim) -> str:
    """“Either: ” or “or: ” before claims of which one is meant, '' before all others."""
    if not claim.or_group:
        return ""
    group = [one.n for one in voice.dossier.incident.claims if one.or_group == claim.or_group]
    if len(group) < 2:
        return ""
    return "Either: " if group[0] == claim.n else "or: "


def _band(voice: Voice, matrix: Matrix, parties: tuple[str, ...]) -> Grid:
    first = {0: 100, 1: 50, 2: 40, 3: 34}.get(len(parties), 28)
    share = (100 - first) // max(len(parties), 1)
    widths = (100 - share * len(parties), *(share for _ in parties))
    head = (cell(strong("Claim")), *(cell(strong(voice.actor(party))) for party in parties))
    rows = tuple(
        (_claim_cell(voice, claim), *(said_cell(voice, claim, matrix.cell(claim, party)) for party in parties))
        for claim in matrix.claims
    )
    return Grid(widths, rows, head)


def _claim_cell(voice: Voice, claim: Claim) -> Cell:
    notes = [_ours(voice, claim), "contested" if claim.contested else ""]
    return cell(
        para(strong(f"{claim.n} "), strong(joint(voice, claim)), words(one_line(claim.text, 600))),
        quiet("; ".join(note for note in notes if note)),
    )


def said_cell(voice: Voice, claim: Claim, heard: Said | None) -> Cell:
    """What one party holds of a claim, when it said so, with grade and source."""
    if heard is None:
        return cell(NOT_HEARD)
    statement = heard.latest
    earlier = [f"{voice.stance(claim, old)} ({voice.said_on(old)})" for old in heard.earlier]
    standing = "" if statement in claim.standing() or statement.stance == "retracts" else "superseded"
    return cell(
        strong(voice.stance(claim, statement)),
        words("; ".join([*voice.remarks(claim, statement), *filter(None, [standing])])),
        joined([quiet(part) for part in (voice.said_on(statement), _trace(voice, statement)) if part]),
        quiet(f"earlier: {'; '.join(earlier)}" if earlier else ""),
    )


def _trace(voice: Voice, statement: Statement) -> str:
    """Grade and source, never parted: “B3 · S1”."""
    parts = (voice.dossier.given_grade(statement), voice.source(statement.source_item))
    return "\u00a0·\u00a0".join(part for part in parts if part)


def _ours(voice: Voice, claim: Claim) -> str:
    ours = [one for one in voice.dossier.incident.assessments if one.claim == claim.n]
    return f"our assessment: {voice.label(voice.codes.assessment_statuses, ours[-1].status)}" if ours else ""


def _claim_heading(voice: Voice, claim: Claim) -> Para:
    kind = "" if claim.kind in {"", "occurred"} else f" ({voice.label(voice.codes.claim_kinds, claim.kind)})"
    note = f"\nNote: {claim.note}" if claim.note.strip() else ""
    return para(
        strong(f"Claim\u00a0{claim.n}. "), strong(joint(voice, claim)), words(claim.text), quiet(kind), quiet(note)
    )


def _full(voice: Voice, claim: Claim, statement: Statement) -> tuple[Cell, ...]:
    remarks = voice.remarks(claim, statement)
    lead: list[Run] = [strong(voice.party(statement)), words(" "), words(voice.stance(claim, statement))]
    if remarks:
        lead.append(words(f" – {'; '.join(remarks)}"))
    body = cell(
        para(*lead),
        para(said(statement.quote)) if statement.quote.strip() else "",
        _translation(statement),
        joined([quiet(part) for part in _circumstances(voice, claim, statement) if part]),
        words(f"Note: {statement.note}") if statement.note.strip() else "",
    )
    return cell(str(statement.n)), body


def _translation(statement: Statement) -> Para | str:
    if not statement.translation.strip():
        return ""
    by = f", translated by {one_line(statement.translator)}" if statement.translator.strip() else ""
    return para(quiet("In translation: "), said(statement.translation), quiet(by))


def _said_on(voice: Voice, statement: Statement) -> str:
    when = statement.said_on
    return "day not stated" if when is None or (when.is_empty and not when.text) else f"said {voice.when(when)}"


def _circumstances(voice: Voice, claim: Claim, statement: Statement) -> list[str]:
    codes, grade = voice.codes, voice.dossier.given_grade(statement)
    found = [
        voice.label(codes.speech_acts, statement.speech_act),
        f"to {voice.actor(statement.addressee)}" if statement.addressee else "",
        f"through {voice.actor(statement.spokesperson)}" if statement.spokesperson else "",
        _said_on(voice, statement),
        f"language {one_line(statement.language, 40)}" if statement.language.strip() else "",
        f"channel: {voice.label(codes.channels, statement.channel)}" if statement.channel else "",
        _HEARSAY.get(statement.hearsay, "from further away") if statement.hearsay is not None else "",
        f"source\u00a0{voice.source(statement.source_item, statement.page)}" if statement.source_item else "",
        f"grade\u00a0{grade}" if grade else "not graded",
    ]
    if statement.supersedes is not None:
        found.append(f"supersedes statement {statement.supersedes}")
    found += [f"superseded by statement {one.n}" for one in claim.statements if one.supersedes == statement.n]
    return found
