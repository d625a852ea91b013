"""Which incidents an export or a print is about: the chosen ones, what the list shows, or all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from vedette.domain.counting import counted
from vedette.ui.incidents.selection import Selection
from vedette.usecases.searching import Search

CHOSEN, LISTED, ALL = "chosen", "listed", "all"


@dataclass(frozen=True, slots=True)
class Scope:
    """What was chosen when the dialog opened; `key` is one of CHOSEN, LISTED and ALL."""

    key: str
    chosen: Selection

    @property
    def query(self) -> str:
        """The query that finds them; '' also where they were picked by hand."""
        return self.chosen.asked.text if self.key == LISTED or (self.key == CHOSEN and self.chosen.everything) else ""

    def uids(self, search: Search) -> tuple[str, ...] | None:
        """Incidents picked by hand; None where the query finds them. Off the GUI thread only."""
        return self.chosen.resolve(search) if self.key == CHOSEN and not self.chosen.everything else None


def choices(chosen: Selection) -> Sequence[tuple[str, str]]:
    """What there is to choose from, as (key, words)."""
    found: list[tuple[str, str]] = []
    if chosen.asked.text.strip():
        found.append((LISTED, _tr("All in the list: {0}").format(counted(chosen.total))))
        found.append((ALL, _tr("All of the logbook, without the trash")))
    else:
        found.append((ALL, _tr("All of the logbook: {0}").format(counted(chosen.total))))
    if chosen.count and not chosen.everything:
        found.append((CHOSEN, _tr("The selected: {0}").format(counted(chosen.count))))
    return found


def _tr(text: str) -> str:
    return QCoreApplication.translate("Scope", text)
