"""What a search is, as a value: a closed tree of conditions, to be compiled to SQL or matched in Python."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, timedelta

from vedette.domain.query_fields import Comparison, DayKind, GradeField, NameField

FIRST_DAY, LAST_DAY = date.min.isoformat(), date.max.isoformat()


@dataclass(frozen=True, slots=True)
class Everything:
    """All incidents that are not in the trash."""


@dataclass(frozen=True, slots=True)
class Nothing:
    """No incident: all that was typed holds nothing to search for, and finding everything would be a trap."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word beginning in any text; a text such as `2021-01-02` is several words in a row, the last a beginning."""

    text: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """Whole words in a row in any text."""

    text: str


@dataclass(frozen=True, slots=True)
class And:
    """All of two or more parts; none of them is an And."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """At least one of two or more parts; none of them is an Or."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The part does not hold."""

    part: Condition


@dataclass(frozen=True, slots=True)
class NameIs:
    """A named thing; text is a key (lower case, underscores) for type, stance, speech, status, has, no and is."""

    field: NameField
    text: str


@dataclass(frozen=True, slots=True)
class DayIs:
    """Days as ISO text; `on`, `from`, `to`, `certain` and `added` include both ends, `before` and `after` do not."""

    kind: DayKind
    first: str | None
    last: str | None

    def interval(self) -> tuple[str, str]:
        """The days asked for, both included."""
        match self.kind:
            case "before":
                return FIRST_DAY, _shifted(self.last or LAST_DAY, -1)
            case "after":
                return _shifted(self.first or FIRST_DAY, 1), LAST_DAY
            case _:
                return self.first or FIRST_DAY, self.last or LAST_DAY


@dataclass(frozen=True, slots=True)
class GradeBetween:
    """A grade of source (A–F) or item (1–6) within a range, both ends included."""

    field: GradeField
    low: str
    high: str


@dataclass(frozen=True, slots=True)
class NumberIs:
    """`independent`, `people` or a subject of quantities, compared with a number."""

    field: str
    op: Comparison
    value: float


@dataclass(frozen=True, slots=True)
class Near:
    """Within a distance in metres of a point in decimal degrees."""

    latitude: float
    longitude: float
    metres: int


@dataclass(frozen=True, slots=True)
class CustomField:
    """A field of the logbook's own, by key."""

    key: str
    text: str


Condition = (
    Everything
    | Nothing
    | Word
    | Phrase
    | And
    | Or
    | Not
    | NameIs
    | DayIs
    | GradeBetween
    | NumberIs
    | Near
    | CustomField
)


@dataclass(frozen=True, slots=True)
class Query:
    """One search; `sort` is a field and whether it runs downwards; `not_understood` is said beside the results."""

    root: Condition = field(default_factory=Everything)
    sort: tuple[str, bool] | None = None
    not_understood: tuple[str, ...] = field(default=(), compare=False)


def asks_for_trash(condition: Condition) -> bool:
    """Whether incidents in the trash are searched at all: only where `is:trashed` is asked for, not excluded."""
    match condition:
        case NameIs("is", "trashed"):
            return True
        case And(parts) | Or(parts):
            return any(map(asks_for_trash, parts))
        case Not(Not(part)):
            return asks_for_trash(part)
        case _:
            return False


def write(query: Query) -> str:
    """The query in its own language; reading it gives an equal query."""
    ordered = "" if query.sort is None else f"sort:{'-' if query.sort[1] else ''}{query.sort[0]}"
    return " ".join(filter(None, (written(query.root), ordered)))


def written(condition: Condition) -> str:
    """One condition as text, without parentheses around it."""
    match condition:
        case And(parts):
            return " ".join(map(_inside, parts))
        case Or(parts):
            return " OR ".join(map(written, parts))
        case Not(part):
            return f"-{_inside(part)}" if not isinstance(part, Not) else f"-({written(part)})"
        case _:
            return _leaf(condition)


def quoted(text: str) -> str:
    """A value as it must stand after a field: in quotation marks where it could be cut or misread."""
    return text if _BARE.fullmatch(text) else _in_quotes(text)


_BARE = re.compile(r'(?![/:])[^\s\x00-\x1f\x7f-\x9f"(),]+')


def _in_quotes(text: str) -> str:
    doubled = text.replace('"', '""')
    return f'"{doubled}"'


def _inside(condition: Condition) -> str:
    return f"({written(condition)})" if isinstance(condition, And | Or) else written(condition)


def _leaf(condition: Condition) -> str:
    match condition:
        case Word(text):
            return text
        case Phrase(text):
            return _in_quotes(text)
        case NameIs(name, text):
            return f"{name}:{quoted(text)}"
        case CustomField(key, text):
            return f"field.{key}:{quoted(text)}"
        case Nothing():
            return "-"
        case _:
            return _measured_leaf(condition)


def _measured_leaf(condition: Condition) -> str:
    match condition:
        case DayIs():
            return f"{condition.kind}:{_days(condition)}"
        case GradeBetween(name, low, high):
            return f"{name}:{low}" if low == high else f"{name}:{low}..{high}"
        case NumberIs(name, op, value):
            return f"{name}:{'' if op == '=' else op}{_number(value)}"
        case Near(latitude, longitude, metres):
            distance = f"{metres // 1000}km" if metres % 1000 == 0 else f"{metres}m"
            return f"near:{_degrees(latitude)},{_degrees(longitude)},{distance}"
        case _:
            return ""


def _days(condition: DayIs) -> str:
    first, last = condition.first, condition.last
    if condition.kind in ("from", "to", "before", "after"):
        return first or last or ""
    return first if first is not None and first == last else f"{first or ''}..{last or ''}"


def _number(value: float) -> str:
    return f"{value:.15g}"


def _degrees(value: float) -> str:
    return f"{value:.8f}".rstrip("0").rstrip(".")


def _shifted(day: str, by: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=by)).isoformat()
