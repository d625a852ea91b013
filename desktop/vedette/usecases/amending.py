"""What acts on any shared thing have in common: amending it as it is now, progress, and words for what is gone."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import Any

from vedette.domain.errors import NotFound
from vedette.storage.unit import Unit
from vedette.usecases.progress import Portion, Progress, Silent
from vedette.usecases.tag_tree import in_quotes


def amended(unit: Unit, kind: str, before: Any, after: Any) -> Any:
    """The thing as it is now with what differs between the two, so that nobody else's change is overwritten."""
    now = got(unit, kind, before.uid)
    names = [field.name for field in dataclasses.fields(after)]
    changed = {name: getattr(after, name) for name in names if getattr(before, name) != getattr(after, name)}
    return dataclasses.replace(now, **changed)


def filled(kept: Any, other: Any, names: Sequence[str]) -> Any:
    """The thing with what it says nothing of taken from another."""
    return dataclasses.replace(kept, **{name: getattr(kept, name) or getattr(other, name) for name in names})


def got(unit: Unit, kind: str, uid: str) -> Any:
    """The thing; NotFound when somebody else took it away meanwhile."""
    thing = unit.get(kind, uid)
    if thing is None:
        raise gone(kind.rpartition("_")[2])
    return thing


def gone(word: str) -> NotFound:
    """What is said of a thing that is not there any more."""
    return NotFound(f"This {word} is not in the logbook any more. Nothing was changed; look again.")


def deletion(word: str, names: Sequence[str]) -> str:
    """The name of an act that deletes these."""
    return f"delete {word} {in_quotes(names[0])}" if len(names) == 1 else f"delete {len(names)} {word}s"


def followed(unit: Unit, progress: Progress | None, total: int) -> Portion:
    """Progress over `total` incidents, also over those that only follow a new name."""
    portion = Portion(progress or Silent(), total)
    unit.following = portion.step
    return portion
