"""The menu of one tag, in the navigator and in the tag manager alike."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QActionGroup, QGuiApplication
from PySide6.QtWidgets import QMenu

from vedette.domain.incident_line import NamedTag
from vedette.ui import icons
from vedette.ui.action import QT_TRANSLATE_NOOP
from vedette.ui.colours import TAG_COLOURS
from vedette.ui.tags.swatch import colour_name, swatch
from vedette.ui.tags.tag_acts import TagActs
from vedette.usecases.tagging import KEYS


def fill(menu: QMenu, tag: NamedTag, acts: TagActs) -> None:
    """Everything one can do to a tag."""
    _add(menu, QT_TRANSLATE_NOOP("TagMenu", "&New tag below…"), "plus", lambda: acts.make(tag))
    _add(menu, QT_TRANSLATE_NOOP("TagMenu", "&Rename…"), "pencil", lambda: acts.rename(tag))
    _add(menu, QT_TRANSLATE_NOOP("TagMenu", "Mer&ge into…"), "merge", lambda: acts.merge(tag))
    _add(menu, QT_TRANSLATE_NOOP("TagMenu", "&Move below…"), "layers", lambda: acts.move(tag))
    _add(menu, QT_TRANSLATE_NOOP("TagMenu", "De&scribe…"), "message-square", lambda: acts.describe(tag))
    fill_colours(menu.addMenu(icons.icon("palette"), _tr(QT_TRANSLATE_NOOP("TagMenu", "&Colour"))), tag, acts)
    fill_keys(menu.addMenu(icons.icon("keyboard"), _tr(QT_TRANSLATE_NOOP("TagMenu", "&Key"))), tag, acts)
    menu.addSeparator()
    _add(menu, QT_TRANSLATE_NOOP("TagMenu", "&Delete"), "trash-2", lambda: acts.delete([tag]))


def fill_colours(menu: QMenu, tag: NamedTag, acts: TagActs) -> None:
    """Every colour, by its name; that of the tag is ticked."""
    menu.setObjectName("TagColours")
    group = QActionGroup(menu)
    for colour in TAG_COLOURS:
        action = menu.addAction(swatch(colour, QGuiApplication.palette()), colour_name(colour))
        action.setObjectName(f"TagColour_{colour}")
        action.setCheckable(True)
        action.setChecked(colour == (tag.colour or "grey"))
        action.triggered.connect(lambda _, colour=colour: acts.colour(tag, colour))
        group.addAction(action)


def fill_keys(menu: QMenu, tag: NamedTag, acts: TagActs) -> None:
    """The keys from 1 to 9, and none."""
    menu.setObjectName("TagKeys")
    for key in KEYS:
        action = menu.addAction(_tr(QT_TRANSLATE_NOOP("TagMenu", "Pin to &{0}")).format(key))
        action.setObjectName(f"TagKey_{key}")
        action.triggered.connect(lambda _, key=key: acts.pin(tag, key))
    menu.addSeparator()
    _add(menu, QT_TRANSLATE_NOOP("TagMenu", "&No key"), "", lambda: acts.pin(tag, 0))


def _add(menu: QMenu, words: str, icon: str, act: Callable[[], object]) -> QAction:
    action = menu.addAction(icons.icon(icon), _tr(words)) if icon else menu.addAction(_tr(words))
    action.triggered.connect(lambda _: act())
    return action


def _tr(text: str) -> str:
    return QCoreApplication.translate("TagMenu", text)
