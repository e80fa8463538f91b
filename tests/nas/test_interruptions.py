"""Signals to this very process."""

import os
import signal
import socket
import threading
from multiprocessing.connection import wait

import pytest

from nas.interruptions import FOR_ALL, heard, held

pytestmark = pytest.mark.skipif(os.name != "posix", reason="sends signals to itself")


class Swallowing:
    """Whatever is raised in its destructor is thrown away by Python."""

    def __del__(self) -> None:
        signal.raise_signal(signal.SIGINT)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_what_python_throws_away_is_heard_nevertheless() -> None:
    Swallowing()
    with heard() as interruption:
        assert not interruption.is_there and not wait([interruption.bell], timeout=0)
        Swallowing()
        assert interruption.is_there and wait([interruption.bell], timeout=0)


@pytest.mark.parametrize("number", sorted(FOR_ALL))
def test_the_first_signal_waits_and_the_second_does_not(number: int) -> None:
    before = {one: signal.getsignal(one) for one in FOR_ALL}
    with pytest.raises(KeyboardInterrupt), heard() as interruption:
        signal.raise_signal(number)
        assert interruption.is_there
        signal.raise_signal(number)
    assert {one: signal.getsignal(one) for one in FOR_ALL} == before


def test_what_is_held_comes_afterwards() -> None:
    with heard() as interruption:
        with held():
            signal.raise_signal(signal.SIGTERM)
            assert not interruption.is_there
        assert interruption.is_there


def test_what_is_held_comes_though_what_started_meanwhile_failed() -> None:
    with heard() as interruption:
        with pytest.raises(OSError, match="no process"), held():
            signal.raise_signal(signal.SIGTERM)
            raise OSError("no process")
        assert interruption.is_there


def test_who_was_woken_by_signals_before_is_woken_again_afterwards() -> None:
    bell, rope = socket.socketpair()
    rope.setblocking(False)
    with bell, rope:
        before = signal.set_wakeup_fd(rope.fileno())
        try:
            with heard():
                pass
        finally:
            after = signal.set_wakeup_fd(before)
        assert after == rope.fileno()


def test_in_a_thread_which_gets_no_signals_nothing_changes() -> None:
    def look() -> None:
        with heard() as interruption:
            seen.append(interruption.is_there)
            seen.append({one: signal.getsignal(one) for one in FOR_ALL} == before)

    seen: list[bool] = []
    before = {one: signal.getsignal(one) for one in FOR_ALL}
    thread = threading.Thread(target=look)
    thread.start()
    thread.join()
    assert seen == [False, True]
