from __future__ import annotations

import pytest

from vedette.domain.guide import code
from vedette.domain.setting import DEFAULTS
from vedette.domain.taxonomy import CodeList
from vedette.formats.layouts import LAYOUTS
from vedette.formats.layouts.layout import Layout
from vedette.paths import taxonomies
from vedette.usecases.guide_parts import OF_LOGBOOK, parts


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_every_layout_and_each_of_its_columns_stands_in_the_guide(layout: Layout) -> None:
    assert f"{code(layout.name)} | {layout.title}" in parts()["layouts"]
    _, _, listed = parts()["columns"].partition(f"## {layout.title}\n")
    assert all(code(column.name.replace("|", "\\|")) in listed for column in layout.columns)


@pytest.mark.parametrize("key", ["stances", "event_types", "place_precisions"])
def test_a_code_list_stands_there_with_keys_labels_and_meanings(key: str) -> None:
    found: CodeList = getattr(taxonomies(), key)
    made = parts()[f"list:{key}"]
    assert all(entry.description in made and code(entry.key) in made for entry in found)


def test_every_setting_of_a_logbook_is_told() -> None:
    assert OF_LOGBOOK.keys() == DEFAULTS.keys()
