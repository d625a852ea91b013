"""Reads what a form begins with: a new incident, a copy, one on record, or a draft of any of these. No widgets."""

from __future__ import annotations

from dataclasses import replace

from vedette.domain.dossier import Dossier
from vedette.domain.errors import NotFound
from vedette.domain.incident import Incident
from vedette.domain.tag import Tag
from vedette.ui.incidents.form import session
from vedette.ui.incidents.form.session import Session
from vedette.usecases.drafts import KeptDraft
from vedette.usecases.incidents import Incidents
from vedette.usecases.naming import NAME, by_name_only

LIKE = "like"
"""In a draft: the uid of the incident of which it began as a copy."""


class Opening:
    """Each method may be called off the GUI thread."""

    def __init__(self, incidents: Incidents) -> None:
        self._incidents = incidents

    def new(self) -> Session:
        """An empty incident."""
        return session.of_new(self._incidents.blank())

    def old(self, uid: str) -> Session:
        """One on record; NotFound where it is gone."""
        return session.of_old(self._incidents.dossier(uid))

    def like(self, template: Incident) -> Session:
        """A new incident that begins as a copy, with the names behind it where the other one is on record.

        That one is read afresh: between the wish for a copy and this, an undo may have taken away what it names.
        """
        try:
            dossier = self._incidents.dossier(template.uid)
        except NotFound:
            if not by_name_only(template):
                raise
            dossier = Dossier(template, tags=_tags_to_be(template))
        return session.like(dossier, self._incidents.blank())

    def of_draft(self, draft: KeptDraft) -> Session:
        """What the draft was typed over; a new incident where that is gone."""
        blank = replace(self._incidents.blank(), uid=draft.key)
        try:
            if draft.incident:
                return self.old(draft.incident)
            if draft.typed.get(LIKE):
                return session.like(self._incidents.dossier(str(draft.typed[LIKE])), blank)
        except NotFound:
            return replace(session.of_new(self._incidents.blank()), key=draft.key)
        return session.of_new(blank)


def _tags_to_be(template: Incident) -> dict[str, Tag]:
    """Tags that are given by name and may not be in the logbook yet."""
    return {uid: Tag(uid, uid.removeprefix(NAME)) for uid in template.tags if uid.startswith(NAME)}
