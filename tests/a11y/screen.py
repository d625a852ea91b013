"""A screen, a session bus and the program on both, as a person with a screen reader has them; all of it private."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

NEEDED = {"Xvfb": "xvfb", "dbus-daemon": "dbus-daemon", "openbox": "openbox"}
"""The programs that must be there, and the Debian packages that hold them; the bridge itself is in at-spi2-core."""

_END_SECONDS = 10


@contextmanager
def program(logbook: Path, log: Path) -> Iterator[str]:
    """`vedette LOGBOOK` on a screen of its own; the address of its session bus."""
    missing = [package for name, package in NEEDED.items() if shutil.which(name) is None]
    assert not missing, f"These tests need the Debian packages at-spi2-core {' '.join(missing)}."
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="vd-")))
        folder.chmod(0o700)
        world = {**os.environ, "XDG_RUNTIME_DIR": str(folder), "QT_QPA_PLATFORM": "xcb", "LC_ALL": "C.UTF-8"}
        world.pop("QT_ACCESSIBILITY", None)
        world["QT_LINUX_ACCESSIBILITY_ALWAYS_ON"] = "1"
        arguments = ["-displayfd", "1", "-screen", "0", "1400x1000x24", "-nolisten", "tcp"]
        screen = stack.enter_context(_running(["Xvfb", *arguments], world, log, said=True))
        world["DISPLAY"] = f":{screen}"
        bus = ["dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address=1"]
        address = stack.enter_context(_running(bus, world, log, said=True))
        world["DBUS_SESSION_BUS_ADDRESS"] = address
        stack.enter_context(_running(["openbox"], world, log))
        stack.enter_context(_running([sys.executable, "-m", "vedette", str(logbook)], world, log))
        yield address


@contextmanager
def _running(command: Sequence[str], world: dict[str, str], log: Path, *, said: bool = False) -> Iterator[str]:
    """A program until the block ends; the first line it says, if it is to say one."""
    with log.open("ab") as errors:
        output = subprocess.PIPE if said else errors
        process = subprocess.Popen(command, env=world, stdout=output, stderr=errors, stdin=subprocess.DEVNULL)
    try:
        yield process.stdout.readline().decode().strip() if process.stdout is not None else ""
    finally:
        process.terminate()
        try:
            process.wait(_END_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        if process.stdout is not None:
            process.stdout.close()
