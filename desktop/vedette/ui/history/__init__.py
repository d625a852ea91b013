"""Looking back at what was done in a logbook, and taking back more than the last act."""
