"""Attachments on the screen: brought in, opened as private copies, saved elsewhere."""
