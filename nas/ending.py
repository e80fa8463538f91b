"""Why a search ends before all of its trials are done."""

from collections.abc import Callable, Sequence
from itertools import takewhile

from optuna.trial import FrozenTrial, TrialState

from nas.objective import INTERRUPTED
from studies.trials import counted, is_training

SAME_FAILURES, FAILURES = 3, 100
"""So many failures in a row for one reason stop a search, and so many for any."""
FRUITLESS = 100
"""So many trials in a row without a new architecture within the budget stop a search when nothing is trained any more:
the sampler tries thousands of networks for each."""


def reason_to_stop(trials: Sequence[FrozenTrial], own: Callable[[FrozenTrial], bool] = lambda _: True) -> str | None:
    """Why a search should not go on after these trials, in the order of their ends, if so: failures, or nothing new.

    Only its ``own`` failures stop it: another machine may have lost the data. Only its own trainings are waited for.
    """
    finished = [trial for trial in trials if trial.state.is_finished()]
    # Workers may be lost together, with a node or with the main process: who replaces them counts their deaths.
    mine = [trial for trial in finished if "lost" not in trial.user_attrs and own(trial)]
    failures = [*takewhile(lambda trial: trial.state == TrialState.FAIL, reversed(mine))]
    reasons = [trial.user_attrs.get("reason") for trial in failures]  # The last one first.
    same = len(reasons) >= SAME_FAILURES and len({*reasons[:SAME_FAILURES]}) == 1 and reasons[0] != INTERRUPTED
    # Where other networks are trained, it is these networks that diverge, and not all that will come.
    theirs = counted(mine) and all("diverged" in trial.user_attrs for trial in failures[:SAME_FAILURES])
    if same and not theirs:
        return f"{SAME_FAILURES} trials in a row failed: {reasons[0]}"
    if len(reasons) >= FAILURES:
        return f"{FAILURES} trials in a row failed, the last: {reasons[0]}"
    latest = [trial for trial in finished if trial.state != TrialState.FAIL][-FRUITLESS:]
    training = any(is_training(trial) and own(trial) for trial in trials)
    if len(latest) == FRUITLESS and not counted(latest) and not training:
        return f"{FRUITLESS} trials in a row brought no new architecture within the budget; widen it or the space"
    return None
