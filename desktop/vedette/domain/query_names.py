"""The names that a query text holds, and another put in the place of one; all else of the text stays as it is."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace

from vedette.domain.query import quoted
from vedette.domain.query_syntax import Item, placed, take_apart

Place = tuple[Item, int, int]


@dataclass(frozen=True, slots=True)
class Renamed:
    """A query text with other names, and the names in it that had to stay though they mean something else now."""

    text: str
    left: tuple[str, ...] = ()


def names(text: str, fields: Collection[str]) -> list[Item]:
    """These fields with their values, in groups, after a minus and in quotation marks as well."""
    return [item for item, _, _ in _named(text, fields)]


def renamed(text: str, fields: Collection[str], anew: Callable[[Item], str | None]) -> Renamed:
    """The text with each value of these fields as `anew` has it; a value for which it says None stays, and is told."""
    asked = [(place, anew(place[0])) for place in _named(text, fields)]
    left = [item.text for (item, _, _), new in asked if new is None]
    wanted = [(place, new) for place, new in asked if new is not None and new != place[0].text]
    if not wanted:
        return Renamed(text, tuple(left))
    written = _written(text, wanted)
    if not _reads_so(written, text, {place[1]: new for place, new in wanted}):
        return Renamed(text, (*left, *(place[0].text for place, _ in wanted)))
    return Renamed(written, tuple(left))


def _named(text: str, fields: Collection[str]) -> list[Place]:
    return [(item, start, end) for item, start, end in placed(text) if isinstance(item, Item) and item.name in fields]


def _written(text: str, wanted: list[tuple[Place, str]]) -> str:
    pieces, at = [], 0
    for (item, start, end), new in wanted:
        pieces += [text[at : text.index(":", start) + 1], _value(new, in_quotes=item.in_quotes)]
        at = end
    return "".join([*pieces, text[at:]])


def _value(new: str, *, in_quotes: bool) -> str:
    doubled = new.replace('"', '""')
    return f'"{doubled}"' if in_quotes else quoted(new)


def _reads_so(written: str, text: str, anew: dict[int, str]) -> bool:
    """Whether nothing but the names is read otherwise: a quotation mark that had no partner may find one in a name."""
    before, after = placed(text), placed(written)
    wished = [
        replace(one, text=anew[start]) if isinstance(one, Item) and start in anew else one for one, start, _ in before
    ]
    alike = [_plain(one) for one, _, _ in after] == [_plain(one) for one in wished]
    return alike and take_apart(written).problems == take_apart(text).problems


def _plain(one: Item | str) -> object:
    return (one.name, one.text, bool(one.name) or one.in_quotes) if isinstance(one, Item) else one
