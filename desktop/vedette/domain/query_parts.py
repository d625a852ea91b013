"""The parts of a query text as the search bar shows them, and how a click adds or removes one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from vedette.domain.query_syntax import Group, Item, Minus, Node, source, take_apart

Mode = Literal["add", "exclude", "remove", "instead", "either"]


@dataclass(frozen=True, slots=True)
class Chip:
    """One part that can be taken away: `text` is query text, `label` is for reading."""

    text: str
    label: str


def chips(query_text: str) -> tuple[Chip, ...]:
    """The parts that are all asked for; a search that offers alternatives at its top is one chip."""
    return tuple(Chip(source(node), _label(node)) for node in _top(query_text))


def without(query_text: str, chip: Chip) -> str:
    """The query text less the first part that reads as this chip."""
    texts = [part.text for part in chips(query_text)]
    if chip.text in texts:
        texts.remove(chip.text)
    return " ".join(texts)


def with_part(query_text: str, part: str, mode: Mode = "add") -> str:
    """The query text with a part asked for, excluded, or neither; the part stands in it at most once.

    `instead` takes the place of all that is asked for of its field, `either` offers it beside that; asked for already
    in the alternative, it is no longer.
    """
    if mode in ("instead", "either"):
        return _instead(query_text, part) if mode == "instead" else _either(query_text, part)
    sought = [source(node) for node in _top(part)]
    touched = {*sought, *map(_opposite, sought)}
    kept = [chip.text for chip in chips(query_text) if chip.text not in touched]
    if mode == "add":
        kept.extend(sought)
    elif mode == "exclude":
        kept.extend(map(_opposite, sought))
    return " ".join(kept)


def alternatives(query_text: str, name: str) -> list[str]:
    """The parts that are asked for of one field, in the alternative or together; `a+b` names parts of two fields."""
    return [text for node in _top(query_text) if _field(node) == name for text in _rows(node)]


def without_field(query_text: str, name: str) -> str:
    """The query text less all that is asked for of one field; what is excluded stays."""
    return " ".join(source(node) for node in _top(query_text) if _field(node) != name)


def field_of(part: str) -> str:
    """The field that a part asks for, `a+b` where it is two at once; '' for words and what is excluded."""
    top = _top(part)
    return _field(top[0]) if len(top) == 1 else ""


def _instead(query_text: str, part: str) -> str:
    return with_part(without_field(query_text, field_of(part)), part)


def _either(query_text: str, part: str) -> str:
    name = field_of(part)
    sought = source(_top(part)[0])
    offered = alternatives(query_text, name)
    offered = [one for one in offered if one != sought] if sought in offered else [*offered, sought]
    rest = without_field(query_text, name)
    if not offered:
        return rest
    joined = offered[0] if len(offered) == 1 else f"({' OR '.join(offered)})"
    return f"{rest} {joined}".strip()


def _field(node: Node) -> str:
    match node:
        case Item(_, name):
            return name
        case Group(rows):
            named = set(map(_field_of_all, rows))
            return named.pop() if len(named) == 1 else ""
        case _:
            return ""


def _field_of_all(row: tuple[Node, ...]) -> str:
    named = sorted(map(_field, row))  # once: asked twice on each level, twenty brackets take seconds
    return "+".join(named) if all(named) else ""


def _rows(node: Node) -> list[str]:
    """The alternatives of a node, each as query text of its own."""
    if isinstance(node, Group) and len(node.alternatives) > 1:
        return [text for row in node.alternatives for text in (_rows(row[0]) if len(row) == 1 else [_grouped(row)])]
    return [source(node)]


def _grouped(row: tuple[Node, ...]) -> str:
    return source(Group((row,)))


def _top(query_text: str) -> tuple[Node, ...]:
    root = take_apart(query_text).root
    return root.alternatives[0] if len(root.alternatives) == 1 else (root,)


def _opposite(text: str) -> str:
    return text.removeprefix("-") if text.startswith("-") else f"-{text}"


def _label(node: Node) -> str:
    match node:
        case Minus(part):
            return f"not {_label(part)}"
        case Group():
            return source(node)[1:-1]
        case Item(text, "", in_quotes):
            return f"“{text}”" if in_quotes else text
        case Item("", name, False):
            return name
        case Item(text, name):
            return f"{name}: {text}"
