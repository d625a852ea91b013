"""A logbook put under a passphrase, given another or none; and what of it can still be read by everybody."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from vedette.domain.errors import UserError
from vedette.domain.passphrase import Passphrase, Secret
from vedette.storage import rekeying
from vedette.storage.backup import manifest_of
from vedette.storage.erasing import erase_file
from vedette.storage.faults import in_words
from vedette.storage.keys import Cost, Key, Keys, new_key, salt_of, unlock
from vedette.storage.store import Store
from vedette.usecases.backups import Backups, found_for
from vedette.usecases.desk import Desk
from vedette.usecases.progress import Progress, Silent

__all__ = [
    "Cost", "Protected", "Protection", "is_encrypted", "plain_copies", "protect", "recovery_code", "remove",
    "write_code",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Protected:
    """What came of it: the recovery code to print, '' for a plain logbook; and the copies that are not encrypted."""

    code: str
    plain: tuple[Path, ...]

    @property
    def encrypted(self) -> bool:
        """Whether it now needs a passphrase."""
        return bool(self.code)


class Protection:
    """The passphrase of one logbook, which is named by its path: it is changed while nobody has it open."""

    def __init__(self, logbook: Path, cost: Cost | None = None) -> None:
        self.logbook = logbook
        self._cost = cost

    def check(self, secret: Secret) -> None:
        """WrongPassphrase when that does not open it."""
        unlock(self.logbook, secret).forget()

    def change(self, now: Secret | None, new: Passphrase | None, progress: Progress) -> Protected:
        """As `protect`."""
        return protect(self.logbook, now, new, cost=self._cost, progress=progress)


def is_encrypted(logbook: Path) -> bool:
    """Told from its first bytes; False where it is not there."""
    with in_words(logbook):
        return logbook.is_file() and salt_of(logbook) is not None


def recovery_code(desk: Desk) -> str:
    """The code of an open logbook; '' for a plain one."""
    key = _key_of(desk.store)
    return key.code.text if key else ""


def protect(
    logbook: Path, now: Secret | None, new: Passphrase | None, *, cost: Cost | None = None,
    progress: Progress | None = None, backups: Path | None = None,
) -> Protected:  # fmt: skip
    """Put a logbook that nobody has open under `new`, or under none; `now` is what opens it so far.

    A backup under the new passphrase is made at once, for the earlier ones open with the earlier one, or with none.
    """
    told = progress or Silent()

    def tick(done: int, total: int) -> None:
        told.check()
        told.report(done, total)

    key = new_key(new, cost) if new else None
    rekeying.rekey(logbook, _keys(now), key, tick)
    store = Store.open(logbook, keys=Keys(known=(key,)) if key else None)
    try:
        Backups(Desk(store, _nobody), backups).make()
        return Protected(key.code.text if key else "", tuple(plain_copies(logbook, backups)) if key else ())
    finally:
        store.close()


def plain_copies(logbook: Path, backups: Path | None = None) -> list[Path]:
    """Files of an encrypted logbook that can be read without its passphrase: those from before, and backups."""
    candidates = [*rekeying.kept_before(logbook), *(line.file for line in found_for(logbook, backups))]
    return [file for file in candidates if not is_encrypted(file)]


def remove(files: tuple[Path, ...]) -> None:
    """Overwrite and remove copies; what a disk keeps of a removed file is beyond any program."""
    for file in files:
        if is_encrypted(file):
            raise UserError(f"“{file.name}” is encrypted, so it was left. Nothing else was removed.")
    for file in files:
        erase_file(file)
        with in_words(file):
            manifest_of(file).unlink(missing_ok=True)


def write_code(file: Path, code: str) -> None:
    """The recovery code as a text of its own that its owner alone may read; a UserError where it can't be written."""
    text = f"Recovery code of a Vedette logbook\n\n{code}\n"
    with in_words(file), open(file, "w", encoding="utf-8", opener=_for_the_owner) as out:
        out.write(text)
        out.flush()
        os.fsync(out.fileno())


def _for_the_owner(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _keys(secret: Secret | None) -> Keys | None:
    return Keys(_giving(secret)) if secret else None


def _giving(secret: Secret) -> Callable[[Path], Secret]:
    return lambda _path: secret


def _key_of(store: Store) -> Key | None:
    return store.keys.of(store.path) if store.keys else None


def _nobody() -> str:
    return ""
