"""`python -m briefer`, and what the `briefer` command starts."""

import gc
import sys

from briefer.io import interrupts


def main() -> None:
    """Runs the command line; Ctrl-C ends it with 130 and no traceback, also while it is still being imported."""
    interrupts.end_at_once()
    # What is imported stays, and what is left at the end goes with the process: to look through it for garbage takes a
    # quarter of what `briefer check` takes. `briefer.cli.app` turns it on again when a command is there.
    gc.disable()
    try:
        from briefer.cli.app import main as run

        run()
    except KeyboardInterrupt:
        sys.exit(interrupts.CODE)
    finally:
        interrupts.ignore()
        gc.freeze()


if __name__ == "__main__":
    main()
