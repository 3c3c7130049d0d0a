"""The command line: one small file per command, which calls the library and passes the result to a writer."""
