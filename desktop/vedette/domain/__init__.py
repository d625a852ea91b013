"""Values, rules and words of contested incidents. Pure Python: no Qt, no SQL, no files, no clock."""
