"""What people bring along from other searches, read as what it is called here and told so. Nothing is decided here."""

from __future__ import annotations

from difflib import get_close_matches

from vedette.domain.query_fields import IS_WORDS, QUERY_FIELDS

IN_EVERY_TEXT = frozenset({"subject", "title", "body", "text", "content", "contains", "narrative", "summary", "words"})
"""Fields of others whose value is looked for in every text."""

_CALLED_HERE = {
    "actors": "actor", "category": "type", "city": "place", "date": "on", "day": "on",
    "dead": "deaths", "during": "on", "keyword": "tag", "killed": "deaths", "kind": "type", "label": "tag",
    "newer": "after", "older": "before", "organisation": "actor", "organization": "actor",
    "parties": "party", "person": "actor", "places": "place", "publisher": "source",
    "since": "from", "sources": "source", "tags": "tag", "till": "to", "town": "place", "types": "type",
    "until": "to", "village": "place", "when": "on", "who": "actor", "wounded": "injured",
}  # fmt: skip
_EITHER = {
    "author": ("source", "party"), "in": ("place", "country"), "location": ("place", "country"),
    "sender": ("source", "party"), "where": ("place", "country"),
}  # fmt: skip
_CHOICES = {
    "bin": "trashed", "date": "when", "deleted": "trashed", "file": "attachment", "image": "attachment",
    "photo": "attachment", "picture": "attachment", "trash": "trashed",
}  # fmt: skip
_NAMES = [field.name for field in QUERY_FIELDS]
_ALIKE = 0.75
DAY_WORDS = {
    "after": "after", "before": "before", "during": "on", "from": "from", "in": "on", "on": "on", "since": "from",
    "till": "to", "until": "to",
}  # fmt: skip
"""Words before a day, and the field that means the same."""


def called_here(name: str, value: str = "") -> tuple[str, ...]:
    """Our field for one of others, or two of which either may be meant; () where there is none."""
    name = name.lower()
    if name == "in" and choice(value.lower(), IS_WORDS):
        return ("is",)
    return _EITHER.get(name) or ((_CALLED_HERE[name],) if name in _CALLED_HERE else ())


def like(name: str) -> str:
    """The field that was perhaps meant; '' where none is alike."""
    return next(iter(get_close_matches(name.lower(), _NAMES, 1, _ALIKE)), "")


def choice(key: str, choices: tuple[str, ...]) -> str:
    """The choice that is meant: in the plural, or by a word of others; '' where none is."""
    return next(
        (one for one in (key, key.removesuffix("s"), _CHOICES.get(key.removesuffix("s"), "")) if one in choices), ""
    )
