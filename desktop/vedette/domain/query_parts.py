"""The parts of a query text as the search bar shows them, and how a click adds or removes one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from vedette.domain.query_syntax import Group, Item, Minus, Node, source, take_apart

Mode = Literal["add", "exclude", "remove"]


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
    """The query text with a part asked for, excluded, or neither; the part stands in it at most once."""
    sought = [source(node) for node in _top(part)]
    touched = {*sought, *map(_opposite, sought)}
    kept = [chip.text for chip in chips(query_text) if chip.text not in touched]
    if mode == "add":
        kept.extend(sought)
    elif mode == "exclude":
        kept.extend(map(_opposite, sought))
    return " ".join(kept)


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
        case Item(text, name):
            return f"{name}: {text}"
