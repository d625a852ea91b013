"""The tables of the user guide that tell which actions, keys and settings the window has."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from PySide6.QtGui import QKeySequence

from vedette.domain.guide import code, table
from vedette.ui.action import QT_TRANSLATE_NOOP, Action
from vedette.ui.action_list import ACTIONS, MENUS
from vedette.ui.actions import plain, translated
from vedette.ui.settings import Settings

_FORMAT = QKeySequence.SequenceFormat.NativeText

OTHER_KEYS = (
    ("Esc", "Leave the form, after a question where something was typed; close a list of offers"),
    ("Alt+1 … Alt+9, Alt+0", "Unfold a part of the form and go to it"),
    ("Ctrl+Shift+V", "In the form: attach the files or the picture on the clipboard"),
    ("Down, Enter", "Take an offer while typing; Enter or Tab alone takes a choice that is the only one left"),
    ("Down or F4 in a choice", "Open its list; nothing is taken before Enter"),
    ("F8 in a statement", "As above: take source and date of the statement above"),
    ("Double-click in the table", "Open or edit the incident, as Enter does"),
    ("Menu key or Shift+F10", "Open the menu of what has the focus: the list, a tag, a text"),
    (
        "1 … 9 in the table",
        "Put the tag pinned to that figure on the selected incidents; where all have it, take it off",
    ),
    ("F2 beside the list", "Rename the tag or saved search"),
    ("F2, Del in the window of tags", "Rename or delete the selected tag"),
    ("Ctrl+Enter, Shift+Enter in Narrow", "Offer a value in the alternative to what is chosen; leave it out"),
    ("Backspace in an empty search", "Edit the last part of the search again"),
    ("Alt+Left, Alt+Right", "Back and forward in this guide"),
)

SETTINGS = {
    "theme": QT_TRANSLATE_NOOP(
        "Preferences", "Light, dark, or as the system is, also when that changes in the evening."
    ),
    "text_size": QT_TRANSLATE_NOOP(
        "Preferences", "How large all text of the window is; 100 % is what the system says."
    ),
    "density": QT_TRANSLATE_NOOP(
        "Preferences",
        "How high the rows of the table are: compact shows more incidents, comfortable is easier to read, and "
        "two lines show long titles whole.",
    ),
    "acting_name": QT_TRANSLATE_NOOP(
        "Preferences",
        "Your name, as it stands in the history of what you record. It is kept in the logbook with each act.",
    ),
    "date_display": QT_TRANSLATE_NOOP(
        "Preferences",
        "How dates are shown in the table and beside it. The words of the source are kept whatever you choose.",
    ),
    "reopen_last": QT_TRANSLATE_NOOP(
        "Preferences", "Otherwise your own logbook is opened, or the first screen where there is none."
    ),
    "keep_recent": QT_TRANSLATE_NOOP(
        "Preferences",
        "They stand in the menu File and on the first screen. Without, nothing tells which logbooks you opened.",
    ),
    "recent": QT_TRANSLATE_NOOP("Preferences", "Those logbooks."),
    "spreadsheet_mode": QT_TRANSLATE_NOOP(
        "Preferences",
        "With semicolons and a mark of the encoding, as Excel and Calc in Europe expect. Each export can choose anew.",
    ),
    "export_kind": QT_TRANSLATE_NOOP("Preferences", "The kind of file that was chosen last for an export."),
    "paper": QT_TRANSLATE_NOOP("Preferences", "The size of paper: A4 or Letter."),
    "print_template": QT_TRANSLATE_NOOP("Preferences", "The document that is printed unless you choose another."),
    "print_landscape": QT_TRANSLATE_NOOP("Preferences", "Whether it is printed across the paper."),
    "print_profile": QT_TRANSLATE_NOOP("Preferences", "The redaction profile that was chosen last for a print."),
    "print_columns": QT_TRANSLATE_NOOP("Preferences", "The columns of the register; none are the usual ones."),
    "print_group": QT_TRANSLATE_NOOP("Preferences", "What a register is grouped by: day, place, type, tag or nothing."),
    "lock_after_minutes": QT_TRANSLATE_NOOP(
        "Preferences", "After how many minutes without you the logbook is locked; 0 never locks it by itself."
    ),
    "backup_folder": QT_TRANSLATE_NOOP(
        "Preferences", "Where backups are kept; best on another disk. Empty is the folder of Vedette itself."
    ),
    "columns": QT_TRANSLATE_NOOP("Preferences", "The columns of the table, in their order."),
    "sort": QT_TRANSLATE_NOOP("Preferences", "What the table is sorted by."),
    "geometry": QT_TRANSLATE_NOOP("Preferences", "Where the window stood."),
    "window_state": QT_TRANSLATE_NOOP("Preferences", "How its parts were arranged."),
    "panes": QT_TRANSLATE_NOOP("Preferences", "How wide the three panes were."),
    "header": QT_TRANSLATE_NOOP("Preferences", "How wide the columns were."),
    "unfolded": QT_TRANSLATE_NOOP("Preferences", "Which parts of the form were unfolded."),
    "told_of_copies": QT_TRANSLATE_NOOP(
        "Preferences", "Whether it was said that viewers may keep traces of opened attachments."
    ),
    "last_folder": QT_TRANSLATE_NOOP("Preferences", "The folder of the last file that was opened or saved."),
    "keys": QT_TRANSLATE_NOOP("Preferences", "Keys that were changed, as the name of the action and its key."),
}
"""What each setting of this machine decides."""


def window_parts(offered: Collection[str] | None = None, keys: Mapping[str, str] | None = None) -> dict[str, str]:
    """All of them, by mark; only the actions `offered` by the window, or all of the program, with `keys` by id."""
    told = [action for action in ACTIONS if offered is None or action.id in offered]
    return {
        "actions": _actions([replace(one, shortcut=(keys or {}).get(one.id, one.shortcut)) for one in told]),
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
