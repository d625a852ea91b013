"""The window of the user guide: pages to the left, one page to read, a search and the way back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QStringListModel, Qt, QTimer
from PySide6.QtGui import QKeySequence, QPalette, QShortcut, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListView, QSplitter, QTextEdit, QToolButton, QVBoxLayout, QWidget

from vedette.domain.folding import fold, marks, words
from vedette.domain.guide import LONGEST_SEARCH, Guide, Page
from vedette.ui import icons
from vedette.ui.help import markup, style
from vedette.ui.help.view import GuideView
from vedette.ui.text_scale import grown
from vedette.ui.widgets.line_buttons import add_clear_button
from vedette.ui.widgets.redrawing import Redrawing
from vedette.ui.widgets.room import open_at

WIDTH, HEIGHT, PAGES_WIDTH = 960, 680, 230
MOST_MARKED = 500
ENDING = ".md"


class HelpWindow(QWidget):
    """Stays open beside the work; a link to another page leads there, a link to anywhere else nowhere."""

    def __init__(self, guide: Guide, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("HelpWindow")
        self.setWindowTitle(self.tr("User guide – Vedette"))
        self._guide = guide
        self._listed: Sequence[Page] = guide.pages
        self._way: list[str] = []
        self._at = -1
        self._found_by_search = False
        self.search = QLineEdit()
        self.titles = QStringListModel(self)
        self.pages = QListView()
        self.view = GuideView()
        self.back = self._button("chevron-left", self.tr("Back"), QKeySequence.StandardKey.Back, -1)
        self.forward = self._button("chevron-right", self.tr("Forward"), QKeySequence.StandardKey.Forward, 1)
        self._marking = QTimer(self, singleShot=True, interval=0)  # after the page, so that neither makes keys wait
        self._marking.setObjectName("HelpMarking")
        self._lay_out()
        self._connect()
        self._list(guide.pages)
        open_at(self, WIDTH, HEIGHT)
        Redrawing(self, self._draw)

    @property
    def shown(self) -> str:
        """The name of the page that is shown; '' before the first one."""
        return self._way[self._at] if self._way else ""

    def show_page(self, name: str, anchor: str = "") -> None:
        """Turn to a page, and to a heading of it; a page that is not there is passed over."""
        if self._guide.page(name) is None:
            return
        if name != self.shown:
            self._way[self._at + 1 :] = [name]
            self._at = len(self._way) - 1
        self._draw()
        if anchor:
            self.view.scrollToAnchor(anchor)

    def open_at(self, name: str) -> None:
        """Show the window with that page, ready for a search."""
        self.search.clear()
        self.show_page(name)
        self.show()
        self.raise_()
        self.activateWindow()
        self.pages.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        self.search.setObjectName("HelpSearch")
        self.search.setAccessibleName(self.tr("Search in the guide"))
        self.search.setPlaceholderText(self.tr("Search in the guide"))
        add_clear_button(self.search)
        self.search.setMaxLength(LONGEST_SEARCH)
        self.pages.setObjectName("HelpPages")
        self.pages.setAccessibleName(self.tr("Pages"))
        self.pages.setModel(self.titles)
        self.pages.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.pages.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.pages.setSpacing(2)
        self.view.setAccessibleName(self.tr("Page"))
        self.view.document().setDocumentMargin(16)
        head = QHBoxLayout()
        for part in (self.back, self.forward, self.search):
            head.addWidget(part)
        middle = QSplitter()
        middle.addWidget(self.pages)
        middle.addWidget(self.view)
        middle.setStretchFactor(1, 1)
        middle.setSizes([grown(PAGES_WIDTH), grown(WIDTH - PAGES_WIDTH)])
        column = QVBoxLayout(self)
        column.addLayout(head)
        column.addWidget(middle, 1)

    def _connect(self) -> None:
        self._marking.timeout.connect(self._mark)
        self.search.textChanged.connect(self._look_for)
        self.search.returnPressed.connect(self.view.setFocus)
        self.pages.selectionModel().currentChanged.connect(self._choose)
        self.view.link_asked.connect(self._follow)
        QShortcut(QKeySequence.StandardKey.Find, self, self.search.setFocus)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self._leave)

    def _button(self, icon: str, words_: str, key: QKeySequence.StandardKey, by: int) -> QToolButton:
        button = QToolButton()
        button.setIcon(icons.icon(icon))
        button.setAutoRaise(True)
        button.setObjectName(f"Help_{icon}")
        button.setAccessibleName(words_)
        native = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
        button.setToolTip(f"{words_} ({native})" if native else words_)
        button.setEnabled(False)
        button.clicked.connect(lambda: self._go(by))
        QShortcut(QKeySequence(key), self, lambda: self._go(by))
        return button

    def _go(self, by: int) -> None:
        if 0 <= self._at + by < len(self._way):
            self._found_by_search = False
            self._at += by
            self._draw()

    def _leave(self) -> None:
        """Esc takes back the search first, then closes the window."""
        if self.search.text():
            self.search.clear()
        else:
            self.close()

    def _follow(self, link: str) -> None:
        page, _, anchor = link.partition("#")
        self._found_by_search = False
        self.show_page(page.removesuffix(ENDING) if page else self.shown, anchor)

    def _choose(self, index: QModelIndex) -> None:
        if 0 <= index.row() < len(self._listed):
            self._found_by_search = False
            self.show_page(self._listed[index.row()].name)

    def _look_for(self, text: str) -> None:
        found = self._guide.search(text)
        self._list(found)
        if found and text.strip():
            self._show_found(found[0].name)
        else:
            self._found_by_search = False
            self._draw()

    def _show_found(self, name: str) -> None:
        """Every letter may find another page: on the way back they are one."""
        if self._found_by_search:
            self._way[self._at] = name
            self._draw()
        else:
            self._found_by_search = name != self.shown
            self.show_page(name)

    def _list(self, pages: Sequence[Page]) -> None:
        self._listed = pages
        self.titles.setStringList([page.title for page in pages])
        self._tick()

    def _tick(self) -> None:
        """The list shows which page is open, without turning to it again."""
        names = [page.name for page in self._listed]
        selection = self.pages.selectionModel()
        blocked = selection.blockSignals(True)
        self.pages.setCurrentIndex(self.titles.index(names.index(self.shown)) if self.shown in names else QModelIndex())
        selection.blockSignals(blocked)
        self.pages.viewport().update()

    def _draw(self) -> None:
        page = self._guide.page(self.shown)
        if page is None:
            return
        text = page.text if self._listed else f"# {page.title}\n\n{self.tr('No page has words that begin like this.')}"
        self.view.document().setDefaultStyleSheet(style.sheet(self.palette(), self.font()))
        self.view.show_page(markup.to_html(text))
        self._tick()
        self.back.setEnabled(self._at > 0)
        self.forward.setEnabled(self._at + 1 < len(self._way))
        self._marking.start()

    def _mark(self) -> None:
        """Mark what was searched for, and go to the first of it."""
        needles = words(fold(self.search.text()))
        spans = marks(self.view.toPlainText(), needles)[:MOST_MARKED] if needles else []
        self.view.setExtraSelections([self._marked(start, end) for start, end in spans])
        if spans:
            cursor = QTextCursor(self.view.document())
            cursor.setPosition(spans[0][0])
            self.view.setTextCursor(cursor)
            self.view.ensureCursorVisible()

    def _marked(self, start: int, end: int) -> QTextEdit.ExtraSelection:
        selection = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self.view.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        look = QTextCharFormat()
        look.setBackground(self.palette().color(QPalette.ColorRole.Highlight))
        look.setForeground(self.palette().color(QPalette.ColorRole.HighlightedText))
        selection.cursor = cursor
        selection.format = look
        return selection
