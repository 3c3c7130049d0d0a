"""One module a command; `bilat.cli.registry` names them."""
