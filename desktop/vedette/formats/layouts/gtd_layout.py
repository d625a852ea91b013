"""GTD's layout, put together: how it is recognised, read and written back."""

from __future__ import annotations

from collections.abc import Sequence

from vedette.domain.dossier import Dossier
from vedette.domain.incident import Incident
from vedette.formats.layouts.gtd import KEEPING, GtdReader
from vedette.formats.layouts.gtd_columns import NAMES, becomes
from vedette.formats.layouts.headings import keys_of
from vedette.formats.layouts.layout import Column, Layout, ReadOptions, Table
from vedette.formats.layouts.named_rows import NamedRows
from vedette.formats.layouts.writing_back import (
    Coder,
    refusing,
    same_actors,
    same_place,
    same_quantities,
    same_sources,
    same_type,
    same_when,
)

_SIGNS = keys_of(["eventid", "iyear", "doubtterr"])


def _matches(header: Sequence[str], _rows: Table) -> bool:
    return keys_of(header) >= _SIGNS


def _keys(_options: ReadOptions, header: Sequence[str]) -> tuple[int, ...]:
    return NamedRows(header, NAMES).places("eventid", "iyear", "imonth", "iday")


def _targets(_options: ReadOptions, header: Sequence[str]) -> tuple[str, ...]:
    rows = NamedRows(header, NAMES)
    return tuple("kept" if name in rows.extra else becomes(name) for name in rows.names)


def _same_links(again: Incident, dossier: Dossier) -> bool:
    now = {(link.type, link.to) for link in dossier.incident.links}
    return all((link.type, link.to) in now for link in again.links)


def _same_assessment(again: Incident, dossier: Dossier) -> bool:
    """Later assessments of ours say nothing about what GTD doubts."""
    now = [(one.status, one.reason) for one in dossier.incident.assessments]
    return all((one.status, one.reason) in now for one in again.assessments)


_CODER = Coder(
    KEEPING,
    GtdReader,
    (
        refusing(("iyear", "imonth", "iday", "approxdate", "extended", "resolution"), same_when, "date"),
        refusing(("latitude", "longitude", "specificity", "vicinity", "country", "country_txt"), same_place, "place"),
        refusing(("attacktype1",), same_type, "type"),
        refusing(("gname", "gname2", "gname3", "guncertain1", "guncertain2", "guncertain3"), same_actors, "actors"),
        refusing(
            ("nkill", "nwound", "nhostkid", "nkillter", "nwoundte", "nperpcap"),
            same_quantities("deaths", "injured", "abducted", "detained"),
            "numbers",
        ),
        refusing(("scite1", "scite2", "scite3"), same_sources, "sources"),
        refusing(("related",), _same_links, "links"),
        refusing(("doubtterr",), _same_assessment, "assessment"),
    ),
)
GTD = Layout(
    name="gtd",
    title="Global Terrorism Database",
    columns=tuple(Column(name, becomes(name)) for name in NAMES),
    matches=_matches,
    reader=GtdReader,
    targets=_targets,
    keys=_keys,
    headings=NAMES,
    coder=_CODER,
)
