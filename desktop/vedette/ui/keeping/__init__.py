"""Looking after a logbook: backups when due, checks, what to do about damage, deleting for good."""
