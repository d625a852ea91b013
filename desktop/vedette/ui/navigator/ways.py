"""The entries of the navigator, gathered and counted off the GUI thread."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication

from vedette.domain.folding import fold
from vedette.domain.tag import Tag
from vedette.ui.action import QT_TRANSLATE_NOOP
from vedette.ui.navigator.entry import Entry
from vedette.ui.search.token import part
from vedette.ui.workplace import Workplace
from vedette.usecases.saved_searches import SavedSearches

_FIXED = (
    ("all", QT_TRANSLATE_NOOP("Navigator", "All"), "", "list"),
    ("recent", QT_TRANSLATE_NOOP("Navigator", "Recent"), "sort:-added", "clock"),
    ("drafts", QT_TRANSLATE_NOOP("Navigator", "Drafts"), "is:draft", "file-pen"),
    ("contested", QT_TRANSLATE_NOOP("Navigator", "Contested"), "status:contested", "scale"),
    ("unverified", QT_TRANSLATE_NOOP("Navigator", "Unverified"), "status:unverified", "circle-dashed"),
    ("trash", QT_TRANSLATE_NOOP("Navigator", "Trash"), "is:trashed", "trash-2"),
)
_UNCOUNTED = ("recent",)


def gather(workplace: Workplace) -> tuple[Entry, ...]:
    """All of it."""
    groups = [
        Entry("incidents", _said("Incidents"), children=_fixed(workplace)),
        Entry("saved", _said("Saved searches"), children=_saved(workplace)),
        Entry("tags", _said("Tags"), children=_tags(workplace)),
    ]
    return tuple(group for group in groups if group.children)


def _fixed(workplace: Workplace) -> tuple[Entry, ...]:
    return tuple(
        Entry(key, _said(label), query, None if key in _UNCOUNTED else workplace.search.count(query), icon)
        for key, label, query, icon in _FIXED
    )


def _saved(workplace: Workplace) -> tuple[Entry, ...]:
    found = SavedSearches(workplace.desk).all()
    return tuple(
        Entry(f"saved/{one.uid}", one.name, one.query, icon="bookmark", uid=one.uid, tip=one.query) for one in found
    )


def _tags(workplace: Workplace) -> tuple[Entry, ...]:
    tags = workplace.tagging.all()
    known = {tag.uid for tag in tags}
    below: dict[str, list[Tag]] = defaultdict(list)
    for tag in tags:
        below[tag.parent if tag.parent in known else ""].append(tag)
    return _branch("", "", below, {})


def _branch(above: str, path: str, below: Mapping[str, Sequence[Tag]], counts: Mapping[str, int]) -> tuple[Entry, ...]:
    """The tags under one, by name; `path` ends with a slash where it is not empty."""
    return tuple(
        Entry(
            f"tag/{tag.uid}",
            tag.name,
            part("tag", path + tag.name),
            counts.get(tag.uid),
            tint=tag.colour or "grey",
            uid=tag.uid,
            tip=tag.description or path + tag.name,
            children=_branch(tag.uid, f"{path}{tag.name}/", below, counts),
        )
        for tag in sorted(below.get(above, ()), key=lambda tag: (-tag.pinned, fold(tag.name)))
    )


def _said(words: str) -> str:
    return QCoreApplication.translate("Navigator", words)
