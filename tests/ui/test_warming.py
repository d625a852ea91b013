"""What is loaded ahead: each module is there, one after the other, and nobody who asks for something waits for it."""

from __future__ import annotations

import sys
import threading
from importlib import import_module
from importlib.util import find_spec

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from vedette.domain.errors import UserError
from vedette.ui.tasks import Tasks
from vedette.ui.warming import AHEAD, Warming


def _fails(error: UserError) -> None:
    raise error


@pytest.mark.parametrize("name", AHEAD)
def test_what_is_loaded_ahead_is_there(name: str) -> None:
    module, _, function = name.partition(":")
    assert find_spec(module) is not None
    assert not function or hasattr(getattr(import_module(module), function), "cache_info")


def test_each_module_is_loaded_off_the_gui_thread_and_then_it_says_so(
    qtbot: QtBot, tasks: Tasks, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("wave", "colorsys"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    owner = QObject()
    warming = Warming(tasks, _fails, owner, ("wave", "colorsys"))
    with qtbot.waitSignal(warming.warm):
        warming.begin()
    assert {"wave", "colorsys"} <= set(sys.modules)


def test_while_something_is_asked_for_nothing_is_loaded(
    qtbot: QtBot, tasks: Tasks, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(sys.modules, "colorsys", raising=False)
    answer, heard = threading.Event(), list[object]()
    tasks.read(answer.wait, heard.append, _fails)
    owner = QObject()
    warming = Warming(tasks, _fails, owner, ("colorsys",))
    warming.step()
    assert "colorsys" not in sys.modules
    answer.set()
    qtbot.waitUntil(lambda: heard == [True])
    warming.step()
    qtbot.waitUntil(lambda: "colorsys" in sys.modules)
