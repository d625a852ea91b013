"""A real program, ended by a signal once it says that it is ready."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

ROOT = Path(__file__).parents[1]
_PATIENCE = 180


def ended_by(number: int, program: str, *arguments: str, home: Path) -> int:
    """The exit code of `program` (its text), which prints "ready" and then gets the signal; ends it in any case."""
    process = subprocess.Popen(
        [sys.executable, "-c", program, *arguments],
        stdout=subprocess.PIPE, text=True, cwd=ROOT,
        env=os.environ | {"VEDETTE_HOME": str(home), "QT_QPA_PLATFORM": "offscreen"},
    )  # fmt: skip
    assert process.stdout is not None
    patience = threading.Timer(_PATIENCE, process.kill)
    patience.start()
    try:
        assert process.stdout.readline() == "ready\n"
        process.send_signal(number)
        return process.wait()
    finally:
        patience.cancel()
        patience.join()
        process.kill()
        process.wait()
        process.stdout.close()
