"""All that optuna-dashboard shows of a study, written anew from what is on disk."""

from pathlib import Path

from nas.budget import Budget
from nas.exported import EXPORTS
from nas.retrained import RETRAININGS
from studies.dashboard import publish
from studies.storage import artifact_folder, check_there, failing_in_one_line, open_storage
from studies.study import existing_study, told_purpose
from studies.trial_pages import TrialPages


def publish_all(url: str, name: str, runs: Path = RETRAININGS, exports: Path = EXPORTS) -> None:
    """The note, the figures, the trials' pages, and the files of their retrained and exported networks.

    Raises StudyError if there is no such study, if it has other objectives, or if the storage fails.
    """
    check_there(url)
    storage = open_storage(url)
    with failing_in_one_line(url):
        study = existing_study(storage, name)
        budget = Budget.read(str(told_purpose(study).get("budget", ""))) or Budget()
        publish(study, budget.max_parameters)
        pages, trials = TrialPages(storage, study, artifact_folder(url)), study.get_trials(deepcopy=False)
        pages.publish(trials)
        pages.attach_trained(trials, runs, exports)
