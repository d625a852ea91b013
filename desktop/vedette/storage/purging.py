"""Records deleted for good, and words taken out of the history: no text stays, the chain of hashes does."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, cast

from sqlalchemy import ColumnElement, Connection, Select, Table, delete, exists, select, update
from sqlalchemy.exc import IntegrityError

from vedette.domain.document import KINDS, to_plain
from vedette.domain.errors import UserError
from vedette.domain.incident import Incident
from vedette.domain.redaction import LEAST_LETTERS, Words, holds, without
from vedette.domain.source import SourceItem
from vedette.storage import shared
from vedette.storage.acts import FOR_GOOD
from vedette.storage.ids import CHUNK
from vedette.storage.journal import entries_of
from vedette.storage.parts import references
from vedette.storage.remaining import in_drafts
from vedette.storage.rows import ActRow, AttachmentContentRow, AttachmentRow, DraftRow, IncidentRow, RevisionRow
from vedette.storage.unit import Unit
from vedette.storage.withholding import (
    Plain,
    drop_bare_acts,
    entries_about,
    entries_of_lists,
    tokens,
    withhold,
    withhold_labels,
)

Tick = Callable[[int, int], None]
_CONTENT, _ATTACHMENT = cast(Table, AttachmentContentRow.__table__), cast(Table, AttachmentRow.__table__)
_ACT, _INCIDENT = cast(Table, ActRow.__table__), cast(Table, IncidentRow.__table__)
_DRAFT, _REVISION = cast(Table, DraftRow.__table__), cast(Table, RevisionRow.__table__)
_CUT = 40
"""Labels hold the beginning of a long name."""

_ORDER = ("source_item", "source", "actor")
"""Shared things that may go with the last incident that names them, each kind before what it may name itself."""


@dataclass(slots=True)
class Purged:
    """How many incidents went; and the shared things, attached files and journal entries that went with them."""

    incidents: int = 0
    shared: int = 0
    contents: int = 0
    entries: int = 0
    _named: set[tuple[str, str]] = field(default_factory=set)
    _files: set[str] = field(default_factory=set)
    _words: set[str] = field(default_factory=set)

    def name(self, incident: Incident) -> None:
        """Remember what an incident named, now or once."""
        self._named.update(key for key in references(incident) if key[0] in _ORDER)
        self._files.update(one.sha256 for one in incident.attachments if one.sha256)

    def name_behind(self, items: Iterable[SourceItem]) -> None:
        """Remember by whom the reports were that an incident rests on."""
        self._named.update(("source", uid) for item in items for uid in (item.source, *item.credits) if uid)

    def uids(self, kind: str) -> set[str]:
        """What was named, of one kind."""
        return {uid for name, uid in self._named if name == kind}

    def remember(self, thing: Any) -> None:
        """The names of a shared thing that goes."""
        names = [getattr(thing, word, "") for word in ("name", "title")]
        names += [getattr(alias, "name", alias) for alias in getattr(thing, "aliases", ())]
        self._words.update(str(name) for name in names if name)

    def is_in(self, label: str) -> bool:
        """Whether the label of an act names something that went; short names only where they stand in quotes."""
        named = (f"“{name}”" if len(name) < LEAST_LETTERS else name[:_CUT] for name in self._words)
        return any(name in label for name in named)

    @property
    def files(self) -> set[str]:
        """Hashes of attached files."""
        return self._files


def purge(unit: Unit, uids: Sequence[str], tick: Tick) -> Purged:
    """Incidents with all that is known of them: versions, drafts, files, actors and sources that nobody else names."""
    done = Purged()
    connection = unit.connection
    entries = entries_about(connection, "incident", uids)
    _learn(connection, entries, frozenset(uids), done)
    for start in range(0, len(uids), CHUNK):
        some = uids[start : start + CHUNK]
        for incident in unit.get_all("incident", some).values():
            done.name(incident)
            done.incidents += 1
        unit.purge("incident", some)
        connection.execute(delete(_DRAFT).where(_DRAFT.c.incident.in_(some)))
        tick(min(start + CHUNK, len(uids)), len(uids))
    if not done.incidents:
        return done
    found = _empty(unit, "incident", uids, entries)
    found |= _purge_shared(unit, done)
    done.entries = len(found)
    unit.say_withheld(found | withhold_labels(connection, done.is_in))
    _purge_files(connection, done)
    return done


def trashed(connection: Connection) -> list[str]:
    """Uids of all that is in the trash."""
    return list(connection.execute(select(_INCIDENT.c.uid).where(_INCIDENT.c.trashed_at != "")).scalars())


def not_trashed(connection: Connection, uids: Sequence[str]) -> list[str]:
    """References of those that are not in the trash."""
    asked = select(_INCIDENT.c.reference).where(_INCIDENT.c.trashed_at == "")
    found: list[str] = []
    for start in range(0, len(uids), CHUNK):
        found += connection.execute(asked.where(_INCIDENT.c.uid.in_(uids[start : start + CHUNK]))).scalars()
    return found


def unfinished(connection: Connection) -> bool:
    """Whether something was taken out and the file not written anew since."""
    return connection.execute(_unfinished(_ACT.c.id).limit(1)).first() is not None


def finished(connection: Connection) -> None:
    """The file was written anew: nothing is left of what was taken out."""
    connection.execute(update(_ACT).where(_ACT.c.id.in_(_unfinished(_ACT.c.id))).values(state="dropped"))


def _unfinished(column: ColumnElement[int]) -> Select[int]:
    return select(column).where(_ACT.c.state == "done", _ACT.c.kind.in_(FOR_GOOD))


def redact(unit: Unit, uid: str, words: Words) -> int:
    """Take words out of the earlier versions of an incident; from how many entries they went."""
    now = unit.get("incident", uid)
    if now is not None and holds(to_plain(now), words):
        raise UserError(
            "These words still stand in the incident as it is now. Change it first, then take them out of its history. "
            "Nothing was changed."
        )

    if in_drafts(unit.connection, words, uid):
        raise UserError(
            "These words still stand in what somebody was typing for this incident. Save or discard that draft first. "
            "Nothing was changed."
        )

    def change(of: str, plain: Plain) -> Plain:
        if of != uid or plain is None:
            return plain
        changed: dict[str, Any] = without(plain, words)
        if holds(changed, words):
            raise UserError(
                "These words are part of a date, a number or a code, not of a text, so they can't be taken out alone. "
                "Nothing was changed; delete the incident for good if it must not be kept."
            )
        return changed

    found = withhold(unit.connection, entries_about(unit.connection, "incident", [uid]), change)
    if found:
        found |= _out_of_lists(unit, words)
        unit.say_withheld(found | withhold_labels(unit.connection, lambda label: words.search(label) is not None))
    return len(found)


def _out_of_lists(unit: Unit, words: Words) -> dict[str, str]:
    """Out of what actors, tags, saved searches and the like once were; not of one that is still called so."""
    still = {
        thing.uid for kind in KINDS if kind != "incident" for thing in shared.load(unit.connection, kind)
        if holds(to_plain(thing), words)
    }  # fmt: skip
    return withhold(
        unit.connection, entries_of_lists(unit.connection),
        lambda uid, plain: plain if uid in still or plain is None else without(plain, words),
    )  # fmt: skip


def _learn(connection: Connection, entries: Iterable[int], uids: frozenset[str], done: Purged) -> None:
    for past in _past(connection, entries, uids):
        if isinstance(past, Incident):
            done.name(past)


def _past(connection: Connection, entries: Iterable[int], uids: frozenset[str]) -> Iterator[Any]:
    """What these records were before each of the entries."""
    for number in entries:
        row = connection.execute(select(_REVISION).where(_REVISION.c.id == number)).one()
        yield from (before for uid, before in entries_of(row) if uid in uids and before is not None)


def _empty(unit: Unit, kind: str, uids: Collection[str], entries: Collection[int]) -> dict[str, str]:
    gone = frozenset(uids)
    found = withhold(unit.connection, entries, lambda uid, plain: None if uid in gone else plain)
    drop_bare_acts(unit.connection, entries)
    return found


def _purge_shared(unit: Unit, done: Purged) -> dict[str, str]:
    """An actor, source or report that only these incidents named; whatever an older version names must stay."""
    done.name_behind(unit.get_all("source_item", sorted(done.uids("source_item"))).values())
    asked = {uid for kind in _ORDER for uid in done.uids(kind)}
    still = tokens(unit.connection, asked)
    found: dict[str, str] = {}
    for kind in _ORDER:
        for uid in sorted(done.uids(kind) - still):
            thing = unit.get(kind, uid)
            if thing is None or _is_used(unit.connection, kind, uid):
                continue
            done.remember(thing)
            entries = entries_about(unit.connection, kind, [uid])
            for past in _past(unit.connection, entries, frozenset([uid])):
                done.remember(past)
            unit.purge(kind, [uid])
            found |= _empty(unit, kind, [uid], entries_about(unit.connection, kind, [uid]))
            done.shared += 1
    return found


def _is_used(connection: Connection, kind: str, uid: str) -> bool:
    """Whether anything that is there names it: the foreign keys know."""
    table = shared.KINDS[kind].table
    attempt = connection.begin_nested()
    try:
        connection.execute(delete(table).where(table.c.uid == uid))
    except IntegrityError:
        return True
    finally:
        attempt.rollback()
    return False


def _purge_files(connection: Connection, done: Purged) -> None:
    still = tokens(connection, done.files)
    for sha256 in done.files - still:
        if not connection.execute(select(exists().where(_ATTACHMENT.c.sha256 == sha256))).scalar():
            gone = connection.execute(delete(_CONTENT).where(_CONTENT.c.sha256 == sha256))
            done.contents += bool(gone.rowcount)
