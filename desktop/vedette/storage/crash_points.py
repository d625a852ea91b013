"""Where a process can be made to die, so that tests can try every moment; does nothing unless a test asks for it."""

from __future__ import annotations

import os
from functools import cache
from itertools import count

VARIABLE = "VEDETTE_CRASH_AT"
"""`LABEL:N` dies at the Nth passing of that label, `any:N` at the Nth durable step of whatever label."""

KILLED = 137


def durable(label: str) -> None:
    """Called before and after each step that outlasts the process."""
    asked = os.environ.get(VARIABLE)
    if asked is None:
        return
    wanted, _, number = asked.rpartition(":")
    if wanted in (label, "any") and next(_passed(wanted)) == int(number):
        os._exit(KILLED)


@cache
def _passed(label: str) -> count[int]:
    return count(1)
