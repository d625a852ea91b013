"""What a user can do with a logbook: one small class per subject, one method per intention."""
