"""What guards a logbook: the cost of a guess, marks that may stand in no file, damaged files, and the chain."""

from __future__ import annotations

import hashlib
import os
import random
import signal
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from tests import make
from tests.benchmarks.figure import Figure
from tests.storage.damaging import filled
from tests.storage.encrypting import OPENS, QUICK, fill_with_marks, found_in, marked
from vedette.domain.errors import UserError
from vedette.storage.chain import walk
from vedette.storage.keys import calibrated, new_key, unlock
from vedette.storage.store import Store
from vedette.usecases.checking import verify
from vedette.usecases.desk import Desk
from vedette.usecases.logbooks import open_logbook
from vedette.usecases.purging import Purging

DAMAGED, LONGEST_ANSWER = 66, 5.0
ENTRIES, A_MILLION = 20_000, 1_000_000
SEED = 9


def figures(folder: Path) -> Iterator[Figure]:
    """G9, G12, G14 and the speed of G17."""
    yield from _guesses(folder / "guessed.vedette")
    yield Figure("marks found after closing an encrypted one", _marks(folder / "closed", kill=False), "", goal=0)
    yield Figure("marks found after a kill", _marks(folder / "killed", kill=True), "", goal=0)
    yield Figure("marks found after deleting for good", _purged(folder / "purged"), "", goal=0)
    badly, slowest = _damaged(folder / "damaged")
    yield Figure(f"damaged files answered badly of {DAMAGED}", badly, "", goal=0)
    yield Figure("slowest answer about a damaged file", slowest, "s", goal=LONGEST_ANSWER)
    seconds = _walked(folder / "chain.vedette")
    yield Figure("journal of 1,000,000 entries verified, reckoned", seconds * A_MILLION / ENTRIES, "s", goal=30)


def _guesses(path: Path) -> Iterator[Figure]:
    cost = calibrated()
    Store.create(path, key=new_key(OPENS)).close()
    began = time.perf_counter()
    unlock(path, OPENS).forget()
    yield Figure("one guess at a passphrase", time.perf_counter() - began, "s", goal=1.0, better="more")
    yield Figure("memory of one guess", 2**cost.memory / 1024, "MiB", goal=64, better="more")


def _marks(folder: Path, *, kill: bool) -> int:
    """Files that hold a word which was recorded wherever one can record it."""
    folder.mkdir()
    child = os.fork()
    if child == 0:
        store = Store.create(folder / "logbook.vedette", key=new_key(OPENS, QUICK))
        fill_with_marks(store)
        if not kill:
            store.close()
        os.kill(os.getpid(), signal.SIGKILL)
    os.waitpid(child, 0)
    found = len(list(found_in(folder)))
    open_logbook(folder / "logbook.vedette", ask=lambda _: OPENS).close()  # and it is a logbook that opens
    return found + len(list(found_in(folder)))


def _purged(folder: Path) -> int:
    """The same of a plain logbook from which the incident was deleted for good, with all that only it named."""
    folder.mkdir()
    store = Store.create(folder / "logbook.vedette")
    shared, incident = marked()
    kept = [thing for thing in shared if type(thing).__name__ in ("Actor", "Source", "SourceItem")]
    with store.writing(make.act()) as unit:
        for thing in kept:
            unit.put(thing)  # type: ignore[arg-type]  # each is a record of a kind of its own
        unit.put(replace(incident, tags=(), fields=(), trashed_at="2021-11-04T12:00:00Z"))
    Purging(Desk(store, lambda: "Ada")).purge([incident.uid])
    store.close()
    return len(list(found_in(folder)))


def _damaged(folder: Path) -> tuple[int, float]:
    """How many raised something else than a sentence, or were changed; and the longest wait for an answer."""
    folder.mkdir()
    whole = filled(folder / "whole.vedette").read_bytes()
    chance, badly, slowest = random.Random(SEED), 0, 0.0
    for number in range(DAMAGED):
        path = folder / f"{number}.vedette"
        path.write_bytes(_damage(whole, number, chance))
        before, began = hashlib.sha256(path.read_bytes()).hexdigest(), time.perf_counter()
        try:
            good = not verify(path).ok
        except UserError:
            good = True
        except Exception as error:  # whatever it is, it is no sentence
            good = False
            print(f"  damaged {number}: {type(error).__name__}: {error}", file=sys.stderr)
        slowest = max(slowest, time.perf_counter() - began)
        badly += not good or hashlib.sha256(path.read_bytes()).hexdigest() != before
    return badly, slowest


def _damage(whole: bytes, number: int, chance: random.Random) -> bytes:
    """Cut off, a page of zeros, a page of noise, or pages exchanged."""
    pages = len(whole) // 4096
    page, other = 4096 * chance.randrange(pages), 4096 * chance.randrange(1, pages)
    found = bytearray(whole)
    if number % 4 == 0:
        return whole[: chance.randrange(len(whole))]
    if number % 4 == 1:
        found[page : page + 4096] = bytes(4096)
    elif number % 4 == 2:
        found[page : page + 4096] = chance.randbytes(4096)
    else:
        found[other : other + 4096] = whole[:4096]
    return bytes(found)


def _walked(path: Path) -> float:
    """Seconds for so many entries of one incident each."""
    store = Store.create(path)
    incident = make.incident(narrative="Seen at the fence. " * 20)
    for start in range(0, ENTRIES, 1_000):
        with store.writing(make.act()) as unit:
            for number in range(start, start + 1_000):
                unit.put(replace(incident, note=f"seen {number}"))
    with store.reading() as connection:
        began = time.perf_counter()
        found = walk(connection)
        took = time.perf_counter() - began
    assert (found.problem, found.entries) == ("", ENTRIES)
    store.close()
    return took
