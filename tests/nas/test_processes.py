import pytest

from nas.processes import how_it_ended


@pytest.mark.parametrize(("exit_code", "told"), [(3, "exit code 3"), (-9, "SIGKILL"), (-35, "signal 35")])
def test_how_a_process_ended_is_told_by_its_name_if_it_has_one(exit_code: int, told: str) -> None:
    assert how_it_ended(exit_code) == told
