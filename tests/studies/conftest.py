from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from itertools import count as counting
from typing import Any

import pytest
from optuna.trial import FrozenTrial, TrialState, create_trial

MakeTrial = Callable[..., FrozenTrial]
NAME = "3_30_30_QConv_32_5_MP_2_BN_QConv_64_5_MP_2_BN_QConv_64_3_BN_Dense_1024_BN_Dense_512_BN_Dense_43_BN"


@pytest.fixture
def make_trial() -> MakeTrial:
    """Trials as a search leaves them, numbered and finished in the order they are made."""
    numbers: Iterator[int] = counting()

    def make(accuracy: float, parameters: int, *, violation: float = -0.5, **user_attrs: Any) -> FrozenTrial:
        trial = create_trial(
            values=[accuracy, parameters],
            user_attrs={
                "architecture": NAME,
                "parameters": parameters,
                "memory_bytes": 51200,
                "binary_macs": 12_000_000,
                "real_macs": 500_000,
                **user_attrs,
            },
            constraints={"budget": violation},
        )
        trial.number = next(numbers)
        trial.datetime_complete = datetime(2026, 1, 1) + timedelta(minutes=trial.number)
        return trial

    return make


def stopped(rung: int, curve: list[list[float]], parameters: int) -> FrozenTrial:
    """A trial that was stopped early."""
    attributes = {"rung": rung, "learning_curve": curve, "parameters": parameters, "architecture": "stopped"}
    return create_trial(state=TrialState.PRUNED, user_attrs=attributes)


@pytest.fixture
def mixed_trials(make_trial: MakeTrial) -> list[FrozenTrial]:
    """Two on the front (0 and 4), a beaten one, two baselines, and one or two of each other kind."""
    return [
        make_trial(0.80, 150_000),
        make_trial(0.70, 200_000, baseline="XNOR(QConv, MP) 16-32 30x30"),
        make_trial(0.0, 50_000, violation=0.5, reason="outside the budget"),
        make_trial(0.99, 100_000, same_as=0),
        make_trial(0.95, 399_008, baseline="3QConv D(1024) 30x30"),
        make_trial(0.75, 1_999_999),
        create_trial(state=TrialState.PRUNED),
        create_trial(state=TrialState.PRUNED, user_attrs={"reason": "diverged before"}),
        stopped(1, [[0.334, 0.41]], 150_000),
        create_trial(state=TrialState.FAIL, user_attrs={"reason": "the loss is not a number"}),
    ]
