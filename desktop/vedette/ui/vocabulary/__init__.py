"""The windows of what incidents share by name: own places, actors, sources."""
