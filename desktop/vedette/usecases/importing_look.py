"""A first look at a file for somebody who can be asked: first rows, letters to judge by, and what has to be chosen."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from vedette import paths
from vedette.domain import phrases
from vedette.domain.errors import NeedsChoice, UserError
from vedette.formats.layouts import LAYOUTS
from vedette.formats.layouts.date_order import ORDERS
from vedette.formats.layouts.headings import slugs
from vedette.formats.layouts.plain import PLAIN
from vedette.formats.layouts.plain_columns import FIELD, NUMBER
from vedette.formats.layouts.plain_words import FIELDS
from vedette.usecases.exchange import Exchange
from vedette.usecases.importing import ImportOptions, ImportPlan
from vedette.usecases.importing_plan import Entry
from vedette.usecases.progress import Progress

LAYOUT, DATE_ORDER = "layout", "date_order"
ENDINGS = (".csv", ".tsv", ".tab", ".txt", ".xlsx", ".xlsm", ".xls", ".ods", ".zip", ".json")
"""What files that can be imported are usually called; a file is judged by its content all the same."""

_AS_FOUND = ImportOptions()
_ROWS_SHOWN = 50
_ROWS_LOOKED_AT = 500
_WORDS_SHOWN = 8
_LONGEST_WORD = 40
_STRANGE_WORD = re.compile(r"\w*[^\W\x00-\x7f]\w*|\ufffd+")


@dataclass(frozen=True, slots=True)
class Question:
    """What only the user can say: `about` is the option, `choices` its values, `examples` come from the file."""

    about: str
    choices: tuple[str, ...]
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Looked:
    """A file as it would be read; `questions` were answered by a guess for this look alone.

    `words` hold letters beyond ASCII, by which one sees whether the encoding is the right one.
    """

    plan: ImportPlan
    rows: tuple[Entry, ...]
    words: tuple[str, ...]
    questions: tuple[Question, ...]

    @property
    def mappable(self) -> bool:
        """Whether the user can say what each column becomes."""
        return self.plan.layout == PLAIN.name


@dataclass(frozen=True, slots=True)
class Target:
    """What a column can become: its key, its name for the eye, and a sentence about it."""

    key: str
    label: str
    about: str


def look(
    exchange: Exchange, path: Path, options: ImportOptions = _AS_FOUND, progress: Progress | None = None
) -> Looked:
    """Raises the UserError of a file that can't be read whatever one chooses. Changes nothing."""
    questions: tuple[Question, ...] = ()
    while True:
        try:
            plan = exchange.plan(path, options, progress)
            break
        except NeedsChoice as error:
            question = _question(error)
            if question is None or question.about in [asked.about for asked in questions]:
                raise
            questions += (question,)
            options = _guessed(options, question)
    entries = list(islice(plan.entries(lambda _uid: None), _ROWS_LOOKED_AT))
    words = dict.fromkeys(word for row, _ in entries for cell in row.cells for word in _strange(cell))
    return Looked(plan, tuple(entries[:_ROWS_SHOWN]), tuple(islice(words, _WORDS_SHOWN)), questions)


def layouts() -> tuple[tuple[str, str], ...]:
    """The layouts there are: name and title."""
    return tuple((layout.name, layout.title) for layout in LAYOUTS)


def targets() -> tuple[Target, ...]:
    """What a column of a plain table can become, a field of its own aside."""
    fields = [Target(key, _spoken(key), about) for key, (about, _) in FIELDS.items()]
    subjects = paths.taxonomies().quantity_subjects
    numbers = [Target(NUMBER + entry.key, f"Number: {entry.label}", entry.description) for entry in subjects]
    return (*fields, *numbers)


def own_targets(header: Sequence[str]) -> tuple[str, ...]:
    """What each column becomes when it is kept as a field of its own."""
    return tuple(FIELD + key for key in slugs(header))


def own_field(heading_target: str) -> str:
    """The key of the field that a target such as `field.dogs` makes; '' for any other target."""
    return heading_target.removeprefix(FIELD) if heading_target.startswith(FIELD) else ""


def as_read(text: str, order: str) -> str:
    """How a date reads when its figures stand in that order, in words; '' where it is no date then."""
    if order not in ORDERS or not text.strip():
        return ""
    try:
        return phrases.read(text, order=order).describe()
    except UserError:
        return ""


def _guessed(options: ImportOptions, question: Question) -> ImportOptions:
    if question.about == LAYOUT:
        return replace(options, layout=PLAIN.name)
    return replace(options, date_order=question.choices[0])


def _question(error: NeedsChoice) -> Question | None:
    if error.choices and set(error.choices) <= set(ORDERS):
        return Question(DATE_ORDER, error.choices, error.examples)
    if error.choices and set(error.choices) <= {layout.name for layout in LAYOUTS}:
        return Question(LAYOUT, error.choices)
    return None


def _strange(cell: str) -> Iterator[str]:
    if not cell.isascii():
        for found in _STRANGE_WORD.finditer(cell[:10_000]):
            yield found.group()[:_LONGEST_WORD]


def _spoken(key: str) -> str:
    words = {
        "id": "Key",
        "url": "Source address",
        "narrative": "What happened",
        "admin1": "Region",
        "admin2": "District",
    }
    return words.get(key) or key.replace("_", " ").capitalize()
