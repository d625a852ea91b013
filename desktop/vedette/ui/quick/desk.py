"""The quick line of one window: shown when it is asked for, read off the GUI thread, recorded as one act."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QWidget

from vedette.domain.errors import UserError
from vedette.ui.tasks import Latest, Once, Tasks

if TYPE_CHECKING:
    from vedette.domain.dossier import Dossier
    from vedette.domain.incident import Incident
    from vedette.ui.acts import Acts
    from vedette.ui.incidents.list_pane import ListPane
    from vedette.ui.incidents.side import Side
    from vedette.ui.quick.panel import QuickPanel
    from vedette.ui.workplace import Workplace
    from vedette.usecases.quick_line import QuickLine

MOST_BEHIND_MS = 1_000
"""What is typed is kept as a draft, never more than this behind."""


class QuickDesk(QObject):
    """What was typed stays in the line until it is recorded; `reveal` goes to the new incident in the list."""

    def __init__(
        self, listed: ListPane, side: Side, acts: Acts, *, workplace: Workplace, tasks: Tasks,
        reveal: Callable[[str], object], parent: QWidget,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setObjectName("QuickDesk")
        self._list, self._side, self._acts = listed, side, acts
        self._workplace, self._reveal = workplace, reveal
        self._reads, self._forms, self._once = Latest(tasks), Latest(tasks), Once(tasks)
        self._tasks, self._in_form = tasks, ""
        self._sent, self._entered = "", list[str]()
        self._keeping = QTimer(self, singleShot=True, interval=MOST_BEHIND_MS)
        self._keeping.setObjectName("KeepLineTimer")
        self._keeping.timeout.connect(self._keep)
        side.saved.connect(self._saved_in_form)
        side.line_wanted.connect(self._go_on)

    def bindings(self) -> dict[str, Callable[..., object]]:
        """What the actions do, by id."""
        return {"quick_line": self.open}

    @cached_property
    def panel(self) -> QuickPanel:
        """The panel; made when it is first wanted."""
        from vedette.ui.quick.panel import QuickPanel

        panel = QuickPanel()
        panel.entry.textChanged.connect(self._understand)
        panel.entry.wanted.connect(self._record)
        panel.entry.form_wanted.connect(self._open_form)
        panel.entry.left.connect(self._close)
        panel.hidden.connect(self._keep)
        self._list.put_above(panel)
        return panel

    def open(self) -> None:
        """Show the line, with what was typed last, and go there."""
        self._go_there()
        self.panel.entry.selectAll()

    def _go_there(self) -> None:
        self.panel.show()
        self.panel.entry.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @cached_property
    def _quick(self) -> QuickLine:
        from vedette.usecases.quick_line import QuickLine

        return QuickLine(self._workplace.desk)

    def _understand(self, text: str) -> None:
        if not self._keeping.isActive():
            self._keeping.start()
        quick = self._quick
        self._reads.read(lambda: quick.understand(text), self.panel.show_captured, self._fail)

    def _keep(self) -> None:
        from vedette.usecases.drafts import Drafts

        self._keeping.stop()
        drafts, text = Drafts(self._workplace.desk), self.panel.entry.text()
        self._tasks.write(lambda: drafts.keep_line(text), lambda _: None, self._fail)

    def _go_on(self, text: str) -> None:
        """With a line that was kept when the program ended."""
        self.panel.entry.setText(text)
        self.open()
        self.panel.entry.end(False)

    def _record(self) -> None:
        """Enter while a line is still being recorded ends the next one, which is recorded in its turn."""
        if self._once.busy:
            self._entered.append(self.panel.entry.text())
        else:
            self._send(self.panel.entry.text())

    def _send(self, text: str) -> None:
        self._sent = text
        self._once.write(partial(self._quick.record, text), self._recorded, self._refused)

    def _recorded(self, dossier: Dossier) -> None:
        """Ready for the next line; the one that was sent is an incident now, what was typed behind it stays."""
        self._reveal(dossier.incident.uid)
        said = self.tr("Logged {0}: {1}").format(dossier.incident.reference, dossier.incident.title)
        self._acts.say_done(said)
        entered, self._entered = [text.removeprefix(self._sent) for text in self._entered], []
        self.panel.entry.setText(self.panel.entry.text().removeprefix(self._sent))
        self._keep()
        self._go_there()
        following = [text for text in entered if text.strip()]
        if following:
            self._send(following[0])
            self._entered = following[1:]

    def _refused(self, error: UserError) -> None:
        self._entered = []
        self._fail(error)

    def _open_form(self) -> None:
        self._in_form = self.panel.entry.text()
        self._forms.read(partial(self._quick.incident, self._in_form), self._show_form, self._fail)

    def _show_form(self, incident: Incident) -> None:
        self.panel.hide()
        self._side.new_like(incident)

    def _saved_in_form(self, _: str) -> None:
        """The line is kept until the form that it went to is recorded."""
        if self._in_form and self.panel.entry.text() == self._in_form:
            self.panel.entry.clear()
        self._in_form = ""

    def _close(self) -> None:
        self.panel.hide()
        self._list.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fail(self, error: UserError) -> None:
        self.panel.say(str(error))
