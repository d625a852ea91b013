"""An import in texts: as a row of the list, in full below it, and its columns with what each became."""

from __future__ import annotations

import json
from collections.abc import Callable

from PySide6.QtCore import QDateTime, QLocale, Qt

from vedette.domain.counting import in_groups
from vedette.usecases.importing import BatchLine
from vedette.usecases.importing_look import own_field, targets

Words = Callable[[str], str]
"""From a key to the word for it on the screen."""

_DELIMITERS = {"\t": "TAB"}


def local(stamp: str) -> str:
    """An instant in UTC as a short local date and time."""
    moment = QDateTime.fromString(stamp, Qt.DateFormat.ISODate)
    return QLocale().toString(moment.toLocalTime(), "d MMM yyyy HH:mm") if moment.isValid() else stamp


def row_of(line: BatchLine, words: Words) -> tuple[str, ...]:
    """File, when, by, rows, new, changed, the same, not taken, and whether it stands."""
    batch = line.batch
    counts = (batch.rows, batch.added, batch.updated, batch.unchanged, batch.rejected)
    state = words("done") if line.state == "done" else words("undone")
    return (batch.file, local(line.at), line.by or "–", *map(in_groups, counts), state)


def mapping_of(line: BatchLine) -> list[tuple[str, str]]:
    """Each column of the file and what it became, as the import called it; '' where it was left out."""
    try:
        found = json.loads(line.batch.mapping)
    except ValueError:
        return []
    if not isinstance(found, dict):
        return []
    labels = {target.key: target.label for target in targets()}
    became = ((column, str(target)) for column, target in found.items())
    return [(column, labels.get(target) or own_field(target) or target) for column, target in became]


def facts_of(line: BatchLine, words: Words) -> str:
    """What else is known of it, a line each."""
    batch = line.batch
    facts = (
        (words("number"), str(line.act)),
        (words("layout"), batch.layout),
        (words("encoding"), batch.encoding),
        (words("delimiter"), _DELIMITERS.get(batch.delimiter, batch.delimiter)),
        ("SHA-256", f"{batch.sha256[:32]} {batch.sha256[32:]}"),
    )
    return "\n".join(f"{name}: {value}" for name, value in facts if value)
