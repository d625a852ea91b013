"""The tables of the user guide that tell which words, codes and file layouts there are."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from vedette import paths
from vedette.domain.guide import code, table
from vedette.domain.guide_tables import domain_parts
from vedette.domain.setting import DEFAULTS
from vedette.domain.taxonomy import CodeList
from vedette.formats.layouts import LAYOUTS
from vedette.formats.layouts.layout import Layout

OF_LOGBOOK = {
    "prefix": "What references begin with, such as PLBY in PLBY-2021-0007.",
    "zone": "The time zone of dates in which none is said, such as Europe/Warsaw.",
    "night_from": "The hour at which a night begins.",
    "night_to": "The hour at which a night ends.",
    "week_starts": "The day a week begins with, Monday or Sunday, for words such as “last week”.",
    "organisation": "The name that stands on printed documents.",
    "sensitivity": "The sharing level that documents have unless an incident's own is narrower.",
}
"""What each setting of a logbook decides."""


@cache
def parts() -> Mapping[str, str]:
    """All of them by mark, with those of the domain."""
    lists = {f"list:{found.key}": _code_list(found) for found in paths.taxonomies().all()}
    return {**domain_parts(), **lists, "layouts": _layouts(), "columns": _columns(), "logbook_settings": _settings()}


def _code_list(found: CodeList) -> str:
    rows = ((code(entry.key), entry.label, entry.description) for entry in found)
    return table(("Key", "Called", "Meaning"), rows)


def _layouts() -> str:
    rows = ((code(layout.name), layout.title, "yes" if _written(layout) else "no") for layout in LAYOUTS)
    return table(("Name", "Layout", "Can be written too"), rows)


def _written(layout: Layout) -> bool:
    return layout.coder is not None or layout.undoes_guard


def _columns() -> str:
    return "\n\n".join(f"## {layout.title}\n\n{_columns_of(layout)}" for layout in LAYOUTS)


def _columns_of(layout: Layout) -> str:
    if len({column.becomes for column in layout.columns}) == 1:
        return ", ".join(code(column.name) for column in layout.columns) + "."
    return table(("Column", "Becomes"), ((code(column.name), column.becomes) for column in layout.columns))


def _settings() -> str:
    rows = ((code(key), OF_LOGBOOK.get(key, ""), code(default) or "empty") for key, default in DEFAULTS.items())
    return table(("Setting", "What it decides", "At first"), rows)
