"""Everything one can do by key or menu, made from data: the window binds what it can do, the rest is not shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtGui import QAction, QActionGroup, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QMenu, QToolBar, QToolButton, QWidget

from vedette.ui import icons
from vedette.ui.action import Action
from vedette.ui.action_list import ACTIONS, FILLED_BY_WINDOW, MENUS, TOOLBAR


@dataclass(frozen=True, slots=True)
class Built:
    """The actions of one window, by id; and its menus and toolbar."""

    actions: Mapping[str, QAction]
    menus: Mapping[str, QMenu]
    toolbar: QToolBar

    def of_table(self) -> list[QAction]:
        """The actions whose keys work only in the table of incidents: give them to `table.addActions`."""
        return [self.actions[action.id] for action in ACTIONS if action.in_table and action.id in self.actions]

    def enable(self, enabled: Mapping[str, bool]) -> None:
        """Enable or disable by id; ids that are not bound are passed over."""
        for action_id, on in enabled.items():
            if action_id in self.actions:
                self.actions[action_id].setEnabled(on)

    def name(self, action_id: str, text: str) -> None:
        """Say more exactly what an action would do, as in "Undo: tag 12 incidents"."""
        if action_id in self.actions:
            action = self.actions[action_id]
            action.setText(text.replace("&", "&&"))
            action.setToolTip(_tooltip(text, action.shortcut()))

    def rekey(self, action_id: str, key: str) -> None:
        """Give an action another key, '' for none."""
        if action_id in self.actions:
            action = self.actions[action_id]
            words = action.toolTip().removesuffix(_in_brackets(action.shortcut()))
            action.setShortcut(QKeySequence(key))
            action.setToolTip(_tooltip(words, action.shortcut()))


class ToolBar(QToolBar):
    """Words and icons, and icons alone before a button would have no room, also when the text grows."""

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(title, parent)
        self.setObjectName("Toolbar")
        self.setAccessibleName(title)
        self.setMovable(False)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.toggleViewAction().setVisible(False)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.fit)

    def fit(self) -> None:
        """Show words where there is room for all of them."""
        # Measured with its words each time: without them it is narrow, and the words would come back too early.
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        if self.width() < self.sizeHint().width():
            self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._soon.start()


def translated(text: str) -> str:
    """Words of the action list in the language of the program."""
    return QCoreApplication.translate("Actions", text)


def build(window: QMainWindow, bind: Mapping[str, Callable[..., object]]) -> Built:
    """Make the actions that `bind` has something for, and put them into the menus and the toolbar of `window`.

    A bound callable is given no argument, or, for an action to tick, whether it is ticked.
    """
    unknown = bind.keys() - {action.id for action in ACTIONS}
    if unknown:
        raise KeyError(f"no such action: {', '.join(sorted(unknown))}")
    made = {action.id: _make(window, action, bind[action.id]) for action in ACTIONS if action.id in bind}
    _group(window, made)
    toolbar = _toolbar(window, made)
    return Built(made, _menus(window, made), toolbar)


def shortcuts() -> tuple[tuple[str, str], ...]:
    """Each key and what it does, for Help, in the order of the menus."""
    return tuple(
        (QKeySequence(action.shortcut).toString(QKeySequence.SequenceFormat.NativeText), plain(action))
        for action in ACTIONS
        if action.shortcut
    )


def plain(action: Action) -> str:
    """The words of an action without the mark of its mnemonic and without an ellipsis."""
    return translated(action.text).replace("&", "").removesuffix("…").strip()


def _make(window: QMainWindow, action: Action, act: Callable[..., object]) -> QAction:
    made = QAction(translated(action.text), window)
    made.setObjectName(action.id)
    made.setIconText(plain(action))
    if action.icon:
        made.setIcon(icons.icon(action.icon))
    if action.shortcut:
        made.setShortcut(QKeySequence(action.shortcut))
    if action.in_table:
        made.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    made.setToolTip(_tooltip(plain(action), made.shortcut()))
    made.setStatusTip(translated(action.tip))
    made.setMenuRole(_ROLES.get(action.id, QAction.MenuRole.NoRole))
    if action.checkable or action.group:
        made.setCheckable(True)
        made.triggered.connect(lambda checked: act(checked))
    else:
        made.triggered.connect(lambda _checked: act())
    return made


_ROLES = {
    "about": QAction.MenuRole.AboutRole,
    "preferences": QAction.MenuRole.PreferencesRole,
    "quit": QAction.MenuRole.QuitRole,
}


def _tooltip(words: str, key: QKeySequence) -> str:
    return words + _in_brackets(key)


def _in_brackets(key: QKeySequence) -> str:
    native = key.toString(QKeySequence.SequenceFormat.NativeText)
    return f" ({native})" if native else ""


def _group(window: QMainWindow, made: Mapping[str, QAction]) -> None:
    """Of the actions of a group one is ticked at a time."""
    groups: dict[str, QActionGroup] = {}
    for action in ACTIONS:
        if action.group and action.id in made:
            group = groups.setdefault(action.group, QActionGroup(window))
            group.setObjectName(f"group_{action.group}")
            group.addAction(made[action.id])


def _menus(window: QMainWindow, made: Mapping[str, QAction]) -> dict[str, QMenu]:
    """The menus that have something in them; a submenu stands where its first action would."""
    menus: dict[str, QMenu] = {}
    places: dict[str, str] = {}
    for action in ACTIONS:
        if action.id not in made:
            continue
        menu = _menu(window, menus, action.menu)
        if action.part != places.setdefault(action.menu, action.part):
            menu.addSeparator()
            places[action.menu] = action.part
        menu.addAction(made[action.id])
        for name in (name for name, before in FILLED_BY_WINDOW.items() if before == action.id):
            _menu(window, menus, name)
    return menus


def _menu(window: QMainWindow, menus: dict[str, QMenu], name: str) -> QMenu:
    if name not in menus:
        above, _, _ = name.rpartition("/")
        title = translated(MENUS[name])
        menus[name] = _menu(window, menus, above).addMenu(title) if above else window.menuBar().addMenu(title)
        menus[name].setObjectName(f"menu_{name.replace('/', '_')}")
        menus[name].setAccessibleName(title.replace("&", ""))
        menus[name].setToolTipsVisible(False)
    return menus[name]


def _toolbar(window: QMainWindow, made: Mapping[str, QAction]) -> QToolBar:
    bar = ToolBar(translated("Toolbar"), window)
    _fill_toolbar(bar, made)
    _name_the_rest(bar)
    window.addToolBar(bar)
    return bar


def _name_the_rest(bar: QToolBar) -> None:
    """Qt's own button for what a narrow window has no room for."""
    rest = bar.findChild(QToolButton, "qt_toolbar_ext_button")
    if rest is not None:
        rest.setAccessibleName(translated("More buttons"))
        rest.setToolTip(translated("More buttons"))


def _fill_toolbar(bar: QToolBar, made: Mapping[str, QAction]) -> None:
    for part in " ".join(TOOLBAR).split("|"):
        buttons = [made[action_id] for action_id in part.split() if action_id in made]
        if buttons and bar.actions():
            bar.addSeparator()
        for action in buttons:
            bar.addAction(action)
            button = bar.widgetForAction(action)
            button.setObjectName(f"Toolbar_{action.objectName()}")
            button.setAccessibleName(action.iconText())
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
