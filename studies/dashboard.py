"""What a study shows in optuna-dashboard: a note, the front with the baselines, the hypervolume, what mattered."""

from optuna import Study

from studies.choice_figures import effects_figure, importance_figure
from studies.figures import hypervolume_figure, pareto_figure
from studies.markdown import Markdown, as_text, link, table
from studies.study import told_purpose
from studies.trials import ATTRIBUTES, trained
from studies.wording import counts, parameters, percent, written

PAPER = 'A. Postovan, M. Erascu, "Architecturing Binarized Neural Networks for Traffic Sign Recognition" (2023)'

OWN_NOTES = "## Your own notes (kept when the rest is written anew)"

_ATTRIBUTES = "\n".join(f"| {name} | {meaning} |" for name, meaning in ATTRIBUTES.items())
HOW_TO_READ = f"""
Every trial carries, as user attributes:

| attribute | meaning |
| --- | --- |
{_ATTRIBUTES}

- **Infeasible** trials have an architecture outside the budget. They were never trained: their accuracy of 0 means
  nothing, and they are not counted as trained.
- **Pruned** trials were stopped early, at the rung and for the reason they carry: others did better after as many
  epochs. One without a rung asked for an architecture that is being trained, was stopped early or diverged.
- **Repeated** trials asked for an architecture that has a result in this study, and were given that result.
- *Parameters* are binary and real ones together; batch normalisation counts two a channel.
- Published networks are those of {PAPER}.
- The first thousand trials, and later ones on the front, have a note and their learning curve as an artifact; retrained
  networks have their confusion matrices and model files, too.
"""


def publish(study: Study, max_parameters: int) -> None:
    """Show the study as it stands now; to be called by one process at a time.

    ``max_parameters`` bounds the hypervolume. What a person wrote at the end of the note stays.
    """
    # They import scikit-learn: more than a second, which a search would otherwise lose before it starts.
    from optuna_dashboard import get_note, save_note, save_plotly_graph_object

    from studies.importance import importance_of

    trials = study.get_trials(deepcopy=False)
    if (importance := importance_of(trials)) is not None:
        save_plotly_graph_object(study, importance_figure(importance), graph_object_id="importance")
        save_plotly_graph_object(study, effects_figure(importance), graph_object_id="effects")
    save_plotly_graph_object(study, pareto_figure(trials), graph_object_id="pareto-front")
    save_plotly_graph_object(study, hypervolume_figure(trials, max_parameters), graph_object_id="hypervolume")
    save_note(study, f"{study_note(study)}\n{OWN_NOTES}{_own_notes(get_note(study))}")


def _own_notes(note: str) -> str:
    """What a person wrote at the end of the note; all of one that this tool did not write."""
    if OWN_NOTES in note:
        return note.partition(OWN_NOTES)[2]
    return f"\n\n{note}" if note.strip() else ""


def study_note(study: Study) -> str:
    """Markdown: how far the search is, what is searched, the published networks trained so far, how to read it."""
    trials = study.get_trials(deepcopy=False)
    published = [trial for trial in trained(trials) if "baseline" in trial.user_attrs]
    rows = [
        (trial.user_attrs["baseline"], percent(trial), parameters(trial), _page(trial.number)) for trial in published
    ]
    return "\n".join(
        [
            f"# {as_text(study.study_name)}",
            "Binarized networks for traffic signs: validation accuracy is maximised, parameters are minimised.",
            *table("so far", "trials", rows=counts(trials)),
            "## What is searched",
            *table("setting", "value", rows=[(key, written(value)) for key, value in told_purpose(study).items()]),
            "## Published networks trained here",
            *(table("network", "validation accuracy (%)", "parameters", "", rows=rows) if rows else ["None so far."]),
            "## How to read it",
            HOW_TO_READ,
        ]
    )


def _page(number: int) -> Markdown:
    """The way from the note's own page to a trial's."""
    return link(f"trial {number}", f"trials?numbers={number}")
