"""The program as `vedette LOGBOOK` starts it, ended at the first paint of real rows."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer

from vedette.cli import window
from vedette.ui.incidents.list_pane import ListPane
from vedette.ui.incidents.table_view import IncidentView


class FirstPaint(QObject):
    """Hears of every paint of the table; once it shows an incident, says something and ends the program."""

    def __init__(self, view: IncidentView, said: Callable[[], str]) -> None:
        super().__init__(view)
        self._view, self._said = view, said
        view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            model = self._view.model()
            if model is not None and model.rowCount() and model.data(model.index(0, 1)):
                print(self._said(), flush=True)
                QTimer.singleShot(0, self, lambda: self._view.window().close())
        return super().eventFilter(watched, event)


def the_time() -> str:
    """Seconds since 1970."""
    return str(time.time())


def loaded() -> str:
    """Every module of ours that is loaded."""
    return " ".join(name for name in sys.modules if name.startswith("vedette."))


def run(logbook: str, said: Callable[[], str] = the_time) -> int:
    """Start, paint, print what is said at that moment, end."""
    made = ListPane.__init__

    def watched(self: ListPane, *args: object, **more: object) -> None:
        made(self, *args, **more)  # type: ignore[arg-type]
        FirstPaint(self.view, said)

    ListPane.__init__ = watched  # type: ignore[method-assign]
    return window.show(logbook, sample=False)


if __name__ == "__main__":
    sys.exit(run(sys.argv[1]))
