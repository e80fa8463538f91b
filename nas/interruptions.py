"""Ctrl-C and SIGTERM, where a main process has workers: heard when it asks, and by nobody else."""

import signal
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import resource_tracker

FOR_ALL = {signal.SIGINT, signal.SIGTERM}
"""Signals that everybody in a group of processes may get; the main process passes on what they mean."""


@dataclass(slots=True)
class Interruption:
    """Ctrl-C or SIGTERM, and a socket that can be read once it is there."""

    bell: socket.socket
    is_there: bool = False

    def told(self, *_: object) -> None:
        """Of a signal: the first waits until it is asked for, the second is raised at once."""
        if self.is_there:
            raise KeyboardInterrupt
        self.is_there = True


@contextmanager
def heard() -> Iterator[Interruption]:
    """A signal is not raised wherever the main process happens to be.

    Python throws away what is raised in a destructor or a callback, and the search would go on; and a lock that was
    just taken would stay taken. Only a main thread gets signals: in others, nothing changes.
    """
    bell, rope = socket.socketpair()
    rope.setblocking(False)
    interruption = Interruption(bell)
    with bell, rope:
        if threading.current_thread() is not threading.main_thread():
            yield interruption
            return
        before = {number: signal.signal(number, interruption.told) for number in FOR_ALL}
        other = signal.set_wakeup_fd(rope.fileno(), warn_on_full_buffer=False)
        try:
            yield interruption
        finally:
            signal.set_wakeup_fd(other)
            for number, handler in before.items():
                signal.signal(number, handler)


@contextmanager
def held() -> Iterator[None]:
    """What starts here never gets the signals that a terminal or a scheduler sends to all: the main process does."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    # The first process starts one more of Python's own, which ends by letting signals through.
    resource_tracker.ensure_running()
    signal.pthread_sigmask(signal.SIG_BLOCK, FOR_ALL)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, FOR_ALL)
