"""Possible duplicates, side by side: merged, or said to be two events."""
