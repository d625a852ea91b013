r"""Who takes part, claims, statements, numbers, sources and links as cells that people read, and as values again.

    actors      NAME: ROLE
    quantities  N: SUBJECT "the words as said"
    claims      N: KIND "the claim" = N: PARTY: STANCE "the quote"; N: PARTY: STANCE "…"
    assessment  N: STATUS "the reason"
    sources     NAME OF THE SOURCE ITEM
    links       TYPE: REFERENCE

Entries are divided by `|`. Whatever else is known stands behind an entry as [key=value; key=value], keys being the
field names of the domain; `cell_language.py` has the signs, `cell_names.py` the names. Numbers may be left out of what
a person adds: they are given then.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING, Field, dataclass, fields
from functools import lru_cache
from operator import attrgetter
from typing import Any

from vedette.domain.actor import Role
from vedette.domain.assessment import Assessment
from vedette.domain.claim import Claim, Statement
from vedette.domain.errors import CannotRead
from vedette.domain.link import Link
from vedette.domain.quantity import Quantity, read_quantity
from vedette.domain.source import Citation
from vedette.formats.cell_language import Entry, Part, Value, parse, quoted, word_or_text, written_pairs
from vedette.formats.cell_names import CellNames
from vedette.formats.field_texts import bare_type, from_value, hints_of, read_whole, to_value
from vedette.formats.naming import NAMES


@dataclass(frozen=True, slots=True, eq=False)
class Shape:
    """How a kind of part is written: the fields of each `:` part as (word, text after it), and whether numbered."""

    kind: Any
    noun: str
    parts: tuple[tuple[str, str], ...]
    numbered: bool = False
    text_first: bool = False
    inner: str = ""

    @property
    def led(self) -> frozenset[str]:
        """The fields that stand before the brackets or behind the `=`."""
        numbers = {"n"} if self.numbered else set()
        return frozenset({name for part in self.parts for name in part if name} | numbers | {self.inner})


ROLE = Shape(Role, "role", (("actor", ""), ("role", "")))
QUANTITY = Shape(Quantity, "quantity", (("subject", "verbatim"),), numbered=True)
STATEMENT = Shape(Statement, "statement", (("party", ""), ("stance", "quote")), numbered=True)
CLAIM = Shape(Claim, "claim", (("kind", "text"),), numbered=True, text_first=True, inner="statements")
ASSESSMENT = Shape(Assessment, "assessment", (("status", "reason"),), numbered=True)
CITATION = Shape(Citation, "source", (("item", ""),))
LINK = Shape(Link, "link", (("type", ""), ("to", "")))

COLUMNS: Mapping[str, tuple[str, Shape]] = {
    "actors": ("actors", ROLE),
    "quantities": ("quantities", QUANTITY),
    "claims": ("claims", CLAIM),
    "assessment": ("assessments", ASSESSMENT),
    "sources": ("sources", CITATION),
    "links": ("links", LINK),
}
"""Column to the field of an incident and how its values are written."""


def write_cell(shape: Shape, values: Sequence[Any], names: CellNames) -> str:
    """The values as one cell."""
    return " | ".join([_written(shape, value, names) for value in values]) if values else ""


def read_cell(shape: Shape, cell: str, names: CellNames) -> tuple[Any, ...]:
    """The values a cell stands for; CannotRead, NotADate or another UserError says in a sentence why not."""
    values = tuple(_value(shape, entry, names) for entry in parse(cell))
    if shape is CLAIM:
        return _numbered_statements(_numbered(values))
    return _numbered(values) if shape.numbered else values


def _written(shape: Shape, value: Any, names: CellNames) -> str:
    number = [str(value.n)] if shape.numbered else []
    parts = [_written_part(shape, part, value, names) for part in shape.parts]
    text = ": ".join(number + parts) + written_pairs(_pairs(shape, value, names))
    below = [_written(STATEMENT, statement, names) for statement in getattr(value, shape.inner)] if shape.inner else []
    return f"{text} = {'; '.join(below)}" if below else text


def _written_part(shape: Shape, part: tuple[str, str], value: Any, names: CellNames) -> str:
    word, text = part
    shown = word_or_text(_shown(shape, word, getattr(value, word), names))
    said = getattr(value, text) if text else ""
    if not text or not (said or shape.text_first or shown.startswith('"')):
        return shown
    return f"{shown} {quoted(said)}"


def _pairs(shape: Shape, value: Any, names: CellNames) -> dict[str, Value]:
    pairs: dict[str, Value] = {}
    others, cells, plain = _others(shape)
    found = cells(value)
    if found != plain:
        for (name, default, named, kind), got in zip(others, found, strict=True):
            if got != default:
                pairs[name] = names.shown(named, got) if named and got is not None else to_value(kind, got)
    return pairs


@lru_cache(maxsize=16)
def _other_fields(shape: Shape) -> list[Field[Any]]:
    return [field for field in fields(shape.kind) if field.name not in shape.led]


@lru_cache(maxsize=16)
def _others(shape: Shape) -> tuple[list[tuple[str, Any, str, Any]], Callable[[Any], tuple[Any, ...]], tuple[Any, ...]]:
    """Name, default, kind of thing named and type of each; what takes all from a value; what that mostly gives."""
    fields_, hints, named = _other_fields(shape), hints_of(shape.kind), NAMES.get(shape.kind, {})
    others = [(f.name, f.default, named.get(f.name, ""), bare_type(hints[f.name])) for f in fields_]
    return others, attrgetter(*(f.name for f in fields_)), tuple(f.default for f in fields_)


@lru_cache(maxsize=64)
def _kind_named(shape: Shape, field: str) -> str:
    return "incident" if (shape.kind, field) == (Link, "to") else NAMES.get(shape.kind, {}).get(field, "")


def _shown(shape: Shape, field: str, got: str, names: CellNames) -> str:
    kind = _kind_named(shape, field)
    return names.shown(kind, got) if kind else got


def _value(shape: Shape, entry: Entry, names: CellNames) -> Any:
    parts = list(entry.parts)
    found: dict[str, Any] = {}
    if shape.numbered and len(parts) > 1 and parts[0].text is None and (parts[0].word or "").isdecimal():
        found["n"] = read_whole(parts.pop(0).word or "")
    elif shape is QUANTITY and _is_spoken(entry):
        return read_quantity(parts[0].word or "")
    if len(parts) > len(shape.parts) or (entry.inner and not shape.inner):
        raise CannotRead(f"A {shape.noun} has fewer parts than that; put names with “:” in quotation marks.")
    for part, wanted in zip(parts, shape.parts, strict=False):
        _take_part(shape, part, wanted, names, found)
    for key, value in entry.pairs.items():
        found[key] = _pair(shape, key, value, names)
    if shape.inner:
        found[shape.inner] = tuple(_value(STATEMENT, below, names) for below in entry.inner)
    _refuse_missing(shape, found)
    return shape.kind(**found)


def _is_spoken(entry: Entry) -> bool:
    """Whether a quantity stands there as somebody would say it: “around 250 migrants”."""
    return len(entry.parts) == 1 and entry.parts[0].text is None and not entry.pairs and not entry.inner


def _take_part(shape: Shape, part: Part, wanted: tuple[str, str], names: CellNames, found: dict[str, Any]) -> None:
    word, text = wanted
    alone = part.word if part.text is None else part.text if part.word is None else None
    if alone is not None:
        is_text = text and (shape.text_first or part.word is None)
        found[text if is_text else word] = alone if is_text else _uid(shape, word, alone, names)
        return
    if not text:
        raise CannotRead(f"A quoted text is not expected after the {word} of a {shape.noun}.")
    found[word], found[text] = _uid(shape, word, part.word or "", names), part.text


def _uid(shape: Shape, field: str, shown: str, names: CellNames) -> str:
    kind = _kind_named(shape, field)
    return names.uid(kind, shown) if kind else shown


def _pair(shape: Shape, key: str, value: Value, names: CellNames) -> Any:
    known = [field.name for field in _other_fields(shape)]
    if key not in known:
        raise CannotRead(f"“{key}” is nothing that a {shape.noun} has; it can have {', '.join(known)}.")
    got = from_value(hints_of(shape.kind)[key], value)
    return _uid(shape, key, got, names) if isinstance(got, str) and _kind_named(shape, key) else got


def _refuse_missing(shape: Shape, found: Mapping[str, Any]) -> None:
    for field in fields(shape.kind):
        if field.default is MISSING and field.name not in found:
            raise CannotRead(f"A {shape.noun} lacks its {field.name}.")


def _numbered(values: Sequence[Any], taken: Sequence[int] = ()) -> tuple[Any, ...]:
    """Each without a number gets the next free one; CannotRead where one stands twice. In order of numbers."""
    given = [value.n for value in values if value.n]
    if len(set(given)) != len(given):
        raise CannotRead("One number stands twice; numbers tell the entries apart.")
    following = max([0, *given, *taken])
    found = []
    for value in values:
        if not value.n:
            following += 1
            value = _with(value, n=following)
        found.append(value)
    return tuple(sorted(found, key=lambda value: value.n))


def _numbered_statements(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Statements are numbered through the whole incident."""
    taken = [statement.n for claim in claims for statement in claim.statements]
    found = []
    for claim in claims:
        statements = _numbered(claim.statements, taken)
        taken += [statement.n for statement in statements]
        found.append(_with(claim, statements=statements))
    return tuple(found)


def _with(value: Any, **changed: Any) -> Any:
    return type(value)(**{field.name: changed.get(field.name, getattr(value, field.name)) for field in fields(value)})
