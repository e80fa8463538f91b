"""How a trial is written for a person: names in lines, figures in the units they are read in."""

import re
from collections.abc import Mapping, Sequence

from optuna.trial import FrozenTrial, TrialState

from studies.trials import infeasible, point, stopped_early, trained


def name_lines(name: str, width: int) -> list[str]:
    """A canonical name in lines of at most ``width`` characters, broken between layers; joined, the name again.

    A single layer that is longer stays whole.
    """
    lines = [""]
    for layer in layer_words(name):
        if lines[-1] and len(lines[-1]) + len(layer) > width:
            lines.append("")
        lines[-1] += layer
    return lines


def layer_words(name: str) -> list[str]:
    """A canonical name taken apart before each layer: ``3_30_30_``, ``QConv_32_5_``, ..., ``Dense_43``."""
    return re.split(r"(?<=_)(?=[A-Z][A-Za-z])", name)


def family(label: str) -> str:
    """The first word of a published label: ``3QConv`` of ``3QConv v2 D(64) 30x30``, ``XNOR`` of ``XNOR(QConv) ...``."""
    return re.split(r"\W", label, maxsplit=1)[0]


def percent(trial: FrozenTrial) -> str:
    """Validation accuracy, in per cent."""
    return f"{100 * point(trial)[0]:.2f}"


def parameters(trial: FrozenTrial) -> str:
    """Parameters, with thousands apart."""
    return f"{point(trial)[1]:,.0f}"


def kibibytes(trial: FrozenTrial) -> str:
    """Memory of the weights, in KiB."""
    return _figure(trial, ("memory_bytes",), 1024)


def mega_macs(trial: FrozenTrial) -> str:
    """Binary and real multiply-accumulates of one image, in millions."""
    return _figure(trial, ("binary_macs", "real_macs"), 1e6)


def architecture(trial: FrozenTrial) -> str:
    """The canonical name; a question mark if the trial does not tell, as those of other tools."""
    return str(trial.user_attrs.get("architecture", "?"))


def origin(trial: FrozenTrial) -> str:
    """What a network is known as, or that it was given to the search; empty of one that was searched."""
    if "baseline" in trial.user_attrs:
        return f"= {trial.user_attrs['baseline']}"
    return "(given to the search)" if "asked_for" in trial.user_attrs else ""


def _figure(trial: FrozenTrial, keys: tuple[str, ...], unit: float) -> str:
    figures = [figure for key in keys if isinstance(figure := trial.user_attrs.get(key), int | float)]
    return f"{sum(figures) / unit:,.1f}" if len(figures) == len(keys) else "?"


def counts(trials: Sequence[FrozenTrial]) -> list[tuple[str, str]]:
    """How many trials there are of each kind."""
    found = {
        "trained": len(trained(trials)),
        "infeasible": len(infeasible(trials)),
        "repeated": sum("same_as" in trial.user_attrs for trial in trials),
        "stopped early": len(stopped_early(trials)),
        "not tried again": sum(trial.state == TrialState.PRUNED for trial in trials) - len(stopped_early(trials)),
        "failed": sum(trial.state == TrialState.FAIL for trial in trials),
    }
    return [(kind, f"{number:,}") for kind, number in found.items()]


def written(value: object) -> str:
    """A setting, in one line."""
    match value:
        case Mapping():
            return ", ".join(f"{key}: {written(part)}" for key, part in value.items())
        case list() | tuple():
            return ", ".join(map(written, value))
        case _:
            return str(value)
