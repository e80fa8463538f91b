"""What a study shows in optuna-dashboard: a note, the Pareto front with the baselines, the hypervolume's history."""

import re
from collections.abc import Iterable, Mapping, Sequence

from optuna import Study
from optuna.trial import FrozenTrial, TrialState

from studies.figures import hypervolume_figure, pareto_figure
from studies.study import PURPOSE
from studies.trials import infeasible, stopped_early, trained
from studies.wording import parameters, percent

PAPER = 'A. Postovan, M. Erascu, "Architecturing Binarized Neural Networks for Traffic Sign Recognition" (2023)'

OWN_NOTES = "## Your own notes (kept when the rest is written anew)"

HOW_TO_READ = f"""
Every trial carries, as user attributes:

| attribute | meaning |
| --- | --- |
| architecture | canonical name: input, then the layers in order (QConv_filters_kernel, MP_pool, BN, Dense_neurons) |
| baseline | label of a published network, trained here by the same recipe; a trial without it was searched |
| parameters | binary and real ones |
| memory_bytes | weights: one bit a binary parameter, four bytes a real one |
| binary_macs, real_macs | multiply-accumulates of one image, with 1-bit operands and with real ones |
| learning_curve | pairs of epochs and the validation accuracy after them |
| seconds | of the training |
| rung | at which the training was stopped early, counted from 1 |
| reason | why the trial failed, was stopped or is infeasible |
| same_as | number of the trial whose result this one repeats |
| worker | host:process that ran it |
| diverged | true if the loss stopped being a number; such an architecture is not tried again |
| attempt | 2 or 3 for the architecture of a trial that was killed |
| try_again | on a trial that failed through no fault of its architecture: the attempt that follows |
| retry_of | number of the trial that is tried again |

- **Infeasible** trials have an architecture outside the budget. They were never trained: their accuracy of 0 means
  nothing, and they are not counted as trained.
- **Pruned** trials were stopped early, at the rung and for the reason they carry: others did better after as many
  epochs. One without a rung asked for an architecture that is being trained, was stopped early or diverged.
- **Repeated** trials asked for an architecture that has a result in this study, and were given that result.
- *Parameters* are binary and real ones together; batch normalisation counts two a channel.
- Published networks are those of {PAPER}.
"""


def publish(study: Study, max_parameters: int) -> None:
    """Show the study as it stands now; to be called by one process at a time.

    ``max_parameters`` bounds the hypervolume. What a person wrote at the end of the note stays.
    """
    # It imports scikit-learn: more than a second, which a search would otherwise lose before it starts.
    from optuna_dashboard import get_note, save_note, save_plotly_graph_object

    trials = study.get_trials(deepcopy=False)
    save_plotly_graph_object(study, pareto_figure(trials), graph_object_id="pareto-front")
    save_plotly_graph_object(study, hypervolume_figure(trials, max_parameters), graph_object_id="hypervolume")
    own_notes = get_note(study).partition(OWN_NOTES)[2]
    save_note(study, f"{study_note(study)}\n{OWN_NOTES}{own_notes}")


def study_note(study: Study) -> str:
    """Markdown: how far the search is, what is searched, the published networks trained so far, how to read it."""
    trials = study.get_trials(deepcopy=False)
    purpose: Mapping[str, object] = study.user_attrs.get(PURPOSE, {})
    published = [trial for trial in trained(trials) if "baseline" in trial.user_attrs]
    rows = [(trial.user_attrs["baseline"], percent(trial), parameters(trial)) for trial in published]
    return "\n".join(
        [
            f"# {_as_text(study.study_name)}",
            "Binarized networks for traffic signs: validation accuracy is maximised, parameters are minimised.",
            *_table("so far", "trials", rows=_counts(trials)),
            "## What is searched",
            *_table("setting", "value", rows=[(key, _written(value)) for key, value in purpose.items()]),
            "## Published networks trained here",
            *(_table("network", "validation accuracy (%)", "parameters", rows=rows) if rows else ["None so far."]),
            "## How to read it",
            HOW_TO_READ,
        ]
    )


def _counts(trials: Sequence[FrozenTrial]) -> list[tuple[str, str]]:
    counts = {
        "trained": len(trained(trials)),
        "infeasible": len(infeasible(trials)),
        "repeated": sum("same_as" in trial.user_attrs for trial in trials),
        "stopped early": len(stopped_early(trials)),
        "not tried again": sum(trial.state == TrialState.PRUNED for trial in trials) - len(stopped_early(trials)),
        "failed": sum(trial.state == TrialState.FAIL for trial in trials),
    }
    return [(kind, f"{number:,}") for kind, number in counts.items()]


def _table(*headings: str, rows: Iterable[Sequence[str]]) -> list[str]:
    cells = [headings, ["---"] * len(headings), *([_as_text(cell) for cell in row] for row in rows)]
    return ["", *(f"| {' | '.join(row)} |" for row in cells), ""]


def _written(value: object) -> str:
    match value:
        case Mapping():
            return ", ".join(f"{key}: {_written(part)}" for key, part in value.items())
        case list() | tuple():
            return ", ".join(map(_written, value))
        case _:
            return str(value)


def _as_text(text: str) -> str:
    """Markdown that shows ``text`` itself, on one line, whatever signs of Markdown or HTML are in it."""
    return re.sub(r"([\\`*_\[\]<>&~$|])", r"\\\1", " ".join(text.split()))
