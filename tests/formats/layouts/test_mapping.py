from __future__ import annotations

from pathlib import Path

import pytest

from vedette.domain.errors import CannotRead, NotFound
from vedette.formats.layouts.mapping import read_mapping


def test_a_mapping_is_a_table_of_columns(tmp_path: Path) -> None:
    file = tmp_path / "m.toml"
    file.write_text('[columns]\n"Data zdarzenia" = "when"\nUwagi = ""\n', encoding="utf-8")
    assert read_mapping(file) == {"Data zdarzenia": "when", "Uwagi": ""}


@pytest.mark.parametrize("text", ["", "columns = 3", "[columns]\na = 1", "[columns", "\0", "[columns]\na.b = 'x'"])
def test_any_other_text_is_refused_in_a_sentence(tmp_path: Path, text: str) -> None:
    file = tmp_path / "m.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(CannotRead, match="Nothing was changed"):
        read_mapping(file)


def test_a_missing_mapping_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        read_mapping(tmp_path / "none.toml")
