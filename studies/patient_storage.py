"""Optuna's storage, made to outlast what passes: a lock, a full disk, a database server that starts again.

Workarounds for Optuna 5.0, each in this one place; ``tests/studies/test_patient_storage.py`` shows the faults:

- A call that meets a locked or unreachable database fails at once or after SQLite's timeout, and with it a training
  of half an hour whose result was being written; the thread that gives a trial's signs of life ends without a word.
- Trials that gave no sign of life are failed without a reason.
"""

import logging
from typing import Any

import sqlalchemy.exc
import tenacity
from optuna.exceptions import StorageInternalError
from optuna.storages import RDBStorage

from studies.trials import failure

HEARTBEAT, GRACE = 30, 120
"""Seconds between signs of life of a running trial, and without one until it counts as dead."""
SILENT = f"its worker gave no sign of life for {GRACE} seconds"
PATIENCE = 120.0
"""Seconds for which a call is tried again."""
CALLS = (
    "create_new_study",
    "delete_study",
    "set_study_user_attr",
    "set_study_system_attr",
    "get_study_id_from_name",
    "get_study_name_from_id",
    "get_study_directions",
    "get_study_user_attrs",
    "get_study_system_attrs",
    "get_all_studies",
    "get_trial_id_from_study_id_trial_number",
    "set_trial_state_values",
    "set_trial_intermediate_value",
    "set_trial_user_attr",
    "set_trial_system_attr",
    "get_trial",
    "record_heartbeat",
    "_create_new_trial",
    "_set_trial_param",
    "_get_trials",
)
"""What Optuna asks of a storage; the last three through its cache."""


class PatientStorage(RDBStorage):
    """As RDBStorage, but a call is tried again for two minutes, and who was silent for too long is told so."""

    def _get_stale_trial_ids(self, study_id: int) -> list[int]:
        # Optuna fails these trials right after it has asked for them.
        stale: list[int] = _patiently(super()._get_stale_trial_ids)(study_id)
        for trial_id in stale:
            for key, value in failure(self.get_trial(trial_id).user_attrs, SILENT).items():
                self.set_trial_user_attr(trial_id, key, value)
        return stale


def reason_of(error: BaseException) -> str:
    """What the database said, in one line."""
    original = getattr(error.__cause__ or error, "orig", None) or error.__cause__ or error
    return (str(original).strip() or type(original).__name__).splitlines()[0]


def _may_pass(error: BaseException) -> bool:
    cause = error.__cause__ if isinstance(error, StorageInternalError) else error
    return isinstance(cause, sqlalchemy.exc.OperationalError | sqlalchemy.exc.InterfaceError)


def _tell(state: tenacity.RetryCallState) -> None:
    if state.outcome is not None and (error := state.outcome.exception()) is not None:
        logging.getLogger(__name__).warning("the storage cannot be used now (%s): trying again", reason_of(error))


def _patiently(call: Any) -> Any:
    return tenacity.retry(
        retry=tenacity.retry_if_exception(_may_pass),
        wait=tenacity.wait_random_exponential(multiplier=0.1, max=5),
        stop=lambda state: (state.seconds_since_start or 0.0) >= PATIENCE,
        before_sleep=_tell,
        reraise=True,
    )(call)


for _name in CALLS:
    setattr(PatientStorage, _name, _patiently(getattr(RDBStorage, _name)))
