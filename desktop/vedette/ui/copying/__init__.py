"""Saving a copy of the logbook for another computer. Backups are not made here."""
