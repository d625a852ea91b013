"""The entries of the navigator, gathered and counted off the GUI thread."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from contextlib import suppress

from PySide6.QtCore import QCoreApplication

from vedette.domain.errors import NotFound
from vedette.domain.folding import fold
from vedette.paths import taxonomies
from vedette.ui.action import QT_TRANSLATE_NOOP
from vedette.ui.navigator.entry import Entry
from vedette.ui.search.token import part
from vedette.usecases.desk import Desk
from vedette.usecases.drafts import Drafts, KeptDraft
from vedette.usecases.facets import Facets
from vedette.usecases.incidents import Incidents
from vedette.usecases.navigation import Navigation, TagCount
from vedette.usecases.saved_searches import SavedSearches

MOST_LISTED = 12
LONGEST_TITLE = 80
DRAFT = "draft/"
"""With what the key of an entry begins that is typing kept."""

LAST = 10
"""After the keys from 1 to 9."""

_STANDING = {
    "all": (QT_TRANSLATE_NOOP("Navigator", "All"), "list"),
    "recent": (QT_TRANSLATE_NOOP("Navigator", "Recent"), "clock"),
    "drafts": (QT_TRANSLATE_NOOP("Navigator", "Drafts"), "file-pen"),
    "contested": (QT_TRANSLATE_NOOP("Navigator", "Contested"), "scale"),
    "unverified": (QT_TRANSLATE_NOOP("Navigator", "Unverified"), "circle-dashed"),
    "trash": (QT_TRANSLATE_NOOP("Navigator", "Trash"), "trash-2"),
}
_FACETS = {
    "type": QT_TRANSLATE_NOOP("Navigator", "Types"),
    "place": QT_TRANSLATE_NOOP("Navigator", "Places"),
    "actor": QT_TRANSLATE_NOOP("Navigator", "Actors"),
}


def gather(desk: Desk) -> tuple[Entry, ...]:
    """All of it; a group with nothing in it is left out."""
    groups = [
        Entry("incidents", _said(QT_TRANSLATE_NOOP("Navigator", "Incidents")), children=_standing(desk)),
        Entry("saved", _said(QT_TRANSLATE_NOOP("Navigator", "Saved searches")), children=_saved(desk)),
        Entry("tags", _said(QT_TRANSLATE_NOOP("Navigator", "Tags")), children=_tags(desk)),
    ]
    groups += [Entry(field, _said(title), children=_facet(desk, field)) for field, title in _FACETS.items()]
    return tuple(group for group in groups if group.children)


def _standing(desk: Desk) -> tuple[Entry, ...]:
    found, kept = Navigation(desk).standing(), _kept(desk)
    below = {"drafts": kept}
    return tuple(
        Entry(
            one.key, _said(_STANDING[one.key][0]), one.query, one.count + len(below.get(one.key, ())),
            _STANDING[one.key][1], children=below.get(one.key, ())[:MOST_LISTED],
        )
        for one in found
    )  # fmt: skip


def _kept(desk: Desk) -> tuple[Entry, ...]:
    """What was typed and is not recorded yet, newest first."""
    return tuple(
        Entry(f"{DRAFT}{draft.key}", _title_of(draft, desk), icon="file-pen", uid=draft.key)
        for draft in Drafts(desk).all()
    )


def _title_of(draft: KeptDraft, desk: Desk) -> str:
    """As typed, else that of the incident which it changes."""
    title = draft.title
    if not title and draft.incident:
        with suppress(NotFound):
            title = Incidents(desk).get(draft.incident).title
    return title[:LONGEST_TITLE] or _said(QT_TRANSLATE_NOOP("Navigator", "without a title"))


def _saved(desk: Desk) -> tuple[Entry, ...]:
    found = SavedSearches(desk).all()
    return tuple(
        Entry(f"saved/{one.uid}", one.name, one.query, icon="bookmark", uid=one.uid, tip=one.query) for one in found
    )


def _facet(desk: Desk, field: str) -> tuple[Entry, ...]:
    found = Facets(desk).of("", field, MOST_LISTED)
    said = taxonomies().event_types.label if field == "type" else None
    return tuple(
        Entry(f"{field}/{one.text}", label, part(field, one.text), one.count, tip=label)
        for one, label in ((one, said(one.text) if said else one.label) for one in found)
    )


def _tags(desk: Desk) -> tuple[Entry, ...]:
    tags = Navigation(desk).tags()
    known = {one.tag.uid for one in tags}
    below: dict[str, list[TagCount]] = defaultdict(list)
    for one in tags:
        below[one.tag.parent if one.tag.parent in known else ""].append(one)
    return _branch("", below)


def _branch(above: str, below: Mapping[str, Sequence[TagCount]]) -> tuple[Entry, ...]:
    """The tags under one, pinned ones first, then by name."""
    return tuple(
        Entry(
            f"tag/{one.tag.uid}",
            one.tag.name,
            part("tag", one.path),
            one.count,
            tint=one.tag.colour or "grey",
            uid=one.tag.uid,
            tip="\n".join(part for part in (one.tag.description or one.path, _key(one.tag.pinned)) if part),
            children=_branch(one.tag.uid, below),
        )
        for one in sorted(below.get(above, ()), key=lambda one: (one.tag.pinned or LAST, fold(one.tag.name)))
    )


def _said(words: str) -> str:
    return QCoreApplication.translate("Navigator", words)


def _key(pinned: int) -> str:
    return _said(QT_TRANSLATE_NOOP("Navigator", "Key {0} in the table")).format(pinned) if pinned else ""
