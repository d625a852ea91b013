"""Vedette: a record of contested incidents. This module holds the version and nothing more."""

__version__ = "0.1.0"
