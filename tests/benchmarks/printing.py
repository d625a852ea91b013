"""A PDF summary of one incident, in all: process, logbook, fonts, pages, file."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from tests.benchmarks.figure import Figure, seconds


def figures(folder: Path) -> Iterator[Figure]:
    """Whole processes of `vedette report` on the sample logbook; the floor is one that makes an empty Qt PDF page."""
    logbook = folder / "sample.vedette"
    _run("-m", "vedette", "new", str(logbook), "--sample")
    query = ("--query", "PLBY-2021-0002")
    took = seconds(lambda: _run("-m", "vedette", "report", str(logbook), str(folder / "one.pdf"), *query), times=5)
    bare = seconds(lambda: _run("-c", BARE.format(str(folder / "bare.pdf"))), times=5)
    yield Figure("PDF summary of one incident, whole process", median(took) * 1000, "ms", median(bare) * 1000)
    yield Figure("PDF summary of one incident, longest", max(took) * 1000, "ms", goal=1000)


BARE = """
import os
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from PySide6.QtGui import QGuiApplication, QPdfWriter, QPainter
import sqlalchemy
app = QGuiApplication([])
writer = QPdfWriter({!r})
painter = QPainter(writer)
painter.drawText(100, 100, "one line")
painter.end()
"""


def _run(*arguments: str) -> None:
    subprocess.run([sys.executable, *arguments], check=True, capture_output=True)
