"""Hears from a Linux desktop that its screen is locked or that it goes to sleep, over the local message bus."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from PySide6.QtCore import SLOT, QObject, Signal, Slot
from PySide6.QtDBus import QDBusConnection

_SAVERS = (
    "org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver", "org.cinnamon.ScreenSaver", "org.mate.ScreenSaver",
    "org.xfce.ScreenSaver",
)  # fmt: skip
_LOGIN = "org.freedesktop.login1"
_SYSTEM_BUS = Path("/run/dbus/system_bus_socket")


class SystemLock(QObject):
    """`locked` at the lock of the screen, at a lock of the session, and before or after sleep."""

    locked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("SystemLock")

    def begin(self) -> bool:
        """Listen, where there is a bus; False where there is none. Only local sockets are ever used."""
        found = False
        if is_local(os.environ.get("DBUS_SESSION_BUS_ADDRESS", "")):
            session = QDBusConnection.sessionBus()
            found = session.isConnected()
            for name in _SAVERS:
                session.connect("", "", name, "ActiveChanged", self, _slot("_on_saver(bool)"))
        named = os.environ.get("DBUS_SYSTEM_BUS_ADDRESS", "")
        if is_local(named) if named else _SYSTEM_BUS.exists():
            system = QDBusConnection.systemBus()
            found = found or system.isConnected()
            system.connect(_LOGIN, "", f"{_LOGIN}.Manager", "PrepareForSleep", self, _slot("_on_sleep(bool)"))
            system.connect(_LOGIN, "", f"{_LOGIN}.Session", "Lock", self, _slot("_on_lock()"))
        return found

    @Slot(bool)
    def _on_saver(self, active: bool) -> None:
        if active:
            self.locked.emit()

    @Slot(bool)
    def _on_sleep(self, _begins: bool) -> None:
        self.locked.emit()

    @Slot()
    def _on_lock(self) -> None:
        self.locked.emit()


def _slot(signature: str) -> Any:
    """Declared to be bytes, and taken as text only."""
    return SLOT(signature)


def is_local(address: str) -> bool:
    """Whether a bus address leads to nothing but sockets of this machine's file system."""
    return bool(address) and all(one.startswith("unix:") for one in address.split(";"))
