"""Printed documents: one summary, as a whole process and after start-up, and a register of ten thousand incidents."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from tests.benchmarks.figure import Figure, seconds
from tests.benchmarks.made import logbook
from vedette.assemble import open_workplace
from vedette.ui.printing.pdf import write_pdf
from vedette.usecases.reports import Asked

MANY = 10_000


def figures(folder: Path) -> Iterator[Figure]:
    """Of whole processes the floor is one that makes an empty Qt PDF page."""
    sample = folder / "sample.vedette"
    _run("-m", "vedette", "new", str(sample), "--sample")
    query = ("--query", "PLBY-2021-0002")
    took = seconds(lambda: _run("-m", "vedette", "report", str(sample), str(folder / "one.pdf"), *query), times=5)
    bare = seconds(lambda: _run("-c", BARE.format(str(folder / "bare.pdf"))), times=5)
    yield Figure("PDF summary of one incident, whole process", median(took) * 1000, "ms", median(bare) * 1000)
    yield Figure("PDF summary of one incident, longest", max(took) * 1000, "ms", goal=1000)
    yield _after_start(sample)
    yield from _register(folder)


def _after_start(sample: Path) -> Figure:
    """The first document of a process loads fonts and templates and is not counted."""
    place, asked = open_workplace(sample, lambda: "x"), Asked(query="PLBY-2021-0002")

    def write() -> None:
        request = place.reports.request(asked)
        write_pdf(request, place.reports.pieces(asked), io.BytesIO(), total=1)

    write()
    took = seconds(write, times=9)
    place.close()
    return Figure("PDF summary of one incident, after start-up", median(took) * 1000, "ms", goal=300)


def _register(folder: Path) -> Iterator[Figure]:
    """In a process of its own, whose memory is its own; seconds of the processor tell what a busy machine hides."""
    made = logbook(folder, MANY)
    done = _run("-c", REGISTER.format(str(made), str(folder / "many.pdf")))
    wall, busy, megabytes = json.loads(done)
    yield Figure("PDF register of 10,000 incidents", wall, "s", goal=15)
    yield Figure("the same, of the processor's time", busy, "s")
    yield Figure("the same, memory at most", megabytes, "MB", goal=300)


REGISTER = """
import json, resource, time
from pathlib import Path
from vedette.assemble import open_workplace
from vedette.ui.printing.pdf import write_pdf
from vedette.usecases.reports import Asked
place, asked = open_workplace(Path({!r}), lambda: "x"), Asked(template="register")
wall, busy = time.perf_counter(), time.process_time()
with open({!r}, "wb") as stream:
    write_pdf(place.reports.request(asked), place.reports.pieces(asked), stream, total=place.reports.total(asked))
wall, busy = time.perf_counter() - wall, time.process_time() - busy
place.close()
print(json.dumps([wall, busy, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024]))
"""

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


def _run(*arguments: str) -> str:
    return subprocess.run([sys.executable, *arguments], check=True, capture_output=True, text=True).stdout
