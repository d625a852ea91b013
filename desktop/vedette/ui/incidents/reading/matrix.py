"""Who says what: claims as rows, parties as columns, in bands no broader than the pane."""

from __future__ import annotations

from vedette.domain.claim import AFFIRMING, DENYING, DENYING_BLAME, Claim, Statement
from vedette.domain.dossier import Cell, Matrix
from vedette.domain.report.claims import bands, joint
from vedette.domain.report.visible import isolated
from vedette.domain.report.voice import Voice
from vedette.ui.incidents.reading.markup import escaped, explained, icon, paragraph, quiet, strong, table

NOT_HEARD = "not heard"
_ICONS = {
    "acknowledges": "check",
    "accepts_responsibility": "badge-check",
    "claims_responsibility": "badge-check",
    "denies_act": "ban",
    "denies_responsibility": "circle-minus",
    "alternative_explanation": "message-square",
    "questions": "circle-question-mark",
    "no_comment": "ellipsis",
    "no_response": "circle-dashed",
    "retracts": "undo-2",
    "cannot_confirm": "circle-question-mark",
    "asserts": "megaphone",
}


def matrix_html(voice: Voice, abreast: int) -> str:
    """The whole matrix; '' when nothing is claimed."""
    found = voice.dossier.matrix()
    if not found.claims:
        return ""
    return "".join(_band(voice, found, parties) for parties in bands(found.parties, abreast))


def _band(voice: Voice, found: Matrix, parties: tuple[str, ...]) -> str:
    first = {0: 100, 1: 54, 2: 40, 3: 31}.get(len(parties), 28)
    share = (100 - first) // max(len(parties), 1)
    widths = (100 - share * len(parties), *(share for _ in parties))
    head = [paragraph(quiet("Claim")), *(paragraph(strong(voice.actor(party))) for party in parties)]
    rows = [
        [_claim(voice, claim), *(_said(voice, claim, found.cell(claim, party)) for party in parties)]
        for claim in found.claims
    ]
    return table([head, *rows], widths, head=True)


def _claim(voice: Voice, claim: Claim) -> str:
    mark = f" {icon('scale', 'orange')} {strong('contested')}" if claim.contested else ""
    lead = strong(f"{claim.n} ") + strong(joint(voice, claim))
    return paragraph(lead + escaped(claim.text), plain=isolated(claim.text)) + (paragraph(mark.strip()) if mark else "")


def _said(voice: Voice, claim: Claim, heard: Cell | None) -> str:
    if heard is None:
        return paragraph(quiet(NOT_HEARD))
    statement = heard.latest
    details = [voice.said_on(statement), _grade(voice, statement)]
    lines = [
        paragraph(f"{icon(*_mark(statement))} {strong(voice.stance(claim, statement))}"),
        *(paragraph(escaped(remark), plain=remark) for remark in voice.remarks(claim, statement)),
        paragraph(explained(" · ".join(part for part in details if part), _grade_meant(voice, statement))),
    ]
    if statement not in claim.standing() and statement.stance != "retracts":
        lines.append(paragraph(quiet("superseded")))
    lines += [paragraph(quiet(f"earlier: {voice.stance(claim, old)}, {voice.said_on(old)}")) for old in heard.earlier]
    return "".join(lines)


def _grade(voice: Voice, statement: Statement) -> str:
    grade, source = voice.dossier.given_grade(statement), voice.source(statement.source_item)
    return f"{grade} ({source})" if grade and source else grade or source


def _grade_meant(voice: Voice, statement: Statement) -> str:
    grade = voice.dossier.given_grade(statement)
    return voice.grade_in_words(grade) if grade else ""


def _mark(statement: Statement) -> tuple[str, str]:
    """An icon and its tint; a general statement is not tinted as if it were about this claim."""
    name = _ICONS.get(statement.stance, "circle-dashed")
    if statement.scope == "general":
        return name, "grey"
    if statement.stance in AFFIRMING:
        return name, "blue"
    return name, "orange" if statement.stance in DENYING | DENYING_BLAME else "grey"
