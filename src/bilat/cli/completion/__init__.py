"""Shell completion, which answers before Typer is imported."""
