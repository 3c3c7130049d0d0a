"""Run the command line as `python -m bilat`."""

from bilat.cli.main import main

if __name__ == "__main__":
    main()
