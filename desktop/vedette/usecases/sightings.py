"""How far each logbook was when last seen, noted outside it at each close and backup, and when it begins anew."""

from __future__ import annotations

import logging
from pathlib import Path

from vedette import paths
from vedette.domain.errors import UserError
from vedette.storage.faults import in_words
from vedette.storage.heads import Heads
from vedette.storage.summary import Summary, summarise
from vedette.usecases.desk import Desk

_LOG = logging.getLogger(__name__)


def note(desk: Desk, why: str) -> None:
    """Remember how far the open logbook is. Work is done by then, so what hinders it is only logged."""
    if desk.store.read_only or desk.store.closed:
        return
    try:
        with desk.store.reading() as connection:
            found = summarise(connection)
        with in_words(paths.heads_file()):
            Heads(paths.heads_file()).note(desk.store.path, found, at=desk.stamp(), why=why)
    except UserError as error:
        _LOG.warning("The state of the logbook could not be noted: %s", type(error).__name__)


def begin_anew(logbook: Path, summary: Summary, at: str, why: str) -> None:
    """Another file stands at that place, on purpose: a new logbook or a backup."""
    heads = Heads(paths.heads_file())
    if not summary.head and not heads.known(logbook):
        return
    try:
        with in_words(paths.heads_file()):
            heads.begin_anew(logbook, summary, at=at, why=why)
    except UserError as error:
        _LOG.warning("The state of the logbook could not be noted: %s", type(error).__name__)
