"""Tags from everywhere in the window: the tag manager, menus and drops in the navigator, keys 1 to 9 in the table."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget

from vedette.domain.counting import counted
from vedette.domain.incident_line import NamedTag
from vedette.ui.acts import Acts
from vedette.ui.incidents.list_pane import ListPane
from vedette.ui.navigator.control import NavigatorControl
from vedette.ui.navigator.dropping import HEADING, Dropping
from vedette.ui.navigator.entry import Entry
from vedette.ui.navigator.navigator import Navigator
from vedette.ui.tasks import Latest, Tasks
from vedette.ui.workplace import Workplace

if TYPE_CHECKING:
    from vedette.ui.tags.manager import TagManager
    from vedette.ui.tags.tag_acts import TagActs
    from vedette.ui.tags.tag_tree_model import TagsSeen
    from vedette.usecases.tagging import Toggled

_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class TagControl(QObject):
    """What it opens is loaded when it is first asked for."""

    def __init__(
        self, navigator: Navigator, ways: NavigatorControl, listed: ListPane, acts: Acts, *,
        workplace: Workplace, tasks: Tasks, parent: QWidget,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setObjectName("TagControl")
        self._list, self._acts = listed, acts
        self._workplace, self._tasks, self._window = workplace, tasks, parent
        self._latest = Latest(tasks)
        self._manager: TagManager | None = None
        dropping = Dropping(navigator)
        dropping.incidents_dropped.connect(self._put_on)
        dropping.tag_dropped.connect(lambda entry, above: self.acts.put_below(_tag(entry), above))
        ways.offering.connect(self._offer)
        navigator.name_asked.connect(self._rename)
        acts.steps.connect(self._follow)
        listed.view.installEventFilter(self)

    def bindings(self) -> dict[str, Callable[..., object]]:
        """What the actions do, by id."""
        return {"manage_tags": self._manage}

    @cached_property
    def acts(self) -> TagActs:
        """What one can do to tags."""
        from vedette.ui.tags.tag_acts import TagActs

        return TagActs(self._acts, workplace=self._workplace, tasks=self._tasks, parent=self._window)

    @cached_property
    def _acts_there(self) -> TagActs:
        """What one can do to tags in their own window."""
        from vedette.ui.tags.tag_acts import TagActs

        return TagActs(self._acts, workplace=self._workplace, tasks=self._tasks, parent=self._window)

    def _make_manager(self) -> TagManager:
        from vedette.ui.tags.manager import TagManager

        made = TagManager(self._acts_there, self._window)
        made.finished.connect(self._forget)
        self._acts_there.window = made
        return made

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A figure pressed in the table toggles the tag that is pinned to it."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.modifiers() in _PLAIN:
            key = event.key() - Qt.Key.Key_0
            if 1 <= key <= 9 and self._list.selection().count:
                self._toggle(key)
                return True
        return False

    def _toggle(self, key: int) -> None:
        chosen, tagging = self._list.selection(), self._workplace.tagging

        def said(toggled: Toggled) -> str:
            words = self.tr("Put {0} on {1}") if toggled.put_on else self.tr("Took {0} off {1}")
            return words.format(f"“{toggled.name}”", counted(toggled.changed)) if toggled.changed else ""

        label = self.tr("Tagging {0}").format(counted(chosen.count))
        self._acts.on_chosen(label, chosen, lambda uids, progress: tagging.toggle(uids, key, progress), said)

    def _put_on(self, entry: Entry) -> None:
        self._acts.tag(self._list.selection(), [entry.uid], [])

    def _offer(self, entry: Entry, menu: QMenu) -> None:
        if entry.key.startswith("tag/"):
            from vedette.ui.tags.tag_menu import fill

            menu.addSeparator()
            fill(menu, _tag(entry), self.acts)
        elif entry.key == HEADING:
            menu.addAction(self.tr("&New tag…")).triggered.connect(lambda _: self.acts.make(None))
            menu.addAction(self.tr("&All tags…")).triggered.connect(lambda _: self._manage())

    def _rename(self, entry: Entry) -> None:
        if entry.key.startswith("tag/"):
            self.acts.rename(_tag(entry))

    def _manage(self) -> None:
        if self._manager is None:
            self._manager = self._make_manager()
        self._manager.show()
        self._manager.raise_()
        self._manager.activateWindow()
        self._look()

    def _forget(self, _: int) -> None:
        """What is closed would be dressed anew whenever the look changes."""
        self._manager, self._acts_there.window = None, self._window
        self._latest.forget()

    def _follow(self, _: object) -> None:
        if self._manager is not None:
            self._look()

    def _look(self) -> None:
        from vedette.ui.tags.tag_tree_model import look

        self._latest.read(partial(look, self._workplace), self._show, self._acts.fail)

    def _show(self, seen: TagsSeen) -> None:
        if self._manager is not None:
            self._manager.show_tags(seen)


def _tag(entry: Entry) -> NamedTag:
    return NamedTag(entry.uid, entry.label, entry.tint)
