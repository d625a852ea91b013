"""What this machine remembers of its user's ways; nothing of a logbook's contents, which travels in the logbook."""

from __future__ import annotations

import dataclasses
import json
import os
from base64 import b64decode, b64encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QSettings, Signal

from vedette.domain.errors import FileReadOnly

FORMAT = 1
MOST_RECENT = 10
ASIDE = ".aside"
_FORMAT_KEY = "settings/format"
_GROUP = "settings"


@dataclass(frozen=True, slots=True)
class Settings:
    """Each setting with its default; a value that can't be read is its default again."""

    theme: str = "system"
    text_size: int = 100
    density: str = "two_lines"
    acting_name: str = ""
    date_display: str = "words"
    reopen_last: bool = True
    keep_recent: bool = True
    recent: tuple[str, ...] = ()
    spreadsheet_mode: bool = False
    export_kind: str = "sheet"
    paper: str = "a4"
    print_template: str = "summary"
    print_landscape: bool = False
    print_profile: str = "standard"
    print_columns: tuple[str, ...] = ()
    print_group: str = ""
    lock_after_minutes: int = 5
    backup_folder: str = ""
    columns: tuple[str, ...] = ()
    sort: str = "-when"
    geometry: bytes = b""
    window_state: bytes = b""
    panes: tuple[int, ...] = ()
    header: bytes = b""
    unfolded: tuple[str, ...] = ()
    last_folder: str = ""
    told_of_copies: bool = False
    keys: tuple[str, ...] = ()


class MachineSettings(QObject):
    """The settings file: read once, written at each change; every window hears of changes from here."""

    changed = Signal(object)

    def __init__(self, file: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("MachineSettings")
        self._file = file
        self.set_aside = _put_aside_if_unreadable(file)
        self._current = _read(file)

    @property
    def current(self) -> Settings:
        """What holds now."""
        return self._current

    def change(self, **values: object) -> None:
        """Set some, keep the rest; raises `FileReadOnly` when they hold now but can't be kept for the next time."""
        settings = dataclasses.replace(self._current, **values)  # type: ignore[arg-type]  # names are checked by replace
        if settings == self._current:
            return
        self._current = settings
        self.changed.emit(settings)
        if not _write(self._file, settings):
            raise FileReadOnly(
                self.tr("The settings can't be saved in {0}: they hold until Vedette is closed.").format(self._file)
            )

    def note_recent(self, logbook: str) -> None:
        """Put a logbook at the head of the recent ones, unless the user wants none remembered."""
        if self._current.keep_recent:
            others = tuple(name for name in self._current.recent if name != logbook)
            self.change(recent=(logbook, *others)[:MOST_RECENT])


def _put_aside_if_unreadable(file: Path) -> Path | None:
    """Where the file was moved because it is damaged or newer than we are; None when all is well."""
    if not file.exists() or file.stat().st_size == 0 or _is_ours(file):
        return None
    for number in range(1, 1000):
        kept = file.with_name(f"{file.name}{ASIDE}-{number}")
        if not kept.exists():
            try:
                return file.rename(kept)
            except OSError:  # a folder that can't be written: the defaults hold, and saving will say why
                return None
    return None


def _is_ours(file: Path) -> bool:
    stored = _open(file)
    number = str(stored.value(_FORMAT_KEY, ""))
    known = {str(one) for one in range(1, FORMAT + 1)}
    return stored.status() == QSettings.Status.NoError and number in known


def _read(file: Path) -> Settings:
    if not file.exists():
        return Settings()
    stored = _open(file)
    if stored.status() != QSettings.Status.NoError:
        return Settings()
    found: dict[str, Any] = {}
    for field in dataclasses.fields(Settings):
        text = stored.value(f"{_GROUP}/{field.name}")
        value = decoded(text, str(field.type)) if isinstance(text, str) else None
        if value is not None:
            found[field.name] = value
    return Settings(**found)


def _write(file: Path, settings: Settings) -> bool:
    """Replace the file in one step, readable by its owner alone; False when that is impossible."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(file, os.O_CREAT | os.O_WRONLY, 0o600))
        file.chmod(0o600)
    except OSError:
        return False
    stored = _open(file)
    stored.setAtomicSyncRequired(True)
    stored.setValue(_FORMAT_KEY, str(FORMAT))
    for field in dataclasses.fields(Settings):
        stored.setValue(f"{_GROUP}/{field.name}", encoded(getattr(settings, field.name)))
    stored.sync()
    return stored.status() == QSettings.Status.NoError


def _open(file: Path) -> QSettings:
    return QSettings(str(file), QSettings.Format.IniFormat)


def encoded(value: object) -> str:
    """A value as one text, which reads the same on every system."""
    if isinstance(value, bytes):
        return b64encode(value).decode("ascii")
    return json.dumps(value)


def decoded(text: str, kind: str) -> object | None:
    """The value of that kind (an annotation of `Settings`) that `text` stands for; None when it stands for none."""
    try:
        return _READERS[kind](text)
    except (ValueError, TypeError, RecursionError):
        return None


def _exactly(kind: type) -> Callable[[str], object]:
    def read(text: str) -> object:
        value = json.loads(text)
        if type(value) is not kind:
            raise ValueError(kind)
        return value

    return read


def _all(kind: type) -> Callable[[str], object]:
    def read(text: str) -> object:
        values = json.loads(text)
        if not isinstance(values, list) or any(type(value) is not kind for value in values):
            raise ValueError(kind)
        return tuple(values)

    return read


_READERS: Mapping[str, Callable[[str], object]] = {
    "str": _exactly(str),
    "int": _exactly(int),
    "bool": _exactly(bool),
    "tuple[str, ...]": _all(str),
    "tuple[int, ...]": _all(int),
    "bytes": lambda text: b64decode(text, validate=True),
}
