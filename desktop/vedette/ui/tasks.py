"""Work off the GUI thread: writes one after the other, reads beside each other, answers on the GUI thread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QObject, QRunnable, Qt, QThreadPool, Signal, SignalInstance
from shiboken6 import isValid

from vedette.domain.errors import UserError
from vedette.ui.errors import Fault

T = TypeVar("T")
READERS = 2
NEVER = -1


@dataclass(frozen=True, slots=True)
class _Waiting:
    """Who waits for an answer, and whether they still want it."""

    done: Callable[..., object]
    failed: Callable[[UserError], object]
    wanted: Callable[[], bool]


@dataclass(frozen=True, slots=True)
class _Answer:
    """What came out of a piece of work: a value, an error, or nothing because nobody wanted it any more."""

    number: int
    value: object = None
    error: BaseException | None = None


class _Mailbox(QObject):
    """Carries answers from the workers; lives on the GUI thread and outlasts every job."""

    arrived = Signal(object)


class _Job(QRunnable):
    """One piece of work; owned by its pool, which deletes it."""

    def __init__(self, number: int, work: Callable[[], object], wanted: Callable[[], bool], mailbox: _Mailbox) -> None:
        super().__init__()
        self._number = number
        self._work = work
        self._wanted = wanted
        self._mailbox = mailbox

    def run(self) -> None:
        self._mailbox.arrived.emit(self._answer())

    def _answer(self) -> _Answer:
        if not self._wanted():
            return _Answer(self._number)
        try:
            return _Answer(self._number, value=self._work())
        except BaseException as error:  # the GUI thread raises it again, so nothing is swallowed
            return _Answer(self._number, error=error)


class Tasks(QObject):
    """Runs work and hands its answer to `done` or `failed`, both methods of living QObjects, on the GUI thread."""

    busy_changed = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Tasks")
        self._waiting: dict[int, _Waiting] = {}
        self._last = self._dropped = 0
        self._mailbox = _Mailbox(self)
        self._mailbox.arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._writer = self._pool("VedetteWriter", 1)
        self._readers = self._pool("VedetteReader", READERS)

    @property
    def busy(self) -> bool:
        """True while an answer is outstanding."""
        return bool(self._waiting)

    def write(self, work: Callable[[], T], done: Callable[[T], object], failed: Callable[[UserError], object]) -> None:
        """Change the record: one at a time, in the order asked."""
        self._start(self._writer, work, _Waiting(done, failed, _always))

    def read(
        self,
        work: Callable[[], T],
        done: Callable[[T], object],
        failed: Callable[[UserError], object],
        *,
        wanted: Callable[[], bool] | None = None,
    ) -> None:
        """Look something up; work that is no longer `wanted` is not begun, and its answer not delivered."""
        wanted = partial(self._is_wanted, self._last + 1, wanted or _always)
        self._start(self._readers, work, _Waiting(done, failed, wanted))

    @property
    def asked(self) -> int:
        """The number of the last question."""
        return self._last

    def drop_reads(self, last: int) -> None:
        """Nobody wants to know any more what was asked up to that number; what changes the record ends as it would."""
        self._dropped = last

    def wait_for_done(self, milliseconds: int = NEVER) -> bool:
        """Let all work end and deliver its answers; False when it took longer. For closing and for tests.

        An answer may ask for more, such as a draft to be dropped once it is recorded: that is waited for too.
        """
        while True:
            ended = self._writer.waitForDone(milliseconds) and self._readers.waitForDone(milliseconds)
            QCoreApplication.sendPostedEvents(self)
            if not ended or not self._waiting:
                return ended

    def _is_wanted(self, number: int, wanted: Callable[[], bool]) -> bool:
        return number > self._dropped and wanted()

    def _pool(self, name: str, threads: int) -> QThreadPool:
        pool = QThreadPool(self)
        pool.setObjectName(name)
        pool.setMaxThreadCount(threads)
        pool.setExpiryTimeout(NEVER)
        return pool

    def _start(self, pool: QThreadPool, work: Callable[[], object], waiting: _Waiting) -> None:
        self._last += 1
        self._waiting[self._last] = waiting
        if len(self._waiting) == 1:
            self.busy_changed.emit(True)
        pool.start(_Job(self._last, work, waiting.wanted, self._mailbox))

    def _deliver(self, answer: _Answer) -> None:
        waiting = self._waiting.pop(answer.number)
        if not self._waiting:
            self.busy_changed.emit(False)
        if not waiting.wanted():
            return
        if answer.error is None:
            _call(waiting.done, answer.value)
        elif isinstance(answer.error, UserError):
            _tell(waiting.failed, answer.error, waiting.done)
        else:
            _tell(waiting.failed, Fault(), waiting.done)
            if isinstance(answer.error, Exception):
                raise answer.error
            raise RuntimeError("work may not end the program") from answer.error


class Latest:
    """The questions of one view: a newer one supersedes the older, whose answer is dropped even when it comes late."""

    def __init__(self, tasks: Tasks) -> None:
        self._tasks = tasks
        self._number = 0

    def read(self, work: Callable[[], T], done: Callable[[T], object], failed: Callable[[UserError], object]) -> None:
        """Ask; whatever was asked before through this object is forgotten."""
        self.forget()
        number = self._number
        self._tasks.read(work, done, failed, wanted=lambda: self._number == number)

    def forget(self) -> None:
        """Drop the answer to the last question."""
        self._number += 1


class Once:
    """Lets an act through once until its answer is in, so that a double click records one incident, not two."""

    def __init__(self, tasks: Tasks) -> None:
        self._tasks = tasks
        self._done: Callable[..., object] = _nothing
        self._failed: Callable[[UserError], object] = _nothing
        self.busy = False

    def write(self, work: Callable[[], T], done: Callable[[T], object], failed: Callable[[UserError], object]) -> bool:
        """Begin, or return False when the last one is still under way."""
        if self.busy:
            return False
        self.busy = True
        self._done, self._failed = done, failed
        self._tasks.write(work, self._finish, self._fail)
        return True

    def _finish(self, value: object) -> None:
        self.busy = False
        _call(self._done, value)

    def _fail(self, error: UserError) -> None:
        self.busy = False
        _tell(self._failed, error, self._done)


def is_alive(callback: Callable[..., object]) -> bool:
    """Whether all that it would touch is still there: the Python half of a deleted widget must not be touched.

    Looked at are the owner of a method, what a partial call was given, and what a function in a function sees.
    """
    if isinstance(callback, partial):
        held = (*callback.args, *callback.keywords.values())
        return is_alive(callback.func) and all(map(_is_there, held))
    seen = (cell.cell_contents for cell in getattr(callback, "__closure__", None) or ())
    return all(map(_is_there, (getattr(callback, "__self__", None), *seen)))


def _is_there(held: object) -> bool:
    return not isinstance(held, QObject) or isValid(held)


def _call(callback: Callable[..., object], value: object) -> None:
    if is_alive(callback):
        callback(value)


def _tell(failed: Callable[..., object], error: UserError, done: Callable[..., object]) -> None:
    """A signal does not say whose it is: it goes with whoever waits for the answer."""
    if not isinstance(getattr(failed, "__self__", None), SignalInstance) or is_alive(done):
        _call(failed, error)


def _always() -> bool:
    return True


def _nothing(_: object) -> None:
    return None
