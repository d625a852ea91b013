"""Whether the sources of an incident repeat one another, in words: only what was recorded is called independent."""

from __future__ import annotations

from vedette.domain.counting import counted
from vedette.domain.dossier import Dossier
from vedette.domain.source import SourceItem


def origins_in_words(dossier: Dossier) -> str:
    """As in “2 sources; none is known to repeat another.”; how many are cited, and from how many origins."""
    cited, origins = dossier.incident.cited_items(), dossier.independent_sources
    if len(cited) == 1:
        return "1 source."
    number = counted(len(cited), "source")
    if origins < len(cited):
        known = "" if _all_judged(dossier) else ", as far as is known"
        return f"{number} from {counted(origins, 'origin')}{known}."
    if _share_a_wire(dossier):
        return f"{number}; some credit the same wire and may repeat it."
    return (
        f"{number}, independent of one another."
        if _all_judged(dossier)
        else (f"{number}; none is known to repeat another.")
    )


def origins_matter(dossier: Dossier) -> bool:
    """Whether a number of origins says more than the number of sources does."""
    cited = dossier.incident.cited_items()
    return dossier.independent_sources < len(cited) or (len(cited) > 1 and _all_judged(dossier))


def _all_judged(dossier: Dossier) -> bool:
    """Whether it was recorded of every cited item where it comes from; without that each only counts by itself."""
    items = [dossier.items.get(uid) for uid in dossier.incident.cited_items()]
    return all(item is not None and _says_origin(item) for item in items) and not _share_a_wire(dossier)


def _says_origin(item: SourceItem) -> bool:
    return bool(item.origin_group or item.quoted_from or item.credits)


def _share_a_wire(dossier: Dossier) -> bool:
    """Whether items that are counted apart credit one wire, so that nobody can call them independent."""
    items = [dossier.items[uid] for uid in dossier.incident.cited_items() if uid in dossier.items]
    wires = [wire for item in items for wire in set(item.credits) if not item.origin_group]
    return len(wires) > len(set(wires))
