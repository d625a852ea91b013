"""The search bar: one line of query text, shown taken apart, with completion."""
