import os
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from optuna.trial import FrozenTrial, TrialState, create_trial

from nas import processes
from nas.processes import FIRST_NAMESPACE, machine_name
from studies.worker_processes import (
    process_of,
    runs_the_oldest,
    worker_is_gone,
    worker_is_here,
    worker_name,
)


@pytest.fixture(autouse=True)
def asked_anew() -> Iterator[None]:
    machine_name.cache_clear()
    yield
    machine_name.cache_clear()


def in_namespace(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    machine_name.cache_clear()
    monkeypatch.setattr(processes.Path, "readlink", lambda self: Path(name))


def test_containers_with_one_host_name_are_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    in_namespace(monkeypatch, FIRST_NAMESPACE)
    assert machine_name() == socket.gethostname()
    in_namespace(monkeypatch, "pid:[4026532001]")
    inside = create_trial(state=TrialState.RUNNING, user_attrs={"worker": worker_name()})
    assert machine_name() == f"{socket.gethostname()}/4026532001"
    assert process_of(inside) == os.getpid() and worker_is_here(inside) and runs_the_oldest([inside])
    in_namespace(monkeypatch, "pid:[4026532002]")
    assert process_of(inside) == 0 and not worker_is_here(inside) and not worker_is_gone(inside)
    assert not runs_the_oldest([inside])


def test_where_there_are_no_namespaces_the_host_is_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(self: Path) -> Path:
        raise FileNotFoundError

    monkeypatch.setattr(processes.Path, "readlink", fail)
    machine_name.cache_clear()
    assert worker_name().startswith(f"{socket.gethostname()}:{os.getpid()}")


def test_a_trial_without_a_worker_has_no_process() -> None:
    assert process_of(create_trial(value=1.0)) == 0 and not runs_the_oldest([])


def test_a_process_that_has_the_number_of_a_worker_is_not_taken_for_it() -> None:
    def run_by(worker: str) -> FrozenTrial:
        return create_trial(state=TrialState.RUNNING, user_attrs={"worker": worker})

    number, other = worker_name().partition("@")[0], f"{worker_name()}0"
    assert worker_is_here(run_by(worker_name())) and not worker_is_gone(run_by(worker_name()))
    assert worker_is_gone(run_by(other)) and not worker_is_here(run_by(other))
    assert process_of(run_by(other)) == os.getpid()
    # As older versions named it.
    assert worker_is_here(run_by(number)) and not worker_is_gone(run_by(number))
