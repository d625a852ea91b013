"""Names in cells for uids and back: what a person reads in a list cell, exact enough to be found again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping

from vedette.domain.dossier import Dossier

NAME_MARK = "name:"
"""A uid that begins so holds a name that nobody has looked up yet."""

_UID_MARK = "#"
_MARKS = re.compile(f"{_UID_MARK}|{NAME_MARK}")


class CellNames:
    """The names of one dossier's shared things and linked incidents, each made to mean one thing only.

    A name that two things share, is empty or holds a `#` is followed by `#` and the uid; an unknown uid is `#uid`.
    """

    def __init__(self, dossier: Dossier) -> None:
        self._dossier = dossier
        self._shown: dict[str, dict[str, str]] = {}
        self._uids: dict[str, dict[str, str]] = {}

    def shown(self, kind: str, uid: str) -> str:
        """What to write for a uid; '' for none."""
        if not uid:
            return ""
        names = self._shown.get(kind) or self._names(kind)
        return names.get(uid, f"{_UID_MARK}{uid}")

    def uid(self, kind: str, shown: str) -> str:
        """The uid behind what was written, `name:` and the words where they name nothing known here; '' for ''."""
        if kind not in self._uids:
            self._uids[kind] = {name: uid for uid, name in self._names(kind).items()}
        if not shown or shown in self._uids[kind]:
            return self._uids[kind].get(shown, "")
        if shown.startswith(_UID_MARK):
            return shown[1:]
        return shown if shown.startswith(NAME_MARK) else f"{NAME_MARK}{shown}"

    def _names(self, kind: str) -> dict[str, str]:
        if kind not in self._shown:
            things, name = _NAMED[kind](self._dossier)
            self._shown[kind] = _unique(things, name)
        return self._shown[kind]


_NAMED: Mapping[str, Callable[[Dossier], tuple[Iterable[str], Callable[[str], str]]]] = {
    "actor": lambda dossier: (dossier.actors, dossier.actor_name),
    "source_item": lambda dossier: (dossier.items, dossier.item_name),
    "tag": lambda dossier: (dossier.tags, dossier.tag_path),
    "incident": lambda dossier: (dossier.linked, lambda uid: dossier.linked[uid].reference),
}


def _unique(uids: Iterable[str] | Mapping[str, object], name: Callable[[str], str]) -> dict[str, str]:
    names = {uid: name(uid) for uid in uids}
    if (
        len(set(names.values())) == len(names)
        and "" not in names.values()
        and not _MARKS.search("\0".join(names.values()))
    ):
        return names
    times = Counter(names.values())
    return {
        uid: shown if _is_plain(shown, times) else f"{shown} {_UID_MARK}{uid}".strip() for uid, shown in names.items()
    }


def _is_plain(shown: str, times: Counter[str]) -> bool:
    return times[shown] == 1 and not _is_marked(shown)


def _is_marked(shown: str) -> bool:
    """Whether a name alone would not be read as that name."""
    return not shown or _UID_MARK in shown or shown.startswith(NAME_MARK)
