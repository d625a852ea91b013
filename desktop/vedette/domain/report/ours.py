"""What we ourselves add: our judgement with its reason, and how incidents hang together."""

from __future__ import annotations

from vedette.domain.assessment import Assessment
from vedette.domain.dossier import Linked
from vedette.domain.link import Link
from vedette.domain.report.blocks import Cell, Facts, Grid, Para, Prose, Section, cell, para, quiet, strong, words
from vedette.domain.report.visible import one_line
from vedette.domain.report.voice import Voice


def assessment_section(voice: Voice) -> Section:
    """Every judgement, newest first, with its reason; an older one stays and is marked."""
    found = voice.dossier.incident.assessments
    if not found:
        return Section("Our assessment", (Prose((para("Not assessed by us."),)),))
    lines = tuple((_subject(one), _judgement(voice, one, _is_old(one, found))) for one in reversed(found))
    return Section("Our assessment", (Facts(lines),))


def links_section(voice: Voice) -> Section:
    """Links from this incident and to it, each in its own direction; what both ends say alike is said once."""
    here = [_link_row(voice, link.type, voice.dossier.linked.get(link.to), link.to_claim,
                      _link_remarks(voice, link))
            for link in voice.dossier.incident.links]  # fmt: skip
    known = _recorded(voice)
    there = [
        _link_row(
            voice,
            _inverse(voice, kind),
            other,
            None,
            [
                f"about claim {claim} of this incident" if claim is not None else "",
                f"recorded in {_name(other)}",
            ],
        )
        for other, kind, claim in voice.dossier.answers
        if (other.uid, _inverse(voice, kind)) not in known
    ]
    rows = (*here, *there)
    return Section("Links", (Grid((22, 50, 28), rows),) if rows else ())


def _recorded(voice: Voice) -> set[tuple[str, str]]:
    return {(link.to, link.type) for link in voice.dossier.incident.links}


def _link_remarks(voice: Voice, link: Link) -> list[str]:
    """How sure it is, and what the other end says of the same link and this one does not."""
    claims = [
        claim
        for other, kind, claim in voice.dossier.answers
        if claim is not None and (other.uid, _inverse(voice, kind)) == (link.to, link.type)
    ]
    status = voice.label(voice.codes.link_statuses, link.status)
    return [
        f"about claim {', '.join(map(str, claims))} of this incident" if claims else "",
        f"link {status}" if status else "",
        _link_source(voice, link.source_item),
        one_line(link.note, 2_000),
    ]


def _subject(one: Assessment) -> str:
    return "Of the incident" if one.claim is None else f"Of claim {one.claim}"


def _is_old(one: Assessment, found: tuple[Assessment, ...]) -> bool:
    later = found[found.index(one) + 1 :]
    return any(other.supersedes == one.n or other.claim == one.claim for other in later)


def _judgement(voice: Voice, one: Assessment, old: bool) -> Cell:
    codes = voice.codes
    grounds = [
        f"likelihood: {_likelihood(voice, one.likelihood)}" if one.likelihood else "",
        f"confidence: {voice.label(codes.confidences, one.confidence)}" if one.confidence else "",
        f"responsibility of {voice.actor(one.actor)}: {voice.label(codes.state_responsibility, one.responsibility)}"
        if one.responsibility
        else "",
    ]
    by = f"by {one_line(one.by)}" if one.by.strip() else "by an unnamed assessor"
    at = f", {one_line(one.at, 40)}" if one.at else ""
    return cell(
        para(
            strong(voice.label(codes.assessment_statuses, one.status)),
            quiet(" (superseded by a later one)" if old else ""),
        ),
        words("; ".join(part for part in grounds if part)),
        para(strong("Reason: "), words(one.reason)) if one.reason.strip() else quiet("No reason is recorded."),
        *(_evidence("For", one.evidence_for)),
        *(_evidence("Against", one.evidence_against)),
        quiet(by + at),
    )


def _evidence(label: str, rows: tuple[str, ...]) -> tuple[Para, ...]:
    return tuple(para(strong(f"{label}: "), words(row)) for row in rows)


def _likelihood(voice: Voice, key: str) -> str:
    entry = voice.codes.likelihoods.get(key)
    low, high = (entry.number("percent_from"), entry.number("percent_to")) if entry is not None else (None, None)
    label = voice.label(voice.codes.likelihoods, key)
    return label if low is None or high is None else f"{label} ({low:g}–{high:g} per cent)"


def _link_row(voice: Voice, kind: str, other: Linked | None, claim: int | None, remarks: list[str]) -> tuple[Cell, ...]:
    title = one_line(other.title) if other is not None else ""
    about = f"its claim {claim}" if claim is not None else ""
    return (
        cell(words(voice.label(voice.codes.link_types, kind))),
        cell(para(strong(_name(other)), words(f" {title}" if title else ""), words(f", {about}" if about else ""))),
        cell(quiet("; ".join(part for part in remarks if part))),
    )


def _name(other: Linked | None) -> str:
    return one_line(other.reference) if other is not None and other.reference else "an incident not in this logbook"


def _link_source(voice: Voice, item: str) -> str:
    return f"source {voice.source(item)}" if item else ""


def _inverse(voice: Voice, kind: str) -> str:
    entry = voice.codes.link_types.get(kind)
    return entry.text("inverse") or kind if entry is not None else kind
