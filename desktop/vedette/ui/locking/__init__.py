"""The passphrase of a logbook on the screen: asked for, set, changed; and the lock that clears the window."""
