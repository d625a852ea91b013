"""What a screen reader does, over the accessibility bus: finds things by name and role, reads, types, presses."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

from jeepney import DBusAddress, Message, MessageType, Properties, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection

ACCESSIBLE, ACTION, TABLE = "org.a11y.atspi.Accessible", "org.a11y.atspi.Action", "org.a11y.atspi.Table"
EDITABLE, TEXT = "org.a11y.atspi.EditableText", "org.a11y.atspi.Text"
_KEYS = ("org.a11y.atspi.Registry", "/org/a11y/atspi/registry/deviceeventcontroller")
_ROOT = ("org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root")
RETURN = 0xFF0D
"""The number X gives to that key."""

_BY_SYMBOL = 3
"""A key pressed and let go, named by such a number."""

_SHOWING = 25
"""The bit of that state in the bus's list of states."""

_ANSWER_SECONDS = 5.0
_PATIENCE = 30.0
_LOOK_AGAIN = 0.1

T = TypeVar("T")


class Gone(Exception):
    """What was spoken to is not there any more, or does not know what was asked."""


@dataclass(frozen=True)
class Node:
    """One thing on the screen, as the bus names it."""

    bus: DBusConnection
    ref: tuple[str, str]

    @property
    def name(self) -> str:
        """What a screen reader says it is."""
        return str(self._property(ACCESSIBLE, "Name"))

    @property
    def role(self) -> str:
        """What kind of thing it is, in the bus's words."""
        return str(self._call(ACCESSIBLE, "GetRoleName")[0])

    @property
    def identifier(self) -> str:
        """The chain of object names."""
        return str(self._property(ACCESSIBLE, "AccessibleId"))

    @property
    def text(self) -> str:
        """The text it holds."""
        return str(self._call(TEXT, "GetText", "ii", (0, -1))[0])

    @property
    def shown(self) -> bool:
        """Whether it is on the screen now."""
        return bool(self._call(ACCESSIBLE, "GetState")[0][0] >> _SHOWING & 1)

    def children(self) -> list[Node]:
        """What lies directly in it."""
        return [Node(self.bus, tuple(ref)) for ref in self._call(ACCESSIBLE, "GetChildren")[0]]

    def everything(self) -> Iterator[Node]:
        """It and all that lies in it."""
        yield self
        for child in self.children():
            try:
                yield from child.everything()
            except Gone:
                continue

    def press(self) -> None:
        """Do what Enter or a click would do."""
        self._call(ACTION, "DoAction", "i", (0,))

    def type(self, text: str) -> None:
        """Put a text in the place of the one it holds."""
        self._call(EDITABLE, "SetTextContents", "s", (text,))

    def rows(self) -> list[list[str]]:
        """The cells of a table, row by row."""
        down, across = (int(self._property(TABLE, key)) for key in ("NRows", "NColumns"))
        return [[self._cell(row, column).name for column in range(across)] for row in range(down)]

    def choose(self, row: int) -> None:
        """Select a row of a table."""
        self._call(TABLE, "AddRowSelection", "i", (row,))

    def _cell(self, row: int, column: int) -> Node:
        return Node(self.bus, tuple(self._call(TABLE, "GetAccessibleAt", "ii", (row, column))[0]))

    def _call(self, interface: str, method: str, signature: str | None = None, values: tuple[Any, ...] = ()) -> Any:
        name, path = self.ref
        message = new_method_call(DBusAddress(path, name, interface), method, signature, values)
        return _answer(self.bus, message)

    def _property(self, interface: str, key: str) -> Any:
        name, path = self.ref
        return _answer(self.bus, Properties(DBusAddress(path, name, interface)).get(key))[0][1]


class Reader:
    """A screen reader on one program."""

    def __init__(self, session: str) -> None:
        with open_dbus_connection(bus=session) as bus:
            where = new_method_call(DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus"), "GetAddress")
            address = _answer(bus, where)[0]
        self._bus = open_dbus_connection(bus=address)

    def close(self) -> None:
        """Leave the bus."""
        self._bus.close()

    def find(self, name: str, role: str = "", *, within: Node | None = None) -> Node:
        """The thing that is called so, once it is there."""
        return wait_for(lambda: self.now(name, role, within=within), f"“{name}” {role}")

    def now(self, name: str, role: str = "", *, within: Node | None = None) -> Node | None:
        """The same, or None where there is none now."""
        top = within or Node(self._bus, _ROOT)
        for node in top.everything():
            try:
                if node.name == name and role in ("", node.role):
                    return node
            except Gone:
                continue
        return None

    def key(self, symbol: int) -> None:
        """Press a key, which goes to what has the focus."""
        name, path = _KEYS
        address = DBusAddress(path, name, "org.a11y.atspi.DeviceEventController")
        _answer(self._bus, new_method_call(address, "GenerateKeyboardEvent", "isu", (symbol, "", _BY_SYMBOL)))

    def everything(self) -> list[Node]:
        """All there is on the screen."""
        return list(Node(self._bus, _ROOT).everything())


def wait_for(look: Callable[[], T | None], what: str) -> T:
    """What `look` finds, as soon as it finds something."""
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        try:
            found = look()
        except Gone:
            found = None
        if found:
            return found
        time.sleep(_LOOK_AGAIN)
    raise AssertionError(f"There was no {what} within {_PATIENCE:.0f} seconds.")


def _answer(bus: DBusConnection, message: Message) -> Any:
    try:
        reply = bus.send_and_get_reply(message, timeout=_ANSWER_SECONDS)
    except TimeoutError as error:
        raise Gone from error
    if reply.header.message_type is MessageType.error:
        raise Gone(reply.body)
    return reply.body
