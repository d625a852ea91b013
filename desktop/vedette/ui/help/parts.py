"""The tables of the user guide that tell which actions, keys and settings the window has."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterator

from PySide6.QtGui import QKeySequence

from vedette.domain.guide import code, table
from vedette.ui.action import Action
from vedette.ui.action_list import ACTIONS, MENUS
from vedette.ui.actions import plain, translated
from vedette.ui.settings import Settings

_FORMAT = QKeySequence.SequenceFormat.NativeText

OTHER_KEYS = (
    ("Esc", "Leave the form, after a question where something was typed; close a list of offers"),
    ("Alt+1 … Alt+9, Alt+0", "Unfold a part of the form and go to it"),
    ("Ctrl+Shift+V", "In the form: attach the files or the picture on the clipboard"),
    ("Down, Enter", "Take an offer while typing"),
    ("Backspace in an empty search", "Edit the last part of the search again"),
    ("Alt+Left, Alt+Right", "Back and forward in this guide"),
)

SETTINGS = {
    "theme": "Light, dark, or as the system is.",
    "text_size": "How large all text is, in per cent.",
    "language": "The language of the program; empty is that of the system.",
    "density": "How high the rows of the table are: compact or comfortable.",
    "acting_name": "Your name, as it stands in the history of what you record.",
    "date_display": "How dates are shown: in words, or as EDTF.",
    "reopen_last": "Whether the last logbook is opened again at the start.",
    "keep_recent": "Whether the logbooks opened last are remembered.",
    "recent": "Those logbooks.",
    "spreadsheet_mode": "Whether an export is made for spreadsheets in Europe: semicolons, and a mark of the encoding.",
    "paper": "The size of paper: A4 or Letter.",
    "print_template": "The document that is printed unless you choose another.",
    "print_landscape": "Whether it is printed across the paper.",
    "lock_after_minutes": "After how many idle minutes the window is covered, in a version that can lock it.",
    "backup_folder": "Where backups are kept; empty is the folder of Vedette itself.",
    "columns": "The columns of the table, in their order.",
    "sort": "What the table is sorted by.",
    "geometry": "Where the window stood.",
    "window_state": "How its parts were arranged.",
    "panes": "How wide the three panes were.",
    "header": "How wide the columns were.",
    "unfolded": "Which parts of the form were unfolded.",
    "told_of_copies": "Whether it was said that viewers may keep traces of opened attachments.",
    "last_folder": "The folder of the last file that was opened or saved.",
}
"""What each setting of this machine decides."""


def window_parts(offered: Collection[str] | None = None) -> dict[str, str]:
    """All of them, by mark; only the actions `offered` by the window, or all of the program."""
    return {
        "actions": _actions([action for action in ACTIONS if offered is None or action.id in offered]),
        "other_keys": table(("Key", "What it does"), OTHER_KEYS),
        "machine_settings": _settings(),
    }


def _actions(actions: list[Action]) -> str:
    menus = dict.fromkeys(action.menu for action in actions)
    return "\n\n".join(f"### {_menu(menu)}\n\n{_menu_table(actions, menu)}" for menu in menus)


def _menu(name: str) -> str:
    steps = name.split("/")
    return " › ".join(_bare(MENUS["/".join(steps[: at + 1])]) for at in range(len(steps)))


def _bare(text: str) -> str:
    return translated(text).replace("&", "")


def _menu_table(actions: list[Action], menu: str) -> str:
    rows = ((plain(action), _key(action), translated(action.tip)) for action in actions if action.menu == menu)
    return table(("Action", "Key", "What it does"), rows)


def _key(action: Action) -> str:
    key = QKeySequence(action.shortcut).toString(_FORMAT)
    return f"{code(key)} in the table" if key and action.in_table else code(key)


def _settings() -> str:
    return table(("Setting", "What it decides", "At first"), _setting_rows())


def _setting_rows() -> Iterator[tuple[str, str, str]]:
    for field in dataclasses.fields(Settings):
        yield code(field.name), SETTINGS.get(field.name, ""), _in_words(field.default)


def _in_words(default: object) -> str:
    if isinstance(default, bool):
        return "yes" if default else "no"
    return str(default) if isinstance(default, str | int) else ""
