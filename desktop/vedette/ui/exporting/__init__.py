"""Giving incidents to others as a file, as the window shows it."""
