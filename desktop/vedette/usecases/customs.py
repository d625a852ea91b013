"""What a logbook decides for itself: read, checked and changed as one act that can be undone."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from zoneinfo import available_timezones

from vedette.domain import setting
from vedette.domain.errors import InvalidDraft, UserError
from vedette.domain.setting import DEFAULTS, Setting
from vedette.storage import settings
from vedette.usecases.desk import Desk


@cache
def zones() -> tuple[str, ...]:
    """The names of all time zones, such as Europe/Warsaw."""
    return tuple(sorted(zone for zone in available_timezones() if "/" in zone or zone == "UTC"))


class LogbookSettings:
    """All settings of one logbook, by key."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    @property
    def read_only(self) -> bool:
        """Whether they can't be changed here."""
        return self._desk.store.read_only

    def all(self) -> dict[str, str]:
        """What holds now, our defaults included."""
        with self._desk.store.reading() as connection:
            return {key: settings.value(connection, key, default) for key, default in DEFAULTS.items()}

    def change(self, values: Mapping[str, str]) -> bool:
        """Set some; False where nothing is another. InvalidDraft names each value that can't be taken."""
        cleaned = {key: value.strip() for key, value in values.items()}
        unknown = cleaned.keys() - DEFAULTS.keys()
        if unknown:
            raise UserError(f"A logbook has no setting “{min(unknown)}”. Nothing was changed.")
        problems = {key: problem for key, value in cleaned.items() if (problem := self.problem(key, value))}
        if problems:
            raise InvalidDraft(problems)
        now = self.all()
        changed = [Setting(key, value) for key, value in cleaned.items() if value != now[key]]
        if not changed:
            return False
        with self._desk.acting("change the settings of the logbook", kind="settings") as unit:
            unit.put_all(changed)
        return True

    def problem(self, key: str, value: str) -> str:
        """What is wrong with a value, in a sentence; '' where it can be taken."""
        if key == "zone" and value and value not in zones():
            return f"“{value[:40]}” is no time zone; write it like Europe/Warsaw, or leave it empty."
        return setting.problem(key, value)
