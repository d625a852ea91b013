from datetime import date, datetime, time

from openpyxl.styles import Font
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

class WriteOnlyCell:
    data_type: str
    font: Font
    def __init__(
        self, ws: WriteOnlyWorksheet, value: str | float | bool | date | datetime | time | None = ...
    ) -> None: ...
