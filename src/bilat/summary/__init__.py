"""Counting records: by keys, by person, by source."""
