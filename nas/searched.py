"""What a search has left for the commands after it: its front, a trial's network, and the data it was searched on."""

from optuna import Study

from datasets.loading import Identity
from nas.architecture import Architecture
from studies.errors import StudyError
from studies.storage import check_there, failing_in_one_line, open_storage
from studies.study import existing_study, told_purpose
from studies.trials import front


def front_of(study: str, storage: str) -> list[Architecture]:
    """The networks on the front; raises StudyError if there are none."""
    with failing_in_one_line(storage):
        best = front(_opened(study, storage).get_trials(deepcopy=False))
    names = [trial.user_attrs["architecture"] for trial in best if "architecture" in trial.user_attrs]
    if not names:
        raise StudyError(f"study {study!r} has no trained trial yet; search first")
    return [Architecture.parse(name) for name in names]


def network_of(study: str, number: int, storage: str) -> Architecture:
    """The network of a trial; raises StudyError if there is no such trial, or it never came to have one."""
    with failing_in_one_line(storage):
        trials = _opened(study, storage).get_trials(deepcopy=False)
    if not trials:
        raise StudyError(f"study {study!r} has no trials yet; search first")
    if not 0 <= number < len(trials):
        raise StudyError(f"study {study!r} has no trial {number}; its trials are 0 to {len(trials) - 1}")
    if "architecture" not in trials[number].user_attrs:
        raise StudyError(f"trial {number} of study {study!r} has no architecture; choose one that was trained")
    return Architecture.parse(trials[number].user_attrs["architecture"])


def data_of(study: str, storage: str) -> Identity | None:
    """What the networks of the study were trained on; None if it does not say."""
    with failing_in_one_line(storage):
        purpose = told_purpose(_opened(study, storage))
    if not {"dataset", "fingerprint"} <= purpose.keys():
        return None
    return Identity(str(purpose["dataset"]), str(purpose["fingerprint"]))


def _opened(study: str, storage: str) -> Study:
    check_there(storage)
    return existing_study(open_storage(storage), study)
