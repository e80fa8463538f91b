"""The report's sections about single networks: those of the front, the published ones, and all that were retrained."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import pandas as pd
import plotly.graph_objects as go
from optuna.trial import FrozenTrial

from nas.architecture import Architecture
from nas.cost import Cost, count
from reports import findings
from reports.countries import HOME, Drop, Pair, confused_pairs, confusion, country, drops
from reports.drawing import Block, Cell, blocks, cells, in_words
from reports.material import Material
from reports.retrained import Retrained
from reports.sign_pictures import SignPictures
from search_spaces.literature import labels
from studies.figures import FRONT, SEARCHED, error_of, layout, put_on_accuracies
from studies.trials import architecture_of

DETAILED = 12
"""Retrained networks that are shown in full, at most, best mean first: each takes some 100 KB of the page."""
PAIRS, DROPS = 5, 8
"""Confused pairs and lost classes shown of a country."""


@dataclass(frozen=True)
class ConfusedPair:
    """A pair of classes with its pictures, as data addresses."""

    pair: Pair
    wrong: list[str]
    reference: list[str]


@dataclass(frozen=True)
class Country:
    """One retrained network on one test set."""

    heading: str
    finding: str
    table: pd.DataFrame
    cells: list[Cell]
    pairs: list[ConfusedPair]
    drops: list[Drop]
    drop_finding: str


@dataclass(frozen=True)
class Training:
    """One retrained network in full."""

    retrained: Retrained
    curve: go.Figure | None
    curve_finding: str
    countries: list[Country]


@dataclass(frozen=True)
class Section:
    """One network: what it is, what the search found of it, and what full trainings did."""

    key: str
    title: str
    network: Architecture
    cost: Cost
    blocks: list[Block]
    in_words: str
    trials: list[FrozenTrial] = field(default_factory=list)
    training: Training | None = None


def sections(material: Material, pictures: SignPictures) -> list[Section]:
    """Retrained networks first, best mean first, then the front, then the published ones; each network once."""
    best = best_trainings(material.retrained)
    ranked = ranked_networks(best)
    in_search = [*material.front, *(trial for trial in material.trained if "baseline" in trial.user_attrs)]
    trials: dict[Architecture, list[FrozenTrial]] = {}
    for trial in in_search:
        network = architecture_of(trial)
        if network is not None and trial not in trials.setdefault(network, []):
            trials[network].append(trial)
    return [
        Section(
            key=f"network-{at}",
            title=labels().get(network.name) or _title(trials.get(network, []), network),
            network=network,
            cost=count(network),
            blocks=blocks(network),
            in_words=in_words(network),
            trials=trials.get(network, []),
            training=_training(best[network], pictures) if network in ranked[:DETAILED] else None,
        )
        for at, network in enumerate(dict.fromkeys([*ranked, *trials]))
    ]


def ranked_networks(best: Mapping[Architecture, Retrained]) -> list[Architecture]:
    """Best mean first; means over more countries before others, with which they cannot be compared."""
    return sorted(best, key=lambda network: (-len(best[network].test_sets), -best[network].mean))


def left_out(material: Material) -> list[str]:
    """What of the retrained networks is not in their sections, in words."""
    best = best_trainings(material.retrained)
    told = []
    if len(best) > DETAILED:
        told.append(
            f"Only {DETAILED} of {len(best)} retrained networks, the best means, are shown in full; the table of "
            "countries, confusions.csv and drops.csv have all of them."
        )
    if len(material.retrained) > len(best):
        told.append(
            f"Of {len(material.retrained)} trainings of {len(best)} networks, one of each is shown in full: the best "
            "on validation images, where there are any."
        )
    return told


def best_trainings(retrained: Sequence[Retrained]) -> dict[Architecture, Retrained]:
    """Of each network the training that did best on validation images; the test sets are not chosen by.

    Validation by single images flatters (``datasets.splits``): one by whole tracks goes before it.
    """
    best: dict[Architecture, Retrained] = {}
    for one in retrained:
        other = best.get(one.architecture)
        if other is None or _validated(one) > _validated(other):
            best[one.architecture] = one
    return best


def _validated(one: Retrained) -> tuple[bool, float, int]:
    accuracy = one.result["validation_accuracy"] or 0.0
    return accuracy > 0 and one.result["settings"].get("split") == "track", accuracy, -len(one.missing)


def _title(trials: Sequence[FrozenTrial], network: Architecture) -> str:
    if trials:
        return f"Trial {trials[0].number}"
    return f"{len(network.layers)} layers at {network.input_size}x{network.input_size}"


def _training(one: Retrained, pictures: SignPictures) -> Training:
    return Training(
        retrained=one,
        curve=curve_figure(one.curve) if len(one.curve) else None,
        curve_finding=findings.curve_finding(one),
        countries=[_country(one, name, pictures) for name in one.test_sets],
    )


def _country(one: Retrained, test_set: str, pictures: SignPictures) -> Country:
    predictions = one.predictions.get(test_set)
    table = confusion(predictions) if predictions is not None else pd.DataFrame()
    pairs = confused_pairs(predictions)[:PAIRS] if predictions is not None else []
    size, checksum = one.architecture.input_size, str(one.test_sets[test_set].get("checksum", ""))
    lost = drops(one, test_set)
    return Country(
        heading=country(test_set),
        finding=findings.confusion_finding(predictions) if predictions is not None else "",
        table=table,
        cells=list(cells(table)),
        pairs=[
            ConfusedPair(pair, *pictures.of(test_set, size, pair, predictions, checksum))
            for pair in pairs
            if predictions is not None
        ],
        drops=[drop for drop in lost[:DROPS] if drop.points > 0],
        drop_finding="" if test_set in HOME else findings.drop_finding(lost),
    )


def curve_figure(curve: pd.DataFrame) -> go.Figure:
    """Accuracy on training and validation images over the epochs."""
    figure = go.Figure(layout=layout("Learning curve"))
    for column, name, color in (
        ("accuracy", "training images", SEARCHED),
        ("validation_accuracy", "validation images", FRONT),
    ):
        if column in curve and curve[column].notna().any():
            figure.add_scatter(
                x=[float(epoch) for epoch in curve["epochs"]],
                y=[error_of(float(accuracy)) for accuracy in curve[column]],
                customdata=[round(100 * float(accuracy), 3) for accuracy in curve[column]],
                mode="lines" if len(curve) > 1 else "markers",
                line={"color": color},
                name=name,
                hovertemplate="%{customdata:.2f} % after %{x:g} epochs<extra></extra>",
            )
    figure.update_xaxes(title="epochs")
    put_on_accuracies(figure, "accuracy (%)")
    figure.update_layout(height=320)
    return figure
