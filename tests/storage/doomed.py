"""Work that dies at a step: in children of a process that has imported all it needs, as importing takes the longest."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from vedette.storage.crash_points import KILLED, VARIABLE

ROOT = Path(__file__).parents[2]
MOST_STEPS = 400

_FOR_EACH_ORDER = f"""
import os, sys, traceback
for order in sys.stdin:
    at, what, path = order.rstrip("\\n").split("\\t")
    child = os.fork()
    if child == 0:
        os.environ["{VARIABLE}"] = at
        try:
            work(path, what)
        except BaseException:
            traceback.print_exc()
            os._exit(1)
        os._exit(0)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""


class Run(Protocol):
    """Does a work on a file; True when it died at that step, False when it came to its end."""

    def __call__(self, path: Path, what: str, step: int, label: str = "any") -> bool: ...


@contextmanager
def doomed(program: str) -> Iterator[Run]:
    """Runs `work(path, what)` of a program, as often as one likes, each time in a new process."""
    command = [sys.executable, "-c", program + _FOR_EACH_ORDER]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        orders, answers = process.stdin, process.stdout
        assert orders is not None and answers is not None

        def run(path: Path, what: str, step: int, label: str = "any") -> bool:
            orders.write(f"{label}:{step}\t{what}\t{path}\n")
            orders.flush()
            code = int(answers.readline())
            assert code in (0, KILLED)
            return code == KILLED

        yield run


def steps(run: Run, path: Path, what: str, stride: int, look: Callable[[], None]) -> int:
    """Die at step n, then n + stride …, each time from the same files, until the work comes to its end."""
    before = {file: file.read_bytes() for file in path.parent.iterdir() if file.is_file()}
    for step in range(1, MOST_STEPS, stride):
        for file in path.parent.iterdir():
            if file.is_file() and file not in before:
                file.unlink()
        for file, content in before.items():
            file.write_bytes(content)
        died = run(path, what, step)
        look()
        if not died:
            return step
    raise AssertionError("it never came to its end")
