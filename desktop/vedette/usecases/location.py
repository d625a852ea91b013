"""Where a logbook lies: a folder kept in step with other computers, or a drive of another one, is no safe place."""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path

_NETWORK = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "9p", "fuse.sshfs", "fuse.rclone", "davfs"})
_SYNCED = re.compile(
    r"dropbox|onedrive|nextcloud|owncloud|google drive|googledrive|my drive|icloud|mega(sync)?|pcloud|syncthing|"
    r"seafile|box sync|yandex\.?disk",
    re.IGNORECASE,
)
_MARKS = (".stfolder", ".dropbox", ".sync", ".owncloudsync.log", ".nextcloudsync.log")
_CONFLICT = re.compile(r"conflict|sync-conflict|konflikt|конфликт", re.IGNORECASE)
_MOUNTS = Path("/proc/self/mounts")


def on_network(path: Path, mounts: str | None = None) -> bool:
    """Whether it lies on a drive of another computer; there SQLite's quicker journal is not to be had."""
    if str(path).startswith(("\\\\", "//")):
        return True
    return _kind_of_mount(path, _mounts() if mounts is None else mounts) in _NETWORK


def synced_by(path: Path) -> str:
    """The folder on the way to it that a program keeps in step with other computers; '' when none is known."""
    for folder in path.absolute().parents:
        if _SYNCED.search(folder.name) or any((folder / mark).exists() for mark in _MARKS):
            return folder.name
    return ""


def conflicting(path: Path) -> list[str]:
    """Names of copies beside it that such a program made because two computers wrote at once."""
    try:
        names = sorted(other.name for other in path.parent.iterdir() if other.suffix == path.suffix)
    except OSError:
        return []
    return [name for name in names if name != path.name and name.startswith(path.stem) and _CONFLICT.search(name)]


def open_to(path: Path) -> str:
    """Who else on this computer can read or replace it, in a sentence; '' for nobody, and where the system can't say.

    That a folder can be listed by others is usual and tells no more than names; the files are their owner's alone.
    """
    if os.name == "nt":
        return ""
    try:
        file, folder = path.stat().st_mode, path.absolute().parent.stat().st_mode
    except OSError:
        return ""
    if folder & stat.S_IWOTH and not folder & stat.S_ISVTX:
        return (
            f"Everybody who uses this computer can replace or delete what lies in “{path.absolute().parent.name}”: "
            "keep the logbook in a folder of your own."
        )
    if file & (stat.S_IRGRP | stat.S_IROTH | stat.S_IWGRP | stat.S_IWOTH):
        return (
            "Others who use this computer may open the file of this logbook. Take their access away (Linux, macOS: "
            "chmod 600), or keep it under a passphrase."
        )
    return ""


def warning(path: Path, mounts: str | None = None) -> str:
    """What to know about the place of a logbook, in sentences; '' when all is well."""
    found = []
    if on_network(path, mounts):
        found.append("This logbook lies on a drive of another computer: open it from one computer at a time.")
    elif folder := synced_by(path):
        found.append(
            f"The folder “{folder}” is kept in step with other computers: two that write at once spoil each other's "
            "work, and others may hold a copy. Keep the logbook elsewhere, and put backups there."
        )
    if others := open_to(path):
        found.append(others)
    if names := conflicting(path):
        found.append(f"There are copies made by such a program beside it: {', '.join(names[:5])}. Compare them.")
    return " ".join(found)


def _mounts() -> str:
    try:
        return _MOUNTS.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def _kind_of_mount(path: Path, mounts: str) -> str:
    """The kind of the file system that holds it: of the longest mount point on its way."""
    place, best, kind = os.path.realpath(path), "", ""
    for line in mounts.splitlines():
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        point = fields[1].replace("\\040", " ")
        if (place == point or place.startswith(point.rstrip("/") + "/")) and len(point) >= len(best):
            best, kind = point, fields[2]
    return kind
