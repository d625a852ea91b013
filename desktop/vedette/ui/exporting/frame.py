"""What stands where in the window of an export."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from vedette.ui.exporting.kinds import KINDS, Kind
from vedette.ui.incidents.form.choosing import Choice, ChoiceBox
from vedette.ui.widgets.field import LabelledField
from vedette.ui.widgets.message_bar import MessageArea
from vedette.ui.widgets.plain_label import PlainLabel
from vedette.ui.widgets.progress_panel import ProgressPanel
from vedette.ui.widgets.room import room_for
from vedette.ui.widgets.text_table import TextTable, text_table_view
from vedette.usecases.exporting import NotCodable

_LETTERS, _LINES = 84, 24
_WIDTHS = (150, 300)


class ExportFrame:
    """The parts of the window, laid out; what they do is joined by the dialog."""

    def __init__(self, dialog: QDialog) -> None:
        self._dialog = dialog
        self.messages, self.progress = MessageArea(), ProgressPanel()
        self._scope, self._kind = ChoiceBox(), ChoiceBox([(kind.key, kind.words) for kind in KINDS])
        self._spreadsheet = QCheckBox(dialog.tr("For &spreadsheets in Europe"))
        self._guard = QCheckBox(dialog.tr("&Guard against formulas"))
        self._bare = QCheckBox(dialog.tr("Pictures without what a ca&mera wrote into them"))
        self._fields = self._make_fields()
        self._form = QWidget()
        self._left_out = TextTable((dialog.tr("Incident"), dialog.tr("Why it is not in the file")), "LeftOut", dialog)
        self._view = text_table_view(self._left_out, dialog.tr("Left out"), _WIDTHS)
        self._done = PlainLabel(wrap=True, selectable=True, name="ExportDone")
        self.go = QPushButton(dialog.tr("&Export…"))
        self.close_button = QPushButton(dialog.tr("C&lose"))
        self._lay_out(dialog)
        self._kind.currentIndexChanged.connect(lambda _: self._explain())

    @property
    def kind(self) -> Kind:
        """The kind of file that is chosen."""
        return KINDS[max(self._kind.currentIndex(), 0)]

    @property
    def scope(self) -> str:
        """The key of the incidents that are chosen."""
        return self._scope.chosen()

    @property
    def spreadsheet(self) -> bool:
        """Whether semicolons and a mark of the encoding are wanted."""
        return self._spreadsheet.isChecked()

    @property
    def guarded(self) -> bool:
        """Whether cells that look like formulas are made harmless."""
        return self._guard.isChecked()

    @property
    def bare(self) -> bool:
        """Whether files go without what they say of themselves."""
        return self._bare.isChecked()

    def begin(self, scopes: Sequence[Choice], first: str, *, spreadsheet: bool, kind: str) -> None:
        """As it is when it opens."""
        self._scope.clear()
        for key, words in scopes:
            self._scope.addItem(words, key)
        self._scope.setCurrentIndex(max(self._scope.findData(first), 0))
        self._kind.setCurrentIndex(max(self._kind.findData(kind), 0))
        self._spreadsheet.setChecked(spreadsheet)
        self._guard.setChecked(True)
        self._bare.setChecked(False)
        self._explain()
        self._scope.setFocus()

    def allow(self, idle: bool) -> None:
        """Whether another file can be begun and another choice made."""
        self.go.setEnabled(idle)
        self._form.setEnabled(idle)

    def clear(self) -> None:
        """Take away what was said about the last file."""
        self.messages.clear()
        self._done.hide()
        self._view.hide()

    def show_left_out(self, text: str, left_out: Sequence[NotCodable]) -> None:
        """Say what was written, and list what was not."""
        words = self._dialog.tr("{0} These could not be put into such a file:").format(text)
        self._done.setText(words)
        self._left_out.show([(one.reference, one.reason) for one in left_out])
        self._done.show()
        self._view.show()

    def _explain(self) -> None:
        kind = self.kind
        self._fields["kind"].show_hint(kind.sentence)
        for key in ("spreadsheet", "guard"):
            self._fields[key].setVisible(kind.is_text)
        self._fields["bare"].setVisible(kind.carries_files)

    def _make_fields(self) -> dict[str, LabelledField]:
        tr = self._dialog.tr
        fields = {
            "scope": LabelledField("scope", tr("&Which incidents"), self._scope),
            "kind": LabelledField("kind", tr("&Kind of file"), self._kind),
            "spreadsheet": LabelledField("spreadsheet", "", self._spreadsheet),
            "guard": LabelledField("guard", "", self._guard),
            "bare": LabelledField("bare", "", self._bare),
        }
        fields["spreadsheet"].show_hint(
            tr("Semicolons between cells, and a mark by which Excel knows the letters: a double click opens it.")
        )
        fields["guard"].show_hint(
            tr("A cell that would run as a formula gets a ' in front; Vedette takes it off when it reads the file.")
        )
        fields["bare"].show_hint(
            tr(
                "Unless ticked, files go as they came in, with place, time and device. Ticked, pictures go as copies "
                "without these, and other files stay behind."
            )
        )
        for box in (self._spreadsheet, self._guard, self._bare):
            box.setAccessibleName(box.text().replace("&", ""))
        width = max(field.label.sizeHint().width() for field in fields.values())
        for field in fields.values():
            field.set_label_width(width)
        return fields

    def _lay_out(self, dialog: QDialog) -> None:
        form = QVBoxLayout(self._form)
        form.setContentsMargins(0, 0, 8, 0)
        form.setSpacing(12)
        for field in self._fields.values():
            form.addWidget(field)
        form.addStretch(1)
        area = QScrollArea(widgetResizable=True)
        area.setObjectName("ExportForm")
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(self._form)
        column = QVBoxLayout(dialog)
        column.setSpacing(10)
        column.addWidget(self.messages)
        column.addWidget(area, 3)
        column.addWidget(self._done)
        column.addWidget(self._view, 2)
        column.addWidget(self.progress)
        column.addLayout(self._steps())
        self.clear()
        dialog.resize(room_for(dialog, _LETTERS, _LINES))

    def _steps(self) -> QHBoxLayout:
        self.go.setObjectName("ExportGo")
        self.close_button.setObjectName("ExportClose")
        self.close_button.setAutoDefault(False)
        self.go.setDefault(True)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.go)
        row.addWidget(self.close_button)
        return row
