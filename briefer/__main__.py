"""`python -m briefer`."""

from briefer.cli.app import main

main()
