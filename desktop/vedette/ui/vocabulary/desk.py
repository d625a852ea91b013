"""Own places, actors and sources from the menu Tools: each a manager of its own, loaded when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from vedette.ui.acts import Acts
from vedette.ui.tasks import Latest, Tasks
from vedette.ui.workplace import Workplace

if TYPE_CHECKING:
    from vedette.ui.vocabulary.manager import Manager
    from vedette.ui.vocabulary.subject import Subject


class VocabularyDesk(QObject):
    """Opens the managers, and lets those that are open follow whatever is done."""

    def __init__(self, window: QWidget, acts: Acts, *, workplace: Workplace, tasks: Tasks) -> None:
        super().__init__(window)
        self.setObjectName("VocabularyDesk")
        self._window, self._acts = window, acts
        self._workplace, self._tasks = workplace, tasks
        self._subjects: dict[str, tuple[Subject, Latest]] = {}
        self._open: dict[str, Manager] = {}
        acts.steps.connect(self._follow)

    def bindings(self) -> dict[str, Callable[..., object]]:
        """What the actions do, by id."""
        makers: dict[str, Callable[[], Subject]] = {
            "manage_places": self._places,
            "manage_actors": self._actors,
            "manage_sources": self._sources,
        }
        return {action: partial(self._manage, action, make) for action, make in makers.items()}

    def _manage(self, action: str, make: Callable[[], Subject]) -> None:
        from vedette.ui.vocabulary.manager import Manager

        if action not in self._open:
            if action not in self._subjects:
                self._subjects[action] = (make(), Latest(self._tasks))
            subject, _ = self._subjects[action]
            subject.window = self._open[action] = Manager(subject, self._window)
            self._open[action].finished.connect(partial(self._forget, action))
        manager = self._open[action]
        manager.show()
        manager.raise_()
        manager.activateWindow()
        self._look(action)

    def _places(self) -> Subject:
        from vedette.ui.vocabulary.place_subject import PlaceSubject
        from vedette.usecases.own_places import OwnPlaces

        return PlaceSubject(self._acts, OwnPlaces(self._workplace.desk), self._window)

    def _actors(self) -> Subject:
        from vedette.ui.vocabulary.actor_subject import ActorSubject
        from vedette.usecases.actors import Actors
        from vedette.usecases.vocabulary import Vocabulary

        desk = self._workplace.desk
        return ActorSubject(self._acts, Actors(desk), Vocabulary(desk).actors, tasks=self._tasks, window=self._window)

    def _sources(self) -> Subject:
        from vedette.ui.vocabulary.source_subject import SourceSubject
        from vedette.usecases.sources import Sources

        return SourceSubject(self._acts, Sources(self._workplace.desk), tasks=self._tasks, window=self._window)

    def _follow(self, _: object) -> None:
        for action in self._open:
            self._look(action)

    def _look(self, action: str) -> None:
        subject, latest = self._subjects[action]
        latest.read(subject.look, self._open[action].show_lines, self._acts.fail)

    def _forget(self, action: str, _: int) -> None:
        """What is closed would be dressed anew whenever the look changes."""
        subject, latest = self._subjects[action]
        latest.forget()
        subject.window = self._window
        del self._open[action]
