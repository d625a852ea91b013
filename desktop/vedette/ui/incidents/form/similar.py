"""“Similar: PLBY-2021-0007”: what may be in the logbook already, looked up a little after one stops typing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from textwrap import shorten
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QSizePolicy, QWidget

from vedette.domain import coordinates
from vedette.domain.codec import decode
from vedette.domain.errors import UserError
from vedette.domain.incident import Incident
from vedette.domain.place import Place
from vedette.domain.when import When
from vedette.ui.incidents.form.fields import Surroundings
from vedette.ui.incidents.form.quick import QuickPart
from vedette.ui.tasks import Latest, Tasks
from vedette.ui.widgets.plain_label import PlainLabel, plain_tooltip
from vedette.usecases.similar import Alike, Similar

PAUSE_MS = 400
LONGEST_TITLE = 44
TELLING = frozenset({"title", "when", "place", "coordinates", "text", "said_on"})


class SimilarBar(QFrame):
    """Hidden while there is nothing; stands below the fields, so that nothing moves under the cursor."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("SimilarBar")
        self.setAccessibleName(self.tr("Similar incidents"))
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(10, 4, 10, 4)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(2, 1)
        self.hide()

    def show_alike(self, found: Sequence[Alike]) -> None:
        """Name these; none hides the bar."""
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for row, one in enumerate(found):
            self._name(row, one)
        self.setVisible(bool(found))

    def _name(self, row: int, one: Alike) -> None:
        if row == 0:
            self._grid.addWidget(PlainLabel(self.tr("Similar:")), 0, 0)
        button = QPushButton(one.reference)
        button.setObjectName("similar_open")
        button.setFlat(True)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        words = self.tr("Open {0} in its own window: {1}").format(one.reference, one.title)
        button.setAccessibleName(words)
        button.setToolTip(plain_tooltip(words))
        button.clicked.connect(lambda _=False, uid=one.uid: self.wanted.emit(uid))
        title = shorten(one.title, LONGEST_TITLE, placeholder=" …")
        why = PlainLabel(f"{title}: {', '.join(one.likeness.reasons)}", wrap=True)
        why.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        why.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._grid.addWidget(button, row, 1)
        self._grid.addWidget(why, row, 2)


class SimilarFinder(QObject):
    """Watches the top of the form for one new incident at a time."""

    def __init__(self, bar: SimilarBar, similar: Callable[[], Similar], tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self.setObjectName("SimilarFinder")
        self._bar = bar
        self._similar = similar
        self._latest = Latest(tasks)
        self._quick: QuickPart | None = None
        self._timer = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._timer.setObjectName("SimilarTimer")
        self._timer.timeout.connect(self.look)

    def watch(self, quick: QuickPart | None) -> None:
        """From now on these fields; None for an incident that is on record."""
        self.stop()
        self._quick = quick
        self._bar.show_alike(())
        if quick is not None:
            quick.form.edited.connect(self._note)

    def stop(self) -> None:
        """Look for nothing more until something is typed."""
        self._timer.stop()
        self._latest.forget()

    def look(self) -> None:
        """Look now."""
        if self._quick is None:
            return
        around, values, chosen = self._quick.around, self._quick.form.values(), self._quick.typed().get("chosen_place")
        similar = self._similar()
        self._latest.read(lambda: similar.to(glimpse(around, values, chosen)), self._bar.show_alike, self._fail)

    def _note(self, key: str) -> None:
        if key in TELLING:
            self._timer.start()

    def _fail(self, _: UserError) -> None:
        """A hint that can't be had is none; whatever is wrong with the file is said where something is asked of it."""
        self._bar.show_alike(())


def glimpse(around: Surroundings, values: Mapping[str, Any], chosen: Any) -> Incident:
    """What is understood of the fields so far; nothing in them is refused yet."""
    return Incident(
        around.dossier.incident.uid,
        title=str(values["title"]),
        narrative=str(values["text"]),
        when=_when(around, values["when"]),
        places=_places(str(values["place"]).strip(), str(values["coordinates"]).strip(), chosen),
    )


def _when(around: Surroundings, typed: Any) -> When:
    if isinstance(typed, When):
        return typed
    given = typed if isinstance(typed, dict) else {}
    if given.get("set"):
        by_hand: When = decode(When, given["set"])
        return by_hand
    try:
        return around.understand(str(given.get("text", "")))
    except UserError:
        return When()


def _places(words: str, point: str, chosen: Any) -> tuple[Place, ...]:
    known = decode(Place, chosen) if chosen else Place()
    place = known if known.label == words else Place(text=words)
    try:
        read = coordinates.read(point) if point else None
    except UserError:
        read = None
    if read is not None:
        place = Place(text=place.text, name=place.name, lat=read.lat, lon=read.lon, uncertainty_m=place.uncertainty_m)
    return (place,) if words or read is not None else ()
