"""Validating a record: the checks, one function each, and their findings."""
