"""From a dataset file to the model: nodes, typed entries, references, each fault with its place."""
