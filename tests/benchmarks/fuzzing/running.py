"""Tries inputs one after the other and counts what came out; each can be made again from its seed and number."""

from __future__ import annotations

import random
import signal
import sys
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from tests.benchmarks.fuzzing.target import Target
from vedette.domain.errors import UserError

SLOWEST = 2_000.0
"""Milliseconds of the processor's time that one input may take."""

_GIVEN_UP = 20
_SAID = 5


class TooSlow(BaseException):
    """An input was given up; a child of BaseException, so that no reader takes it for a fault of the file."""


@dataclass
class Outcome:
    """What came of the inputs of one target."""

    name: str
    inputs: int = 0
    unhandled: int = 0
    refused: int = 0
    slowest: float = 0.0
    slowest_input: int = -1
    seconds: float = 0.0


def tried(target: Target, numbers: Iterator[int], seed: int, failures: Path | None = None, limit: float = 0) -> Outcome:
    """Every input of these numbers, until `limit` seconds are over (0: never); a failing one is kept in a file."""
    found, began = Outcome(target.name), time.perf_counter()
    for number in numbers:
        made = target.make(chance_of(target, seed, number))
        started = time.process_time()
        try:
            with _given_up():
                target.take(made)
        except UserError:
            found.refused += 1
        except KeyboardInterrupt:
            raise
        except BaseException as error:  # a panic of native code and our own TooSlow are no Exceptions
            found.unhandled += 1
            if found.unhandled <= _SAID:
                _tell(target, (seed, number), made, error, failures)
        took = (time.process_time() - started) * 1_000
        if took > found.slowest:
            found.slowest, found.slowest_input = took, number
        found.inputs += 1
        if limit and time.perf_counter() - began > limit:
            break
    found.seconds = time.perf_counter() - began
    return found


def chance_of(target: Target, seed: int, number: int) -> random.Random:
    """The same for the same three, on any machine."""
    return random.Random(f"{target.name}:{seed}:{number}")


@contextmanager
def _given_up() -> Iterator[None]:
    """Ends an input that would run for ever; regular expressions look for signals too."""

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise TooSlow(f"not done after {_GIVEN_UP} s")

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, _GIVEN_UP)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _tell(target: Target, place: tuple[int, int], made: object, error: BaseException, failures: Path | None) -> None:
    last = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{Path(last.filename).name}:{last.lineno}"
    print(
        f"  {target.name}, input {place[1]} of seed {place[0]}: {type(error).__name__} at {where}: {error!s:.300}",
        file=sys.stderr,
    )
    if failures is None:
        print(f"    {made!r:.500}", file=sys.stderr)
        return
    failures.mkdir(parents=True, exist_ok=True)
    kept = failures / f"{target.name.replace(' ', '-')}-{place[0]}-{place[1]}"
    kept.write_bytes(made if isinstance(made, bytes) else repr(made).encode("utf-8", "backslashreplace"))
    print(f"    kept in {kept}", file=sys.stderr)
