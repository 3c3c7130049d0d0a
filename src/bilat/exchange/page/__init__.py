"""A record as one page to read, print and send: a template, its style, and the geometry of its charts."""
