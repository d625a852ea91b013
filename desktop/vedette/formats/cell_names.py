"""Names in cells for uids and back: what a person reads in a list cell, exact enough to be found again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping

from vedette.domain.dossier import Dossier

NAME_MARK = "name:"
"""A uid that begins so holds a name that nobody has looked up yet."""

_UID_MARK = "#"


class CellNames:
    """The names of one dossier's shared things and linked incidents, each made to mean one thing only.

    A name that two things share, is empty or holds a `#` is followed by `#` and the uid; an unknown uid is `#uid`.
    """

    def __init__(self, dossier: Dossier) -> None:
        self._shown: dict[str, dict[str, str]] = {
            "actor": _unique(dossier.actors, dossier.actor_name),
            "source_item": _unique(dossier.items, dossier.item_name),
            "tag": _unique(dossier.tags, dossier.tag_path),
            "incident": _unique(dossier.linked, lambda uid: dossier.linked[uid].reference),
        }
        self._uids = {kind: {name: uid for uid, name in shown.items()} for kind, shown in self._shown.items()}

    def shown(self, kind: str, uid: str) -> str:
        """What to write for a uid; '' for none."""
        return self._shown[kind].get(uid, f"{_UID_MARK}{uid}" if uid else "")

    def uid(self, kind: str, shown: str) -> str:
        """The uid behind what was written, `name:` and the words where they name nothing known here; '' for ''."""
        if not shown or shown in self._uids[kind]:
            return self._uids[kind].get(shown, "")
        if shown.startswith(_UID_MARK):
            return shown[1:]
        return shown if shown.startswith(NAME_MARK) else f"{NAME_MARK}{shown}"


def _unique(uids: Iterable[str] | Mapping[str, object], name: Callable[[str], str]) -> dict[str, str]:
    names = {uid: name(uid) for uid in uids}
    if len(set(names.values())) == len(names) and not any(map(_is_marked, names.values())):
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
