"""Start-up: the window with rows painted against a bare PySide6 + SQLAlchemy window in the same run."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from tests.benchmarks import made
from tests.benchmarks.figure import Figure

COUNT = 10_000
ROUNDS = 7

_HEAD = """
import sys, time
from PySide6.QtCore import QTimer
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QMainWindow, QTableView
"""

_CORE = """
from sqlalchemy import create_engine, text
def found(engine):
    with engine.connect() as connection:
        return connection.execute(text("SELECT when_text, reference, title FROM incident LIMIT 100")).all()
"""

_ROWS = """
from sqlalchemy import create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column
class Base(DeclarativeBase): pass
class Incident(Base):
    __tablename__ = "incident"
    id: Mapped[int] = mapped_column(primary_key=True)
    when_text: Mapped[str | None]
    reference: Mapped[str]
    title: Mapped[str]
def found(engine):
    with Session(engine) as session:
        return [(row.when_text, row.reference, row.title) for row in session.scalars(select(Incident).limit(100))]
"""

_TAIL = """
app = QApplication([])
model = QStandardItemModel(0, 3)
for row in found(create_engine("sqlite:///" + sys.argv[1])):
    model.appendRow([QStandardItem(str(cell)) for cell in row])
class Table(QTableView):
    def paintEvent(self, event):
        super().paintEvent(event)
        print(time.time(), flush=True)
        QTimer.singleShot(0, app.quit)
window = QMainWindow()
table = Table()
table.setModel(model)
window.setCentralWidget(table)
window.show()
app.exec()
"""

BARE = _HEAD + _ROWS + _TAIL
"""A window on one typed row class, as SQLAlchemy 2 has it: what every program built like ours loads at least."""

BAREST = _HEAD + _CORE + _TAIL
"""The same with one text statement and no row class."""

OURS = """
import gc, sys
gc.disable()  # as vedette.cli.window does before it loads anything; first_paint loads much before it gets there
from tests.benchmarks.first_paint import run
sys.exit(run(sys.argv[1]))
"""


def figures(folder: Path) -> Iterator[Figure]:
    """Whole processes, taken in turn so that a slow moment of the machine hits both."""
    logbook = str(made.logbook(folder, COUNT))
    light = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "vedette", "--help"], capture_output=True, text=True, check=True
    )
    heavy = sum(name in light.stderr for name in ("PySide6", "sqlalchemy"))
    yield Figure("vedette --help, heavy libraries imported", heavy, "", goal=0)
    scripts = {"bare": BARE, "barest": BAREST, "ours": OURS}
    took: dict[str, list[float]] = {name: [] for name in scripts}
    for counted in (False, *[True] * ROUNDS):
        for name, script in scripts.items():
            until = _until_painted(script, logbook, folder)
            if counted:
                took[name].append(until)
    ours, bare, barest = (median(took[name]) * 1000 for name in ("ours", "bare", "barest"))
    yield Figure("window with rows painted", ours, "ms", bare, 1.5, note=f"{COUNT:,} incidents; floor with a row class")
    yield Figure("window with rows painted", ours, "ms", barest, note="floor with a text statement alone")


def _until_painted(script: str, logbook: str, folder: Path) -> float:
    """Seconds from the start of a process to its first paint of rows; its end is not counted.

    Both find their modules compiled, as installing leaves them: the first round, which is not counted, does that.
    """
    kept = {"PYTHONPYCACHEPREFIX": str(folder / "compiled"), "PYTHONDONTWRITEBYTECODE": ""}
    world = {**os.environ, **kept, "QT_QPA_PLATFORM": "offscreen", "VEDETTE_HOME": str(folder / "home")}
    began = time.time()
    command = [sys.executable, "-c", script, logbook]
    done = subprocess.run(command, check=True, capture_output=True, env=world, text=True)
    return float(done.stdout.split()[0]) - began
