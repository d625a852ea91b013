"""Text that a person types or pastes to values of an incident: pure, and guesses nothing. No forms, no files."""
