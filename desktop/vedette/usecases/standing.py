"""Where one was in a window that was locked, kept in the logbook itself and gone once it is read."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass

from vedette.storage import drafts
from vedette.usecases.desk import Desk

KEY = "where one was"
"""Under this key it lies among the drafts, of which it is none."""


@dataclass(frozen=True, slots=True)
class Standing:
    """The search, the uid of the incident that was read, and the key of the draft that was written."""

    search: str = ""
    incident: str = ""
    draft: str = ""


def keep(desk: Desk, standing: Standing) -> None:
    """Remember it, unless the logbook can only be read."""
    if desk.store.read_only:
        return
    with desk.store.scribbling() as connection:
        drafts.keep(connection, drafts.DraftLine(KEY, "", json.dumps(asdict(standing)), desk.stamp()))


def take(desk: Desk) -> Standing:
    """Where one was, and it is forgotten; the beginning where nothing is remembered or can be read."""
    with desk.store.reading() as connection:
        found = [line.document for line in drafts.load(connection) if line.key == KEY]
    if not found:
        return Standing()
    if not desk.store.read_only:
        with desk.store.scribbling() as connection:
            drafts.drop(connection, KEY)
    try:
        plain = json.loads(found[0])
        return Standing(str(plain["search"]), str(plain["incident"]), str(plain["draft"]))
    except (ValueError, TypeError, KeyError, RecursionError):
        return Standing()
