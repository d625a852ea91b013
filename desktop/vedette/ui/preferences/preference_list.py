"""The settings that a person decides, in the order in which they are shown; the rest the window remembers by itself."""

from __future__ import annotations

import dataclasses

from vedette.ui.action import QT_TRANSLATE_NOOP
from vedette.ui.preferences.preference import Preference
from vedette.ui.settings import Settings

REMEMBERED = frozenset(
    (
        "told_of_copies",
        "recent",
        "print_profile",
        "print_columns",
        "print_group",
        "columns",
        "sort",
        "geometry",
        "window_state",
        "panes",
        "header",
        "unfolded",
        "last_folder",
        "keys",
    )
)
"""Settings that follow what one does; nobody fills them in."""

_SIZES = tuple((size, f"{size} %") for size in (80, 90, 100, 110, 125, 150, 175, 200))

PREFERENCES: tuple[Preference, ...] = (
    Preference(
        "theme",
        "look",
        QT_TRANSLATE_NOOP("Preferences", "&Theme"),
        "choice",
        (
            ("system", QT_TRANSLATE_NOOP("Preferences", "As the system")),
            ("light", QT_TRANSLATE_NOOP("Preferences", "Light")),
            ("dark", QT_TRANSLATE_NOOP("Preferences", "Dark")),
        ),
    ),
    Preference("text_size", "look", QT_TRANSLATE_NOOP("Preferences", "Text &size"), "choice", _SIZES),
    Preference(
        "density",
        "look",
        QT_TRANSLATE_NOOP("Preferences", "&Rows of the table"),
        "choice",
        (
            ("two_lines", QT_TRANSLATE_NOOP("Preferences", "Two lines")),
            ("comfortable", QT_TRANSLATE_NOOP("Preferences", "Comfortable")),
            ("compact", QT_TRANSLATE_NOOP("Preferences", "Compact")),
        ),
    ),
    Preference(
        "date_display",
        "look",
        QT_TRANSLATE_NOOP("Preferences", "&Dates"),
        "choice",
        (
            ("words", QT_TRANSLATE_NOOP("Preferences", "In words: 3 November 2021")),
            ("iso", QT_TRANSLATE_NOOP("Preferences", "Year first: 2021-11-03")),
            ("day_first", QT_TRANSLATE_NOOP("Preferences", "Day first: 3.11.2021")),
        ),
    ),
    Preference("acting_name", "person", QT_TRANSLATE_NOOP("Preferences", "Your &name")),
    Preference(
        "reopen_last",
        "person",
        QT_TRANSLATE_NOOP("Preferences", "At the start"),
        "tick",
        words=QT_TRANSLATE_NOOP("Preferences", "&Open the logbook that was open last"),
    ),
    Preference(
        "keep_recent",
        "person",
        QT_TRANSLATE_NOOP("Preferences", "Recent logbooks"),
        "tick",
        words=QT_TRANSLATE_NOOP("Preferences", "&Remember which logbooks were opened"),
    ),
    Preference("backup_folder", "keeping", QT_TRANSLATE_NOOP("Preferences", "&Folder of backups"), "folder"),
    Preference(
        "lock_after_minutes", "keeping", QT_TRANSLATE_NOOP("Preferences", "&Lock after minutes"), "number", high=240
    ),
    Preference(
        "spreadsheet_mode",
        "files",
        QT_TRANSLATE_NOOP("Preferences", "Exports"),
        "tick",
        words=QT_TRANSLATE_NOOP("Preferences", "Write CSV for &spreadsheets"),
    ),
    Preference(
        "paper",
        "files",
        QT_TRANSLATE_NOOP("Preferences", "&Paper"),
        "choice",
        (("a4", QT_TRANSLATE_NOOP("Preferences", "A4")), ("letter", QT_TRANSLATE_NOOP("Preferences", "Letter"))),
    ),
    Preference(
        "print_template",
        "files",
        QT_TRANSLATE_NOOP("Preferences", "&Document"),
        "choice",
        (
            ("summary", QT_TRANSLATE_NOOP("Preferences", "Summary")),
            ("register", QT_TRANSLATE_NOOP("Preferences", "Register")),
            ("sitrep", QT_TRANSLATE_NOOP("Preferences", "Situation report")),
            ("chronology", QT_TRANSLATE_NOOP("Preferences", "Chronology")),
        ),
    ),
    Preference(
        "print_landscape",
        "files",
        QT_TRANSLATE_NOOP("Preferences", "Direction"),
        "tick",
        words=QT_TRANSLATE_NOOP("Preferences", "Print &across the paper"),
    ),
    Preference("prefix", "logbook", QT_TRANSLATE_NOOP("Preferences", "&Prefix of references"), of_logbook=True),
    Preference("zone", "logbook", QT_TRANSLATE_NOOP("Preferences", "Time &zone"), "zone", of_logbook=True),
    Preference(
        "night_from",
        "logbook",
        QT_TRANSLATE_NOOP("Preferences", "A night begins at"),
        "number",
        high=23,
        of_logbook=True,
    ),
    Preference(
        "night_to", "logbook", QT_TRANSLATE_NOOP("Preferences", "A night ends at"), "number", high=23, of_logbook=True
    ),
    Preference(
        "week_starts",
        "logbook",
        QT_TRANSLATE_NOOP("Preferences", "A &week begins on"),
        "choice",
        (
            ("monday", QT_TRANSLATE_NOOP("Preferences", "Monday")),
            ("sunday", QT_TRANSLATE_NOOP("Preferences", "Sunday")),
        ),
        of_logbook=True,
    ),
    Preference("organisation", "logbook", QT_TRANSLATE_NOOP("Preferences", "&Organisation"), of_logbook=True),
    Preference(
        "sensitivity",
        "logbook",
        QT_TRANSLATE_NOOP("Preferences", "Sharing &level"),
        "choice",
        (
            ("", QT_TRANSLATE_NOOP("Preferences", "None")),
            ("red", "TLP:RED"),
            ("amber+strict", "TLP:AMBER+STRICT"),
            ("amber", "TLP:AMBER"),
            ("green", "TLP:GREEN"),
            ("clear", "TLP:CLEAR"),
        ),
        of_logbook=True,
    ),
)


def preferences() -> tuple[Preference, ...]:
    """All of them; a setting that has no words of its own yet stands on the last page under its key."""
    told = {preference.key for preference in PREFERENCES if not preference.of_logbook}
    return PREFERENCES + tuple(
        Preference(
            field.name,
            "more",
            field.name.replace("_", " ").capitalize(),
            {"bool": "tick", "int": "number"}.get(str(field.type), "text"),  # type: ignore[arg-type]  # three kinds
            high=100_000,
        )
        for field in dataclasses.fields(Settings)
        if field.name not in told | REMEMBERED and field.type in ("bool", "int", "str")
    )
