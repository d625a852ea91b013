"""Where words still stand that were taken out of one history: in lists, drafts and the versions of other incidents."""

from __future__ import annotations

import json

from sqlalchemy import Connection

from vedette.domain.document import KINDS, to_plain
from vedette.domain.redaction import Words, holds
from vedette.storage import drafts, shared
from vedette.storage.withholding import documents


def in_lists(connection: Connection, words: Words) -> int:
    """How many tags, actors, sources, reports, places, searches and settings hold them as they are now."""
    kinds = [kind for kind in KINDS if kind != "incident"]
    return sum(holds(to_plain(thing), words) for kind in kinds for thing in shared.load(connection, kind))


def in_drafts(connection: Connection, words: Words, incident: str | None = None) -> int:
    """How many drafts hold them, of that incident or of any."""
    lines = [line for line in drafts.load(connection) if incident in (None, line.incident)]
    return sum(holds(_plain(line.document), words) for line in lines)


def in_versions(connection: Connection, words: Words) -> int:
    """How many journal entries keep a document that holds them."""
    return sum(holds(json.loads(text), words) for text in documents(connection) if words.search(text))


def _plain(document: str) -> object:
    try:
        return json.loads(document)
    except ValueError:
        return document
