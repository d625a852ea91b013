"""What could complete a word of a query: field names, words of code lists, and what the logbook holds, with counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLocale

from vedette.domain.query_fields import QUERY_FIELDS, STANCE_FIELDS, QueryField, Values
from vedette.ui.search.token import Token, part
from vedette.usecases.searching import Search

MOST = 12
_MOST_CODES = 500
_BY_NAME = {field.name: field for field in QUERY_FIELDS}
_EXAMPLES = (Values.DAY, Values.DAYS, Values.GRADE, Values.NUMBER, Values.AREA, Values.CUSTOM)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """`part` is what would stand in the query, `label` what is read, `note` a meaning or a count beside it."""

    part: str
    label: str
    note: str = ""


def fields(token: Token) -> list[Suggestion]:
    """The fields whose names begin like the word; none for an empty one."""
    if not token.text:
        return []
    begun = [field for field in QUERY_FIELDS if field.name.startswith(token.text.casefold())]
    return [Suggestion(_opening(field), f"{field.name}:", field.meaning) for field in begun][:MOST]


def fixed_values(token: Token) -> list[Suggestion]:
    """The words that a field can take by its nature, or an example where it takes any."""
    field = _BY_NAME.get(token.name)
    if field is None:
        return []
    if field.values in _EXAMPLES:
        return [] if token.text else [Suggestion(field.example, field.example, field.meaning)]
    begun = _folded(token.text)
    found = [Suggestion(part(field.name, key), label) for key, label in _words(field) if _begins(begun, key, label)]
    return found[:MOST]


def stored_values(search: Search, token: Token) -> list[Suggestion]:
    """What the logbook holds under a field, the most frequent first, with counts. Off the GUI thread only."""
    from vedette.ui.search.wording import SAYS, code_list, worded

    locale = QLocale()
    if code_list(token.name) is None and token.name != SAYS:
        field = "party" if token.name in STANCE_FIELDS else token.name
        found = search.values(field, token.text, MOST)
    else:  # the logbook knows the codes, a person their words
        begun = _folded(token.text)
        codes = search.values(token.name, "", _MOST_CODES)
        found = [one for one in codes if _begins(begun, one.text, worded(token.name, one.text))][:MOST]
    return [
        Suggestion(part(token.name, one.text), worded(token.name, one.text), locale.toString(one.count))
        for one in found
    ]


def joined(stored: Sequence[Suggestion], fixed: Sequence[Suggestion]) -> list[Suggestion]:
    """What is there with its counts, then what could be."""
    there = {one.part for one in stored}
    return [*stored, *(one for one in fixed if one.part not in there)][:MOST]


def unfinished(token: Token, found: Sequence[Suggestion]) -> Sequence[Suggestion]:
    """None when a value was typed to its end, so that its list covers nothing; what it begins is offered with it."""
    typed = _folded(token.text)
    whole = bool(typed) and all(typed == _folded(one.part.partition(":")[2]) for one in found)
    return () if whole else found


def _opening(field: QueryField) -> str:
    return "field." if field.values is Values.CUSTOM else f"{field.name}:"


def _words(field: QueryField) -> Iterator[tuple[str, str]]:
    """Each word as it is typed and as it is read."""
    from vedette.ui.search.wording import code_list

    codes = code_list(field.name) if field.values is Values.KEY else None
    if codes is not None:
        yield from ((entry.key, entry.label) for entry in codes)
    elif field.values is Values.SORT:
        for word in field.choices:
            yield from ((word, word), (f"-{word}", f"-{word}"))
    else:
        yield from ((word, word) for word in field.choices)


def _begins(begun: str, key: str, label: str) -> bool:
    """Whether a word of the code or of what it means begins so, or several words one after the other."""
    return any(f" {begun}".rstrip() in f" {_folded(one)}" for one in (key, label))


def _folded(text: str) -> str:
    """Words as the search sees them; loaded with the first key, not with the window."""
    from vedette.domain.folding import fold, words

    return " ".join(words(fold(text).replace("_", " ")))
