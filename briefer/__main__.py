"""`python -m briefer`, and what the `briefer` command starts."""

import sys


def main() -> None:
    """Runs the command line; Ctrl-C ends it with 130 and no traceback, also while it is still being imported."""
    try:
        from briefer.cli.app import main as run

        run()
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
