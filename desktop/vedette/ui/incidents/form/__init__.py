"""The form in which an incident is written."""

from vedette.ui.incidents.form.form import IncidentForm

__all__ = ["IncidentForm"]
