"""The command line: one small file a command, which asks the library and hands over to a writer."""
