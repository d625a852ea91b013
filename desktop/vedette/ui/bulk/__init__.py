"""A few fields of many incidents set at once."""
