"""F6, F23, G15: a whole session with hostile texts opens no socket, and no file because of what a record says.

The ordinary run listens to Python's own audit events, which Qt's files pass by; the long one has the kernel tell.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from vedette.assemble import open_workplace
from vedette.usecases.drafting import Draft

ROOT = Path(__file__).parents[2]
BAIT = "stray-bait"

# A session: read every incident, search, edit one, look at its history, print to PDF, export, close.
SESSION = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction
from vedette.assemble import open_workplace
from vedette.ui import application
from vedette.usecases.exporting import ExportOptions

begin, folder = application.begin, Path(sys.argv[1]).parent
audited = []

def hear(event, details):
    if event.startswith("socket.") or (event == "open" and "%s" in str(details[0])):
        audited.append((event, str(details[0])))

def ready(window):
    return window is not None and window.list.table.found is not None and window.list.table.rowCount() > 0

def work(program, step=0):
    window = program.window
    if not ready(window):
        QTimer.singleShot(30, lambda: work(program, step))
        return
    view = window.list.view
    if step < window.list.table.rowCount():
        view.selectRow(step)
    elif step == window.list.table.rowCount():
        window.findChild(QAction, "history").trigger()
        window.list.bar.search_for("img")
    elif step == window.list.table.rowCount() + 1:
        window.keeping.versions.dialog.frame.tabs.setCurrentIndex(1)
        window.side.edit(view.current_uid)
    else:
        place = window.keeping._workplace
        for ending in ("csv", "json", "kml", "html"):
            target = folder / f"out.{ending}"
            if ending == "html":
                from vedette.usecases.reports import Asked
                place.reports.write_html(Asked(template="register"), target)
            else:
                place.exchange.export(target, "", ExportOptions())
        for stray in sys.argv[2:]:
            open(stray, "rb").close()
        print("audited", audited, flush=True)
        program.end()
        return
    QTimer.singleShot(150, lambda: work(program, step + 1))

def began(program, *arguments, **more):
    sys.addaudithook(hear)
    begin(program, *arguments, **more)
    work(program)

application.begin = began
raise SystemExit(application.run(open_workplace, sys.argv[1], sample=False))
""".replace("%s", BAIT)


def baited(folder: Path) -> Path:
    """A logbook whose every text names a picture that is really there."""
    bait = folder / f"{BAIT}.png"
    bait.write_bytes(b"not a picture")
    path = folder / "border.vedette"
    place = open_workplace(path, lambda: f"<img src='{bait}'>", create=True)
    for text in (
        f"<img src='{bait}'>", f"<img src='file://{bait}'>", f"<link rel=stylesheet href='{bait}'>", f"![x]({bait})",
        f"<style>@import '{bait}';</style><b>bold</b>", f"file://{bait}", str(bait), f"<a href='{bait}'>img</a>",
        "<img src='http://127.0.0.1:9/stray-bait.png'>", "<img src='//127.0.0.1/stray-bait.png'> img",
    ):  # fmt: skip
        place.incidents.record(
            Draft(
                title=text[:120], when="3 November 2021", text=f"{text} img", place=text, tags=(text.replace("/", "-"),)
            )
        )
    place.close()
    return path


def session(logbook: Path, *before: str, stray: tuple[str, ...] = ()) -> str:
    home = logbook.parent / "session"
    ended = subprocess.run(
        [*before, sys.executable, "-c", SESSION, str(logbook), *stray],
        cwd=ROOT, capture_output=True, text=True, check=False, timeout=300,
        env=os.environ | {"VEDETTE_HOME": str(home), "QT_QPA_PLATFORM": "offscreen"},
    )  # fmt: skip
    assert ended.returncode == 0, ended.stderr
    assert "Traceback" not in ended.stderr
    return ended.stdout


def test_f23_a_session_opens_no_socket_and_no_file_that_a_text_names(tmp_path: Path) -> None:
    assert session(baited(tmp_path)) == "audited []\n"


def test_a_file_that_a_text_names_would_be_heard_of(tmp_path: Path) -> None:
    heard = session(baited(tmp_path), stray=(str(tmp_path / f"{BAIT}.png"),))
    assert f"{BAIT}.png" in heard


@pytest.mark.long
def test_g15_the_kernel_sees_no_internet_socket_and_no_file_that_a_text_names(tmp_path: Path) -> None:
    strace = shutil.which("strace")
    assert strace is not None, "install strace: the long tests need it"
    log = tmp_path / "calls"
    session(baited(tmp_path), strace, "-f", "-o", str(log), "-e", "trace=socket,connect,open,openat,stat,statx,access")
    calls = log.read_text(encoding="utf-8", errors="replace").splitlines()
    assert len(calls) > 1_000
    assert [call for call in calls if re.search(r"AF_INET|AF_INET6", call)] == []
    assert [call for call in calls if BAIT in call and "border" not in call] == []
