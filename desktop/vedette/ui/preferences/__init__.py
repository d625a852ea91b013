"""The window of preferences: settings of this machine and of the logbook, and the keys. It decides no setting."""
