"""One act while it happens: what is put and removed is stored, journalled and gathered to be announced."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Protocol, cast

from sqlalchemy import Connection

from vedette.domain.changes import Changes
from vedette.domain.document import KINDS, Record, kind_of
from vedette.domain.incident import Incident
from vedette.storage.acts import Act
from vedette.storage.behind import Behind
from vedette.storage.ids import CHUNK, SharedIds
from vedette.storage.incidents import IncidentKeeper
from vedette.storage.journal import Change, Journal
from vedette.storage.order import numbers_in_order
from vedette.storage.references import next_reference
from vedette.storage.shared import SharedKeeper
from vedette.storage.users import incidents_using

_NAMED_AT_MOST = 2_000
"""More changed incidents than this are announced as “everything”."""

_WORTH_A_THREAD = 200
"""So many new incidents at once are written while the next ones are made."""

_NO_HASHES: Mapping[str, str] = {}


class Keeper(Protocol):
    """What a kind of record needs to be kept."""

    def load(self, uids: Sequence[str]) -> dict[str, Any]:
        """Those that exist."""

    def save(self, records: Sequence[Any], old: dict[str, Any]) -> dict[str, str]:
        """Store new and changed ones; the hash of each by uid."""

    def remove(self, uids: Sequence[str]) -> None:
        """Take them out."""


class Unit:
    """The one hand that writes records. Leaving the block it belongs to with an error undoes all of it."""

    def __init__(self, connection: Connection, act: Act) -> None:
        self.connection = connection
        self._journal = Journal(connection, act)
        self._behind = Behind(connection)
        self._label = act.label
        self._ids = SharedIds(connection)
        self._incidents = IncidentKeeper(connection, self._ids)
        self._shared = {kind: SharedKeeper(connection, kind, self._ids) for kind in KINDS if kind != "incident"}
        self._touched: set[str] = set()
        self._touched_shared: set[str] = set()
        self._trying = False
        self._seen: dict[str, Incident] = {}
        self.following: Callable[[int], object] = _silently
        """Told how many more incidents follow a shared thing that was renamed or moved; may stop the act."""

    @property
    def act_id(self) -> int:
        """The number of the act; 0 as long as nothing was changed."""
        return self._journal.act_id

    def only_try(self) -> None:
        """From now on incidents are compared and not written: for a trial, which is left with an error anyhow."""
        self._trying = True

    @property
    def trying(self) -> bool:
        """Whether incidents are only compared."""
        return self._trying

    def get(self, kind: str, uid: str) -> Any:
        """The record, or None."""
        return self.get_all(kind, [uid]).get(uid)

    def get_all(self, kind: str, uids: Sequence[str]) -> dict[str, Any]:
        """Those of `uids` that exist, by uid."""
        found = self._keeper(kind).load(uids)
        if kind == "incident":
            self._seen = found
        return found

    def put(self, record: Record) -> bool:
        """Store a record; False when it is there already just so, which is no change."""
        return bool(self._put_some([record], packed=False))

    def put_all(self, records: Sequence[Record], hashes: Mapping[str, str] = _NO_HASHES) -> list[str]:
        """Store many records of one kind under few journal entries; the uids of those that were new or changed.

        `hashes`: by uid, those of the documents of incidents, where the caller has worked them out already.
        """
        changed: list[str] = []
        for start in range(0, len(records), CHUNK):
            changed += self._put_some(records[start : start + CHUNK], packed=len(records) > 1, hashes=hashes)
        return changed

    def remove(self, kind: str, uids: Sequence[str]) -> None:
        """Take records out of the logbook; the journal keeps what they were."""
        for start in range(0, len(uids), CHUNK):
            some = uids[start : start + CHUNK]
            old = self.get_all(kind, some)
            self._note(kind, [Change(uid, old[uid]) for uid in some if uid in old], packed=len(uids) > 1)
            self._keeper(kind).remove(some)
        self._seen = {}

    def purge(self, kind: str, uids: Sequence[str]) -> None:
        """Take records out and keep nothing of what they were; the journal says that they went."""
        self._note(kind, [Change(uid, None) for uid in uids], packed=len(uids) > 1)
        self._keeper(kind).remove(uids)
        self._seen = {}

    def say_withheld(self, standing: Mapping[str, str]) -> None:
        """Record which entries of the journal had a text taken out, with the hash of what stands there now."""
        self._journal.withheld(standing)

    def next_reference(self, prefix: str, year: int) -> str:
        """A reference nobody had before."""
        return next_reference(self.connection, prefix, year)

    def finish(self) -> Changes:
        """End the act; what to announce."""
        self._incidents.settle()
        if len(self._touched) > _NAMED_AT_MOST:
            return Changes(act=self._label, everything=True, shared=frozenset(self._touched_shared))
        return Changes(self._label, frozenset(self._touched), frozenset(self._touched_shared))

    def _put_some(
        self, records: Sequence[Record], *, packed: bool, hashes: Mapping[str, str] = _NO_HASHES
    ) -> list[str]:
        if not records:
            return []
        kind = kind_of(records[0])
        keeper = self._keeper(kind)
        old = self._stored(kind, [record.uid for record in records])
        self._seen = {}
        fresh = [record for record in records if old.get(record.uid) != record]
        if not fresh or (self._trying and kind == "incident"):
            return [record.uid for record in fresh]
        changed = {record.uid: old[record.uid] for record in fresh if record.uid in old}
        if kind == "incident" and packed and not changed and len(fresh) >= _WORTH_A_THREAD:
            self._put_behind(cast(list[Incident], fresh), hashes)
            return [record.uid for record in fresh]
        if kind == "incident":
            after = self._incidents.save(cast(list[Incident], fresh), changed, hashes)
        else:
            after = keeper.save(fresh, changed)
        self._note(kind, [Change(r.uid, changed.get(r.uid), after[r.uid]) for r in fresh], packed=packed)
        if isinstance(keeper, SharedKeeper):
            self._follow_names(kind, keeper.renamed(fresh, changed), keeper.moved(fresh, changed))
        return [record.uid for record in fresh]

    def _put_behind(self, fresh: Sequence[Incident], hashes: Mapping[str, str]) -> None:
        after = self._incidents.save_behind(fresh, hashes, self._behind)
        self._journal.many("incident", [Change(r.uid, None, after[r.uid]) for r in fresh], self._behind)
        self._touch("incident", after)

    def _stored(self, kind: str, uids: Sequence[str]) -> dict[str, Any]:
        """What there is; incidents that were just read to be changed are not read again."""
        if kind == "incident" and all(uid in self._seen for uid in uids):
            return {uid: self._seen[uid] for uid in uids}
        return self._keeper(kind).load(uids)

    def _note(self, kind: str, changes: Sequence[Change], *, packed: bool) -> None:
        if packed and changes:
            self._journal.many(kind, changes)
        else:
            for change in changes:
                self._journal.one(kind, change)
        self._touch(kind, [change.uid for change in changes])

    def _touch(self, kind: str, uids: Iterable[str]) -> None:
        if kind != "incident":
            self._touched_shared.update(uids)
        elif len(self._touched) <= _NAMED_AT_MOST:
            self._touched.update(uids)

    def _follow_names(self, kind: str, renamed: Sequence[str], moved: Sequence[str]) -> None:
        users = numbers_in_order(self.connection, incidents_using(self.connection, kind, renamed, moved))
        for start in range(0, len(users), CHUNK):
            some = users[start : start + CHUNK]
            self._incidents.refresh(some)
            self.following(len(some))

    def _keeper(self, kind: str) -> Keeper:
        return self._incidents if kind == "incident" else self._shared[kind]


def _silently(_: int) -> None:
    return None
