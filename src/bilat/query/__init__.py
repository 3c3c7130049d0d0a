"""A question and the records that answer it."""
