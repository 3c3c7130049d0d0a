"""Completion of a command line that is being typed, answered before Typer is imported."""
