"""What a manager needs of its subject: words, lines, and what can be done to them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtWidgets import QWidget

from vedette.ui.vocabulary.line import Line, Words


class Subject(Protocol):
    """One kind of shared thing; each act asks for what is missing over `window` and is one step to undo."""

    window: QWidget

    @property
    def words(self) -> Words:
        """What the manager says."""
        ...

    @property
    def merges(self) -> bool:
        """Whether two can become one."""
        ...

    def look(self) -> list[Line]:
        """The lines as they are now. Off the GUI thread only."""
        ...

    def make(self) -> None:
        """Ask what a new one is."""
        ...

    def edit(self, line: Line) -> None:
        """Ask what changes."""
        ...

    def merge(self, line: Line, all_lines: Sequence[Line]) -> None:
        """Ask into which of all this one goes."""
        ...

    def delete(self, lines: Sequence[Line]) -> None:
        """Drop these."""
        ...
