"""The record: its model, its schema, its JSON, and what is derived from what was reported."""
