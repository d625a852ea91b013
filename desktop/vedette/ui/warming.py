"""Loads ahead what windows that are opened now and then need, once the first rows have long been painted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from importlib import import_module

from PySide6.QtCore import QObject, QTimer, Signal

from vedette.domain.errors import UserError
from vedette.ui.tasks import Tasks

STEP_MILLISECONDS = 150
AHEAD = (
    "vedette.usecases.exchange", "vedette.ui.importing.controller", "vedette.ui.exporting.controller",
    "vedette.usecases.reports", "vedette.ui.printing.print_controller", "vedette.ui.quick.panel",
    "vedette.ui.tags.manager", "vedette.ui.tags.tag_dialog", "vedette.ui.bulk.control",
    "vedette.ui.versions.control", "vedette.ui.preferences.window", "vedette.ui.help.window", "vedette.ui.help.guide",
    "vedette.ui.duplicates.controller", "vedette.ui.imports.controller", "vedette.ui.vocabulary.actor_subject",
    "vedette.ui.vocabulary.source_subject", "vedette.ui.vocabulary.place_subject", "vedette.ui.vocabulary.manager",
    "vedette.ui.history.control", "vedette.ui.keeping.backups_dialog", "vedette.ui.keeping.check_dialog",
    "vedette.ui.incidents.own_window", "vedette.ui.about.window", "vedette.ui.copying.dialog",
    "vedette.usecases.customs:zones", "vedette.usecases.guide_parts:parts",
)  # fmt: skip
"""Modules, those of the most frequent windows first, then what is worked out once: a function that keeps its answer.

The form is loaded with the look for drafts."""


class Warming(QObject):
    """One module at a time off the GUI thread, and none while somebody waits for an answer; `warm` says it is done."""

    warm = Signal()

    def __init__(
        self, tasks: Tasks, failed: Callable[[UserError], object], parent: QObject, modules: Sequence[str] = AHEAD
    ) -> None:
        super().__init__(parent)
        self.setObjectName("Warming")
        self._tasks, self._failed = tasks, failed
        self._left = list(modules)
        self._timer = QTimer(self, interval=STEP_MILLISECONDS)
        self._timer.setObjectName("WarmingTimer")
        self._timer.timeout.connect(self.step)

    def begin(self) -> None:
        """From now on, step by step."""
        self._timer.start()

    def step(self) -> None:
        """Load the next one, unless something else is asked for."""
        if self._tasks.busy:
            return
        if self._left:
            self._tasks.read(partial(_load, self._left.pop(0)), _nothing, self._failed)
        else:
            self._timer.stop()
            self.warm.emit()


def _load(name: str) -> None:
    module, _, function = name.partition(":")
    loaded = import_module(module)
    if function:
        getattr(loaded, function)()


def _nothing(_: object) -> None:
    return None
