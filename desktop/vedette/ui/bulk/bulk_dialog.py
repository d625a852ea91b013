"""Fields of the chosen incidents set at once; what would change is shown while one chooses, nothing before Apply."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QScrollArea, QVBoxLayout, QWidget

from vedette.domain.counting import counted
from vedette.domain.custom_field import CustomField
from vedette.domain.errors import Cancelled, InvalidDraft, UserError
from vedette.ui.bulk.bulk_form import BulkForm
from vedette.ui.bulk.words import in_sum, rows
from vedette.ui.cancellable import Cancellable
from vedette.ui.incidents.selection import Selection
from vedette.ui.tasks import Tasks
from vedette.ui.text_scale import grown
from vedette.ui.widgets.plain_label import PlainLabel
from vedette.ui.widgets.progress_panel import ProgressPanel
from vedette.ui.widgets.room import open_at
from vedette.ui.widgets.text_table import TextTable, text_table_view
from vedette.ui.workplace import Workplace
from vedette.usecases.bulk_editing import BulkEditing, Edits, Preview
from vedette.usecases.progress import Progress
from vedette.usecases.vocabulary import Vocabulary

MILLISECONDS_AFTER_TYPING = 250
TALLEST_FORM = 260
Apply = Callable[[Selection, Edits], object]


class BulkDialog(QDialog):
    """Hands what is to be set to `apply`; a preview that takes long shows how far it is."""

    def __init__(
        self, chosen: Selection, own: Sequence[CustomField], *, workplace: Workplace, tasks: Tasks, apply: Apply,
        parent: QWidget,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setObjectName("BulkDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Edit {0}").format(counted(chosen.count)))
        self._chosen, self._apply, self._search = chosen, apply, workplace.search
        self._editing = BulkEditing(workplace.desk)
        words = Vocabulary(workplace.desk)
        self.form = BulkForm(tasks, words.places, words.sources, own)
        self._sum = PlainLabel(wrap=True, name="BulkSum")
        headings = [self.tr(text) for text in ("Reference", "Title", "Field", "Before", "After")]
        self.preview = TextTable(headings, "BulkPreview", self)
        panel = ProgressPanel()
        self._work = Cancellable(tasks, panel, self)
        self._soon = QTimer(self, singleShot=True, interval=MILLISECONDS_AFTER_TYPING)
        self._lay_out(panel)
        self._soon.timeout.connect(self._look)
        self.form.edited.connect(self._begin_anew)
        self.finished.connect(self._work.give_up)
        self._begin_anew()

    def _lay_out(self, panel: ProgressPanel) -> None:
        scroll = QScrollArea(widgetResizable=True)
        scroll.setObjectName("BulkScroll")
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self.form)
        self._scroll = scroll
        self._give_room()
        hint = PlainLabel(
            self.tr("What is ticked is set on all of them. What is ticked and left empty is emptied."),
            wrap=True, name="BulkHint",
        )  # fmt: skip
        hint.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        buttons = QDialogButtonBox()
        self.ok = buttons.addButton(self.tr("&Apply"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.ok.setObjectName("BulkApply")
        buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole).setObjectName("BulkCancel")
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addWidget(hint)
        column.addWidget(scroll)
        column.addWidget(self._sum)
        column.addWidget(text_table_view(self.preview, self.tr("What would change"), (120, 230, 80, 140)), 1)
        column.addWidget(panel)
        column.addWidget(buttons)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.accepted.connect(self._hand_over)
        open_at(self, 820, 560)

    def _begin_anew(self) -> None:
        self._work.give_up()
        self.ok.setEnabled(False)
        self._show_problems({})
        if self.form.edits().nothing:
            self._soon.stop()
            self.preview.show([])
            self._sum.setText(self.tr("Choose what is to be set."))
        else:
            self._sum.setText(self.tr("Looking …"))
            self._soon.start()

    def _show_problems(self, problems: dict[str, str]) -> None:
        self.form.show_problems(problems)
        self._give_room()

    def _give_room(self) -> None:
        """The whole form is seen unless the logbook has very many fields of its own."""
        line = self.form.fontMetrics().lineSpacing()
        self._scroll.setFixedHeight(min(self.form.sizeHint().height() + line, grown(TALLEST_FORM)))

    def _look(self) -> None:
        edits = self.form.edits()
        chosen, search, editing = self._chosen, self._search, self._editing

        def look(progress: Progress) -> Preview:
            return editing.preview(chosen.resolve(search), edits, progress)

        self._work.read(self.tr("Looking at what would change"), look, partial(self._show, edits), self._fail)

    def _show(self, edits: Edits, preview: Preview) -> None:
        self.preview.show(rows(preview, self.form.label, edits.source or ""))
        self._sum.setText(in_sum(preview, self.form.label))
        self.ok.setEnabled(preview.changing > 0)

    def _fail(self, error: UserError) -> None:
        self.preview.show([])
        if isinstance(error, InvalidDraft):
            self._show_problems(error.problems)
            self._sum.setText(self.tr("Mend what is marked to see what would change."))
        elif isinstance(error, Cancelled):
            self._sum.setText(self.tr("Not all of them were looked at. Apply sets what is ticked on all of them."))
            self.ok.setEnabled(True)
        else:
            self._sum.setText(str(error))

    def _hand_over(self) -> None:
        self._apply(self._chosen, self.form.edits())
