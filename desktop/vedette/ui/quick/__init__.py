"""The quick line over the list: one line becomes an incident. What a line means is not decided here."""
