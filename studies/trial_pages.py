"""What optuna-dashboard shows on the page of a single trial: a readable note, and files (artifacts).

Notes and files are written for trials that have ended, by the process that watches the study: the functions that
optuna-dashboard and Optuna have for it want a running trial. Where they are kept is what the dashboard reads.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from optuna import Study
from optuna.artifacts import FileSystemArtifactStore
from optuna.storages import BaseStorage
from optuna.trial import FrozenTrial, TrialState

from nas.cost import count_layers
from nas.exported import PROOF, TRAINING, exported_name
from nas.layers import layer_name
from nas.result_files import folder_name
from nas.retrained import MODEL, PICTURE, confusion_file, read_result, result_files
from studies.curves import curve_png
from studies.errors import StudyError
from studies.markdown import as_text, table
from studies.study import told_purpose
from studies.trials import architecture_of, front, is_feasible, trained
from studies.wording import kibibytes, mega_macs

NOTED = 1000
"""So many trials have a page of their own, the first ones of a study; of later ones only those on the front.

The dashboard looks through all notes and files for every trial, each time it asks: with 5,000 of each it would stand
still.
"""
PART = 2000
"""Characters of a note that are kept in one attribute."""
FROM_TRAINING = (PICTURE, confusion_file("*", "png"), MODEL)
FROM_EXPORT = ("model.lce.tflite", "model.onnx", "network.h")


class TrialPages:
    """The trials' pages of one study; what is there is left alone, so that a person may edit notes and delete files."""

    def __init__(self, storage: BaseStorage, study: Study, artifacts: Path) -> None:
        """``artifacts`` is the folder that the dashboard is given as ``--artifact-dir``; StudyError if it cannot be."""
        self._storage, self._study = storage, study
        try:
            artifacts.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StudyError(f"folder of artifacts {artifacts}: cannot be made ({error.strerror})") from None
        self._folder, self._files = artifacts, FileSystemArtifactStore(str(artifacts))
        self._study_id = storage.get_study_id_from_name(study.study_name)
        self._kept: dict[str, Any] = storage.get_study_system_attrs(self._study_id)
        self._done: set[int] = set()

    def publish(self, trials: Sequence[FrozenTrial]) -> None:
        """Write the pages of trials that have ended since the last time."""
        self._kept = self._storage.get_study_system_attrs(self._study_id)  # A person, or another machine, was here.
        wanted = [*trials[:NOTED], *front(trials)]
        for trial in wanted:
            if trial.state.is_finished() and trial.number not in self._done:
                self._done.add(trial.number)
                self._note(trial)
                if curve := trial.user_attrs.get("learning_curve"):
                    self._attach(trial, "learning-curve.png", partial(curve_png, curve))

    def attach_trained(self, trials: Iterable[FrozenTrial], runs: Path, exports: Path) -> None:
        """Add what retrainings and exports of the trials' networks have left, where there are any."""
        by_name = {
            trial.user_attrs["architecture"]: trial for trial in trained(trials) if "architecture" in trial.user_attrs
        }
        dataset = told_purpose(self._study).get("dataset")
        for file in result_files(runs):
            result = read_result(file)
            if result is None or result["dataset"] != dataset:
                continue
            if (trial := by_name.get(result["name"])) is not None:
                for made in (made for pattern in FROM_TRAINING for made in sorted(file.parent.glob(pattern))):
                    name = f"{file.parent.name}-{made.name}"
                    self._attach(trial, name, made.read_bytes, may_change=True)
        for proof in sorted(exports.glob(f"*/{PROOF}")):
            result = read_result(proof.with_name(TRAINING))
            if result is not None and result["dataset"] != dataset:
                continue
            for file in (proof.with_name(name) for name in FROM_EXPORT):
                architecture = exported_name(file) if file.exists() else None
                if architecture is not None and (trial := by_name.get(architecture)) is not None:
                    named = proof.parent.name != folder_name(architecture)
                    name = f"{proof.parent.name}-{file.name}" if named else file.name
                    self._attach(trial, name, file.read_bytes, may_change=True)

    def _note(self, trial: FrozenTrial) -> None:
        trial_id = trial._trial_id
        version = f"dashboard:{trial_id}:note_ver"
        if version in self._kept:
            return
        note = trial_note(trial)
        for part, start in enumerate(range(0, len(note), PART)):
            self._keep(f"dashboard:{trial_id}:note_str:{part}", note[start : start + PART])
        self._keep(version, 1)

    def _attach(self, trial: FrozenTrial, name: str, content: Callable[[], bytes], *, may_change: bool = False) -> None:
        """``content()`` gives the bytes. A file that somebody deleted in the dashboard is not attached again."""
        trial_id = trial._trial_id
        # Trials of several storages lie in one folder: when one began tells them apart, whatever else is equal.
        identity = str(uuid5(NAMESPACE_URL, f"{self._study.study_name}/{trial_id}/{trial.datetime_start}/{name}"))
        key = f"dashboard:artifacts:{trial_id}:{identity}"
        there = self._folder / identity
        if self._kept.get(key) == "null" or (key in self._kept and there.exists() and not may_change):
            return
        try:
            new = content()
            if not there.exists() or there.read_bytes() != new:
                self._files.write(identity, BytesIO(new))
        except OSError:
            return  # A full disk, or a file that went away: no reason to end a search. The next start tries again.
        mimetype = "image/png" if name.endswith(".png") else "application/octet-stream"
        if key in self._kept:
            return
        meta = {"artifact_id": identity, "filename": name, "mimetype": mimetype, "encoding": None}
        self._keep(key, json.dumps(meta))

    def _keep(self, key: str, value: Any) -> None:
        self._storage.set_study_system_attr(self._study_id, key, value)
        self._kept[key] = value


def trial_note(trial: FrozenTrial) -> str:
    """Markdown: what became of the trial and why, its layers and costs, its learning curve in numbers."""
    return "\n".join([_outcome(trial), *_layers(trial), *_curve(trial)])


def _outcome(trial: FrozenTrial) -> str:
    attributes = trial.user_attrs
    said = []
    if "baseline" in attributes:
        said.append(f"The published network **{as_text(attributes['baseline'])}**.")
    if "asked_for" in attributes:
        said.append("The search was told to start with it.")
    if trial.state == TrialState.COMPLETE and is_feasible(trial):
        figures = f"**{100 * trial.values[0]:.2f} %** validation accuracy, **{trial.values[1]:,.0f}** parameters"
        costs = f", {kibibytes(trial)} KiB, {mega_macs(trial)} M MACs" if "memory_bytes" in attributes else ""
        said.append(f"{figures}{costs}.")
        if "same_as" in attributes:
            said.append(f"The same architecture as trial {attributes['same_as']}, whose result it repeats.")
    elif "reason" in attributes:
        what = {TrialState.PRUNED: "Not trained to the end", TrialState.FAIL: "Failed"}.get(trial.state, "Infeasible")
        said.append(f"**{what}**: {as_text(attributes['reason'])}.")
    return " ".join(said) or "Ended without a result; the trial does not say why."


def _layers(trial: FrozenTrial) -> list[str]:
    if (network := architecture_of(trial)) is None:
        return []
    rows = [
        (layer_name(layer), "x".join(map(str, shape)), *(f"{number:,}" if number else "" for number in figures))
        for layer, shape, cost in zip(network.layers, network.shapes, count_layers(network), strict=True)
        for figures in [(cost.binary_parameters, cost.real_parameters, cost.macs)]
    ]
    return table("layer", "output", "1-bit", "real", "MACs", rows=rows)


def _curve(trial: FrozenTrial) -> list[str]:
    curve = trial.user_attrs.get("learning_curve") or []
    rows = [(f"{epochs:.3g}", f"{100 * accuracy:.2f}") for epochs, accuracy in curve]
    return table("epochs", "validation accuracy (%)", rows=rows) if rows else []
