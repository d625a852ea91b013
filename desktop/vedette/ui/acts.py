"""What one can do to the chosen incidents, and undo and redo by name; each act says what it did and offers Undo."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from vedette.domain.changes import Changes
from vedette.domain.counting import counted
from vedette.domain.errors import UserError
from vedette.ui.incidents.selection import Selection
from vedette.ui.long_work import LongWork
from vedette.ui.stepping import Stepping
from vedette.ui.tasks import Latest, Tasks
from vedette.ui.widgets.message_bar import MessageArea, MessageBar, Offer
from vedette.ui.workplace import Workplace
from vedette.usecases.history import Steps
from vedette.usecases.progress import Progress

T = TypeVar("T")


class Acts(QObject):
    """Acts through use-cases off the GUI thread. `steps` tells what undo and redo would do now."""

    steps = Signal(object)

    def __init__(
        self, workplace: Workplace, tasks: Tasks, work: LongWork, messages: MessageArea, parent: QObject
    ) -> None:
        super().__init__(parent)
        self.setObjectName("Acts")
        self._workplace = workplace
        self._work = work
        self._messages = messages
        self._latest = Latest(tasks)
        self._offered: MessageBar | None = None
        self.stepping = Stepping(workplace, work, self)
        self.stepping.began.connect(self._withdraw_offer)
        self.stepping.redone.connect(self.say_done)
        self.stepping.undone.connect(self._say_undone)

    def follow(self, _: Changes | None = None) -> None:
        """Something was done, here or elsewhere: look again at what undo and redo would do.

        An act is announced before its own message appears; so a message that stands now is about an earlier act.
        """
        self._withdraw_offer()
        self.look()

    def look(self) -> None:
        """Find out what undo and redo would do now."""
        self._latest.read(self._workplace.history.steps, self._tell_steps, self.fail)

    def undo(self) -> None:
        """Take back the last act."""
        self.stepping.undo()

    def redo(self) -> None:
        """Do again what was last undone."""
        self.stepping.redo()

    def trash(self, chosen: Selection, named: str = "") -> None:
        """Move the chosen incidents to the trash; `named` is what to call a single one."""
        label = self.tr("Moving {0} to the trash").format(counted(chosen.count))
        trash = self._workplace.incidents.trash
        self.on_chosen(
            label, chosen, trash, lambda n: self.tr("Moved {0} to the trash").format(named or counted(n)) if n else ""
        )

    def restore(self, chosen: Selection) -> None:
        """Take the chosen incidents out of the trash."""
        label = self.tr("Taking {0} out of the trash").format(counted(chosen.count))
        back = self._workplace.incidents.restore
        self.on_chosen(
            label, chosen, back, lambda n: self.tr("Took {0} out of the trash").format(counted(n)) if n else ""
        )

    def tag(self, chosen: Selection, add: Sequence[str], remove: Sequence[str]) -> None:
        """Put tags on the chosen incidents and take others off; one step to undo."""
        self.on_chosen(
            self.tr("Tagging {0}").format(counted(chosen.count)),
            chosen,
            lambda uids, progress: self._workplace.tagging.apply(uids, add, remove, progress),
            lambda n: self.tr("Changed the tags of {0}").format(counted(n)) if n else "",
        )

    def on_chosen(
        self,
        label: str,
        chosen: Selection,
        act: Callable[[Sequence[str], Progress], T],
        said: Callable[[T], str],
    ) -> None:
        """One act on the chosen incidents, whether or not all of them are at hand."""
        if chosen.count:
            search = self._workplace.search

            def work(progress: Progress) -> T:
                uids = chosen.resolve(search)
                progress.check()
                return act(uids, progress)

            self.do(label, work, said)

    def do(self, label: str, work: Callable[[Progress], T], said: Callable[[T], str]) -> None:
        """One act with progress; `said` puts into words what it did, '' where there was nothing to change."""
        self._work.run(label, work, lambda value: self._say(said(value)))

    def say_done(self, text: str) -> None:
        """A message about an act just done, with Undo on it until the next act."""
        self._offer(text, Offer(self.tr("&Undo"), self.undo))

    def fail(self, error: UserError) -> None:
        """Say what went wrong and what to do."""
        self._messages.say(str(error), "error")

    def _say(self, text: str) -> None:
        if text:
            self.say_done(text)
        else:
            self._messages.say(self.tr("There was nothing to change."))

    def _say_undone(self, text: str) -> None:
        self._offer(text, Offer(self.tr("&Redo"), self.redo))

    def _offer(self, text: str, offer: Offer) -> None:
        """A message with a button; it goes when the next act makes the button mean something else."""
        self._withdraw_offer()
        bar = self._messages.say(text, "info", offer)
        self._offered, number = bar, id(bar)
        bar.closed.connect(lambda: self._forget_offer(number))

    def _tell_steps(self, steps: Steps) -> None:
        self.stepping.named = steps
        self.steps.emit(steps)

    def _withdraw_offer(self) -> None:
        if self._offered is not None:
            self._offered.dismiss()
            self._offered = None

    def _forget_offer(self, number: int) -> None:
        """A message was closed; one that came later stays known."""
        if id(self._offered) == number:
            self._offered = None
