"""Rows that are wider than the first ones, written to the same file; what stands in them is in test_own_csv.py."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.formats.border import DOSSIER, SHIFT
from vedette.domain.dossier import Dossier
from vedette.domain.incident import Incident
from vedette.formats.csv_writing import Dialect
from vedette.formats.own_columns import headings
from vedette.formats.own_lines import write_lines
from vedette.formats.own_rows import document_columns, narrow_rows

FIELDS = {"shift": SHIFT}
WIDE = Dossier(Incident("wide", title='"two"\r\nlines, and\nthree', narrative="ż" * 70_000))
TRICKY = Dossier(Incident("tricky", narrative='a\r\n"b"\r\n', summary='"', note="=1+1\r\n"))


@pytest.mark.parametrize("dialect", [Dialect(), Dialect(";", bom=True), Dialect("\t", guarded=False)])
@pytest.mark.parametrize("dossiers", [[DOSSIER, WIDE, TRICKY], [WIDE], [TRICKY, DOSSIER], []], ids=len)
def test_every_row_is_as_wide_as_the_widest(tmp_path: Path, dialect: Dialect, dossiers: list[Dossier]) -> None:
    path = tmp_path / "own.csv"
    assert write_lines(path, iter(dossiers), FIELDS, dialect) == len(dossiers)
    narrow = list(narrow_rows(dossiers, FIELDS))
    width = max((len(row) for row in narrow), default=len(headings(FIELDS)) + 1)
    header = (*headings(FIELDS), *document_columns(width - len(headings(FIELDS))))
    wanted = [header, *(row + [""] * (width - len(row)) for row in narrow)]
    expected = ("\ufeff" if dialect.bom else "") + "".join(map(dialect.line, wanted))
    assert path.read_bytes() == expected.encode()


def test_nothing_is_left_beside_the_file(tmp_path: Path) -> None:
    write_lines(tmp_path / "own.csv", [WIDE, DOSSIER], FIELDS, Dialect())
    assert [path.name for path in tmp_path.iterdir()] == ["own.csv"]
