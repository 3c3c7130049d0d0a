"""Writing datasets: a template for a new one, and new entries for an existing one."""
