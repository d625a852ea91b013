"""Putting tags on the chosen incidents and taking them off."""
