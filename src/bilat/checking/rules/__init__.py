"""The rules of the record, a function each, grouped by what they judge."""
