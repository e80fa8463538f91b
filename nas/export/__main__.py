"""Write a trained network in the formats of devices and tools: ``python -m nas.export --model FILE``."""

import os
from pathlib import Path

import click

from datasets import DataError
from nas.command import run
from nas.export.chain import ExportError
from nas.export.folder import refuse
from nas.export.prerequisites import refuse_missing
from nas.exported import EXPORTS
from nas.layers import ArchitectureError
from nas.model_files import ModelError
from nas.options import DATA_DIR, QUIET, STORAGE, STUDY
from nas.quiet import quiet_stderr
from nas.recipe import RECIPES
from nas.result_files import LONGEST_NAME, ResultError, check_writable, folder_name
from nas.retrained import RETRAININGS
from studies.errors import StudyError

FORMATS = ("keras", "lce", "tflite", "onnx", "c")


class Formats(click.ParamType[tuple[str, ...]]):
    """Names of formats with commas between them."""

    name = "format,..."

    def convert(
        self, value: object, parameter: click.Parameter | None, context: click.Context | None
    ) -> tuple[str, ...]:
        """The names, each once."""
        names = tuple(dict.fromkeys(str(value).split(",")))
        unknown = next((name for name in names if name not in FORMATS), None)
        if unknown is not None:
            self.fail(f"{unknown!r} is no format; known are {', '.join(FORMATS)}", parameter, context)
        return names


class Distances(click.ParamType[tuple[float, ...]]):
    """Numbers with commas between them."""

    name = "epsilon,..."

    def convert(
        self, value: object, parameter: click.Parameter | None, context: click.Context | None
    ) -> tuple[float, ...]:
        """The numbers."""
        try:
            distances = tuple(float(part) for part in str(value).split(","))
        except ValueError:
            self.fail(f"{value!r}: give numbers with commas between them, as in 1,3,5", parameter, context)
        if not all(0 < distance <= 255 for distance in distances):
            self.fail(f"{value!r}: grey levels lie above 0 and are at most 255", parameter, context)
        return distances


@click.command()
@click.option("--model", type=click.Path(path_type=Path), help="A .keras or .h5 file, or the folder of a retraining.")
@STUDY(help="Export a trial of this study: its retraining, which is made if there is none.")
@click.option("--trial", type=click.IntRange(min=0), help="Number of the trial.")
@STORAGE
@click.option("--recipe", type=click.Choice([*RECIPES]), default="strong", show_default=True, help="Of the retraining.")
@click.option("--retrained", type=click.Path(path_type=Path), default=RETRAININGS, show_default=True, help="Where.")
@click.option("--format", "formats", type=Formats(), default=",".join(FORMATS), show_default=True)
@click.option("--out", type=click.Path(path_type=Path), default=EXPORTS, show_default=True)
@click.option("--name", help="Of the folder below --out.  [default: the architecture's]")
@click.option("--force", is_flag=True, help="Replace an export of that name.")
@click.option("--vnnlib", type=Distances(), default=None, help="Robustness properties too, for these grey levels.")
@click.option("--vnnlib-images", type=click.IntRange(1, 500), default=3, show_default=True)
@click.option("--dataset", default="auto", show_default=True, help="Of the retraining; auto: the study's.")
@DATA_DIR
@QUIET
@click.option("--json", "as_json", is_flag=True, help="Print nothing but what was written and proven, for scripts.")
def export(
    model: Path | None,
    study: str | None,
    trial: int | None,
    storage: str,
    recipe: str,
    retrained: Path,
    formats: tuple[str, ...],
    out: Path,
    name: str | None,
    force: bool,
    vnnlib: tuple[float, ...] | None,
    vnnlib_images: int,
    dataset: str,
    data_dir: Path | None,
    quiet: bool,
    as_json: bool,
) -> int:
    """Export a network, proven to answer as the trained one, with model card, labels and checksums."""
    if (model is None) == (study is None) or (study is None) != (trial is None):
        raise click.UsageError("give --model FILE, or --study NAME and --trial NUMBER")
    if name is not None and (Path(name).name != name or name in (".", "..") or len(os.fsencode(name)) > LONGEST_NAME):
        raise click.UsageError(
            f"--name {name[:40]!r}: the name of a folder below --out, without slashes, at most {LONGEST_NAME} bytes"
        )
    if vnnlib and "onnx" not in formats:
        raise click.UsageError("--vnnlib: its properties are of model.onnx; add onnx to --format")
    refuse_missing(formats)
    check_writable(out)
    from nas.export.source import Source

    if model is None:
        from nas.export.trial import TrialToExport

        assert study is not None and trial is not None
        wanted = TrialToExport(
            study=study,
            number=trial,
            storage=storage,
            recipe=recipe,
            dataset=dataset,
            data_dir=data_dir,
            root=retrained,
            quiet=quiet or as_json,
        )
        refuse(out / (name or folder_name(wanted.architecture().name)), force=force)
        status, model = wanted.trained()
        if model is None:
            return status or 1
    source = Source.at(model)
    with quiet_stderr():
        from nas.export import bundle  # Takes seconds; what is wrong so far is told before.
    plan = bundle.Plan(
        source=source,
        formats=formats,
        out=out,
        name=name,
        force=force,
        data_dir=data_dir,
        vnnlib=vnnlib or (),
        vnnlib_images=vnnlib_images,
        quiet=quiet,
        as_json=as_json,
    )
    bundle.run(plan)
    if study is not None:
        from studies.publication import publish_all

        publish_all(storage, study, retrained, out)
    return 0


if __name__ == "__main__":
    run(export, ArchitectureError, DataError, ExportError, ModelError, ResultError, StudyError)
