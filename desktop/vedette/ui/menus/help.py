"""The Help menu."""

from __future__ import annotations

from vedette.ui.action import QT_TRANSLATE_NOOP, Action

HELP = (
    Action(
        "help",
        QT_TRANSLATE_NOOP("Actions", "&User guide"),
        "help",
        "help",
        shortcut="F1",
        icon="circle-question-mark",
        tip=QT_TRANSLATE_NOOP("Actions", "How Vedette works"),
    ),
    Action(
        "shortcuts",
        QT_TRANSLATE_NOOP("Actions", "&Keyboard shortcuts"),
        "help",
        "help",
        shortcut="Ctrl+F1",
        icon="keyboard",
        tip=QT_TRANSLATE_NOOP("Actions", "All keys on one page"),
    ),
    Action(
        "system_information",
        QT_TRANSLATE_NOOP("Actions", "Copy &system information"),
        "help",
        "about",
        icon="clipboard-list",
        tip=QT_TRANSLATE_NOOP("Actions", "For a fault report; holds nothing of your logbook"),
    ),
    Action(
        "about",
        QT_TRANSLATE_NOOP("Actions", "&About Vedette"),
        "help",
        "about",
        icon="info",
        tip=QT_TRANSLATE_NOOP("Actions", "Version, licences and credits"),
    ),
)
