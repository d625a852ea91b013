"""What managers of actors and sources do alike: edit in a dialog, merge into a chosen one, delete; with messages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from vedette.domain.counting import counted
from vedette.ui.acts import Acts
from vedette.ui.search.following import told
from vedette.ui.tasks import Tasks
from vedette.ui.vocabulary.chooser import Choosing, ThingChooser
from vedette.ui.vocabulary.line import Line
from vedette.usecases.following import Followed, Heard, unheard
from vedette.usecases.progress import Progress
from vedette.usecases.tag_tree import in_quotes


class Things(Protocol):
    """The use-case of one kind of thing."""

    def make(self, thing: Any) -> None:
        """Record a new one."""

    def change(self, before: Any, after: Any, progress: Progress | None = None, heard: Heard = unheard) -> bool:
        """Change what differs; `heard` is told of saved searches that name it."""
        ...

    def merge(self, loser: str, winner: str, progress: Progress | None = None) -> int:
        """Two become one; how many incidents follow."""
        ...

    def delete(self, uids: Sequence[str]) -> int:
        """Drop unused ones."""
        ...


@dataclass(frozen=True, slots=True)
class Ways:
    """How to merge is asked: the heading of the chooser and, off the GUI thread, what a merge of one would change."""

    find: str
    consequence: Callable[[Line], str]


class ThingActs(QObject):
    """Each is one act, done off the GUI thread and said with Undo."""

    def __init__(self, acts: Acts, things: Things, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self.setObjectName("ThingActs")
        self._acts, self._things, self._tasks = acts, things, tasks

    def make(self, thing: Any) -> None:
        """Record a new one."""
        done = self.tr("Made {0}").format(in_quotes(thing.name))
        self._acts.do(done, lambda _: self._things.make(thing), lambda _: done)

    def change(self, before: Any, after: Any) -> None:
        """Record what differs."""
        done = self.tr("Changed {0}").format(in_quotes(after.name))
        heard: list[Followed] = []
        self._acts.do(
            self.tr("Changing {0}").format(in_quotes(before.name)),
            lambda progress: self._things.change(before, after, progress, heard.append),
            lambda changed: told(done, heard) if changed else "",
        )

    def merge(self, line: Line, all_lines: Sequence[Line], ways: Ways, window: QWidget) -> None:
        """Ask into which other one this goes, saying what that changes."""
        others = [one for one in all_lines if one.uid != line.uid]
        title = self.tr("Merge {0} into").format(in_quotes(line.name))
        asked = Choosing(title, ways.find, others, partial(ways.consequence, line))
        ThingChooser(asked, self._tasks, partial(self._merge, line), window).open()

    def delete(self, lines: Sequence[Line]) -> None:
        """Drop these; one that is used is refused in words."""
        what = in_quotes(lines[0].name) if len(lines) == 1 else str(len(lines))
        uids = [line.uid for line in lines]
        self._acts.do(
            self.tr("Deleting {0}").format(what),
            lambda _: self._things.delete(uids),
            lambda _: self.tr("Deleted {0}").format(what),
        )

    def _merge(self, line: Line, winner: Line) -> None:
        self._acts.do(
            self.tr("Merging {0}").format(in_quotes(line.name)),
            lambda progress: self._things.merge(line.uid, winner.uid, progress),
            lambda n: self.tr("Merged {0} into {1}; {2} changed").format(
                in_quotes(line.name), in_quotes(winner.name), counted(n)
            ),
        )
