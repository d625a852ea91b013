"""From a query text to a Query: never an error, always a search, and a sentence for what was not understood."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from vedette.domain.folding import fold, words
from vedette.domain.query import And, Condition, Everything, Not, Nothing, Or, Phrase, Query, Word
from vedette.domain.query_fields import QUANTITY_SUBJECTS
from vedette.domain.query_hints import hints, together
from vedette.domain.query_limits import MOST_BEGINNINGS, MOST_IN_A_ROW, shortened, wholly
from vedette.domain.query_others import IN_EVERY_TEXT, called_here, like
from vedette.domain.query_syntax import Group, Item, Minus, Node, Shape, take_apart
from vedette.domain.query_values import Misread, is_field, read_field, read_sort, shown, takes_lists

MOST_PROBLEMS = 10


def read(text: str, *, today: date, subjects: Collection[str] = QUANTITY_SUBJECTS) -> Query:
    """What the text asks for; `subjects` are the keys that can be counted in this logbook."""
    shape = take_apart(text)
    reader = _Reader(today, frozenset(subjects))
    root = reader.group(together(shape.root, today))
    if root is None:
        root = Everything() if _asks_for_all(shape) else Nothing()
    whole = wholly(root)
    if whole != root:
        reader.problems.append(f"Of more than {MOST_BEGINNINGS} words each was looked for as a whole, but the last.")
    problems = dict.fromkeys((*shape.problems, *reader.problems, *hints(shape.root, today)))
    return Query(whole, reader.sort, tuple(problems)[:MOST_PROBLEMS])


def _asks_for_all(shape: Shape) -> bool:
    nodes = [node for row in shape.root.alternatives for node in row]
    only_order = all(isinstance(node, Item) and node.name == "sort" for node in nodes)
    return only_order and bool(nodes or not shape.problems)


@dataclass(slots=True)
class _Reader:
    """Carries what one reading gathers beside the condition itself."""

    today: date
    subjects: frozenset[str]
    sort: tuple[str, bool] | None = None
    problems: list[str] = field(default_factory=list)

    def group(self, group: Group) -> Condition | None:
        rows = (_joined(And, map(self.node, row)) for row in group.alternatives)
        return _joined(Or, rows)

    def node(self, node: Node) -> Condition | None:
        """None where the node holds nothing that can be searched for."""
        match node:
            case Group():
                return self.group(node)
            case Minus(Item(name="sort") as item):
                self.problems.append("An order can't be excluded; write sort:-when to turn it round.")
                return _negated(self.as_text(item))
            case Minus(part):
                return _negated(self.node(part))
            case Item(name="sort"):
                return self.ordered(node)
            case Item():
                return self.item(node)

    def ordered(self, item: Item) -> Condition | None:
        try:
            self.sort = read_sort(item.text)
        except Misread as problem:
            self.problems.append(str(problem))
            return self.as_text(item)
        return None

    def item(self, item: Item) -> Condition | None:
        name = item.name if is_field(item.name) else item.name.lower()
        if not is_field(name) and name not in self.subjects:
            return self.of_others(item) if item.name and item.text else self.as_text(item)
        if name == "from" and any(map(str.isalpha, item.text)) and not any(map(str.isdigit, item.text)):
            return self.source_or_day(item)
        pieces = [piece for piece in item.text.split(",") if piece]
        if pieces and "," in item.text and not item.in_quotes and takes_lists(name):
            some = [self.item(replace(item, text=piece)) for piece in pieces]
            return _joined(And if name == "no" else Or, some)
        try:
            return read_field(name, item.text, self.today)
        except Misread as problem:
            self.problems.append(str(problem))
            return self.as_text(item)

    def of_others(self, item: Item) -> Condition | None:
        """A field that is none here: what it is called here, else its value as text."""
        name, ours = shown(item.name), called_here(item.name, item.text)
        if ours:
            called = " or ".join(f"{one}:" for one in ours)
            self.problems.append(f"{name}: is called {called} here, and was read so.")
            return _joined(Or, [self.item(replace(item, name=one)) for one in ours])
        if item.name.lower() in IN_EVERY_TEXT:
            self.problems.append(f"There is no field {name}:; “{shown(item.text)}” was looked for in every text.")
            return self.as_text(replace(item, name=""))
        meant = f"; perhaps {like(item.name)}: was meant" if like(item.name) else ""
        self.problems.append(f"There is no field {name}:, so it was searched as text{meant}.")
        return self.as_text(item)

    def source_or_day(self, item: Item) -> Condition | None:
        """Letters after from: name a sender in other programs; here it is a day."""
        try:
            return read_field("from", item.text, self.today)
        except Misread:
            self.problems.append(f"“{shown(item.text)}” is no day, so from: was read as source: or party:.")
            return _joined(Or, [self.item(replace(item, name=name)) for name in ("source", "party")])

    def as_text(self, item: Item) -> Condition | None:
        if not item.in_quotes:
            return self.searchable(
                Word(f"{item.name}:{item.text}" if item.name and item.text else item.name or item.text)
            )
        label = self.searchable(Word(item.name)) if item.name else None
        return _joined(And, (label, self.searchable(Phrase(item.text))))

    def searchable(self, condition: Word | Phrase) -> Condition | None:
        short = shortened(condition.text)
        if short != condition.text:
            self.problems.append(f"Of words in a row only the first {MOST_IN_A_ROW} are searched.")
            condition = replace(condition, text=short)
        if words(fold(condition.text)):
            return condition
        self.problems.append(f"“{shown(condition.text)}” has no letter or digit to search for; it was left out.")
        return None


def _negated(condition: Condition | None) -> Condition | None:
    return None if condition is None else Not(condition)


def _joined(kind: type[And] | type[Or], parts: Iterable[Condition | None]) -> Condition | None:
    """The parts as one condition: what is empty or said twice left out, what is of the same kind taken up."""
    kept: list[Condition] = []
    for part in parts:
        if isinstance(part, kind):
            kept.extend(part.parts)
        elif part is not None:
            kept.append(part)
    once = tuple(dict.fromkeys(kept))
    return kind(once) if len(once) > 1 else next(iter(once), None)
