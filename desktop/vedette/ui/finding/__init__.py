"""Ways to one incident among many beside the search line: facets, a date to jump to, earlier searches."""
