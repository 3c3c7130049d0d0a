"""Writing datasets: a skeleton of a new one, and entries put into one that is there."""
