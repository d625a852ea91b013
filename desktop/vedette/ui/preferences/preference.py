"""What a setting is called, where it stands and how it is chosen. Data alone; `entries` makes inputs of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from vedette.ui.action import QT_TRANSLATE_NOOP

Kind = Literal["choice", "tick", "text", "number", "folder", "zone"]

GROUPS = {
    "look": ("palette", QT_TRANSLATE_NOOP("Preferences", "Look")),
    "person": ("user", QT_TRANSLATE_NOOP("Preferences", "You and the start")),
    "keeping": ("shield", QT_TRANSLATE_NOOP("Preferences", "Safe keeping")),
    "files": ("printer", QT_TRANSLATE_NOOP("Preferences", "Files and print")),
    "logbook": ("book", QT_TRANSLATE_NOOP("Preferences", "This logbook")),
    "more": ("settings", QT_TRANSLATE_NOOP("Preferences", "More")),
}
"""The pages by key: an icon and a name."""


@dataclass(frozen=True, slots=True)
class Preference:
    """One setting; `options` are (value, words) to choose from, `of_logbook` those that travel with the file."""

    key: str
    group: str
    label: str
    kind: Kind = "text"
    options: tuple[tuple[object, str], ...] = ()
    words: str = ""
    low: int = 0
    high: int = 0
    of_logbook: bool = False
