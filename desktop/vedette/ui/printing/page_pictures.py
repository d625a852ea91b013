"""Pictures of pages as they are looked at: painted off the GUI thread, one at a time, the last wanted first."""

from __future__ import annotations

from collections import OrderedDict
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from vedette.domain.errors import UserError
from vedette.ui.printing.prepared import Prepared
from vedette.ui.tasks import Tasks

KEPT_PIXELS = 40_000_000
_MOST_WAITING = 60
Key = tuple[int, int]
"""A page, from 1, and its width in pixels."""


class PagePictures(QObject):
    """Keeps as many pictures as fit into 160 MB."""

    painted = Signal(int, int)
    failed = Signal(object)

    def __init__(self, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("PagePictures")
        self._tasks = tasks
        self._prepared: Prepared | None = None
        self._pictures: OrderedDict[Key, QImage] = OrderedDict()
        self._waiting: list[Key] = []
        self._busy = False
        self._painting: Key | None = None

    def show(self, prepared: Prepared | None) -> None:
        """Pictures of another document; None for none."""
        self._prepared = prepared
        self._pictures.clear()
        self._waiting.clear()
        self._painting = None

    def get(self, page: int, width: int) -> QImage | None:
        """The picture if it is at hand; otherwise it is painted, and `painted` says so."""
        key = (page, width)
        found = self._pictures.get(key)
        if found is not None:
            self._pictures.move_to_end(key)
        elif self._prepared is not None and key != self._painting:
            if key in self._waiting:
                self._waiting.remove(key)
            self._waiting = [*self._waiting, key][-_MOST_WAITING:]
            self._paint_next()
        return found

    def _paint_next(self) -> None:
        prepared = self._prepared
        if self._busy or prepared is None or not self._waiting:
            return
        self._busy = True
        self._painting = self._waiting.pop()
        self._tasks.read(partial(_picture, prepared, self._painting), self._keep, self._fail)

    def _keep(self, painted: tuple[Prepared, Key, QImage]) -> None:
        prepared, key, image = painted
        self._busy = False
        self._painting = None
        if prepared is self._prepared:
            self._pictures[key] = image
            self._make_room()
            self.painted.emit(*key)
        self._paint_next()

    def _make_room(self) -> None:
        pixels = sum(image.width() * image.height() for image in self._pictures.values())
        while pixels > KEPT_PIXELS and len(self._pictures) > 1:
            _, dropped = self._pictures.popitem(last=False)
            pixels -= dropped.width() * dropped.height()

    def _fail(self, error: UserError) -> None:
        self._busy = False
        self._painting = None
        self._waiting.clear()
        self.failed.emit(error)


def _picture(prepared: Prepared, key: Key) -> tuple[Prepared, Key, QImage]:
    return prepared, key, prepared.image(*key)
