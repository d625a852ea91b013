"""The imports of a logbook: which file, when, by whom, what became of its rows; shown in the list, or undone."""
