"""What a search for words found and might find: the words around a match, marks on the page, other spellings."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextBrowser, QTextEdit

from vedette.domain.errors import UserError
from vedette.domain.folding import marks
from vedette.domain.snippet import Snippet, snippet
from vedette.ui import colours
from vedette.ui.finding.offers import SnippetLine, SpellingRow
from vedette.ui.incidents.list_pane import ListPane
from vedette.ui.incidents.matched import Matched
from vedette.ui.tasks import Latest, Tasks
from vedette.ui.workplace import Workplace
from vedette.usecases.spellings import Spelling, Spellings

MOST_MARKED = 500
LONGEST_MARKED = 100_000


class Matches(QObject):
    """Asks off the GUI thread, for the list and the incident that are on the screen."""

    failed = Signal(object)

    def __init__(
        self, listed: ListPane, page: QTextBrowser, workplace: Workplace, tasks: Tasks, parent: QObject
    ) -> None:
        super().__init__(parent)
        self.setObjectName("Matches")
        self._list, self._page, self._workplace = listed, page, workplace
        self._spellings = Spellings(workplace.desk)
        self._names, self._snippets = Latest(tasks), Latest(tasks)
        self._text, self._uid = "", ""
        self._words: tuple[str, ...] = ()
        self._row, self._line = SpellingRow(), SnippetLine()
        for pane, widget in ((listed.bar, self._row), (listed, self._line)):
            layout = pane.layout()
            assert layout is not None
            layout.addWidget(widget)
        self._row.asked.connect(listed.bar.search_for)
        listed.table.renewed.connect(self._follow)
        listed.view.current.connect(self._read)
        page.document().contentsChanged.connect(self._mark)
        self._follow()

    def _follow(self) -> None:
        found = self._list.table.found
        if found is None or found.asked.text == self._text:
            return
        self._text = found.asked.text
        self._words = Matched(self._text).words
        self._row.show_offers(())
        self._names.forget()
        if self._words:
            self._names.read(partial(self._spellings.of, self._text), self._offer, self.failed.emit)
        self._look()
        self._mark()

    def _offer(self, found: Sequence[Spelling]) -> None:
        self._row.show_offers(found)

    def _read(self, uid: str) -> None:
        if uid != self._uid:
            self._uid = uid
            self._look()

    def _look(self) -> None:
        self._snippets.forget()
        self._line.show_snippet(None, self._text)
        if self._uid and self._words:
            self._snippets.read(partial(_snippet, self._workplace, self._uid, self._words), self._show, self._give_up)

    def _show(self, found: Snippet | None) -> None:
        self._line.show_snippet(found, self._text)

    def _give_up(self, _: UserError) -> None:
        """The incident is no longer there: the list says so itself."""
        self._line.show_snippet(None, self._text)

    def _mark(self) -> None:
        """A ground behind each match on the page; a page of a huge incident is marked as far as one reads."""
        text = self._page.document().toPlainText()[:LONGEST_MARKED] if self._words else ""
        ground = QColor(colours.tint("amber", self._page.palette()).edge)
        ground.setAlpha(140)
        looks = QTextCharFormat()
        looks.setBackground(ground)
        self._page.setExtraSelections(
            [self._selection(start, end, looks) for start, end in marks(text, self._words)[:MOST_MARKED]]
        )

    def _selection(self, start: int, end: int, looks: QTextCharFormat) -> QTextEdit.ExtraSelection:
        made = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self._page.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        made.cursor, made.format = cursor, looks
        return made


def _snippet(workplace: Workplace, uid: str, words: Sequence[str]) -> Snippet | None:
    return snippet(workplace.incidents.dossier(uid), words)
