"""What can go wrong for a user: each class is one situation, each message says what happened and what to do next."""

from __future__ import annotations


class UserError(Exception):
    """A situation the user can meet and act on; its text is shown as it stands, never with a traceback."""


class InvalidDraft(UserError):
    """What was typed can't be recorded yet; `problems` holds one sentence per field key."""

    def __init__(self, problems: dict[str, str]) -> None:
        super().__init__(" ".join(problems.values()))
        self.problems = problems


class NotFound(UserError):
    """There is no such incident, claim, act or file."""


class NotOurFile(UserError):
    """The file is no logbook of Vedette."""


class NeedsPassphrase(UserError):
    """The logbook is encrypted and nobody said how to open it."""


class WrongPassphrase(UserError):
    """The logbook is whole as far as can be seen, and what was given does not open it."""


class InvalidPassphrase(UserError):
    """What was typed can't be a passphrase or a recovery code at all."""


class FileTooNew(UserError):
    """The logbook was written by a newer Vedette."""


class FileDamaged(UserError):
    """The logbook can't be read in full."""


class FileBusy(UserError):
    """Another program holds the logbook."""


class FileReadOnly(UserError):
    """The logbook or its folder can't be written."""


class FileGone(UserError):
    """The logbook was moved, replaced or deleted while it was open."""


class DiskFull(UserError):
    """There is no room left for what should be written."""


class AlreadyThere(UserError):
    """A file or record of that name exists; nothing is overwritten."""


class NothingToUndo(UserError):
    """There is no act to undo or redo."""


class CannotRead(UserError):
    """A file given for import is not what it should be."""


class NeedsChoice(UserError):
    """Something is ambiguous and only the user can decide; `choices` can be said, `examples` show what of."""

    def __init__(self, message: str, choices: tuple[str, ...] = (), examples: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.choices = choices
        self.examples = examples


class Cancelled(UserError):
    """The user stopped the work; nothing was changed."""


class NotADate(UserError):
    """Words given for a date can't be read as one, or name a day that does not exist."""


class NeedsSaidOn(NotADate):
    """The words count from the day they were said, and that day is not given."""
