"""What Ctrl-C does to a command, from its first moment to its last.

An exception in the middle of an import reaches whoever imports: some catch it and go on without a part, some print it.
So while nothing has been done yet the process ends at once; later there may be something to tidy up, and Ctrl-C is the
exception that it always is.
"""

import _signal  # type: ignore[import-not-found]  # `signal` itself imports so much that Ctrl-C may come meanwhile
import os
import sys

CODE = 130
"""The exit code of an interrupted command."""

_came = False


def end_at_once() -> None:
    """From now on Ctrl-C ends the process: for a command that is still being imported."""
    _signal.signal(_signal.SIGINT, lambda *_: os._exit(CODE))


def raise_again() -> None:
    """From now on Ctrl-C raises KeyboardInterrupt, where `end_at_once` was called before; else nothing changes."""
    if getattr(_signal.getsignal(_signal.SIGINT), "__module__", None) != __name__:
        return
    _signal.signal(_signal.SIGINT, _raise)
    shown = sys.unraisablehook

    def hook(unraisable: "sys.UnraisableHookArgs") -> None:
        # Where Python itself calls, as to delete an object, an exception goes no further, and would be printed.
        if unraisable.exc_type is not KeyboardInterrupt:
            shown(unraisable)

    sys.unraisablehook = hook


def ignore() -> None:
    """From now on Ctrl-C does nothing: for a command that has ended, while Python puts things away."""
    _signal.signal(_signal.SIGINT, _signal.SIG_IGN)


def came() -> bool:
    """Whether Ctrl-C has been pressed, whatever others have made of the exception."""
    return _came


def _raise(*_: object) -> None:
    global _came
    _came = True
    raise KeyboardInterrupt
