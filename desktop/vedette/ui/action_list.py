"""The list of actions: words, keys, icons and places. Data alone; `actions` makes something of it."""

from __future__ import annotations

from vedette.ui.action import QT_TRANSLATE_NOOP, Action
from vedette.ui.menus.edit import EDIT
from vedette.ui.menus.file import FILE
from vedette.ui.menus.help import HELP
from vedette.ui.menus.incident import INCIDENT
from vedette.ui.menus.tools import TOOLS
from vedette.ui.menus.view import VIEW

MENUS = {
    "file": QT_TRANSLATE_NOOP("Actions", "&File"),
    "file/recent": QT_TRANSLATE_NOOP("Actions", "&Recent logbooks"),
    "edit": QT_TRANSLATE_NOOP("Actions", "&Edit"),
    "incident": QT_TRANSLATE_NOOP("Actions", "&Incident"),
    "view": QT_TRANSLATE_NOOP("Actions", "&View"),
    "view/theme": QT_TRANSLATE_NOOP("Actions", "&Theme"),
    "view/density": QT_TRANSLATE_NOOP("Actions", "&Row height"),
    "tools": QT_TRANSLATE_NOOP("Actions", "&Tools"),
    "help": QT_TRANSLATE_NOOP("Actions", "&Help"),
}

FILLED_BY_WINDOW = {"file/recent": "open_logbook"}
"""Menus that begin empty and stand behind that action; the window fills them."""

ACTIONS: tuple[Action, ...] = (*FILE, *EDIT, *INCIDENT, *VIEW, *TOOLS, *HELP)

TOOLBAR = ("new", "quick_line", "|", "edit", "tag", "|", "undo", "redo", "|", "import", "export", "print")
"""Ids in the toolbar; "|" is a separator."""
