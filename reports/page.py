"""The report as one self-contained HTML page."""

import base64
import gzip
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from importlib.metadata import version
from itertools import groupby, pairwise
from shlex import quote
from typing import Any

import plotly.graph_objects as go
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from plotly.offline import get_plotlyjs

from nas.workers import TRIALS_A_PROCESS
from reports import findings
from reports.countries import Row, class_name, country, rows_of
from reports.material import Material
from reports.sections import Section, left_out, sections
from reports.sign_pictures import SignPictures, address
from reports.still import png
from studies.choice_figures import effects_figure, importance_figure
from studies.figures import hypervolume_figure, pareto_figure
from studies.importance import MOST_NETWORKS
from studies.storage_url import without_password
from studies.trials import counted
from studies.wording import architecture, counts, kibibytes, mega_macs, origin, parameters, percent, written
from studies.worker_processes import WORKER

TEMPLATES = Environment(
    loader=PackageLoader("reports"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
TEMPLATES.globals.update(
    class_name=class_name,
    country=country,
    percent=percent,
    parameters=parameters,
    kibibytes=kibibytes,
    mega_macs=mega_macs,
    architecture=architecture,
    origin=origin,
    duration=findings.duration,
)
PACKAGES = ("optuna", "plotly", "scikit-learn")


@dataclass(frozen=True)
class Drawn:
    """A figure with what it says, and its still picture."""

    key: str
    figure: go.Figure
    finding: str

    @cached_property
    def still(self) -> bytes:
        """For paper, and where no script runs."""
        return png(self.figure)

    @property
    def still_address(self) -> str:
        """Of that picture, for a page."""
        return address(self.still, "image/png")

    @property
    def json(self) -> Markup:
        """For a script element: nothing in it can end that."""
        return Markup(str(self.figure.to_json()).replace("<", "\\u003c").replace(">", "\\u003e"))


@dataclass(frozen=True)
class Report:
    """All that is shown, computed once for the page, the tables and the pictures."""

    material: Material
    figures: Mapping[str, Drawn]
    rows: Sequence[Row]
    sections: Sequence[Section]
    missing: Sequence[str]


def compose(material: Material, pictures: SignPictures) -> Report:
    """Draw and tell everything there is."""
    shown = sections(material, pictures)
    drawn = _study_figures(material)
    for section in shown:
        if section.training is not None and section.training.curve is not None:
            key = f"curve-{section.key}"
            drawn.append(Drawn(key, section.training.curve, section.training.curve_finding))
    return Report(
        material=material,
        figures={one.key: one for one in drawn},
        rows=rows_of(material.retrained),
        sections=shown,
        missing=[*material.missing, *pictures.missing, *left_out(material)],
    )


def _study_figures(material: Material) -> list[Drawn]:
    if not material.trained:
        return []
    trials, budget = material.trials, material.budget
    drawn = [
        Drawn(
            "pareto",
            pareto_figure(trials, (budget.min_parameters, budget.max_parameters)),
            findings.front_finding(material.front, material.trained),
        ),
        Drawn(
            "hypervolume",
            hypervolume_figure(trials, budget.max_parameters),
            findings.hypervolume_finding(material),
        ),
        Drawn(
            "hypervolume-time",
            hypervolume_figure(trials, budget.max_parameters, "hours"),
            findings.hypervolume_time_finding(material),
        ),
    ]
    if (importance := material.importance) is not None:
        drawn.append(Drawn("importance", importance_figure(importance), findings.importance_finding(importance)))
        drawn.append(Drawn("effects", effects_figure(importance), findings.effects_finding(importance)))
    return drawn


def render(report: Report) -> str:
    """The page; opens from disk, asks nothing of any network."""
    material = report.material
    return TEMPLATES.get_template("report.html.jinja").render(
        report=report,
        material=material,
        keys={str(section.network): section.key for section in report.sections},
        counts=counts(material.trials),
        purpose=[(key.replace("_", " "), written(value)) for key, value in material.purpose.items()],
        search_finding=findings.search_finding(material),
        countries_finding=findings.countries_finding(report.rows),
        test_sets=list(dict.fromkeys(name for row in report.rows for name in row.accuracies)),
        commands=_commands(material),
        repeatable=_is_repeatable(material),
        checksums=_checksums(material),
        trained_with=dict.fromkeys(
            ", ".join(f"{package} {number}" for package, number in one.result["versions"].items())
            for one in material.retrained
            if one.result["versions"]
        ),
        storage=without_password(material.storage),
        most_networks=MOST_NETWORKS,
        versions={package: version(package) for package in PACKAGES},
        made=datetime.now(UTC),
        # Whole, plotly.js would leave no room below 5 MB; every browser since 2023 can unpack it.
        plotly=base64.b64encode(gzip.compress(get_plotlyjs().encode(), 9, mtime=0)).decode() if report.figures else "",
    )


def _commands(material: Material) -> list[str]:
    """What makes the same again, as far as the study and the results tell."""
    purpose: Mapping[str, Any] = material.purpose
    found = []
    if {"dataset", "input_sizes", "space", "seed"} <= purpose.keys():
        sizes = " ".join(f"--input-size {size}" for size in purpose["input_sizes"])
        budget = material.budget
        limits = f"--min-params {budget.min_parameters} --max-params {budget.max_parameters}"
        macs = f" --max-macs {budget.max_macs}" if budget.max_macs else ""
        recipe = purpose.get("recipe", {})
        precision = recipe.get("precision", "float32")  # As it was before there was a choice.
        trained = f" --epochs {recipe['epochs']} --precision {precision}" if "epochs" in recipe else ""
        asked = dict.fromkeys(str(one.user_attrs.get("asked_for", "")) for one in material.trials)
        starts = "".join(f" --start-with {quote(name)}" for name in asked if name)
        found.append(
            f"python -m nas.search --trials {max(1, counted(material.trials))} --dataset {purpose['dataset']} {sizes} "
            f"--space {quote(str(purpose['space']))} {limits}{macs}{starts}{trained} --seed {purpose['seed']} "
            f"{material.stored_study}{' --no-early-stopping' if purpose.get('no_early_stopping') else ''}"
            f"{' --workers 1' if _is_repeatable(material) else ''}"
        )
    trainings = dict.fromkeys(str(one.result["command"]) for one in material.retrained if "command" in one.result)
    return found + [f"{command}{material.place}" for command in trainings]


def _is_repeatable(material: Material) -> bool:
    """Whether one process at a time made all trials, and each as many as it is given before the next takes its place.

    Of several at once, who ends first decides what is proposed next; who is started again proposes something else.
    """
    trials = [trial for trial in material.trials if trial.state.is_finished()]
    if any(WORKER not in trial.user_attrs or "lost" in trial.user_attrs for trial in trials):
        return False
    at_once = any(
        one.datetime_complete and after.datetime_start and after.datetime_start < one.datetime_complete
        for one, after in pairwise(trials)
    )
    made = [counted([*group]) for _, group in groupby(trials, key=lambda trial: str(trial.user_attrs[WORKER]))]
    return bool(made) and not at_once and {*made[:-1]} <= {TRIALS_A_PROCESS}


def _checksums(material: Material) -> list[tuple[str, str]]:
    """What tells whether data and results are the same as here."""
    found = (
        [(f"data of the search ({material.purpose.get('dataset', '?')})", str(material.purpose["fingerprint"]))]
        if ("fingerprint" in material.purpose)
        else []
    )
    for one in material.retrained:
        if "fingerprint" in one.result:
            found.append((f"data of the trainings ({one.result['dataset']})", str(one.result["fingerprint"])))
        size = one.architecture.input_size
        found += [
            (f"{country(name)} test images at {size}x{size} and their classes (SHA-256)", str(figures["checksum"]))
            for name, figures in one.test_sets.items()
            if "checksum" in figures
        ]
    results = hashlib.sha256()
    for trial in material.trials:
        results.update(repr((trial.number, trial.state.name, trial.values, trial.params)).encode())
    found.append((f"{len(material.trials):,} trials: states, values, choices (SHA-256)", results.hexdigest()[:16]))
    return list(dict.fromkeys(found))
