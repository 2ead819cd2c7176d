"""Settings of a process that several threads may want changed at once: the first changes them, the last undoes it.

Each thread that changes and restores by itself would restore what another had set: two calls of `briefer.summarize` at
once left a server's torch with one thread for the rest of its life.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from threading import RLock


class Shared:
    """A change to the process that lasts while anyone is inside.

    Args:
        change: Makes the change on entering and undoes it on leaving.
    """

    def __init__(self, change: Callable[[], AbstractContextManager[object]]) -> None:
        self._change = change
        self._lock = RLock()
        self._inside = 0
        self._open: AbstractContextManager[object] | None = None
        if hasattr(os, "register_at_fork"):
            os.register_at_fork(after_in_child=self._anew)

    @contextmanager
    def __call__(self) -> Iterator[None]:
        """Inside, the change is in force."""
        with self._lock:
            if self._inside == 0:
                self._open = self._change()
                self._open.__enter__()
            self._inside += 1
        try:
            yield
        finally:
            with self._lock:
                self._inside -= 1
                if self._inside == 0 and self._open is not None:
                    self._open.__exit__(None, None, None)
                    self._open = None

    def _anew(self) -> None:
        """In a child that was forked, the other threads are gone and never leave."""
        self._lock = RLock()
