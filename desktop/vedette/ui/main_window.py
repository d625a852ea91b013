"""The window on one logbook. It puts its parts together and joins them; what they do lies in the parts."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from vedette.domain.counting import counted, in_groups
from vedette.domain.errors import UserError
from vedette.ui.about.desk import AboutDesk
from vedette.ui.actions import build
from vedette.ui.acts import Acts
from vedette.ui.attachments.desk import AttachmentDesk
from vedette.ui.copying.desk import CopyDesk
from vedette.ui.doors import Doors
from vedette.ui.draft_offer import DraftOffer
from vedette.ui.feed import Feed
from vedette.ui.files import Files
from vedette.ui.finding.finding import Finding
from vedette.ui.finding.left_pane import LeftPane
from vedette.ui.help.desk import HelpDesk
from vedette.ui.incidents.list_acts import ListActs
from vedette.ui.incidents.list_pane import ListPane
from vedette.ui.incidents.own_windows import OwnWindows
from vedette.ui.incidents.side import Side
from vedette.ui.keeping.control import Keeping
from vedette.ui.keys import Keys
from vedette.ui.locking.desk import LockDesk
from vedette.ui.long_work import LongWork
from vedette.ui.look import Look
from vedette.ui.navigator.control import NavigatorControl
from vedette.ui.navigator.navigator import Navigator
from vedette.ui.panes import Panes
from vedette.ui.preferences.desk import PreferencesDesk
from vedette.ui.quick.desk import QuickDesk
from vedette.ui.recent_menu import RecentMenu
from vedette.ui.settings import MachineSettings
from vedette.ui.status_control import StatusControl
from vedette.ui.status_line import StatusLine
from vedette.ui.tags.control import TagControl
from vedette.ui.tasks import Tasks
from vedette.ui.theme import Theme
from vedette.ui.tidying import QuietHours
from vedette.ui.vocabulary.desk import VocabularyDesk
from vedette.ui.watching import Watching
from vedette.ui.widgets.message_bar import MessageArea, Offer
from vedette.ui.widgets.progress_panel import ProgressPanel
from vedette.ui.workplace import WholeWorkplace
from vedette.usecases.tidying import Tidying
from vedette.usecases.watching import Watch

LEAST_WIDTH, LEAST_HEIGHT = 800, 480


class MainWindow(QMainWindow):
    """Navigator, list and incident side by side; `closed` comes once, when it is closed for good."""

    closed = Signal()

    def __init__(
        self, workplace: WholeWorkplace, watch: Watch, tasks: Tasks, feed: Feed, *,
        settings: MachineSettings, theme: Theme, doors: Doors,
    ) -> None:  # fmt: skip
        super().__init__()
        self.setObjectName("MainWindow")
        store = workplace.desk.store
        self.setWindowTitle("Vedette" if store.encrypted else f"{store.path.stem} – Vedette")
        self.setMinimumSize(LEAST_WIDTH, LEAST_HEIGHT)
        self._settings, self._doors, self._sure = settings, doors, False
        self.messages, self._progress = MessageArea(), ProgressPanel()
        self.work = LongWork(tasks, self._progress, self.messages, self)
        self.acts = Acts(workplace, tasks, self.work, self.messages, self)
        self.navigator = Navigator()
        self.list = ListPane(workplace, tasks)
        self.side = Side(workplace, tasks, feed)
        DraftOffer(self.side, self.messages, self)
        self._ways = NavigatorControl(self.navigator, workplace, tasks, feed, self)
        self._watching = Watching(watch, tasks, feed, self)
        self._quiet = QuietHours(Tidying(workplace.desk), tasks, feed, self)
        self._look = Look(settings, theme, self)
        self._left = LeftPane(self.navigator)
        self._panes = Panes(self._left, self.list, self.side)
        self._status = StatusControl(StatusLine(), self.list, workplace.search, tasks, self)
        self._list_acts = ListActs(self.list, self.side, self.acts, workplace=workplace, tasks=tasks, parent=self)
        self._furnish(workplace, tasks, feed)
        self._lay_out()
        self._built = build(self, self._bindings())
        self._connect(feed)
        self._begin()

    def say(self, error: UserError) -> None:
        """Show what went wrong and what to do."""
        self.messages.say(str(error), "error")

    @property
    def under_way(self) -> str:
        """What long work is under way; '' when none is."""
        return self.work.label or self.files.label

    def may_close(self) -> bool:
        """Whether nothing long is under way; if something is, say so and offer to stop it."""
        if not self.under_way:
            return True
        text = self.tr("“{0}” is still under way.").format(self.under_way)
        self.messages.say(text, "warning", Offer(self.tr("&Stop it and close"), self._stop_and_close), sticky=True)
        return False

    def let_go(self) -> None:
        """Remember how the window stands and let go of the logbook: ask nothing more, stop what is under way."""
        self.work.cancel()
        self.list.stop()
        self.files.stop()
        self._copying.stop()
        self._finding.stop()
        self._windows.stop()
        self._attached.stop()
        self.keeping.stop()
        self._watching.stop()
        self._quiet.stop()
        self._ways.stop()
        self._settings.change(
            geometry=bytes(self.saveGeometry().data()),
            panes=self._panes.to_keep(),
            header=self.list.header.to_keep,
        )

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.list.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Long work is not broken off unasked, and what is typed in the form is asked about once."""
        if self._sure or (self.may_close() and not self.side.has_typing):
            event.accept()
            self.closed.emit()
            return
        event.ignore()
        if not self.under_way:
            self.side.form.may_close(self._close_for_sure)

    def _close_for_sure(self) -> None:
        self._sure = True
        self.close()

    def _stop_and_close(self) -> None:
        """Closing stops it, and waits until it has left no trace."""
        self._close_for_sure()

    def _narrow(self, part: str, combine: bool) -> None:
        self.list.bar.narrow(part, combine=combine)

    def _save_search(self) -> None:
        if self.list.bar.text.strip():
            self._ways.save(self.list.bar.text)
        else:
            self.messages.say(self.tr("There is no search to save: type one first."))

    def _keep_sort(self, sort: str) -> None:
        self._settings.change(sort=sort)

    def _say_copied(self, copied: int, chosen: int) -> None:
        text = self.tr("Copied {0}.").format(counted(copied))
        if copied < chosen:
            text = self.tr("Copied the first {0} of {1}; export them for more.").format(
                in_groups(copied), counted(chosen)
            )
        self.messages.say(text)

    def _furnish(self, workplace: WholeWorkplace, tasks: Tasks, feed: Feed) -> None:
        """The desks: what is wanted now and then, each loaded when it is first used."""
        self._quick = QuickDesk(
            self.list, self.side, self.acts, workplace=workplace, tasks=tasks,
            reveal=self._list_acts.reveal, parent=self,
        )  # fmt: skip
        self._tags = TagControl(
            self.navigator, self._ways, self.list, self.acts, workplace=workplace, tasks=tasks, parent=self
        )
        desk = AttachmentDesk(self, workplace, tasks=tasks, settings=self._settings, messages=self.messages)
        self._attached = desk.serve(self.side.pane, self.list)
        self._windows = OwnWindows(self, workplace, tasks=tasks, feed=feed, attached=desk).serve(self.list, self.side)
        self._finding = Finding(
            self._left, self.list, self.side.pane.view, workplace=workplace, tasks=tasks, parent=self
        )
        self.files = Files(self, workplace, self.list, tasks=tasks, settings=self._settings)
        self.keeping = Keeping(
            self, workplace, self.list, tasks=tasks, feed=feed, settings=self._settings, work=self.work
        )
        self._help = HelpDesk(self, lambda: self._built.actions)
        self._locks = LockDesk(self, workplace, tasks=tasks, settings=self._settings, doors=self._doors)
        self._about = AboutDesk(self, self._settings)
        self._copying = CopyDesk(self, workplace, tasks=tasks, settings=self._settings)
        self._vocabulary = VocabularyDesk(self, self.acts, workplace=workplace, tasks=tasks)
        self._keys = Keys(self._settings, self)
        self._preferences = PreferencesDesk(
            self, workplace, settings=self._settings, tasks=tasks, offered=lambda: self._built.actions
        )

    def _lay_out(self) -> None:
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._panes, 1)
        for part in (self.messages, self._progress):
            column.addWidget(part)
        self.messages.setContentsMargins(8, 4, 8, 4)
        self.setCentralWidget(middle)
        self.setStatusBar(self._status.line)

    def _bindings(self) -> Mapping[str, Callable[..., object]]:
        return {
            "new_logbook": self._doors.new_logbook,
            "open_logbook": self._doors.choose_logbook,
            "open_sample": self._doors.open_sample,
            "close_logbook": self._doors.close_logbook,
            "quit": self._doors.quit,
            "save_search": self._save_search,
            **self._list_acts.bindings(),
            **self._panes.bindings(),
            **self._quick.bindings(),
            **self._tags.bindings(),
            **self._vocabulary.bindings(),
            **self._finding.bindings(),
            **self.files.bindings(),
            **self._windows.bindings(),
            **self.keeping.bindings(),
            **self._look.bindings(),
            **self._preferences.bindings(),
            **self._help.bindings(),
            **self._locks.bindings(),
            **self._about.bindings(),
            **self._copying.bindings(),
        }

    def _connect(self, feed: Feed) -> None:
        self.list.failed.connect(self.say)
        self.list.view.current.connect(self.side.show_incident)
        self.list.sorted_by.connect(self._keep_sort)
        self.list.copied.connect(self._say_copied)
        self.list.bar.asked.connect(self.navigator.show_active)
        self.list.bar.offer_saving(self._built.actions["save_search"])
        self.navigator.asked.connect(self._narrow)
        self.navigator.draft_asked.connect(self.side.go_on_with)
        self.side.drafts_changed.connect(self._ways.refresh)
        self._ways.failed.connect(self.say)
        self._finding.failed.connect(self.say)
        self._finding.said.connect(self.messages.say)
        self._ways.did.connect(self.acts.say_done)
        self.files.took_in.connect(self.acts.say_done)
        self.files.wrote.connect(self.messages.say)
        self.files.logbook_dropped.connect(self._doors.open_logbook)
        self._about.said.connect(self.messages.say)
        self.keeping.said.connect(self.messages.say)
        self.keeping.did.connect(self.acts.say_done)
        self.keeping.warned.connect(lambda text: self.messages.say(text, "warning", sticky=True))
        self.keeping.failed.connect(self.say)
        self.keeping.open_asked.connect(self._doors.open_logbook)
        self._look.density_changed.connect(self.list.view.set_density)
        for dated in (self.list.view, self.side.pane):
            dated.set_dates(self._settings.current.date_display)
            self._look.dates_changed.connect(dated.set_dates)
        self.side.failed.connect(self.say)
        self.side.writing.connect(self._panes.make_room)
        self.side.left.connect(self.list.view.setFocus)
        self._panes.side_shown.connect(lambda: self._panes.tick(self._built))
        feed.changed.connect(self.acts.follow)
        feed.changed.connect(self.list.refresh)
        feed.changed.connect(self._status.recount)

    def _begin(self) -> None:
        now = self._settings.current
        self._panes.begin(self, now.geometry, now.panes)
        for part in (self._look, self._panes):
            part.tick(self._built)
        self._list_acts.begin(self._built)
        self._keys.begin(self._built)
        RecentMenu(self._built.menus["file/recent"], self._settings, self._doors.open_logbook)
        first = [self._built.actions[name] for name in ("new", "import", "open_sample")]
        self.list.begin(sort=now.sort or "-when", columns=now.header, density=now.density, first_actions=first)
        # What stands around the list is asked for once the list is there: the first rows must not wait for it.
        self.list.answered.connect(self._ask_around, Qt.ConnectionType.SingleShotConnection)

    def _ask_around(self) -> None:
        self.side.look_for_drafts()
        self._ways.refresh()
        self._status.recount()
        self.acts.look()
        from vedette.ui.context_key import ContextKey  # needed by no first row

        ContextKey(self)
