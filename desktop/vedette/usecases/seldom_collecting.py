"""Python looks for objects that refer to each other at every 700 it makes; work that makes millions asks for less."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_OBJECTS = 100_000


@contextmanager
def seldom_collecting() -> Iterator[None]:
    """A twentieth of the time of an import went into looking; it still looks, so that memory stays bounded."""
    before = gc.get_threshold()
    if before[0] >= _OBJECTS:  # another thread has asked for it, and will put it back as it was
        yield
        return
    gc.set_threshold(_OBJECTS, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
