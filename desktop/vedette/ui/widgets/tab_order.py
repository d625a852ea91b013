"""The order of Tab where widgets are made late: Qt puts them behind everything and knows no order of containers."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def put_before(stop: QWidget, late: QWidget) -> None:
    """Tab goes through what `late` holds, in its own order, before it comes to `stop`."""
    before = stop.previousInFocusChain()
    while before is not None and before is not stop and not _is_stop(before):
        before = before.previousInFocusChain()
    _chain(before or stop, late)


def put_after(stop: QWidget, late: QWidget) -> None:
    """Tab goes from `stop` through what `late` holds."""
    _chain(stop, late)


def _chain(before: QWidget, late: QWidget) -> None:
    for stop in list(_stops(late)):
        QWidget.setTabOrder(before, stop)
        before = stop


def _stops(late: QWidget) -> Iterator[QWidget]:
    """What is freshly made lies in one piece in Qt's own order."""
    widget = late.nextInFocusChain()
    while widget is not None and widget is not late and late.isAncestorOf(widget):
        if _is_stop(widget):
            yield widget
        widget = widget.nextInFocusChain()


def _is_stop(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None
