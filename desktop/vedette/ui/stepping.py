"""Back and on along the acts: one step or several, one after the other, each said by its name."""

from __future__ import annotations

from collections import deque
from functools import partial
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, Signal

from vedette.ui.long_work import LongWork
from vedette.ui.workplace import Workplace
from vedette.usecases.history import Steps

if TYPE_CHECKING:
    from vedette.usecases.history import Stepped

Step = Literal["undo", "redo"]


class Stepping(QObject):
    """Undo and redo off the GUI thread; pressed again meanwhile, one more is taken when the last has ended."""

    began = Signal()
    undone = Signal(str)
    redone = Signal(str)
    """what was taken back or done again, in words"""

    def __init__(self, workplace: Workplace, work: LongWork, parent: QObject) -> None:
        super().__init__(parent)
        self.setObjectName("Stepping")
        self._workplace, self._work = workplace, work
        self._pressed: deque[Step] = deque()
        self._under_way = False
        self.named = Steps("", "")
        """what a step would be about, as far as that is known"""

    def undo(self) -> None:
        """Take back the last act."""
        self._press("undo")

    def redo(self) -> None:
        """Do again what was last undone."""
        self._press("redo")

    def undo_to(self, act: int) -> None:
        """Take back this act and all that came after it."""
        self.began.emit()
        back = partial(self._workplace.history.undo_to, act)
        self._work.run(self.tr("Taking acts back"), back, self._undone_to)

    def redo_to(self, act: int) -> None:
        """Do again what was taken back, up to this act."""
        self.began.emit()
        on = partial(self._workplace.history.redo_to, act)
        self._work.run(self.tr("Doing acts again"), on, self._redone_to)

    def _press(self, step: Step) -> None:
        if self._under_way and self._work.label:
            self._pressed.append(step)
            return
        self._pressed.clear()
        self._under_way = self._run(step)

    def _run(self, step: Step) -> bool:
        self.began.emit()
        history = self._workplace.history
        work, done, verb, label = (
            (history.undo, self._undone, self.tr("Undo"), self.named.undo)
            if step == "undo"
            else (history.redo, self._redone, self.tr("Redo"), self.named.redo)
        )
        return self._work.run(named_step(verb, label), work, done)

    def _go_on(self) -> None:
        self._under_way = bool(self._pressed) and self._run(self._pressed.popleft())

    def _undone(self, label: str) -> None:
        self.undone.emit(self.tr("Undone: {0}").format(label))
        self._go_on()

    def _redone(self, label: str) -> None:
        self.redone.emit(self.tr("Done again: {0}").format(label))
        self._go_on()

    def _undone_to(self, stepped: Stepped) -> None:
        self.undone.emit(_several(self.tr("Took back {0} of {1} acts"), self.tr("Took back {1} acts"), stepped))

    def _redone_to(self, stepped: Stepped) -> None:
        self.redone.emit(_several(self.tr("Did {0} of {1} acts again"), self.tr("Did {1} acts again"), stepped))


def named_step(verb: str, label: str) -> str:
    """ "Undo: tag 12 incidents", or the verb alone where there is nothing."""
    return f"{verb}: {label}" if label else verb


def _several(some: str, every: str, stepped: Stepped) -> str:
    """In words: all of them, or how many of them where it was stopped."""
    words = every if len(stepped.labels) == stepped.asked else some
    return words.format(len(stepped.labels), stepped.asked)
