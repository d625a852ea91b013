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

BARE = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QMainWindow, QTableView
from sqlalchemy import create_engine, text
app = QApplication([])
engine = create_engine("sqlite:///" + sys.argv[1])
with engine.connect() as connection:
    rows = connection.execute(text("SELECT when_text, reference, title FROM incident LIMIT 100")).all()
model = QStandardItemModel(0, 3)
for row in rows:
    model.appendRow([QStandardItem(str(cell)) for cell in row])
class Table(QTableView):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, app.quit)
window = QMainWindow()
table = Table()
table.setModel(model)
window.setCentralWidget(table)
window.show()
app.exec()
"""

OURS = """
import sys
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
    ours, bare = [], []
    for _ in range(ROUNDS):
        bare.append(_took(BARE, logbook, folder))
        ours.append(_took(OURS, logbook, folder))
    yield Figure(
        "window with rows painted", median(ours) * 1000, "ms", median(bare) * 1000, 1.5, note=f"{COUNT:,} incidents"
    )


def _took(script: str, logbook: str, folder: Path) -> float:
    world = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "VEDETTE_HOME": str(folder / "home")}
    began = time.perf_counter()
    subprocess.run([sys.executable, "-c", script, logbook], check=True, capture_output=True, env=world)
    return time.perf_counter() - began
