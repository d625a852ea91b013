"""The keys of actions as the user wants them: the usual ones, and what was changed on this machine."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence

from vedette.ui.action import Action
from vedette.ui.action_list import ACTIONS
from vedette.ui.actions import Built
from vedette.ui.settings import MachineSettings, Settings

NATIVE, PORTABLE = QKeySequence.SequenceFormat.NativeText, QKeySequence.SequenceFormat.PortableText
RESERVED = frozenset(
    (
        *("Esc", "Tab", "Shift+Tab", "F4", "Space", "Backspace"),
        *("Up", "Down", "Left", "Right", "Home", "End", "PgUp", "PgDown"),
        *(f"Alt+{number}" for number in range(1, 10)),
    )
)
"""Keys with a meaning of their own in lists and forms."""

_USUAL = {action.id: action.shortcut for action in ACTIONS}
_ALONE = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.KeypadModifier


def usual(action_id: str) -> str:
    """The key an action has unless the user wants another."""
    return _USUAL[action_id]


def effective(kept: Sequence[str]) -> dict[str, str]:
    """The key of each action, '' for none; `kept` is what the settings hold, as “id=key”, unknown ids left out."""
    changed = dict(line.partition("=")[::2] for line in kept)
    return {action_id: changed.get(action_id, key) for action_id, key in _USUAL.items()}


def changed_to(kept: Sequence[str], keys: Mapping[str, str]) -> tuple[str, ...]:
    """What the settings are to hold so that these actions have these keys; only what differs from the usual."""
    wanted = {**effective(kept), **keys}
    return tuple(f"{action_id}={key}" for action_id, key in wanted.items() if key != _USUAL[action_id])


def holder(kept: Sequence[str], key: str, besides: str) -> str:
    """The id of another action that has this key; '' where it is free."""
    wanted = QKeySequence(key)
    taken = (one for one, other in effective(kept).items() if other and QKeySequence(other) == wanted)
    return next((one for one in taken if one != besides), "")


def is_too_plain(action: Action, key: str) -> bool:
    """Whether the key would take a letter away from whoever types: only keys of the table may be so."""
    combination = QKeySequence(key)[0]  # type: ignore[index]  # the stubs don't know it
    code = combination.key()
    return (
        not action.in_table
        and combination.keyboardModifiers() in _ALONE
        and not Qt.Key.Key_F1 <= code <= Qt.Key.Key_F35
    )


class Keys(QObject):
    """Gives the actions of a window their keys, now and whenever the settings change."""

    def __init__(self, settings: MachineSettings, parent: QObject) -> None:
        super().__init__(parent)
        self.setObjectName("Keys")
        self._settings = settings
        self._given: tuple[str, ...] = ()
        self._built: Built | None = None
        settings.changed.connect(self._follow)

    def begin(self, built: Built) -> None:
        """From now on these."""
        self._built = built
        self._follow(self._settings.current)

    def _follow(self, now: Settings) -> None:
        if self._built is None or now.keys == self._given:
            return
        self._given = now.keys
        for action_id, key in effective(now.keys).items():
            self._built.rekey(action_id, key)
