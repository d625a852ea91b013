"""A mapping file: which column becomes what, written once and used again; TOML, read and checked."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path

from vedette.domain.errors import CannotRead
from vedette.formats.file_errors import reading, shown

_LARGEST = 4 * 1024 * 1024


def read_mapping(path: Path) -> Mapping[str, str]:
    """Column to what it becomes, from the table [columns]; CannotRead or NotFound in one sentence."""
    with reading(path), path.open("rb") as stream:
        data = stream.read(_LARGEST + 1)
    try:
        plain = tomllib.loads(data.decode("utf-8-sig")) if len(data) <= _LARGEST else {}
    except (ValueError, RecursionError) as error:
        raise CannotRead(f"{shown(path)} is no TOML file: {_place(error)}. Nothing was changed.") from error
    columns = plain.get("columns")
    if not isinstance(columns, dict) or not all(isinstance(target, str) for target in columns.values()):
        raise CannotRead(
            f'{shown(path)} says nothing about columns; write a line [columns] and below it lines such as "Data" = '
            '"when". Nothing was changed.'
        )
    return dict(columns)


def _place(error: Exception) -> str:
    text = " ".join(str(error).split())
    return "".join(char if char.isprintable() else "�" for char in text)[:120]
