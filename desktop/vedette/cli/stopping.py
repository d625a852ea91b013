"""A polite request to end (SIGTERM, SIGHUP) stops a command as Ctrl+C does: undone, closed, and said."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_SIGNALS = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name))


@contextmanager
def stoppable() -> Iterator[None]:
    """For the length of the block, in the main thread; elsewhere signals never arrive."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {number: signal.signal(number, _stop) for number in _SIGNALS}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def held_back() -> Iterator[None]:
    """Ctrl+C and polite requests wait until the block ends: Qt, met by one while it loads, ends the whole program."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    asked: list[int] = []
    numbers = (signal.SIGINT, *_SIGNALS)
    before = {number: signal.signal(number, lambda asking, _frame: asked.append(asking)) for number in numbers}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    if asked:
        raise KeyboardInterrupt


def _stop(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt
