"""The sources of a document that lists many incidents, each with one number and its grade."""

from __future__ import annotations

from dataclasses import dataclass, field

from vedette.domain.report.blocks import Cell, Grid, Prose, Section, cell, para, quiet, strong
from vedette.domain.report.sources import item_grade, item_in_short
from vedette.domain.report.voice import Voice

MOST_SOURCES = 300


@dataclass(slots=True)
class SourceList:
    """Numbers items in the order in which they come up; beyond the most of them a statement keeps its grade alone."""

    numbering: dict[str, str] = field(default_factory=dict)
    rows: list[tuple[Cell, ...]] = field(default_factory=list)
    unlisted: set[str] = field(default_factory=set)

    def take(self, voice: Voice) -> None:
        """The items of one more incident."""
        for uid in voice.dossier.incident.cited_items():
            if uid in self.numbering:
                continue
            if len(self.rows) >= MOST_SOURCES:
                self.unlisted.add(uid)
                continue
            self.numbering[uid] = number = f"S{len(self.rows) + 1}"
            self.rows.append((cell(strong(number)), item_in_short(voice, uid), item_grade(voice, uid)))

    def section(self) -> Section:
        """The list itself."""
        if not self.rows:
            return Section("", ())
        head = (cell(strong("No.")), cell(strong("Source")), cell(strong("Grade")))
        grid = Grid((7, 63, 30), tuple(self.rows), head)
        more = len(self.unlisted)
        said = f"{more} more source item{'' if more == 1 else 's'}: see the summaries of the incidents."
        return Section("", (grid, Prose((para(quiet(said)),))) if more else (grid,))
