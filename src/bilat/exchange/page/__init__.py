"""A record as one HTML page to read, print and send: a template, its style, the geometry of its charts."""
