"""The incident register: one row per incident, short enough to leaf through and careful enough not to mislead."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from vedette.domain.civil_days import day_words
from vedette.domain.claim import Claim, Statement
from vedette.domain.counting import counted
from vedette.domain.dossier import Dossier
from vedette.domain.incident import Incident
from vedette.domain.place import Place
from vedette.domain.report.blocks import Cell, Listing, Para, Row, cell, para, quiet, strong, words
from vedette.domain.report.facts import amount, where_exactly
from vedette.domain.report.origins import origins_matter
from vedette.domain.report.request import ReportRequest
from vedette.domain.report.visible import one_line
from vedette.domain.report.voice import Voice
from vedette.domain.taxonomy import Taxonomies

LONGEST_ACCOUNT = 400
MOST_PARTIES = 8
MOST_NUMBERS = 5
MASKED = "source, name withheld"
STANDARD_COLUMNS = ("reference", "when", "where", "what", "status", "sources")
GROUPS = {"": "not grouped", "day": "by day", "place": "by place", "type": "by type", "tag": "by tag"}
_MOST_FIRM = 85
"""Per cent: where more columns are chosen than have room for a whole word each, only the widest word has it."""

_NO_GROUP = {"day": "no date", "place": "no place", "type": "no type", "tag": "no tag"}


@dataclass(frozen=True, slots=True)
class Column:
    """What stands over it, and how much of the width it takes upright and across; `least` is in per cent, upright."""

    title: str
    weight: int
    across: int
    make: Callable[[Voice], Cell]
    least: int = 0


def register(request: ReportRequest, total: int) -> Listing:
    """What stands above and around the rows; `total` is the number of incidents that follow."""
    count = counted(total)
    chosen = [COLUMNS[key] for key in columns_of(request)]
    return Listing(
        title=one_line(request.title, 500) or request.kind,
        subtitle=para(words(f"{count}; {request.scope}.")),
        head=tuple(cell(strong(column.title)) for column in chosen),
        widths=_shared_out(chosen, landscape=request.landscape),
    )


def register_row(
    dossier: Dossier,
    codes: Taxonomies,
    request: ReportRequest | None = None,
    numbering: Mapping[str, str] | None = None,
) -> Row:
    """One incident in a cell for each column."""
    voice, incident = Voice(dossier, codes, withheld=MASKED, numbering=numbering), dossier.incident
    keys = columns_of(request) if request is not None else STANDARD_COLUMNS
    return Row(tuple(COLUMNS[key].make(voice) for key in keys), incident.sensitivity, bookmark=bookmark(incident))


def columns_of(request: ReportRequest) -> tuple[str, ...]:
    """The columns that are chosen; those nobody knows are no columns."""
    return tuple(key for key in request.columns if key in COLUMNS) or STANDARD_COLUMNS


def bookmark(incident: Incident) -> str:
    """What a table of contents calls it."""
    return f"{one_line(incident.reference, 60)} {one_line(incident.title, 120)}".strip() or "Untitled incident"


def group_title(dossier: Dossier, group: str, token: str, codes: Taxonomies) -> str:
    """What stands above incidents that are listed together; `token` is the uid of the tag, where tags part them."""
    incident = dossier.incident
    day = incident.when.sort_day or ""
    found = {
        "day": day_in_words(day),
        "place": one_line(incident.places[0].label, 160) if incident.places else "",
        "type": one_line(codes.event_types.label(incident.type), 160) if incident.type else "",
        "tag": one_line(dossier.tag_path(token), 160) if token else "",
    }.get(group, "")
    return found or _NO_GROUP.get(group, "")


def day_in_words(day: str) -> str:
    """An ISO day, month or year in words, as far as it is one."""
    try:
        return day_words(date.fromisoformat(day)) if len(day) == 10 else day
    except ValueError:
        return day


def _shared_out(chosen: list[Column], *, landscape: bool) -> tuple[int, ...]:
    """Per cents that add up to a hundred; a column that must not be broken keeps its least, the others give way."""
    least = [column.least * 2 // 3 if landscape else column.least for column in chosen]
    if sum(least) > _MOST_FIRM:
        least = [share if share == max(least) else 0 for share in least]
    weights = [column.across if landscape else column.weight for column in chosen]
    shares, given = [0] * len(chosen), -1
    while given != sum(map(bool, shares)):
        given = sum(map(bool, shares))
        each = _by_weight(shares, weights)
        shares = [share or (firm if even < firm else 0) for share, firm, even in zip(shares, least, each, strict=True)]
    shares = [share or even for share, even in zip(shares, _by_weight(shares, weights), strict=True)]
    return (*shares[:-1], 100 - sum(shares[:-1]))


def _by_weight(shares: list[int], weights: list[int]) -> list[int]:
    """What is not given away yet, among the columns without a share."""
    rest = sum(weight for share, weight in zip(shares, weights, strict=True) if not share)
    return [weight * (100 - sum(shares)) // max(rest, 1) for weight in weights]


def _reference(voice: Voice) -> Cell:
    return cell(
        strong(one_line(voice.dossier.incident.reference, 60) or "no reference"), quiet(_trashed(voice.dossier))
    )


def _trashed(dossier: Dossier) -> str:
    return "in the trash" if dossier.incident.trashed_at else ""


def _when(voice: Voice) -> Cell:
    when = voice.dossier.incident.when
    return cell(voice.read_as(when), quiet(f"“{one_line(when.text, 120)}”" if when.text.strip() else ""))


def places_in_short(voice: Voice) -> str:
    """The first places with how exactly each is known."""
    found = []
    for place in voice.dossier.incident.places[:3]:
        exact = voice.label(voice.codes.place_precisions, place.precision)
        found.append(f"{_role(voice, place)}{one_line(place.label, 160)}{f' ({exact})' if exact else ''}")
    more = len(voice.dossier.incident.places) - 3
    return "; ".join([*found, *([f"and {more} more"] if more > 0 else [])])


def _role(voice: Voice, place: Place) -> str:
    """“to where: ” and the like; nothing for the place where it happened."""
    return "" if place.role == "where" else f"{voice.label(voice.codes.place_roles, place.role)}: "


def _where(voice: Voice) -> Cell:
    found = []
    for place in voice.dossier.incident.places[:3]:
        precision = voice.label(voice.codes.place_precisions, place.precision)
        found += [words(_role(voice, place) + one_line(place.label, 160)), quiet(precision)]
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
    graded = voice.traces(one for _, one in spoken)
    return para(words(voice.actor(party)), words(": "), quiet(f"{stances} ({graded})"))


def _limited(voice: Voice, claim: Claim, statement: Statement) -> str:
    hedged = f", hedged “{one_line(statement.hedge, 80)}”" if statement.hedge.strip() else ""
    joint = ", of one of several claims joined by “or”" if _is_joint(voice, claim) else ""
    return voice.stance(claim, statement) + hedged + joint


def _is_joint(voice: Voice, claim: Claim) -> bool:
    return bool(claim.or_group) and sum(c.or_group == claim.or_group for c in voice.dossier.incident.claims) > 1


def _sources(voice: Voice) -> Cell:
    dossier = voice.dossier
    items = len(dossier.incident.cited_items())
    if not items:
        return cell("none listed")
    origins = unparted(dossier.independent_sources, "origin") if origins_matter(dossier) else ""
    listed = ", ".join(voice.numbers.values()) if voice.numbering is not None else ""
    return cell(one_line(listed, 80), unparted(items, "item"), origins)


def _type(voice: Voice) -> Cell:
    return cell(voice.label(voice.codes.event_types, voice.dossier.incident.type) or "no type")


def _points(voice: Voice) -> Cell:
    return cell(*(quiet(where_exactly(voice, place)) for place in voice.dossier.incident.places[:3])) or cell(
        "not recorded"
    )


def _numbers(voice: Voice) -> Cell:
    found = voice.dossier.incident.quantities
    more = len(found) - MOST_NUMBERS
    return cell(*(quiet(amount(voice, one)) for one in found[:MOST_NUMBERS]), f"and {more} more" if more > 0 else "")


def _tags(voice: Voice) -> Cell:
    return cell(", ".join(one_line(voice.dossier.tag_path(uid), 100) for uid in voice.dossier.incident.tags))


def _stage(voice: Voice) -> Cell:
    incident = voice.dossier.incident
    return cell(
        voice.label(voice.codes.workflow_statuses, incident.workflow),
        quiet(f"{voice.label(voice.codes.report_stages, incident.stage)} report" if incident.stage else ""),
    )


def _sharing(voice: Voice) -> Cell:
    return cell(voice.label(voice.codes.tlp, voice.dossier.incident.sensitivity) or "not marked")


def _grades(voice: Voice) -> Cell:
    return cell(voice.grades([one for _, one in voice.dossier.incident.statements()]))


def unparted(number: int, noun: str) -> str:
    """As in “2 items”, never with the number at the end of one line and its noun on the next."""
    return counted(number, noun).replace(" ", "\u00a0", 1)


COLUMNS: Mapping[str, Column] = {
    "reference": Column("Reference", 15, 11, _reference, least=15),
    "when": Column("When", 15, 15, _when, least=12),
    "where": Column("Where", 11, 12, _where, least=10),
    "coordinates": Column("Coordinates", 16, 14, _points, least=13),
    "what": Column("What", 31, 34, _what),
    "type": Column("Type", 12, 10, _type, least=11),
    "status": Column("Status and who says what", 21, 22, status_cell, least=13),
    "numbers": Column("Numbers", 16, 14, _numbers, least=11),
    "grades": Column("Grades", 7, 6, _grades, least=8),
    "sources": Column("Sources", 8, 7, _sources, least=10),
    "tags": Column("Tags", 12, 10, _tags, least=11),
    "stage": Column("Stage", 11, 9, _stage, least=10),
    "sharing": Column("Sharing", 11, 9, _sharing, least=9),
}
