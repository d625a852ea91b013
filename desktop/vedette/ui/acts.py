"""What one can do to the chosen incidents, and undo and redo by name; each act says what it did and offers Undo."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from vedette.domain.changes import Changes
from vedette.domain.errors import UserError
from vedette.ui.incidents.selection import Selection
from vedette.ui.long_work import LongWork
from vedette.ui.tasks import Latest, Once, Tasks
from vedette.ui.widgets.message_bar import MessageArea, MessageBar, Offer
from vedette.ui.workplace import Workplace
from vedette.usecases.counting import counted
from vedette.usecases.progress import Progress


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
        self._once = Once(tasks)
        self._latest = Latest(tasks)
        self._offered: MessageBar | None = None

    def follow(self, _: Changes | None = None) -> None:
        """Something was done, here or elsewhere: look again at what undo and redo would do.

        An act is announced before its own message appears; so a message that stands now is about an earlier act.
        """
        self._withdraw_offer()
        self._latest.read(self._workplace.history.steps, self.steps.emit, self._fail)

    def undo(self) -> None:
        """Take back the last act."""
        self._withdraw_offer()
        self._once.write(self._workplace.history.undo, self._undone, self._fail)

    def redo(self) -> None:
        """Do again what was last undone."""
        self._withdraw_offer()
        self._once.write(self._workplace.history.redo, self._redone, self._fail)

    def trash(self, chosen: Selection) -> None:
        """Move the chosen incidents to the trash."""
        label = self.tr("Moving {0} to the trash").format(counted(chosen.count))
        self._act(label, chosen, self._workplace.incidents.trash, self._trashed)

    def restore(self, chosen: Selection) -> None:
        """Take the chosen incidents out of the trash."""
        label = self.tr("Taking {0} out of the trash").format(counted(chosen.count))
        self._act(label, chosen, self._workplace.incidents.restore, self._restored)

    def tag(self, chosen: Selection, add: Sequence[str], remove: Sequence[str]) -> None:
        """Put tags on the chosen incidents and take others off; one step to undo."""
        workplace = self._workplace

        def tag(progress: Progress) -> int:
            return workplace.tagging.apply(chosen.resolve(workplace.search), add, remove, progress)

        self._work.run(self.tr("Tagging {0}").format(counted(chosen.count)), tag, self._tagged)

    def say_done(self, text: str) -> None:
        """A message about an act just done, with Undo on it until the next act."""
        self._withdraw_offer()
        bar = self._messages.say(text, "info", Offer(self.tr("&Undo"), self.undo))
        self._offered = bar
        bar.destroyed.connect(self._forget_offer)

    def _act(
        self,
        label: str,
        chosen: Selection,
        act: Callable[[Sequence[str]], int],
        done: Callable[[int], object],
    ) -> None:
        if chosen.count:
            self._work.run(label, partial(_resolved, self._workplace, chosen, act), done)

    def _trashed(self, changed: int) -> None:
        self._say_count(changed, self.tr("Moved {0} to the trash").format(counted(changed)))

    def _restored(self, changed: int) -> None:
        self._say_count(changed, self.tr("Took {0} out of the trash").format(counted(changed)))

    def _tagged(self, changed: int) -> None:
        self._say_count(changed, self.tr("Changed the tags of {0}").format(counted(changed)))

    def _say_count(self, changed: int, text: str) -> None:
        if changed:
            self.say_done(text)
        else:
            self._messages.say(self.tr("There was nothing to change."))

    def _undone(self, label: str) -> None:
        self._messages.say(self.tr("Undone: {0}").format(label), "info", Offer(self.tr("&Redo"), self.redo))

    def _redone(self, label: str) -> None:
        self.say_done(self.tr("Done again: {0}").format(label))

    def _withdraw_offer(self) -> None:
        if self._offered is not None:
            self._offered.dismiss()
            self._offered = None

    def _forget_offer(self) -> None:
        self._offered = None

    def _fail(self, error: UserError) -> None:
        self._messages.say(str(error), "error")


def _resolved(workplace: Workplace, chosen: Selection, act: Callable[[Sequence[str]], int], progress: Progress) -> int:
    uids = chosen.resolve(workplace.search)
    progress.check()
    return act(uids)


def named_step(verb: str, label: str) -> str:
    """ "Undo: tag 12 incidents", or the verb alone where there is nothing."""
    return f"{verb}: {label}" if label else verb
