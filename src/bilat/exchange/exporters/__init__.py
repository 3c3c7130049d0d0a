"""What bilat writes for other programs: one module a format, listed in `registry`."""
