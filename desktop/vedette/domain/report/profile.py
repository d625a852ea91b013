"""Redaction profiles: what a document leaves out or masks, and why. How that is done lies in `redacting`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any, Literal

from vedette.domain.errors import UserError

Sources = Literal["named", "protected", "masked", "left_out"]
Persons = Literal["named", "marked", "masked"]
Files = Literal["listed", "marked", "masked", "left_out"]

MANNERS: Mapping[str, Mapping[str, str]] = {
    "sources": {
        "named": "name all, protected ones too",
        "protected": "mask protected ones",
        "masked": "mask all",
        "left_out": "leave out all",
    },
    "persons": {"named": "name all", "marked": "mask those marked narrower", "masked": "mask all persons"},
    "attachments": {
        "listed": "list all",
        "marked": "leave out those marked narrower",
        "masked": "mask names, keep hashes",
        "left_out": "leave out all",
    },
}
DECIMALS = {None: "as recorded", 2: "to about 1 km", 1: "to about 10 km", 0: "to about 100 km", -1: "leave out"}
_LONGEST_NAME, _LONGEST_REASON = 60, 200


@dataclass(frozen=True, slots=True)
class Profile:
    """`decimals` of a degree are left of coordinates, None leaves them alone, -1 takes them out.

    `metadata` lets through when and where a file says it was captured; `highest` is the narrowest sharing level that is
    let through, '' lets all through. `reason` stands with every omission. `words` are masked wherever they stand.
    """

    key: str = "standard"
    name: str = "Standard"
    reason: str = ""
    sources: Sources = "protected"
    persons: Persons = "marked"
    attachments: Files = "marked"
    notes: bool = True
    decimals: int | None = None
    highest: str = ""
    words: tuple[str, ...] = ()
    own: bool = False
    metadata: bool = False

    @property
    def hides_names(self) -> bool:
        """Whether what somebody typed as a filter may name what is masked."""
        return self.sources in {"masked", "left_out"} or self.persons == "masked" or bool(self.words)

    def as_text(self) -> str:
        """As it is kept."""
        kept = {name: value for name, value in asdict(self).items() if name not in {"key", "own"}}
        return json.dumps(kept, ensure_ascii=False, sort_keys=True)


STANDARD = Profile()
COMPLETE = Profile("complete", "Everything", "", "named", "named", "listed", metadata=True)


def read_profile(key: str, text: str, *, own: bool) -> Profile:
    """A profile as it is kept; UserError in one sentence for anything else."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        raise UserError(f"The redaction profile “{key[:60]}” is damaged; make it anew.") from None
    if not isinstance(found, dict) or not found.keys() <= {field.name for field in fields(Profile)} - {"key", "own"}:
        raise UserError(f"The redaction profile “{key[:60]}” holds something unknown; make it anew.")
    return checked(Profile(**{**_tidied(found), "key": key, "own": own}))


def checked(profile: Profile) -> Profile:
    """The same if each of its parts is one there is; UserError if not."""
    problem = next(filter(None, _problems(profile)), "")
    if problem:
        raise UserError(f"The redaction profile “{str(profile.name)[:60]}” can't be used: {problem}.")
    return profile


def _tidied(found: dict[str, Any]) -> dict[str, Any]:
    words = found.get("words")
    return {**found, "words": tuple(words) if isinstance(words, list) else ("",) if words is not None else ()}


def _problems(profile: Profile) -> list[str]:
    manners = [
        f"“{getattr(profile, part)}” is no way to treat {part}"
        for part, known in MANNERS.items()
        if str(getattr(profile, part)) not in known
    ]
    named = isinstance(profile.name, str) and 0 < len(profile.name.strip()) <= _LONGEST_NAME
    told = isinstance(profile.reason, str) and len(profile.reason) <= _LONGEST_REASON
    return [
        *manners,
        "" if named else f"it needs a name of at most {_LONGEST_NAME} characters",
        "" if told else f"its reason may have {_LONGEST_REASON} characters",
        "" if profile.decimals in DECIMALS and not isinstance(profile.decimals, bool) else "coordinates can't be so",
        "" if _is_typed(profile) else "it is damaged",
        "" if all(isinstance(word, str) and word.strip() for word in profile.words) else "a word to mask is empty",
    ]


def _is_typed(profile: Profile) -> bool:
    ticks = isinstance(profile.notes, bool) and isinstance(profile.metadata, bool)
    return ticks and isinstance(profile.highest, str)
