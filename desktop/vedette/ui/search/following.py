"""What is said of saved searches that followed a new name, or that name what is gone."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from vedette.domain.counting import in_groups
from vedette.ui.action import QT_TRANSLATE_NOOP
from vedette.usecases.following import Followed, listed

_ONE_FOLLOWS = QT_TRANSLATE_NOOP("Following", "1 saved search follows: {0}")
_MANY_FOLLOW = QT_TRANSLATE_NOOP("Following", "{1} saved searches follow: {0}")
_ONE_LEFT = QT_TRANSLATE_NOOP("Following", "1 saved search may not find the same now: {0}")
_MANY_LEFT = QT_TRANSLATE_NOOP("Following", "{1} saved searches may not find the same now: {0}")
_ONE_NAMES = QT_TRANSLATE_NOOP("Following", "1 saved search names it and would not find the same: {0}")
_MANY_NAME = QT_TRANSLATE_NOOP("Following", "{1} saved searches name it and would not find the same: {0}")


def told(words: str, heard: Sequence[Followed]) -> str:
    """What an act did, and behind it what became of saved searches."""
    changed = [name for one in heard for name in one.changed]
    left = [name for one in heard for name in one.left]
    parts = (words, _said(_ONE_FOLLOWS, _MANY_FOLLOW, changed), _said(_ONE_LEFT, _MANY_LEFT, left))
    return "; ".join(part for part in parts if part)


def warned(searches: Sequence[str]) -> str:
    """Which saved searches ask for what is about to go."""
    return _said(_ONE_NAMES, _MANY_NAME, searches)


def _said(one: str, many: str, names: Sequence[str]) -> str:
    words = QCoreApplication.translate("Following", one if len(names) == 1 else many)
    return words.format(listed(names), in_groups(len(names))) if names else ""
