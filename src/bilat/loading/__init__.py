"""From dataset files to the model: nodes, typed entries and references, each error with its location."""
