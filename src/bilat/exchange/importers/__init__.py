"""One module per format that bilat imports; `registry.py` lists them."""
