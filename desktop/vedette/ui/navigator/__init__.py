"""The navigator: ways into the list that a click opens."""
