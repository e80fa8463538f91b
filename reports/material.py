"""What a report is made from: a study and the retrained networks, read once, with what is missing told."""

from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, Any

import optuna
from optuna.trial import FrozenTrial, TrialState

from nas.budget import Budget
from nas.cost import count
from nas.retrained import RETRAININGS
from studies import DEFAULT_URL
from studies.errors import StudyError
from studies.importance_result import LEAST_NETWORKS, Importance
from studies.storage import check_there, failing_in_one_line, open_storage
from studies.storage_url import without_password
from studies.study import existing_study, told_purpose
from studies.trials import COSTS, architecture_of, front, trained
from studies.wording import counts

if TYPE_CHECKING:
    from reports.retrained import Retrained


@dataclass(frozen=True)
class Material:
    """All that the page, the tables and the pictures show."""

    study: str
    storage: str
    runs: Path
    purpose: Mapping[str, Any]
    trials: list[FrozenTrial]
    retrained: "list[Retrained]"
    missing: list[str] = field(default_factory=list)

    @property
    def stored_study(self) -> str:
        """The options that name it, without a password."""
        storage = f" --storage {quote(without_password(self.storage))}" if self.storage != DEFAULT_URL else ""
        return f"--study {quote(self.study)}{storage}"

    @property
    def place(self) -> str:
        """The option of ``nas.retrain`` that names the folder of the results, if that is not the usual one."""
        return f" --out {quote(str(self.runs))}" if self.runs != RETRAININGS else ""

    @cached_property
    def budget(self) -> Budget:
        """The study's; the default one where it does not tell."""
        return Budget.read(str(self.purpose.get("budget", ""))) or Budget()

    @cached_property
    def trained(self) -> list[FrozenTrial]:
        """Trials trained to the end."""
        return trained(self.trials)

    @cached_property
    def front(self) -> list[FrozenTrial]:
        """The Pareto front, fewest parameters first."""
        return front(self.trials)

    @cached_property
    def importance(self) -> Importance | None:
        """What mattered; None if too few networks were trained to tell."""
        from studies.importance import importance_of

        return importance_of(self.trials)


def gather(study: str | None, storage: str, runs: Path) -> Material:
    """Read the study (the newest, if none is named) and the retrained networks below ``runs``.

    Raises StudyError if there is no such study, if it has other objectives, or if the storage fails.
    """
    optuna.logging.set_verbosity(optuna.logging.WARNING)
    check_there(storage)
    kept = open_storage(storage)
    with failing_in_one_line(storage):
        opened = existing_study(kept, study or _newest(optuna.get_all_study_names(kept), storage))
        found, purpose = opened.get_trials(deepcopy=False), told_purpose(opened)
    from reports.retrained import read_retrained  # With pandas: a wrong name is told before.

    trials, untold = _completed(found)
    networks, unreadable = read_retrained(runs)
    same = [one for one in networks if one.result["dataset"] == purpose.get("dataset", one.result["dataset"])]
    if len(same) < len(networks):
        unreadable.append(
            f"Left out: {len(networks) - len(same)} retrainings below {runs} on other data than the study's."
        )
    material = Material(
        study=opened.study_name,
        storage=storage,
        runs=runs,
        purpose=purpose,
        trials=trials,
        retrained=same,
    )
    material.missing.extend([*_missing(material), *untold, *unreadable])
    return material


def _newest(names: Sequence[str], storage: str) -> str:
    """The study that was made last; ``names`` are in that order."""
    if not names:
        raise StudyError(f"no study in {without_password(storage)} yet: python -m nas.search --trials 60 makes one")
    return names[-1]


def _completed(trials: list[FrozenTrial]) -> tuple[list[FrozenTrial], list[str]]:
    """The trials, with costs that older versions did not keep counted from the architecture; what cannot be."""
    completed, unknown = [], 0
    for trial in trials:
        known = trial
        if not all(key in trial.user_attrs for key in COSTS):
            if (network := architecture_of(trial)) is None:
                unknown += trial in trained([trial])
            else:
                known = copy(trial)
                known.user_attrs = {key: getattr(count(network), key) for key in COSTS} | trial.user_attrs
        completed.append(known)
    told = f"{unknown} trained trials do not tell a valid architecture: only their accuracy and parameters are shown."
    return completed, [told] if unknown else []


def _missing(material: Material) -> list[str]:
    """What a reader would look for and not find, and what to do about it."""
    told = []
    if not material.trained:
        others = ", ".join(f"{number} {kind}" for kind, number in counts(material.trials) if number != "0")
        reasons = [trial.user_attrs.get("reason") for trial in material.trials if trial.state == TrialState.FAIL]
        why = f" The last failure: {reasons[-1]}." if reasons and reasons[-1] else ""
        what = others or "none has finished"
        told.append(f"No trial of this study was trained to the end ({what}): search on, with the same command.{why}")
    elif material.importance is None:
        named = sum(architecture_of(trial) is not None for trial in material.trained)
        few = f"{named} trained {'network is' if named == 1 else 'networks are'} too few"
        why = few if named < LEAST_NETWORKS else "the networks are all alike"
        told.append(f"What mattered cannot be told: {why}; {LEAST_NETWORKS} different ones are needed.")
    if not material.purpose:
        told.append("The study does not say what was searched: an older version, or another tool, made it.")
    elif Budget.read(str(material.purpose.get("budget", ""))) is None:
        told.append("The study does not tell its budget: the default one is drawn.")
    if not material.retrained:
        there = "has none that can be shown" if material.runs.is_dir() else "does not exist"
        told.append(
            f"No retrained network: the folder {material.runs} {there}. "
            f"python -m nas.retrain {material.stored_study}{material.place} trains the front."
        )
    for one in material.retrained:
        if one.missing:
            told.append(f"In {one.folder}, {', '.join(one.missing)} cannot be read: what they tell is left out.")
    return told
