"""Describes tags and sources in their own windows, by keys alone: what the form of an incident only names."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu

from tests.journeys.typist import Typist
from vedette.domain.source import Source
from vedette.domain.tag import Tag

Key = Qt.Key


class Describing:
    """Opens a window from the menu Tools, finds the thing by its name, and says what it is."""

    def __init__(self, typist: Typist, sees: Callable[[Callable[[], bool]], None]) -> None:
        self._typist = typist
        self._hands = typist.hands
        self._sees = sees

    def tags(self, tags: list[Tag]) -> None:
        """Colours, and what each is for."""
        self._opens("Tags", "TagSeek")
        for tag in tags:
            self._finds("TagSeek", "TagList", tag.name)
            self._hands.alt(Key.Key_S)
            self._sees(lambda: self._typist.at().objectName() == "description")
            self._typist.fills((("description", tag.description), ("colour", tag.colour)))
            self._saves()
        self._hands.press(Key.Key_Escape)

    def sources(self, sources: list[Source]) -> None:
        """What each outlet or wire is, and its other names."""
        self._opens("Sources", "SourceSeek")
        for source in sources:
            self._finds("SourceSeek", "SourceList", source.name)
            self._hands.press(Key.Key_Return)
            self._sees(lambda: self._typist.at().objectName() == "name")
            told = (
                ("aliases", "\n".join(source.aliases)),
                ("kind", source.kind),
                ("language", source.language),
            )
            self._typist.fills(told)
            self._saves()
        self._hands.press(Key.Key_Escape)

    def _opens(self, words: str, first: str) -> None:
        self._typist.at()
        self._hands.alt(Key.Key_T)
        self._chooses(words)
        self._sees(lambda: self._typist.at().objectName() == first)

    def _saves(self) -> None:
        self._hands.alt(Key.Key_S)
        self._sees(lambda: QApplication.activeModalWidget() is None)
        self._hands.settle()
        self._typist.at()

    def _chooses(self, words: str) -> None:
        """Down to an entry of the menu that is open, and Enter."""
        self._sees(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        for _ in menu.actions():
            self._hands.press(Key.Key_Down)
            at = menu.activeAction()
            if at is not None and at.text().replace("&", "").rstrip("…") == words:
                break
        self._hands.press(Key.Key_Return)

    def _finds(self, line: str, listed: str, name: str) -> None:
        """Type the name and go to the list below."""
        self._typist.goes_to(line)
        self._typist.enters(name)
        self._hands.press(Key.Key_Return)
        assert self._typist.at().objectName() == listed
