"""What somebody asked to have printed, and what must stand on each of its pages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from vedette.domain.civil_days import day_words
from vedette.domain.counting import counted
from vedette.domain.report.print_template import PLAIN, PrintTemplate
from vedette.domain.report.profile import STANDARD, Profile
from vedette.domain.report.visible import one_line
from vedette.domain.taxonomy import CodeList

Template = Literal["summary", "register", "sitrep", "chronology"]
TITLES: dict[Template, str] = {
    "summary": "Incident summary",
    "register": "Incident register",
    "sitrep": "Situation report",
    "chronology": "Chronology",
}
NO_LEVEL = -1


@dataclass(frozen=True, slots=True)
class ReportRequest:
    """`printed_at` is local in `zone`; `filter` is the query as typed; `head` is the journal's last hash, short.

    `picked` is how many incidents were picked by hand, 0 where the filter found them.
    """

    printed_at: datetime
    template: Template = "summary"
    title: str = ""
    logbook: str = ""
    filter: str = ""
    picked: int = 0
    from_day: str = ""
    to_day: str = ""
    printed_by: str = ""
    zone: str = ""
    paper: Literal["a4", "letter"] = "a4"
    landscape: bool = False
    tlp: str = ""
    head: str = ""
    version: str = ""
    profile: Profile = STANDARD
    design: PrintTemplate = PLAIN
    columns: tuple[str, ...] = ()
    group: str = ""

    @property
    def book(self) -> str:
        """As in “Logbook “border””, so that a reader of paper knows what the name is of."""
        return f"Logbook “{one_line(self.logbook, 200)}”" if self.logbook.strip() else "Logbook"

    @property
    def kind(self) -> str:
        """What sort of document it is, in words; a template may say it in its own."""
        return one_line(self.design.title, 120) or TITLES[self.template]

    @property
    def scope(self) -> str:
        """Which incidents were asked for, in words."""
        if self.picked:
            return f"{counted(self.picked)} chosen for this print"
        chosen = one_line(self.filter, 2_000)
        if chosen and self.profile.hides_names:
            chosen = "withheld, as it may name what is masked"
        parts = [f"filter: {chosen}" if chosen else "no filter, all incidents"]
        if self.from_day or self.to_day:
            parts.append(f"from {self.from_day or 'the beginning'} to {self.to_day or 'the end'}")
        return "; ".join(parts)

    @property
    def printed(self) -> str:
        """When and by whom, as in “Printed 4 November 2021, 14:30 (Europe/Warsaw) by A. Nowak”."""
        shows = self.printed_by.strip() and self.profile.persons != "masked"
        who = f" by {one_line(self.printed_by, 80)}" if shows else ""
        return f"Printed {self.printed_at_words}{who}"

    @property
    def printed_at_words(self) -> str:
        """As in “4 November 2021, 14:30 (Europe/Warsaw)”."""
        zone = self.zone or self.printed_at.tzname() or ""
        where = f" ({one_line(zone, 60)})" if zone else ""
        return f"{day_words(self.printed_at.date())}, {self.printed_at:%H:%M}{where}"

    @property
    def provenance(self) -> str:
        """Which program it comes from, and which state of the logbook: the beginning of the journal's last hash."""
        parts = [
            f"Vedette {self.version}".strip(),
            f"state of the logbook: {self.head}" if self.head else "state of the logbook not given",
            f"redaction profile: {one_line(self.profile.name, 60)}" if self.profile != STANDARD else "",
        ]
        return " · ".join(part for part in parts if part)


def sharing_level(tlp: CodeList, key: str) -> int:
    """How narrow a sharing level is (4 is the narrowest); `NO_LEVEL` for none, the narrowest for a key nobody knows."""
    if not key:
        return NO_LEVEL
    entry = tlp.get(key)
    levels = [int(one.number("level") or 0) for one in tlp]
    return int(entry.number("level") or 0) if entry is not None else max(levels, default=0)


def narrowest(tlp: CodeList, keys: list[str]) -> str:
    """The narrowest of the sharing levels given, '' if there is none."""
    return max((key for key in keys if key), key=lambda key: sharing_level(tlp, key), default="")
