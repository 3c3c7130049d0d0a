"""Shell completion, which runs without importing Typer."""
