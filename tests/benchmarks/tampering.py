"""Random tampering with the evidence, and random honest histories: what the checks say of each."""

from __future__ import annotations

import random
import shutil
import sqlite3
import sys
from dataclasses import replace
from pathlib import Path

from tests import make
from tests.storage.damaging import filled, wrong
from vedette.domain.errors import UserError
from vedette.storage import backup, reindexing, restoring, undoing
from vedette.storage.heads import Sighting
from vedette.storage.store import Store
from vedette.storage.summary import Summary, summarise
from vedette.usecases.desk import Desk
from vedette.usecases.purging import Purging

RECORDS = ("incident", "place", "claim", "statement", "assessment", "quantity", "citation", "attachment", "custody",
           "custom_value", "actor", "source", "source_item", "tag", "attachment_content")  # fmt: skip
STEERING = frozenset({"id", "order_key"})
"""Columns that other rows point to; they are changed by moving whole rows."""


def undetected(folder: Path, times: int, seed: int) -> int:
    """How many of so many tamperings, each on the same logbook, no check found."""
    folder.mkdir()
    whole = filled(folder / "whole.vedette")
    known = [_sighted(whole)]
    chance, missed, done = random.Random(seed), 0, 0
    path = folder / "tampered.vedette"
    while done < times:
        shutil.copyfile(whole, path)
        what = _tamper(path, chance)
        if not what:
            continue
        done += 1
        try:
            if not wrong(path, known):
                missed += 1
                print(f"  unnoticed: {what}", file=sys.stderr)
        except UserError:
            continue  # refused as a whole, which is noticing
    return missed


def _sighted(path: Path) -> Sighting:
    store = Store.open(path)
    with store.reading() as connection:
        found: Summary = summarise(connection)
    store.close()
    return Sighting(found.first, found.head, found.entries, "2021-11-06T12:00:00Z", "export")


def _tamper(path: Path, chance: random.Random) -> str:
    """One thing that somebody with another tool might do; '' when it changed nothing."""
    plain = sqlite3.connect(path)
    try:
        way = chance.choice(
            (_edit, _edit, _edit, _delete, _delete, _move_entries, _cut_tail, _cut_with_counter, _insert)
        )
        what = way(plain, chance)
        plain.commit()
        return what if plain.total_changes else ""
    except sqlite3.IntegrityError:
        return ""
    finally:
        plain.close()


def _row(plain: sqlite3.Connection, table: str, chance: random.Random) -> int | None:
    """A row by its place in the table, which is the same for tables with and without rowids."""
    (count,) = plain.execute(f'SELECT count(*) FROM "{table}"').fetchone()
    return chance.randrange(count) if count else None


def _edit(plain: sqlite3.Connection, chance: random.Random) -> str:
    table = chance.choice((*RECORDS, "revision", "act"))
    columns = [name for _, name, *_ in plain.execute(f'PRAGMA table_info("{table}")') if name not in STEERING]
    column, place = chance.choice(columns), _row(plain, table, chance)
    if place is None or (table, column) == ("act", "state"):  # steers undo alone, and is no evidence
        return ""
    rows = plain.execute(f'SELECT * FROM "{table}"').fetchall()
    names = [name for _, name, *_ in plain.execute(f'PRAGMA table_info("{table}")')]
    old = rows[place][names.index(column)]
    new = _other(old, chance)
    match = " AND ".join(f'"{name}" IS ?' for name in names)
    plain.execute(f'UPDATE "{table}" SET "{column}" = ? WHERE {match}', (new, *rows[place]))
    return f"{table}.{column}: {str(old)[:40]!r} became {str(new)[:40]!r}"


def _other(old: object, chance: random.Random) -> object:
    if isinstance(old, int):
        return old + chance.choice((-1, 1, 1000))
    if isinstance(old, float):
        return old + 0.5
    if isinstance(old, bytes):
        place = chance.randrange(len(old)) if old else 0
        return old[:place] + bytes([(old[place] + 1) % 256]) + old[place + 1 :] if old else b"x"
    text = "" if old is None else str(old)
    place = chance.randrange(len(text) + 1)
    return text[:place] + chance.choice("aZ9. é") + text[place:]


def _delete(plain: sqlite3.Connection, chance: random.Random) -> str:
    table = chance.choice((*RECORDS, "revision", "act"))
    place = _row(plain, table, chance)
    if place is None:
        return ""
    names = [name for _, name, *_ in plain.execute(f'PRAGMA table_info("{table}")')]
    row = plain.execute(f'SELECT * FROM "{table}"').fetchall()[place]
    match = " AND ".join(f'"{name}" IS ?' for name in names)
    plain.execute(f'DELETE FROM "{table}" WHERE {match}', row)
    return f"a row of {table} deleted"


def _move_entries(plain: sqlite3.Connection, chance: random.Random) -> str:
    (last,) = plain.execute("SELECT max(id) FROM revision").fetchone()
    one, other = chance.sample(range(1, last + 1), 2)
    for old, new in ((one, -1), (other, one), (-1, other)):
        plain.execute("UPDATE revision SET id = ? WHERE id = ?", (new, old))
    return f"entries {one} and {other} swapped"


def _cut_tail(plain: sqlite3.Connection, chance: random.Random) -> str:
    (last,) = plain.execute("SELECT max(id) FROM revision").fetchone()
    first = chance.randrange(1, last + 1)
    plain.execute("DELETE FROM revision WHERE id >= ?", (first,))
    return f"entries from {first} on cut off"


def _cut_with_counter(plain: sqlite3.Connection, chance: random.Random) -> str:
    """With the acts and the counters too, as one would who knows the file."""
    what = _cut_tail(plain, chance)
    plain.execute("DELETE FROM act WHERE id NOT IN (SELECT act_id FROM revision)")
    for table in ("revision", "act"):
        plain.execute(
            f"UPDATE sqlite_sequence SET seq = (SELECT coalesce(max(id), 0) FROM {table}) WHERE name = ?", (table,)
        )
    return f"{what}, counters mended"


def _insert(plain: sqlite3.Connection, chance: random.Random) -> str:
    """A copy of an entry put in with another time, or behind the last."""
    (last,) = plain.execute("SELECT max(id) FROM revision").fetchone()
    names = [name for _, name, *_ in plain.execute("PRAGMA table_info(revision)") if name != "id"]
    some = ", ".join(f'"{name}"' for name in names)
    plain.execute(
        f"INSERT INTO revision ({some}) SELECT {some} FROM revision WHERE id = ?", (chance.randrange(1, last + 1),)
    )
    return "an entry put in again"


def false_alarms(folder: Path, histories: int, seed: int) -> int:
    """How often a check found fault with a logbook that nobody but the program touched."""
    folder.mkdir()
    chance, alarms = random.Random(seed), 0
    for number in range(histories):
        path = folder / f"{number}.vedette"
        steps = _live(path, chance)
        found = wrong(path)
        if found:
            alarms += 1
            print(f"  alarm after {', '.join(steps)}: {found}", file=sys.stderr)
        for left in folder.glob(f"{number}.*"):
            left.unlink()
    return alarms


def _live(path: Path, chance: random.Random) -> list[str]:
    """A short life: records, changes, undos, trash, purges, backups and restores, a new index, a vacuum."""
    store = Store.create(path)
    steps = []
    for _ in range(chance.randint(3, 9)):
        step = chance.choice(
            ("log", "log", "change", "undo", "redo", "trash", "purge", "redact", "index", "vacuum", "back")
        )
        steps.append(step)
        if step == "back":
            store = _there_and_back(store, path)
            continue
        try:
            _step(store, step, chance)
        except UserError:
            continue  # there was nothing to undo, to purge or to redact
    store.close()
    return steps


def _step(store: Store, step: str, chance: random.Random) -> None:
    purging = Purging(Desk(store, who=lambda: "Ada"))
    if step == "undo":
        undoing.undo(store, by="Ada", at="2021-11-05T12:00:00Z")
    elif step == "redo":
        undoing.redo(store, by="Ada", at="2021-11-05T12:00:00Z")
    elif step == "purge":
        purging.purge(purging.trashed())
    elif step == "index":
        reindexing.rebuild(store, lambda _done, _total: None)
    elif step == "vacuum":
        store.rewrite()
    else:
        _act(store, step, chance, purging)


def _act(store: Store, step: str, chance: random.Random, purging: Purging) -> None:
    with store.reading() as connection:
        there = connection.exec_driver_sql("SELECT uid FROM incident").scalars().all()
    if step == "log" or not there:
        with store.writing(make.act("log")) as unit:
            unit.put_all([make.incident(note=f"witness {n}") for n in range(chance.randint(1, 4))])
        return
    uid = chance.choice(there)
    if step == "redact":
        purging.redact(uid, "witness", "asked")
        return
    with store.writing(make.act(step)) as unit:
        old = unit.get("incident", uid)
        new = {"note": f"changed {chance.random()}"} if step == "change" else {"trashed_at": "2021-11-05T12:00:00Z"}
        unit.put(replace(old, **new))


def _there_and_back(store: Store, path: Path) -> Store:
    copy = path.with_name(f"{path.stem}.copy.vedette")
    with store.reading() as connection:
        backup.back_up(connection, copy, at="2021-11-05T12:00:00Z")
    store.close()
    restoring.restore(copy, path)
    for left in (copy, backup.manifest_of(copy)):
        left.unlink()
    return Store.open(path)
