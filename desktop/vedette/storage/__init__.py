"""The logbook file: the only home of SQLAlchemy and SQL."""
