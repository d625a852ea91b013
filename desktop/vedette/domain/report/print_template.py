"""Print templates: which parts a document has, in what order and under what titles, as lines a person can write.

A template holds no program: words between double braces are looked up in a short list, and nothing is worked out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from vedette.domain.errors import UserError
from vedette.domain.report.picture import Picture

PARTS: Mapping[str, Mapping[str, str]] = {
    "summary": {
        "head": "",
        "salute": "SALUTE",
        "locator": "Locator sketch",
        "account": "What happened",
        "claims": "Who says what",
        "statements": "Statements in full",
        "numbers": "Numbers",
        "actors": "Actors and roles",
        "measures": "Measures",
        "assessment": "Our assessment",
        "outcome": "Outcome",
        "links": "Links",
        "sources": "Sources",
        "attachments": "Attachments",
        "note": "Note",
        "fields": "Further fields",
        "legend": "Legend",
        "record": "Record",
    },
    "register": {"table": "", "totals": "Totals", "sources": "Sources", "legend": "Legend"},
    "sitrep": {
        "figures": "Figures",
        "types": "By type",
        "places": "By place",
        "days": "By day",
        "totals": "Totals",
        "questions": "Open questions",
        "table": "Incidents",
        "sources": "Sources",
        "legend": "Legend",
    },
    "chronology": {"timeline": "Line of time", "table": "", "sources": "Sources", "legend": "Legend"},
}
PLACEHOLDERS = ("logbook", "document", "period", "filter", "printed", "version", "journal", "profile")
LONGEST, MOST_LINES, LONGEST_WORDS = 20_000, 200, 1_000

_FIELDS = ("document", "title", "above", "below", "section")
_BRACES = re.compile(r"\{\{\s*(\w*)\s*\}\}")


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a document, by its key, and what stands above it."""

    key: str
    title: str


@dataclass(frozen=True, slots=True)
class PrintTemplate:
    """`above` and `below` are lines at the beginning and end of a sheet; no `parts` are all of them, as shipped."""

    key: str = ""
    name: str = ""
    document: str = ""
    title: str = ""
    above: tuple[str, ...] = ()
    below: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()
    logo: Picture | None = None
    text: str = ""

    def has(self, key: str) -> bool:
        """Whether that part stands in the document."""
        return not self.parts or any(part.key == key for part in self.parts)

    def ordered(self, document: str) -> Sequence[Part]:
        """The parts in the order of print."""
        return self.parts or tuple(Part(key, title) for key, title in PARTS[document].items())


PLAIN = PrintTemplate()


def read_template(text: str, *, key: str = "", name: str = "", logo: Picture | None = None) -> PrintTemplate:
    """UserError, with the number of the line, for what is no template."""
    if len(text) > LONGEST:
        raise UserError(f"A print template has at most {LONGEST:,} characters, this one has {len(text):,}.")
    reading = _Reading()
    lines = text.splitlines()
    if len(lines) > MOST_LINES:
        raise _broken(MOST_LINES + 1, f"a print template has at most {MOST_LINES} lines")
    for number, line in enumerate(lines, 1):
        if line.strip() and not line.lstrip().startswith("#"):
            reading.take(number, line)
    return reading.made(len(lines), key=key, name=name, logo=logo, text=text)


def filled(line: str, values: Mapping[str, str]) -> str:
    """The line with its placeholders looked up."""
    return _BRACES.sub(lambda found: values.get(found[1], ""), line)


class _Reading:
    """What was read of a template so far."""

    def __init__(self) -> None:
        self.document, self.title = "", ""
        self.above: list[str] = []
        self.below: list[str] = []
        self.parts: list[tuple[int, str, str | None]] = []

    def take(self, number: int, line: str) -> None:
        field, colon, words = line.partition(":")
        field, words = field.strip().casefold(), words.strip()
        if not colon or field not in _FIELDS:
            raise _broken(number, f"“{line.strip()[:40]}” should begin with one of: {', '.join(_FIELDS)}, and a colon")
        if len(words) > LONGEST_WORDS:
            raise _broken(number, f"it has more than {LONGEST_WORDS:,} characters")
        _check_braces(number, words)
        if field == "section":
            key, equals, title = words.partition("=")
            self.parts.append((number, key.strip().casefold(), title.strip() if equals else None))
        elif field in {"above", "below"}:
            (self.above if field == "above" else self.below).append(words)
        else:
            self._once(number, field, words)

    def _once(self, number: int, field: str, words: str) -> None:
        if getattr(self, field):
            raise _broken(number, f"“{field}” stands here for the second time")
        if field == "document" and words not in PARTS:
            raise _broken(number, f"there is no document “{words[:40]}”; choose one of: {', '.join(PARTS)}")
        setattr(self, field, words)

    def made(self, lines: int, *, key: str, name: str, logo: Picture | None, text: str) -> PrintTemplate:
        if not self.document:
            raise _broken(max(lines, 1), f"no line says which document it is, as in “document: {next(iter(PARTS))}”")
        return PrintTemplate(
            key, name, self.document, self.title, tuple(self.above), tuple(self.below), self._parts(), logo, text
        )

    def _parts(self) -> tuple[Part, ...]:
        known = PARTS[self.document]
        seen: set[str] = set()
        for number, key, _ in self.parts:
            if key not in known:
                raise _broken(number, f"a {self.document} has no section “{key[:40]}”; it has: {', '.join(known)}")
            if key in seen:
                raise _broken(number, f"the section “{key}” stands here for the second time")
            seen.add(key)
        return tuple(Part(key, known[key] if title is None else title) for _, key, title in self.parts)


def _check_braces(number: int, words: str) -> None:
    unknown = next((name for name in _BRACES.findall(words) if name not in PLACEHOLDERS), None)
    if unknown is not None:
        raise _broken(number, f"there is no “{{{{ {unknown[:40]} }}}}”; there are: {', '.join(PLACEHOLDERS)}")
    if re.search(r"\{\{|\}\}|\{%|%\}", _BRACES.sub("", words)):
        raise _broken(number, "braces stand as in “{{ logbook }}”, and nothing else is worked out")


def _broken(number: int, why: str) -> UserError:
    return UserError(f"Line {number} of the print template can't be read: {why}.")
