"""The gate before storage: canonical order, numbered parts, clean texts, finite figures."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from vedette.domain.claim import Claim, Statement
from vedette.domain.custom_field import FieldValue
from vedette.domain.document import Record, from_plain, kind_of, to_plain, to_text
from vedette.domain.errors import InvalidDraft
from vedette.domain.incident import Incident
from vedette.domain.quantity import Quantity
from vedette.domain.text import LONGEST_TEXT, clean

R = TypeVar("R", bound=Record)
_TOO_LONG = "That is more text than one incident can hold (20 million characters). Nothing was changed; shorten it."


def settled(incident: Incident) -> Incident:
    """The same incident as it will be stored; InvalidDraft when it can't be."""
    return settled_with_text(incident)[0]


def settled_with_text(incident: Incident) -> tuple[Incident, str]:
    """The incident as it will be stored, and its canonical text."""
    parts = {name: settle(value) for name, settle in _SETTLE if (value := getattr(incident, name))}
    changed = {name: part for name, part in parts.items() if part != getattr(incident, name)}
    return _gated(replace(incident, **changed) if changed else incident)  # type: ignore[arg-type]  # names of its fields


def gated(record: R) -> R:
    """The record with every text as it can be stored; InvalidDraft for figures without end and texts without bound."""
    return _gated(record)[0]


def _gated(record: R) -> tuple[R, str]:
    try:
        text = to_text(record)
    except (ValueError, OverflowError) as error:
        raise InvalidDraft(
            {"": "A figure is not a finite number. Nothing was changed; leave it empty instead."}
        ) from error
    if len(text) > LONGEST_TEXT:
        raise InvalidDraft({"": _TOO_LONG})
    if "\\r" in text or "\\u0000" in text or not _encodes(text):
        kind = kind_of(record)
        cleaned: R = from_plain(kind, _deep(to_plain(record), clean))
        return cleaned, to_text(cleaned)
    return record, text


def _encodes(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _deep(plain: Any, change: Callable[[str], str]) -> Any:
    if isinstance(plain, str):
        return change(plain)
    if isinstance(plain, list):
        return [_deep(x, change) for x in plain]
    if isinstance(plain, dict):
        return {key: _deep(x, change) for key, x in plain.items()}
    return plain


def _numbered(values: Sequence[Any]) -> tuple[Any, ...]:
    """Values in order of their number; those without one, or with one that is taken, get the next free ones."""
    if len(values) == 1 and values[0].n > 0:
        return tuple(values)
    used: set[int] = set()
    found = []
    last = max((value.n for value in values), default=0)
    for value in values:
        n = value.n
        if n <= 0 or n in used:
            last += 1
            n = last
        used.add(n)
        found.append(value if n == value.n else replace(value, n=n))
    return tuple(sorted(found, key=lambda value: value.n))


def _numbered_claims(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    ordered = _numbered(claims)
    owners = [(claim.n, statement) for claim in ordered for statement in claim.statements]
    # Statements are numbered through the whole incident, so that a quantity or a role can name one.
    last = max((statement.n for _, statement in owners), default=0)
    used: set[int] = set()
    by_claim: dict[int, list[Statement]] = {}
    for owner, statement in owners:
        n = statement.n
        if n <= 0 or n in used:
            last += 1
            n = last
        used.add(n)
        by_claim.setdefault(owner, []).append(statement if n == statement.n else replace(statement, n=n))
    return tuple(_with(claim, tuple(sorted(by_claim.get(claim.n, ()), key=lambda s: s.n))) for claim in ordered)


def _quantities(values: Sequence[Quantity]) -> tuple[Any, ...]:
    return _numbered([replace(q, source_item=None) if q.source_item == "" else q for q in values])


def _tags(values: Sequence[str]) -> tuple[str, ...]:
    return tuple(sorted(dict.fromkeys(values)))


def _fields(values: Sequence[FieldValue]) -> tuple[FieldValue, ...]:
    return tuple(sorted((f for f in values if f.value), key=lambda f: f.key))


def _with(claim: Claim, statements: tuple[Statement, ...]) -> Claim:
    return claim if claim.statements == statements else replace(claim, statements=statements)


_SETTLE: tuple[tuple[str, Callable[[Any], tuple[Any, ...]]], ...] = (
    ("claims", _numbered_claims),
    ("assessments", _numbered),
    ("quantities", _quantities),
    ("attachments", _numbered),
    ("tags", _tags),
    ("fields", _fields),
)
