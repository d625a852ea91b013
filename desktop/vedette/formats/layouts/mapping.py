"""A mapping file: which column becomes what, written once and used again; TOML, read, checked and written."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path

from vedette.domain.errors import CannotRead
from vedette.formats.atomic import replacing, text_over
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


def write_mapping(path: Path, columns: Mapping[str, str]) -> None:
    """A file that `read_mapping` reads to the same mapping, whole or not at all."""
    lines = [f"{_quoted(column)} = {_quoted(target)}" for column, target in columns.items()]
    head = "# What each column becomes; see “Importing” in the user guide. An empty word leaves a column out."
    with replacing(path) as stream, text_over(stream) as text:
        text.write("\n".join([head, "", "[columns]", *lines, ""]))


def _quoted(text: str) -> str:
    """A TOML string: signs that can't stand in one as they are go by their number; half characters are replaced."""
    plain = text.encode("utf-8", "replace").decode("utf-8")
    return '"' + "".join(_escaped(char) for char in plain) + '"'


def _escaped(char: str) -> str:
    if char in '\\"':
        return f"\\{char}"
    return char if char >= " " and char != "\x7f" else f"\\u{ord(char):04X}"


def _place(error: Exception) -> str:
    text = " ".join(str(error).split())
    return "".join(char if char.isprintable() else "�" for char in text)[:120]
