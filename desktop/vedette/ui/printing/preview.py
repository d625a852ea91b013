"""The preview of a document: its pages small at the side, one of them large, and how large."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListView, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from vedette.domain.counting import counted, in_groups
from vedette.domain.report.redacting import Omission
from vedette.ui.incidents.form.choosing import ChoiceBox
from vedette.ui.printing.missing_letters import missing_letters
from vedette.ui.printing.page_list import WIDTH, PageList
from vedette.ui.printing.page_pictures import PagePictures
from vedette.ui.printing.page_view import FIT_PAGE, FIT_WIDTH, PageView
from vedette.ui.printing.prepared import Prepared
from vedette.ui.tasks import Tasks
from vedette.ui.widgets.plain_label import PlainLabel

_PER_CENT = (50, 75, 100, 150, 200)
_LONGEST_NUMBER = "00000"


class Preview(QWidget):
    """`pages_asked` asks for the pages where they were not laid out unasked."""

    pages_asked = Signal()

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Preview")
        self.pictures = PagePictures(tasks, self)
        self._prepared: Prepared | None = None
        self._pages = PageList(self.pictures, self)
        self._list = QListView()
        self._view = PageView(self.pictures)
        self._said = PlainLabel(wrap=True, name="PreviewSaid")
        self._zoom = ChoiceBox()
        self._missing = PlainLabel(wrap=True, selectable=True, name="PreviewMissing")
        self._words = PlainLabel(wrap=True, name="PreviewWords")
        self._ask = QPushButton(self.tr("&Show the pages"))
        self._stack = QStackedWidget()
        self._lay_out()
        self._list.selectionModel().currentChanged.connect(self._turn)
        self._zoom.currentIndexChanged.connect(lambda _: self._view.set_zoom(self._zoom.chosen()))
        self._ask.clicked.connect(self.pages_asked)

    @property
    def prepared(self) -> Prepared | None:
        """The document that is shown."""
        return self._prepared

    def show_document(self, prepared: Prepared) -> None:
        """The pages of a document, from the one that was looked at before as far as there is such a one."""
        row = max(min(self._list.currentIndex().row(), prepared.pages - 1), 0)
        self._prepared = prepared
        self.pictures.show(prepared)
        self._pages.show(prepared)
        self._stack.setCurrentIndex(0)
        self._say_missing(prepared.omissions, prepared.undrawn)
        self._list.setCurrentIndex(self._pages.index(row))
        self._view.show_page(prepared, row + 1)
        self._say(row)

    def say(self, words: str, *, ask: bool = False) -> None:
        """Words in place of pages; with `ask`, a button that asks for them."""
        self._prepared = None
        self.pictures.show(None)
        self._pages.show(None)
        self._view.show_page(None, 1)
        self._said.setText("")
        self._say_missing(())
        self._words.setText(words)
        self._ask.setVisible(ask)
        self._stack.setCurrentIndex(1)

    def _turn(self, current: QModelIndex) -> None:
        if self._prepared is not None and current.isValid():
            self._view.show_page(self._prepared, current.row() + 1)
            self._say(current.row())

    def _say(self, row: int) -> None:
        if self._prepared is not None:
            page, pages = in_groups(row + 1), in_groups(self._prepared.pages)
            said = self.tr("Page {0} of {1} · {2}").format(page, pages, counted(self._prepared.incidents))
            self._said.setText(said)

    def _say_missing(self, omissions: Sequence[Omission], undrawn: str = "") -> None:
        """What the pages do not show, so that nobody finds out from the reader."""
        left_out = self.tr("Not on these pages: {0}.").format("; ".join(one.words for one in omissions))
        said = [part for part in (left_out if omissions else "", missing_letters(undrawn)) if part]
        self._missing.setText("\n".join(said))
        self._missing.setVisible(bool(said))

    def _lay_out(self) -> None:
        self._list.setModel(self._pages)
        self._list.setObjectName("Pages")
        self._list.setAccessibleName(self.tr("Pages"))
        self._list.setUniformItemSizes(True)
        self._list.setIconSize(QSize(WIDTH, 2 * WIDTH))
        self._list.setFixedWidth(WIDTH + self._room_beside())
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._zoom.setObjectName("Zoom")
        self._zoom.setAccessibleName(self.tr("Zoom"))
        self._zoom.addItem(self.tr("Fit the width"), FIT_WIDTH)
        self._zoom.addItem(self.tr("Whole page"), FIT_PAGE)
        for per_cent in _PER_CENT:
            self._zoom.addItem(f"{per_cent} %", str(per_cent))
        self._zoom.setMinimumContentsLength(10)
        self._ask.setObjectName("ShowPages")
        self._ask.setAutoDefault(False)
        above = QHBoxLayout()
        above.addWidget(self._said, 1)
        above.addWidget(self._zoom)
        self._stack.addWidget(self._page_side())
        self._stack.addWidget(self._word_side())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(above)
        column.addWidget(self._missing)
        column.addWidget(self._stack, 1)

    def _room_beside(self) -> int:
        """For the number of a page and the bar to scroll."""
        number = self._list.fontMetrics().horizontalAdvance(_LONGEST_NUMBER)
        return number + self._list.verticalScrollBar().sizeHint().width()

    def _page_side(self) -> QWidget:
        side = QWidget()
        row = QHBoxLayout(side)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._list)
        row.addWidget(self._view, 1)
        return side

    def _word_side(self) -> QWidget:
        side = QWidget()
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(side)
        column.addStretch(2)
        column.addWidget(self._words)
        column.addWidget(self._ask, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        return side
