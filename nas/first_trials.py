"""What a search tries before anything of its own: the published networks, and those that its user asks for."""

from collections.abc import Iterable, Iterator

import optuna

from nas.architecture import Architecture
from nas.budget import Budget
from nas.cost import count
from search_spaces.literature import Baseline, baselines
from search_spaces.space import InvertibleSpace, Parameters, SearchSpace, SpaceError, choices_of


def enqueue_first(
    study: optuna.Study, space: SearchSpace, budget: Budget, asked: Iterable[tuple[Architecture, Parameters]]
) -> None:
    """Queue the published networks, then those that are ``asked`` for, as far as the study does not have them."""
    enqueue_baselines(study, space, budget)
    enqueue_asked(study, asked)


def enqueue_baselines(study: optuna.Study, space: SearchSpace, budget: Budget) -> int:
    """Queue the published networks that the space contains and the budget allows, once each; how many."""
    known = {trial.user_attrs.get("baseline") for trial in study.get_trials(deepcopy=False)}
    queued = 0
    for baseline, chosen in contained(space):
        if baseline.label not in known and budget.violation(count(baseline.architecture)) <= 0:
            study.enqueue_trial(chosen, user_attrs={"baseline": baseline.label})
            queued += 1
    return queued


def contained(space: SearchSpace) -> Iterator[tuple[Baseline, Parameters]]:
    """The published networks in a space, and the choices that lead to each; raises SpaceError if these do not."""
    if isinstance(space, InvertibleSpace):
        for baseline in baselines():
            if (chosen := choices_of(space, baseline.architecture)) is not None:
                yield baseline, chosen


def enqueue_asked(study: optuna.Study, asked: Iterable[tuple[Architecture, Parameters]]) -> int:
    """Queue the networks that the study does not have yet, once each; how many."""
    attributes = [trial.user_attrs for trial in study.get_trials(deepcopy=False)]
    known = {own.get(key) for own in attributes for key in ("architecture", "asked_for")}
    labels = {own.get("baseline") for own in attributes}
    known |= {baseline.architecture.name for baseline in baselines() if baseline.label in labels}
    new = {network.name: chosen for network, chosen in asked if network.name not in known}
    for name, chosen in new.items():
        study.enqueue_trial(chosen, user_attrs={"asked_for": name})
    return len(new)


def choices_of_each(
    networks: Iterable[Architecture], space: SearchSpace, budget: Budget
) -> list[tuple[Architecture, Parameters]]:
    """The choices that lead to each network; raises SpaceError for one outside of the space or the budget."""
    found = []
    for network in networks:
        if not isinstance(space, InvertibleSpace):
            raise SpaceError(f"--start-with {network}: space {type(space).__name__} has no parameters_of")
        if (chosen := choices_of(space, network)) is None:
            raise SpaceError(f"--start-with {network}: it is not in the space at these input sizes")
        cost = count(network)
        if budget.violation(cost) > 0:
            has = f"it has {cost.parameters:,} parameters and {cost.macs:,} MACs"
            raise SpaceError(f"--start-with {network}: {has}, the budget is {budget}")
        found.append((network, chosen))
    return found
