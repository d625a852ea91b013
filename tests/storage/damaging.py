"""A logbook with something of everything in it, and ways to damage and tamper with it behind the program's back."""

from __future__ import annotations

import hashlib
import sqlite3
from dataclasses import replace
from pathlib import Path
from typing import Any

from sqlalchemy import insert

from tests import make
from vedette.domain.actor import Alias
from vedette.domain.assessment import Assessment
from vedette.domain.attachment import Attachment, Custody
from vedette.domain.custom_field import CustomField, FieldValue
from vedette.domain.place import Place
from vedette.domain.quantity import Quantity
from vedette.domain.source import Citation, Source, SourceItem
from vedette.domain.tag import Tag
from vedette.storage import checking
from vedette.storage.checking import Check
from vedette.storage.heads import Sighting
from vedette.storage.rows import AttachmentContentRow
from vedette.storage.store import Store

BYTES = b"a photograph of a fence " * 40
SHA256 = hashlib.sha256(BYTES).hexdigest()


def filled(path: Path, extra: int = 3) -> Path:
    """A closed logbook: shared things, a full incident, several under one entry, one amended, one trashed."""
    store = Store.create(path)
    poland, guard = make.actor("Poland", aliases=(Alias("Польша", "ru"),)), make.actor("Border Guard")
    guard = replace(guard, parent=poland.uid)
    tag, source = Tag(make.uid(), "border"), Source(make.uid(), "Reuters", reliability="A")
    item = SourceItem(make.uid(), source=source.uid, title="Shots at the fence", credits=(source.uid,))
    for thing in (poland, guard, tag, source, item, CustomField("sector", "Sector")):
        with store.writing(make.act("set up")) as unit:
            unit.put(thing)
    whole = make.incident(
        title="Wire cut", narrative="Six men cut the wire at Białowieża.", tags=(tag.uid,),
        places=(Place(text="Usnarz", lat=53.27, lon=23.66, uncertainty_m=250.0),),
        claims=(make.claim((poland.uid, "asserts"), (guard.uid, "denies_act")),),
        assessments=(Assessment(n=1, status="likely", reason="two sources"),),
        quantities=(Quantity(n=1, subject="persons", best=6.0),), sources=(Citation(item=item.uid),),
        attachments=(Attachment(n=1, sha256=SHA256, name="fence.jpg", custody=(Custody(taker="Ada"),)),),
        fields=(FieldValue("sector", "north"),),
    )  # fmt: skip
    more = [make.incident(title=f"Flares {n}", narrative="Flares were seen over the river.") for n in range(extra)]
    with store.writing(make.act("log")) as unit:
        unit.put(whole)
        pieces = [{"sha256": SHA256, "seq": seq, "bytes": BYTES[seq * 480 : seq * 480 + 480]} for seq in range(2)]
        unit.connection.execute(insert(AttachmentContentRow), pieces)
    with store.writing(make.act("take in")) as unit:
        unit.put_all(more)
    with store.writing(make.act("amend")) as unit:
        unit.put(replace(whole, note="seen again"))
    with store.writing(make.act("trash")) as unit:
        unit.put(replace(more[0], trashed_at="2021-11-05T12:00:00Z"))
    store.close()
    return path


def tamper(path: Path, *statements: str) -> None:
    """Edit the file with another tool."""
    plain = sqlite3.connect(path)
    for statement in statements:
        plain.execute(statement)
    plain.commit()
    plain.close()


def checked(path: Path, known: list[Sighting] | None = None) -> dict[str, Check]:
    """Every check of the file, by name."""
    with checking.opened_to_read(path) as connection:
        return {check.name: check for check in checking.thorough(connection, known or [])}


def wrong(path: Path, known: list[Sighting] | None = None) -> dict[str, str]:
    """What the checks that did not pass say."""
    return {name: check.detail for name, check in checked(path, known).items() if not check.ok}


def dump(path: Path) -> dict[str, Any]:
    """All that the file says: rows of every table, words of the index; a string where a table can't be read."""
    found: dict[str, Any] = {}
    plain = sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)
    plain.text_factory = bytes
    try:
        found["schema"] = plain.execute("SELECT type, name, sql FROM sqlite_master").fetchall()
        tables = [name.decode() for kind, name, _ in found["schema"] if kind == b"table"]
        for table in tables:
            if not table.startswith("incident_search_"):
                found[table] = sorted(map(repr, plain.execute(f'SELECT * FROM "{table}"')))
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        found["unreadable"] = str(error)
    finally:
        plain.close()
    return found
