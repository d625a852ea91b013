"""Values of a query in words: what a code stands for, and who takes which stance; all else is shown as it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vedette.paths import taxonomies

if TYPE_CHECKING:
    from vedette.domain.taxonomy import CodeList

SAYS = "says"


def code_list(field: str) -> CodeList | None:
    """The list that the values of a field are from; None where they are no codes."""
    if field not in ("stance", "speech", "type", "status"):
        return None
    lists = taxonomies()
    return {
        "stance": lists.stances,
        "speech": lists.speech_acts,
        "type": lists.event_types,
        "status": lists.incident_statuses,
    }[field]


def worded(field: str, text: str) -> str:
    """A value as it is read."""
    if field == SAYS:
        party, _, stance = text.rpartition("/")
        return f"{party}: {taxonomies().stances.label(stance)}" if party else text
    codes = code_list(field)
    return codes.label(text) if codes is not None else text
