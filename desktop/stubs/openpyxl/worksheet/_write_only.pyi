from collections.abc import Sequence

from openpyxl.cell import WriteOnlyCell

class _ColumnDimension:
    width: float

class _ColumnDimensions:
    def __getitem__(self, letter: str) -> _ColumnDimension: ...

class _Writer:
    out: str
    def cleanup(self) -> None: ...

class _AutoFilter:
    ref: str

class WriteOnlyWorksheet:
    auto_filter: _AutoFilter
    column_dimensions: _ColumnDimensions
    freeze_panes: str
    _writer: _Writer | None
    @property
    def closed(self) -> bool: ...
    def append(self, row: Sequence[WriteOnlyCell | None]) -> None: ...
    def close(self) -> None: ...
