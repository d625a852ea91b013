"""How a file is read: what was found out about it, and boxes to say otherwise."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vedette.ui.importing import reading_choices as choices
from vedette.ui.incidents.form.choosing import ChoiceBox
from vedette.ui.widgets.field import LabelledField
from vedette.usecases.importing import ImportOptions
from vedette.usecases.importing_look import DATE_ORDER, LAYOUT, Looked, Question, layouts

_LEAST_LETTERS = 24
_HEADER = {"": None, "yes": True, "no": False}


class ReadingForm(QWidget):
    """One box an option; its first entry is what was found out."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("ReadingForm")
        self._fields: dict[str, LabelledField] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(8)
        for key, label in self._labels():
            self._fields[key] = field = LabelledField(key, label, self._make_box())
            field.stack(True)
            column.addWidget(field)
        column.addStretch(1)
        for value, words in choices.duplicates():
            self._box("on_duplicate").addItem(words, value)

    def reset(self) -> None:
        """Another file: what was chosen for the last one does not count."""
        for key in self._fields:
            self._box(key).setCurrentIndex(0)

    def options(self) -> ImportOptions:
        """What was chosen; what was found out stays open, to be found out again."""
        chosen = {key: self._box(key).chosen() for key in self._fields}
        has_header = _HEADER[chosen.pop("has_header")]
        return ImportOptions(has_header=has_header, **chosen)  # type: ignore[arg-type]  # the keys are those of texts

    def show_look(self, looked: Looked) -> None:
        """What was found out, and what only the user can say."""
        self._show_layout(looked)
        self._show_dates(looked)
        self._show_text(looked)
        asked = {question.about: question for question in looked.questions}
        for key in (LAYOUT, DATE_ORDER):
            self._fields[key].show_problem(self._sentence(asked[key]) if key in asked else "")

    def open_question(self) -> LabelledField | None:
        """The first thing that has to be chosen; None where there is nothing."""
        return next((field for field in self._fields.values() if field.problem), None)

    def _show_layout(self, looked: Looked) -> None:
        titles = dict(layouts())
        asked = any(question.about == LAYOUT for question in looked.questions)
        layout = titles.get(looked.plan.layout, looked.plan.layout)
        self._offer("layout", self.tr("choose …") if asked else self._found(layout), tuple(titles.items()))
        self._offer("has_header", self.tr("found out"), choices.headings())
        sheets = looked.plan.sheets
        self._offer("sheet", self._found(looked.plan.sheet), [(sheet, sheet) for sheet in sheets])
        self._fields["sheet"].setVisible(len(sheets) > 1)

    def _show_dates(self, looked: Looked) -> None:
        question = next((question for question in looked.questions if question.about == DATE_ORDER), None)
        example = question.examples[0] if question is not None and question.examples else ""
        orders = dict(choices.date_orders(example))
        if question is not None:
            found = self.tr("choose …")
        else:
            order = looked.plan.date_order
            found = self._found(orders[order]) if order else self.tr("any order reads the same")
        self._offer(DATE_ORDER, found, tuple(orders.items()))

    def _show_text(self, looked: Looked) -> None:
        plan = looked.plan
        encoding = (
            self.tr("{0} (guessed)").format(plan.encoding) if plan.encoding_guessed else self._found(plan.encoding)
        )
        self._offer("encoding", encoding, choices.encodings())
        words = self.tr("Do these words look right? {0}").format(" · ".join(looked.words)) if looked.words else ""
        self._fields["encoding"].show_hint(words)
        signs = dict(choices.delimiters())
        self._offer("delimiter", self._found(signs.get(plan.delimiter, plan.delimiter)), tuple(signs.items()))
        for key in ("encoding", "delimiter"):
            self._fields[key].setVisible(bool(plan.delimiter))

    def _sentence(self, question: Question) -> str:
        if question.about == LAYOUT:
            return self.tr("The headings say too little: choose “Plain table”, and then what each column becomes.")
        examples = ", ".join(f"“{text}”" for text in question.examples)
        return self.tr("Nothing says which figure is the day in {0}: choose.").format(examples)

    def _offer(self, key: str, found: str, others: Sequence[choices.Choice]) -> None:
        """What was found and what else there is, with the same one chosen as before as far as it is there."""
        box = self._box(key)
        before = box.chosen()
        box.clear()
        box.addItem("", "")
        for value, words in others:
            box.addItem(words, value)
        box.choose(before if box.findData(before) > 0 else "")
        box.setItemText(0, self.tr("find out") if box.currentIndex() else found)

    def _make_box(self) -> ChoiceBox:
        box = ChoiceBox()
        box.setMinimumContentsLength(_LEAST_LETTERS)
        box.activated.connect(lambda _: self.changed.emit())
        return box

    def _box(self, key: str) -> ChoiceBox:
        box = self._fields[key].entry
        assert isinstance(box, ChoiceBox)
        return box

    def _found(self, words: str) -> str:
        return self.tr("{0} (found)").format(words)

    def _labels(self) -> Sequence[choices.Choice]:
        return (
            ("layout", self.tr("&Layout")),
            ("sheet", self.tr("&Sheet")),
            ("date_order", self.tr("&Dates in figures")),
            ("encoding", self.tr("&Encoding")),
            ("delimiter", self.tr("Cells set a&part by")),
            ("has_header", self.tr("&Headings")),
            ("on_duplicate", self.tr("&Incidents that are here already")),
        )
