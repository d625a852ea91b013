from typing import BinaryIO

from openpyxl.worksheet._write_only import WriteOnlyWorksheet

class _Properties:
    creator: str

class Workbook:
    properties: _Properties
    def __init__(self, write_only: bool = ...) -> None: ...
    def create_sheet(self, title: str) -> WriteOnlyWorksheet: ...
    def save(self, filename: BinaryIO) -> None: ...
