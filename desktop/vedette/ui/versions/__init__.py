"""The versions of one incident: who changed what and when, what was known on a day, and bringing some of it back."""
