"""What an action is, before a window makes something of it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Action:
    """One thing that can be done: `part` groups neighbours between separators.

    `in_table`: its key works in the table of incidents only. `group`: one of its group is ticked at a time.
    """

    id: str
    text: str
    menu: str
    part: str = ""
    shortcut: str = ""
    icon: str = ""
    tip: str = ""
    in_table: bool = False
    checkable: bool = False
    group: str = ""


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:
    """Marks `text` for the translators and leaves it as it is."""
    return text
