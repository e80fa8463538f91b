"""An export from a model file to a folder that is there as a whole or not at all."""

import csv
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import Any

import click
import numpy as np
from rich.console import Console

from datasets import Split, available, load_test
from datasets.evaluation import RENDERED
from datasets.signs import NAMES
from nas.architecture import Architecture
from nas.cost import count, count_layers
from nas.export.chain import ExportError
from nas.export.folder import refuse, replacing
from nas.export.folding import fold
from nas.export.formats import ELSEWHERE_IMAGES, FORMATS, Job
from nas.export.reading import chain_of
from nas.export.source import Source
from nas.export.templates import TEMPLATES
from nas.export.verification import Agreement, Zeros, check_signs, has_softmax, probes
from nas.export.vnnlib import robustness
from nas.exported import PROOF, TRAINING, sha256_of
from nas.layers import layer_name
from nas.measures import distinct_of, interval_of, measure
from nas.model_files import open_keras
from nas.result_files import folder_name
from nas.terminal import open_console, plain

CANDIDATES = 500
"""Test images looked at for those that robustness properties are about."""
OF_GTSRB = 12_630
"""Images of GTSRB's test set."""
PACKAGES = ("tensorflow", "tf-keras", "larq", "numpy")


@dataclass(frozen=True, kw_only=True, slots=True)
class Plan:
    """What the user asked for."""

    source: Source
    formats: tuple[str, ...]
    out: Path
    name: str | None
    force: bool
    data_dir: Path | None
    vnnlib: tuple[float, ...]
    vnnlib_images: int
    quiet: bool = False
    """Whether nothing is printed but errors."""
    as_json: bool = False
    """Whether only what was written and proven is printed, for scripts."""


def run(plan: Plan) -> Path:
    """Write and prove the export; the folder. Raises ExportError, ModelError or DataError, and leaves nothing then."""
    console = open_console(quiet=plan.quiet or plan.as_json)
    model = open_keras(plan.source.file)
    chain = chain_of(model)
    architecture, network = chain.architecture, fold(chain)
    if network.margin is not None and (part := next((one for one in plan.vnnlib if one % 1), None)):
        raise ExportError(f"--vnnlib {part:g}: this network reads whole grey levels; give a whole number of them")
    final = plan.out / (plan.name or folder_name(architecture.name))
    refuse(final, force=plan.force)
    if plan.source.file.parent.resolve().is_relative_to(final.resolve()):
        raise ExportError(f"{final}: holds the model that is to be exported; choose another --name")
    # GTSRB may be there without its test part: rendered signs prove as much.
    proving, *others = [*available(plan.data_dir)] or [RENDERED["gtsrb"]]
    result = plan.source.result_of(architecture)
    signs = load_test(proving, architecture.input_size, plan.data_dir)
    images = probes(signs.images)
    job = Job(architecture.name, model, network, images)
    with console.status("comparing every sign between the layers"):
        zeros = check_signs(model, network, images)
    agreements: list[Agreement] = []
    with replacing(final, force=plan.force) as folder:
        for name in plan.formats:
            with console.status(f"{name}: writing and comparing on {len(images)} images"):
                agreements += FORMATS[name](job, folder)
        with console.status("measuring"):
            scores = dict(result["datasets"]) if result is not None else {}
            if not scores:
                more = {name: load_test(name, architecture.input_size, plan.data_dir) for name in others}
                scores = {name: _measured(job, split) for name, split in ({proving: signs} | more).items()}
        _write_questions(plan, job, signs, folder)
        _write_labels(folder)
        facts = _facts(plan, architecture, job, agreements, zeros, [proving], folder)
        (folder / PROOF).write_text(json.dumps(facts, indent=2) + "\n")
        if result is not None:
            (folder / TRAINING).write_text(json.dumps(result, indent=2) + "\n")
        (folder / "README.md").write_text(_card(plan, architecture, job, agreements, scores, result, folder))
        _write_sums(folder)
    _tell(console, final, agreements, job, plan)
    if plan.as_json:
        click.echo(json.dumps({"folder": str(final), **facts}, indent=2))
    return final


def _measured(job: Job, signs: Split) -> dict[str, Any]:
    """Figures of the network in whole numbers on a test set."""
    answers = job.network.logits(np.asarray(signs.images)).argmax(axis=1).astype(np.int64)
    return measure(answers, signs.labels, signs.firsts, signs.tracks).as_dict()


def _shown(figures: Mapping[str, Any]) -> dict[str, Any]:
    """Of one test set; earlier versions gave another interval, and did not count distinct pictures."""
    return {**figures, "interval": interval_of(figures), "distinct": distinct_of(figures)}


def _write_questions(plan: Plan, job: Job, signs: Split, folder: Path) -> None:
    """Robustness properties around signs that the network recognises."""
    if not plan.vnnlib:
        return
    rows = np.arange(0, len(signs), max(1, len(signs) // CANDIDATES))
    right = job.network.logits(np.asarray(signs.images[rows])).argmax(axis=1) == signs.labels[rows]
    for row in rows[right][:: max(1, right.sum() // plan.vnnlib_images)][: plan.vnnlib_images]:
        for epsilon in plan.vnnlib:
            label = int(signs.labels[row])
            file = folder / "vnnlib" / f"image{row}_class{label}_epsilon{epsilon:g}.vnnlib"
            file.parent.mkdir(exist_ok=True)
            file.write_text(robustness(signs.images[row], label, epsilon))


def _write_labels(folder: Path) -> None:
    with (folder / "labels.csv").open("w", newline="") as file:
        csv.writer(file).writerows([("class", "name"), *enumerate(NAMES)])


def _facts(
    plan: Plan,
    architecture: Architecture,
    job: Job,
    agreements: list[Agreement],
    zeros: list[Zeros],
    data: list[str],
    folder: Path,
) -> dict[str, Any]:
    return {
        "architecture": architecture.name,
        "model": sha256_of(plan.source.file),
        "data": data,
        "images": len(job.images),
        "signs": {
            "compared, all equal": sum(one.signs for one in zeros),
            "exact zeros": {one.layer: one.zeros for one in zeros},
        },
        "files": [asdict(one) | {"sha256": sha256_of(folder / one.file)} for one in agreements],
        "versions": {package: version(package) for package in PACKAGES},
    }


def _card(
    plan: Plan,
    architecture: Architecture,
    job: Job,
    agreements: list[Agreement],
    scores: Mapping[str, Any],
    result: Mapping[str, Any] | None,
    folder: Path,
) -> str:
    layers = zip(map(layer_name, architecture.layers), architecture.shapes, count_layers(architecture), strict=True)
    return TEMPLATES.get_template("card.md.jinja").render(
        architecture=architecture,
        layers=list(layers),
        cost=count(architecture),
        result=result,
        rendered=next(iter(scores)).startswith("synthetic"),
        probabilities="keras" in plan.formats and has_softmax(job.model),
        standardised=job.network.margin is not None,
        own_layers="keras" in plan.formats
        and (job.network.margin is not None or any(stage.total for stage in job.network.stages)),
        scores={name: _shown(one) for name, one in scores.items()},
        of_gtsrb=OF_GTSRB,
        agreements=agreements,
        sizes={file.name: file.stat().st_size for file in sorted(folder.iterdir()) if file.is_file()},
        c=job.c if "c" in plan.formats else None,
        elsewhere_images=ELSEWHERE_IMAGES,
        questions=plan.vnnlib if any(folder.glob("vnnlib/*")) else (),
        today=date.today().isoformat(),
    )


def _write_sums(folder: Path) -> None:
    files = sorted(file for file in folder.rglob("*") if file.is_file())
    (folder / "SHA256SUMS").write_text("".join(f"{sha256_of(file)}  {file.relative_to(folder)}\n" for file in files))


def _tell(console: Console, final: Path, agreements: list[Agreement], job: Job, plan: Plan) -> None:
    for agreement in agreements:
        size = (final / agreement.file).stat().st_size
        console.print(
            f"{agreement.file:<17} {size:>10,} bytes  {agreement.same_answers} of {agreement.images} answers the same",
            highlight=False,
        )
    if "c" in plan.formats:
        console.print(f"on the device: {job.c.flash:,} bytes of tables and {job.c.ram:,} of stack", highlight=False)
    console.print(plain(f"all of it, with the model card: {final}"), soft_wrap=True)
