"""Layouts of tables, each in a file of its own, and finding out which one a table has."""

from __future__ import annotations

from collections.abc import Sequence

from vedette.domain.errors import NeedsChoice
from vedette.formats.layouts.acled_layouts import ACLED, ACLED_OLD
from vedette.formats.layouts.gdelt import GDELT1, GDELT2
from vedette.formats.layouts.gtd_layout import GTD
from vedette.formats.layouts.iom_layouts import IOM, IOM_2021
from vedette.formats.layouts.layout import Layout, Table
from vedette.formats.layouts.own import OWN
from vedette.formats.layouts.plain import PLAIN
from vedette.formats.layouts.sigact import SIGACT
from vedette.formats.layouts.ucdp_layout import UCDP_GED

LAYOUTS: tuple[Layout, ...] = (OWN, ACLED, ACLED_OLD, UCDP_GED, GDELT1, GDELT2, GTD, IOM, IOM_2021, SIGACT, PLAIN)
"""Every layout; `plain` comes last, for it takes what no other one claims."""


def named_layout(name: str) -> Layout:
    """The layout of that name; NeedsChoice where there is none."""
    for layout in LAYOUTS:
        if layout.name == name:
            return layout
    names = tuple(layout.name for layout in LAYOUTS)
    raise NeedsChoice(f"There is no layout “{name}”; choose one of {', '.join(names)}. Nothing was changed.", names)


def detect(header: Sequence[str], first_rows: Table) -> Layout:
    """The layout that alone claims a table, else `plain` where it understands the headings; NeedsChoice otherwise."""
    claiming = [layout for layout in LAYOUTS if layout is not PLAIN and layout.matches(header, first_rows)]
    if len(claiming) == 1:
        return claiming[0]
    if claiming:
        names = tuple(layout.name for layout in claiming)
        raise NeedsChoice(
            f"The file can be read as {' or '.join(names)}. Nothing was changed; say which with --layout.", names
        )
    if header and PLAIN.matches(header, first_rows):
        return PLAIN
    names = tuple(layout.name for layout in LAYOUTS)
    what = "has no line of headings" if not header else "has headings that Vedette does not know"
    raise NeedsChoice(
        f"The file {what}. Nothing was changed; name its layout with --layout, or say with --layout plain and "
        "--mapping what its columns mean.",
        names,
    )
