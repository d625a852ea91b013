"""Deletes tags, and asks before it where a saved search would find less; the rest is said afterwards, with Undo."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from vedette.domain.counting import counted
from vedette.domain.incident_line import NamedTag
from vedette.ui.acts import Acts
from vedette.ui.search.following import told, warned
from vedette.ui.tasks import Latest, Tasks
from vedette.ui.workplace import Workplace
from vedette.usecases.following import Followed
from vedette.usecases.progress import Progress
from vedette.usecases.tag_tree import in_quotes
from vedette.usecases.tagging import Losing


class TagDeleting(QObject):
    """One act for however many tags."""

    def __init__(self, acts: Acts, workplace: Workplace, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self.setObjectName("TagDeleting")
        self._acts, self._tagging = acts, workplace.tagging
        self._latest = Latest(tasks)

    def these(self, tags: Sequence[NamedTag], window: QWidget) -> None:
        """Take tags off every incident and drop them; a question stands over `window`."""
        what = self.tr("the tag {0}").format(in_quotes(tags[0].name)) if len(tags) == 1 else ""
        what = what or self.tr("{0} tags").format(len(tags))
        self._ask([tag.uid for tag in tags], what, window, partial(self._said, what))

    def unused(self, window: QWidget) -> None:
        """Drop every tag that no incident carries."""

        def look() -> list[str]:
            return [tag.uid for tag in self._tagging.unused()]

        def found(uids: list[str]) -> None:
            self._ask(uids, self.tr("unused tags"), window, partial(self._said_unused, len(uids)))

        self._latest.read(look, found, self._acts.fail)

    def _ask(self, uids: list[str], what: str, window: QWidget, said: Callable[[int], str]) -> None:
        def seen(losing: Losing) -> None:
            act = partial(self._act, uids, what, said)
            if losing.searches:
                self._question(what, losing, act, window).open()
            else:
                act()

        self._latest.read(partial(self._tagging.losing, uids), seen, self._acts.fail)

    def _act(self, uids: list[str], what: str, said: Callable[[int], str]) -> None:
        heard: list[Followed] = []

        def work(progress: Progress) -> int:
            return self._tagging.delete(uids, progress, heard.append)

        self._acts.do(self.tr("Deleting {0}").format(what), work, lambda carried: told(said(carried), heard))

    def _question(self, what: str, losing: Losing, act: Callable[[], object], window: QWidget) -> QMessageBox:
        box = QMessageBox(window)
        box.setObjectName("TagDeleteQuestion")
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setIcon(QMessageBox.Icon.Question)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setWindowTitle(self.tr("Delete {0}").format(what))
        box.setText(f"{warned(losing.searches)}.")
        carried = self.tr("What is deleted comes off {0}. Undo brings it back.").format(counted(losing.incidents))
        box.setInformativeText(carried)
        delete = box.addButton(self.tr("&Delete"), QMessageBox.ButtonRole.AcceptRole)
        delete.setObjectName("TagDeleteYes")
        delete.clicked.connect(act)
        cancel = box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(cancel)
        box.setEscapeButton(cancel)
        return box

    def _said(self, what: str, carried: int) -> str:
        return self.tr("Deleted {0}, which {1} carried").format(what, counted(carried))

    def _said_unused(self, number: int, _: int) -> str:
        return self.tr("Unused tags deleted: {0}").format(number) if number else ""
