"""Queries and the records that match them."""
