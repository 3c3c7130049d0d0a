"""The checks of the record, one function each, grouped by topic."""
