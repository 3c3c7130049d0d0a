"""Writers, one module a format: each takes records and a stream, none knows the command line."""
