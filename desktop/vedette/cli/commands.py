"""All commands, in the order of the help."""

from __future__ import annotations

from vedette.cli.add import ADD
from vedette.cli.attach import ATTACH, DETACH, EXTRACT
from vedette.cli.backup import BACKUP
from vedette.cli.command import Command
from vedette.cli.duplicates import DUPLICATES
from vedette.cli.edit import EDIT
from vedette.cli.erase import ERASE
from vedette.cli.export import EXPORT
from vedette.cli.history import HISTORY
from vedette.cli.import_ import IMPORT
from vedette.cli.new import NEW
from vedette.cli.passphrase import PASSPHRASE
from vedette.cli.purge import PURGE, REDACT
from vedette.cli.redo import REDO
from vedette.cli.report import REPORT
from vedette.cli.restore import RESTORE
from vedette.cli.say import SAY
from vedette.cli.search import SEARCH
from vedette.cli.show import SHOW
from vedette.cli.tag import TAG
from vedette.cli.tags import TAGS
from vedette.cli.trash import TRASH, UNTRASH
from vedette.cli.undo import UNDO
from vedette.cli.verify import VERIFY
from vedette.cli.vocabulary import ACTORS, PLACES, SOURCES

COMMANDS: tuple[Command, ...] = (
    NEW, ADD, EDIT, SAY, ATTACH, DETACH, EXTRACT, SHOW, SEARCH, TAG, TAGS, ACTORS, SOURCES, PLACES, TRASH, UNTRASH,
    IMPORT, DUPLICATES, EXPORT, REPORT, UNDO, REDO, HISTORY, PURGE, REDACT, VERIFY, BACKUP, RESTORE, PASSPHRASE, ERASE,
)  # fmt: skip
