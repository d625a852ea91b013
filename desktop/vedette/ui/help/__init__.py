"""The user guide as a window: F1 opens it beside the work."""
