"""One incident in the window: read in the pane, written in the form."""
