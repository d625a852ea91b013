"""The Tools menu."""

from __future__ import annotations

from vedette.ui.action import QT_TRANSLATE_NOOP, Action

TOOLS = (
    Action(
        "backups",
        QT_TRANSLATE_NOOP("Actions", "&Backups…"),
        "tools",
        "check",
        icon="archive-restore",
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Which backups there are; open a copy of one, try the newest, choose the folder"
        ),
    ),
    Action(
        "verify",
        QT_TRANSLATE_NOOP("Actions", "&Check this logbook…"),
        "tools",
        "check",
        icon="shield-check",
        tip=QT_TRANSLATE_NOOP("Actions", "Is everything whole, and did nobody tamper?"),
    ),
    Action(
        "imports",
        QT_TRANSLATE_NOOP("Actions", "&Imports…"),
        "tools",
        "check",
        icon="list",
        tip=QT_TRANSLATE_NOOP("Actions", "Every file that was imported, its rows, and undoing it"),
    ),
    Action(
        "duplicates",
        QT_TRANSLATE_NOOP("Actions", "Possible &duplicates…"),
        "tools",
        "check",
        icon="copy-check",
        tip=QT_TRANSLATE_NOOP("Actions", "Incidents that look alike, side by side"),
    ),
    Action(
        "manage_tags",
        QT_TRANSLATE_NOOP("Actions", "&Tags…"),
        "tools",
        "words",
        icon="tags",
        tip=QT_TRANSLATE_NOOP("Actions", "Make, rename, merge, move, colour, pin and delete tags"),
    ),
    Action(
        "manage_actors",
        QT_TRANSLATE_NOOP("Actions", "&Actors…"),
        "tools",
        "words",
        icon="users",
        tip=QT_TRANSLATE_NOOP("Actions", "Actors, their aliases and parents"),
    ),
    Action(
        "manage_sources",
        QT_TRANSLATE_NOOP("Actions", "&Sources…"),
        "tools",
        "words",
        icon="newspaper",
        tip=QT_TRANSLATE_NOOP("Actions", "Sources and how reliable they are"),
    ),
    Action(
        "manage_places",
        QT_TRANSLATE_NOOP("Actions", "&Places…"),
        "tools",
        "words",
        icon="map-pin",
        tip=QT_TRANSLATE_NOOP("Actions", "Places of your own"),
    ),
    Action(
        "passphrase",
        QT_TRANSLATE_NOOP("Actions", "Passp&hrase…"),
        "tools",
        "safety",
        icon="key-round",
        tip=QT_TRANSLATE_NOOP("Actions", "Encrypt the logbook, change its passphrase or take it away"),
    ),
    Action(
        "erase",
        QT_TRANSLATE_NOOP("Actions", "Erase this logboo&k…"),
        "tools",
        "safety",
        icon="trash-2",
        tip=QT_TRANSLATE_NOOP("Actions", "Destroy the logbook and its backups on this computer, for good"),
    ),
)
