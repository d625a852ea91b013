"""The tables of a logbook, in the words of the field, as typed rows. Rows never leave `storage`.

A row is declared when it is first asked for: a list is read from few of them, and each keeps a start waiting.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from sqlalchemy import MetaData

from vedette.storage.rows.base import Base as Base

if TYPE_CHECKING:
    from vedette.storage.rows.beside import *  # noqa: F403
    from vedette.storage.rows.incident import *  # noqa: F403
    from vedette.storage.rows.journal import *  # noqa: F403
    from vedette.storage.rows.named import *  # noqa: F403
    from vedette.storage.rows.parts import *  # noqa: F403
    from vedette.storage.rows.shared import *  # noqa: F403
    from vedette.storage.rows.sources import *  # noqa: F403

_ROWS = {
    "beside": "AttachmentContentRow AttachmentWaitingRow DraftRow ImportBatchRow ReferenceRow SearchMarkedRow",
    "incident": "IncidentRow IncidentTagRow PlaceRow StatementRow",
    "journal": "ActRow RevisionRow",
    "named": "ActorNameRow CustomFieldRow OwnPlaceNameRow OwnPlaceRow SavedMappingRow SavedSearchRow TagNameRow",
    "parts": "AssessmentRow AttachmentRow CitationRow ClaimRow CodeRow CustodyRow CustomValueRow ExternalIdRow "
    "IncidentActorRow LinkRow QuantityRow",
    "shared": "ActorRow SettingRow TagRow",
    "sources": "SourceItemCreditRow SourceItemRow SourceNameRow SourceRow",
}
"""Where each is declared."""


def every_table() -> MetaData:
    """The tables of all rows, each declared by now."""
    for module in _ROWS:
        import_module(f"{__name__}.{module}")
    return Base.metadata


def __getattr__(name: str) -> Any:
    for module, names in _ROWS.items():
        if name in names.split():
            return getattr(import_module(f"{__name__}.{module}"), name)
    raise AttributeError(f"{__name__} has no row {name}")
