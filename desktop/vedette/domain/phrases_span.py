"""What one side of a date phrase resolves to, and what it is resolved against: two values, no rules."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from vedette.domain.civil_days import quoted
from vedette.domain.errors import NeedsSaidOn


@dataclass(frozen=True, slots=True)
class Context:
    """The day the words were said (anchor), the reader's settings, and the other side's day where it is known."""

    said: str
    anchor: date | None
    night: tuple[int, int]
    week_starts_sunday: bool
    order: str
    nearest: bool = False  # "by 5 November" may lie ahead of the day it was said
    limit: date | None = None
    floor: date | None = None
    limit_rule: str = ""
    limit_inferred: bool = False

    @property
    def day_said(self) -> date:
        if self.anchor is None:
            raise NeedsSaidOn(
                f"{quoted(self.said)} counts from the day it was said: give the said-on or publication date, "
                "or a full date with its year."
            )
        return self.anchor


@dataclass(frozen=True, slots=True)
class Span:
    """First and last day, with wall times where they are known, and how they were come by."""

    first: date
    last: date
    unit: str
    start: str = ""
    end: str = ""
    part: str = ""
    edge: str = ""
    approximate: bool = False
    uncertain: bool = False
    rule: str = ""
    inferred: bool = False

    @property
    def earliest(self) -> str:
        return self.first.isoformat() + (f"T{self.start}" if self.start else "")

    @property
    def latest(self) -> str:
        return self.last.isoformat() + (f"T{self.end}" if self.end else "")
