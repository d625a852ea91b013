"""The incident register: one row per incident, short enough to leaf through and careful enough not to mislead."""

from __future__ import annotations

from vedette.domain.claim import Claim, Statement
from vedette.domain.dossier import Dossier
from vedette.domain.report.blocks import Cell, Listing, Para, Row, cell, para, quiet, strong, words
from vedette.domain.report.request import ReportRequest
from vedette.domain.report.visible import one_line
from vedette.domain.report.voice import Voice
from vedette.domain.taxonomy import Taxonomies

LONGEST_ACCOUNT = 400
MOST_PARTIES = 8
_COLUMNS = ("Reference", "When", "Where", "What", "Status and who says what", "Sources")
_PORTRAIT, _LANDSCAPE = (15, 17, 13, 24, 22, 9), (11, 16, 14, 28, 24, 7)


def register(request: ReportRequest, total: int) -> Listing:
    """What stands above and around the rows; `total` is the number of incidents that follow."""
    count = f"{total:,} incident{'' if total == 1 else 's'}".replace(",", "\u202f")
    return Listing(
        title=one_line(request.title, 500) or request.kind,
        subtitle=para(words(f"{count}; {request.scope}.")),
        head=tuple(cell(strong(name)) for name in _COLUMNS),
        widths=_LANDSCAPE if request.landscape else _PORTRAIT,
    )


def register_row(dossier: Dossier, codes: Taxonomies) -> Row:
    """One incident in six cells."""
    voice, incident = Voice(dossier, codes), dossier.incident
    cells = (
        cell(strong(one_line(incident.reference, 60) or "no reference"), quiet(_trashed(dossier))),
        _when(voice),
        _where(voice),
        _what(voice),
        status_cell(voice),
        _sources(dossier),
    )
    return Row(cells, incident.sensitivity)


def _trashed(dossier: Dossier) -> str:
    return "in the trash" if dossier.incident.trashed_at else ""


def _when(voice: Voice) -> Cell:
    when = voice.dossier.incident.when
    return cell(when.describe(), quiet(f"“{one_line(when.text, 120)}”" if when.text.strip() else ""))


def _where(voice: Voice) -> Cell:
    found = []
    for place in voice.dossier.incident.places[:3]:
        precision = voice.label(voice.codes.place_precisions, place.precision)
        found += [words(one_line(place.label, 160)), quiet(precision)]
    more = len(voice.dossier.incident.places) - 3
    return cell(*found, quiet(f"and {more} more" if more > 0 else "")) or cell("not recorded")


def _what(voice: Voice) -> Cell:
    incident = voice.dossier.incident
    return cell(
        strong(one_line(incident.title, 300) or "Untitled incident"),
        quiet(voice.label(voice.codes.event_types, incident.type)),
        words(one_line(incident.summary or incident.narrative, LONGEST_ACCOUNT)),
    )


def status_cell(voice: Voice) -> Cell:
    """The status word and each party with what it holds."""
    incident = voice.dossier.incident
    word = voice.status()
    ours = " by us" if any(one.claim is None for one in incident.assessments) else ""
    contested = "; contested between parties" if incident.contested and ours else ""
    parties = incident.parties()
    more = len(parties) - MOST_PARTIES
    return cell(
        para(strong(word), words(ours + contested)),
        *(_party(voice, uid) for uid in parties[:MOST_PARTIES]),
        quiet(f"and {more} more part{'y' if more == 1 else 'ies'}" if more > 0 else ""),
    )


def _party(voice: Voice, party: str) -> Para:
    """A party with the stances it takes, each once, with how often and what limits it."""
    spoken = [(claim, one) for claim, one in voice.dossier.incident.statements() if one.party == party]
    counts: dict[str, int] = {}
    for claim, one in spoken:
        stance = _limited(voice, claim, one)
        counts[stance] = counts.get(stance, 0) + 1
    stances = "; ".join(f"{stance} ({n} statements)" if n > 1 else stance for stance, n in counts.items())
    return para(words(voice.actor(party)), words(": "), quiet(stances))


def _limited(voice: Voice, claim: Claim, statement: Statement) -> str:
    hedged = f", hedged “{one_line(statement.hedge, 80)}”" if statement.hedge.strip() else ""
    joint = ", of one of several claims joined by “or”" if _is_joint(voice, claim) else ""
    return voice.stance(claim, statement) + hedged + joint


def _is_joint(voice: Voice, claim: Claim) -> bool:
    return bool(claim.or_group) and sum(c.or_group == claim.or_group for c in voice.dossier.incident.claims) > 1


def _sources(dossier: Dossier) -> Cell:
    items, origins = len(dossier.incident.cited_items()), dossier.independent_sources
    if not items:
        return cell("none")
    return cell(counted(items, "item"), counted(origins, "origin"))


def counted(number: int, noun: str) -> str:
    """As in “2 items”; the number is never parted from its noun."""
    return f"{number}\u00a0{noun}{'' if number == 1 else 's'}"
