"""The window of possible duplicates: one pair after the other, merged or told apart; each step can be undone."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QDialog, QWidget

from vedette.domain.counting import counted, in_groups
from vedette.domain.dossier import Dossier
from vedette.domain.errors import Cancelled, UserError
from vedette.ui.cancellable import Cancellable
from vedette.ui.duplicates.frame import DuplicatesFrame
from vedette.ui.duplicates.sides import sides
from vedette.ui.incidents.form.choosing import Choice
from vedette.ui.tasks import Latest, Once, Tasks
from vedette.ui.widgets.message_bar import Offer
from vedette.ui.workplace import WholeWorkplace
from vedette.usecases.duplicates import Found, Merged, Pair
from vedette.usecases.progress import Progress


class DuplicatesDialog(QDialog):
    """`open_for` opens it without a loop of its own; `did` tells of the last act when it is closed."""

    did = Signal(str)

    def __init__(self, workplace: WholeWorkplace, tasks: Tasks, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("DuplicatesDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Possible duplicates"))
        self.setSizeGripEnabled(True)
        self._workplace = workplace
        self.frame = DuplicatesFrame(self)
        self.work = Cancellable(tasks, self.frame.progress, self)
        self._reads, self._once = Latest(tasks), Once(tasks)
        self._pairs: list[Pair] = []
        self._words = _names()
        self._said = ""
        self._connect()
        self._offer()

    @property
    def pairs(self) -> Sequence[Pair]:
        """Those that are still open."""
        return self._pairs

    def open_for(self, scopes: Sequence[Choice], first: str) -> None:
        """Show it, and look through what `first` names."""
        self.frame.offer_scopes(scopes, first)
        self.open()
        self.look()

    def look(self, _: object = None) -> None:
        """Find pairs, anew."""
        query = self.frame.scope.chosen()
        self.frame.summary.setText(self.tr("Looking …"))

        def find(progress: Progress) -> Found:
            return self._workplace.duplicates.find(query, progress)

        self.work.read(self.tr("Looking for possible duplicates"), find, self._show, self._fail)

    def reject(self) -> None:
        """Close; a search is given up, an act that has begun is not."""
        self.work.give_up()
        super().reject()
        if self._said:
            self.did.emit(self._said)

    def _connect(self) -> None:
        frame = self.frame
        frame.scope.activated.connect(lambda _: self.look())
        frame.pairs_view.selectionModel().currentRowChanged.connect(lambda *_: self._show_pair())
        frame.keep_one.clicked.connect(lambda: self._merge(first=True))
        frame.keep_other.clicked.connect(lambda: self._merge(first=False))
        frame.apart.clicked.connect(self._tell_apart)
        frame.close_button.clicked.connect(self.reject)

    def _show(self, found: Found) -> None:
        self._pairs = list(found.pairs)
        self._list(0)
        looked = self.tr("Compared: {0}.").format(counted(found.looked_at))
        if not found.count:
            text = ""
        elif found.count > len(found.pairs):
            text = self.tr("{0} pairs, the likeliest {1} are listed.").format(
                in_groups(found.count), in_groups(len(found.pairs))
            )
        else:
            text = self.tr("Pairs that may be one incident told twice: {0}.").format(in_groups(found.count))
        self.frame.summary.setText(f"{text} {looked}".strip())

    def _list(self, row: int) -> None:
        lines = [
            (f"{pair.one.reference} · {pair.other.reference}: {', '.join(pair.likeness.reasons)}",)
            for pair in self._pairs
        ]
        self.frame.pairs.show(lines)
        self.frame.show_pairs(bool(lines))
        if lines:
            self.frame.pairs_view.selectRow(min(row, len(lines) - 1))
            self.frame.pairs_view.setFocus()
        self._show_pair()

    def _pair(self) -> Pair | None:
        row = self.frame.pairs_view.currentIndex().row()
        return self._pairs[row] if 0 <= row < len(self._pairs) else None

    def _show_pair(self) -> None:
        pair = self._pair()
        self._offer()
        if pair is None:
            self._reads.forget()
            self.frame.sides.show(("", ""), ())
            return
        references = (pair.one.reference, pair.other.reference)
        self._reads.read(
            partial(_both, self._workplace, *references), partial(self._show_sides, references), self._fail
        )

    def _show_sides(self, references: tuple[str, str], both: tuple[Dossier, Dossier]) -> None:
        self.frame.sides.show(references, sides(*both, lambda name: self._words.get(name, name)))
        self.frame.fit_rows()

    def _offer(self) -> None:
        pair = self._pair()
        names = (pair.one.reference, pair.other.reference) if pair is not None else ("", "")
        self.frame.offer(*names, possible=pair is not None and not self._once.busy)

    def _merge(self, *, first: bool) -> None:
        pair = self._pair()
        if pair is not None:
            kept, gone = (pair.one, pair.other) if first else (pair.other, pair.one)
            work = partial(self._workplace.duplicates.merge, kept.uid, gone.uid)
            self._once.write(work, partial(self._merged, gone.uid), self._fail)
            self._offer()

    def _tell_apart(self) -> None:
        pair = self._pair()
        if pair is not None:
            work = partial(self._workplace.duplicates.tell_apart, pair.one.uid, pair.other.uid)
            self._once.write(work, partial(self._told_apart, pair), self._fail)
            self._offer()

    def _merged(self, gone: str, merged: Merged) -> None:
        self._drop([pair for pair in self._pairs if gone not in (pair.one.uid, pair.other.uid)])
        self._say_done(self.tr("Merged {0} into {1}.").format(merged.gone, merged.kept))

    def _told_apart(self, pair: Pair, _: object) -> None:
        self._drop([one for one in self._pairs if one is not pair])
        text = self.tr("{0} and {1} are two events; they are not proposed again.")
        self._say_done(text.format(pair.one.reference, pair.other.reference))

    def _drop(self, left: list[Pair]) -> None:
        row = self.frame.pairs_view.currentIndex().row()
        self._pairs = left
        self._list(max(row, 0))
        self.frame.summary.setText(self.tr("Pairs still to look at: {0}.").format(in_groups(len(left))))

    def _say_done(self, text: str) -> None:
        self._said = text
        self.frame.messages.clear()
        self.frame.messages.say(text, "info", Offer(self.tr("&Undo"), self._undo), sticky=True)
        self._offer()

    def _undo(self) -> None:
        self._said = ""
        self._once.write(self._workplace.history.undo, self.look, self._fail)

    def _fail(self, error: UserError) -> None:
        self.frame.messages.say(str(error), "info" if isinstance(error, Cancelled) else "error")
        self.frame.summary.setText("")
        self._offer()


def _both(workplace: WholeWorkplace, one: str, other: str) -> tuple[Dossier, Dossier]:
    incidents = workplace.incidents
    return incidents.dossier(one), incidents.dossier(other)


def _tr(text: str) -> str:
    return QCoreApplication.translate("DuplicatesDialog", text)


def _names() -> dict[str, str]:
    """Fields in words."""
    return {
        "title": _tr("Title"), "when": _tr("When"), "words": _tr("Date as written"),
        "where": _tr("Where"), "type": _tr("Type"), "status": _tr("Status"),
        "summary": _tr("Summary"), "narrative": _tr("What happened"), "claims": _tr("Claims"),
        "numbers": _tr("Numbers"), "actors": _tr("Actors"), "sources": _tr("Sources"),
        "tags": _tr("Tags"), "fields": _tr("Own fields"), "keys": _tr("Keys"),
        "note": _tr("Note"), "recorded": _tr("Recorded"),
    }  # fmt: skip
