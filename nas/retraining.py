"""One network trained in full, measured on every data set that is there, and kept as files.

Of one retraining there is one folder, and it appears when all of it is there: until then its name ends in
``.partial-``, the machine and the number of the process, and a checkpoint is in it. It holds what the published scripts
leave (the model, larq's summary, the plot of the training, a confusion matrix for each country) and the same as data.
"""

import json
import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from datasets import Dataset, Identity, Split, load, load_test
from nas.architecture import Architecture
from nas.cost import count
from nas.earlier_training import TRAINERS, begin, check_interrupted, epochs_done
from nas.exported import sha256_of
from nas.learning import Report
from nas.measures import measure
from nas.pictures import draw_confusion, draw_training
from nas.recipe import RECIPES, Precision, Recipe
from nas.result_files import ResultError, folder_name, own_partial_folder, put, write_text
from nas.retrained import CURVE, MODEL, PICTURE, RESULT, confusion_file, predictions_file, read_result

PACKAGES = (*TRAINERS, "numpy", "pillow")


@dataclass(frozen=True, kw_only=True, slots=True)
class Retraining:
    """What is trained, on what, and how."""

    architecture: Architecture
    family: str
    """XNOR, 3QConv, or the study that found it."""
    recipe: str
    """A name in ``nas.recipe.RECIPES``."""
    seed: int
    dataset: str
    data_dir: Path | None
    whole: bool
    """Whether the validation images are trained on too; there is no validation accuracy then."""
    test_sets: tuple[Identity, ...] = ()
    """What it is measured on."""
    precision: Precision = "float32"
    """That the training is computed in; the trained network is measured and kept in float32."""

    @property
    def folder(self) -> Path:
        """Where its files are, below the folder of all retrainings: by family, input size, network and training."""
        size = self.architecture.input_size
        training = "-".join([self.recipe, *(["whole"] if self.whole else []), f"seed{self.seed}"])
        return Path(self.dataset, self.family, f"{size}x{size}", folder_name(self.architecture.name), training)

    @property
    def command(self) -> str:
        """What trains it again, and its lower seeds if they are not there."""
        options = (
            f"--recipe {self.recipe} --precision {self.precision} --dataset {self.dataset} --seeds {self.seed + 1}"
        )
        return f"python -m nas.retrain {options} {'--whole ' * self.whole}{self.architecture.name}"

    def run(self, root: Path, go_on: Callable[[], bool]) -> None:
        """Train, measure, and write the folder below ``root``; what was interrupted goes on after its last whole epoch.

        What is trained already is only measured, on the test sets that were not there then, or were others.

        Raises DivergedError if there is nothing to keep, InterruptedError if after an epoch it should not ``go_on``,
        ResultError if what was interrupted was trained otherwise.
        """
        final = root / self.folder
        if (trained := self.result(root)) is not None:
            self._measure_more(final, trained)
            return
        recipe = replace(RECIPES[self.recipe], precision=self.precision)
        dataset = load(self.dataset, self.architecture.input_size, self.data_dir, recipe.split)
        check_interrupted(final, recipe, self.precision, dataset.fingerprint)
        with own_partial_folder(final, epochs_done) as partial:
            checkpoint = begin(partial, recipe, dataset.fingerprint)
            self._write(partial, recipe, _whole(dataset) if self.whole else dataset, checkpoint, go_on)
            if self.result(root) is None:
                shutil.rmtree(final, ignore_errors=True)
            try:
                put(partial, final)
            except OSError:
                if self.result(root) is None:
                    raise
                shutil.rmtree(partial, ignore_errors=True)  # Another start was faster.
                return
        # Not before: until it has its name, what was interrupted would begin anew without it.
        shutil.rmtree(final / checkpoint.name, ignore_errors=True)

    def result(self, root: Path) -> Mapping[str, Any] | None:
        """Its figures, if it is trained, below ``root``."""
        return read_result(root / self.folder / RESULT)

    def is_done(self, root: Path) -> bool:
        """Whether it is trained, and measured on all of its test sets."""
        result = self.result(root)
        return result is not None and not self._unmeasured(result)

    def _unmeasured(self, result: Mapping[str, Any]) -> list[str]:
        measured = {name: figures.get("checksum") for name, figures in result["datasets"].items()}
        return [name for name, checksum in self.test_sets if measured.get(name) != checksum]

    def _measure_more(self, folder: Path, result: Mapping[str, Any]) -> None:
        missing = self._unmeasured(result)
        if not missing:
            return
        from nas.model import keras

        try:
            model = keras.models.load_model(folder / MODEL, compile=False)
        except OSError as error:
            raise ResultError(f"{folder}: its model cannot be opened to measure it on {', '.join(missing)}") from error
        with own_partial_folder(folder / "measured") as measuring:  # What is there stays until all is there.
            more = {name: self._measured(model, name, measuring) for name in missing}
            for file in measuring.iterdir():
                put(file, folder / file.name)
            now = read_result(folder / RESULT) or result  # Another start may have measured it on something else.
            write_text(folder / RESULT, json.dumps({**now, "datasets": now["datasets"] | more}, indent=2) + "\n")
            shutil.rmtree(measuring, ignore_errors=True)

    def _write(
        self, folder: Path, recipe: Recipe, dataset: Dataset, checkpoint: Path, go_on: Callable[[], bool]
    ) -> None:
        from nas.model import build
        from nas.training import accuracy, train

        model = build(self.architecture, recipe, seed=self.seed)
        curve = _kept(train(model, recipe, dataset, seed=self.seed, kept=checkpoint), folder, go_on)
        trained, model = model, build(self.architecture, replace(recipe, precision="float32"))
        model.set_weights(trained.get_weights())
        _write_model(model, folder)
        draw_training(curve, folder / PICTURE)
        result = {
            "name": self.architecture.name,
            **{key: getattr(self, key) for key in ("family", "recipe", "seed", "dataset", "whole")},
            **count(self.architecture).as_dict(),
            "settings": asdict(recipe),
            "command": self.command,
            "fingerprint": dataset.fingerprint,
            "images": {"train": len(dataset.train), "validation": len(dataset.validation)},
            "seconds": round(sum(epoch.seconds for epoch in curve), 1),
            "threads": int(os.environ.get("TF_NUM_INTRAOP_THREADS", 0)) or None,
            "validation_accuracy": None if self.whole else accuracy(model, dataset.validation),
            "datasets": {name: self._measured(model, name, folder) for name, _ in self.test_sets},
            "versions": {package: version(package) for package in PACKAGES},
            "models": {name: sha256_of(folder / name) for name in (MODEL, "model.h5")},
        }
        write_text(folder / RESULT, json.dumps(result, indent=2) + "\n")

    def _measured(self, model: Any, name: str, folder: Path) -> Mapping[str, Any]:
        """Figures of the model on one test set; its predictions and confusion matrix are written."""
        from nas.training import probabilities

        split = load_test(name, self.architecture.input_size, self.data_dir)
        outputs = probabilities(model, split.images)
        predicted = outputs.argmax(axis=1)
        table = pd.DataFrame({"label": split.labels, "predicted": predicted, "probability": outputs.max(axis=1)})
        table.to_csv(folder / predictions_file(name), index_label="image", float_format="%.6g")
        confusion = pd.crosstab(table["label"], table["predicted"])
        confusion.to_csv(folder / confusion_file(name, "csv"))
        draw_confusion(split.labels, predicted, folder / confusion_file(name, "png"))
        return measure(predicted, split.labels, split.firsts, split.tracks).as_dict() | {"checksum": split.checksum}


def read_curve(folder: Path) -> pd.DataFrame:
    """The epochs so far of a retraining in ``folder``, one row each; empty before the first, or if it is damaged."""
    try:
        curve: pd.DataFrame = pd.read_csv(folder / CURVE, float_precision="round_trip").apply(pd.to_numeric)
    except (FileNotFoundError, ValueError):  # What pandas raises for an empty or torn file is a ValueError.
        return pd.DataFrame()
    return curve


def _kept(epochs: Iterator[Report], folder: Path, go_on: Callable[[], bool]) -> list[Report]:
    """All epochs, those before an interruption, too; each is written as soon as there is one, for whoever watches."""
    curve = [Report(*row) for row in read_curve(folder).itertuples(index=False)]
    for epoch in epochs:
        curve = [*(earlier for earlier in curve if earlier.epochs < epoch.epochs), epoch]
        write_text(folder / CURVE, pd.DataFrame(map(asdict, curve)).drop(columns="last").to_csv(index=False))
        if not go_on():
            raise InterruptedError(f"given up after {epoch.epochs:g} epochs")
    return curve


def _write_model(model: Any, folder: Path) -> None:
    import larq

    model.save(folder / MODEL)
    model.save(folder / "model.h5")
    model.save_weights(folder / "weights.h5")
    with (folder / "summary.txt").open("w") as summary:
        larq.models.summary(model, print_fn=lambda text: print(text, file=summary))


def _whole(dataset: Dataset) -> Dataset:
    train, validation = dataset.train, dataset.validation
    together = Split(
        *(
            np.concatenate([getattr(train, column), getattr(validation, column)])
            for column in ("images", "labels", "tracks")
        )
    )
    return replace(dataset, train=together, validation=Split(train.images[:0], train.labels[:0], train.tracks[:0]))
