"""Retrained networks from country to country: accuracies, how sure they are, confusions, what is lost abroad."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from math import hypot, sqrt
from statistics import mean, stdev

import numpy as np
import pandas as pd
from scipy.stats import t as student

from datasets.evaluation import RENDERED
from datasets.signs import NAMES
from nas.cost import count
from nas.measures import CONFIDENCE, distinct_of, interval_of, widened
from nas.recipe import key_of
from reports.retrained import Retrained
from search_spaces.literature import labels, published_results

HOME = ("gtsrb", RENDERED["gtsrb"])
"""The test sets of the country that networks are trained for."""
COUNTRIES = {"gtsrb": "German", "belgian": "Belgian", "chinese": "Chinese"}


@dataclass(frozen=True, slots=True)
class Estimate:
    """An accuracy over all pictures, of several trainings their mean, and its 95 % interval, fractions."""

    accuracy: float
    low: float
    high: float


@dataclass(frozen=True)
class Row:
    """A network and recipe in the cross-dataset table; ``accuracies`` and ``published`` are by test set."""

    name: str
    label: str
    recipe: str
    seeds: int
    parameters: int
    memory_bytes: int
    macs: int
    accuracies: dict[str, Estimate]
    mean: Estimate
    published: Mapping[str, float]

    @property
    def published_mean(self) -> float | None:
        """Over the same test sets; None unless all are published."""
        if not self.accuracies.keys() <= self.published.keys():
            return None
        return mean(self.published[name] for name in self.accuracies)


def country(test_set: str) -> str:
    """As a heading: ``German``, or ``German (rendered)``."""
    rendered = test_set.removeprefix("synthetic-")
    return f"{rendered.title()} (rendered)" if rendered != test_set else COUNTRIES.get(test_set, test_set)


def rows_of(retrained: Sequence[Retrained]) -> list[Row]:
    """One row a network and recipe, best mean first, those measured on more countries before all others.

    Intervals are Wilson's, of distinct pictures where a result tells of these; what seeds differ by comes to it.
    """
    published = {one.architecture.name: one.accuracies for one in published_results()}
    rows = []
    ordered = sorted(retrained, key=lambda one: (_same(one), _seed(one)))
    for _, group in groupby(ordered, key=_same):
        seeds = [list(same) for _, same in groupby(group, key=_seed)]
        first = seeds[0][0]
        name, cost = first.architecture.name, count(first.architecture)
        figures = {test_set: _combined(seeds, partial(_on, test_set)) for test_set in first.test_sets}
        rows.append(
            Row(
                name=name,
                label=labels().get(name, ""),
                recipe=first.training,
                seeds=len(seeds),
                parameters=cost.parameters,
                memory_bytes=cost.memory_bytes,
                macs=cost.macs,
                accuracies=figures,
                mean=_combined(seeds, partial(_mean_over, list(figures))),
                published=published.get(name, {}),
            )
        )
    return sorted(rows, key=lambda row: (-len(row.accuracies), -row.mean.accuracy))


def _same(one: Retrained) -> tuple[str, ...]:
    """What trainings of one row have in common: settings and data, too, which may not be what a name stood for."""
    settings, data = key_of(one.result["settings"]), str(one.result.get("fingerprint", ""))
    tested = sorted(f"{name}: {figures.get('checksum', '')}" for name, figures in one.test_sets.items())
    return one.architecture.name, one.training, settings, data, *tested


def _seed(one: Retrained) -> int:
    return int(one.result["seed"])


def _on(test_set: str, training: Retrained) -> Estimate:
    figures = training.test_sets[test_set]
    return Estimate(float(figures["accuracy"]), *interval_of(figures))


def _combined(seeds: Sequence[Sequence[Retrained]], estimate: Callable[[Retrained], Estimate]) -> Estimate:
    """The mean over seeds, one of which may have been trained in two precisions.

    The pictures are the same, so the distance to the ends is no less than that of one training; to it comes, squared,
    that of Student's interval of the mean of so many seeds.
    """
    trainings = [_middle([*map(estimate, same)]) for same in seeds]
    middle, between = mean(one.accuracy for one in trainings), 0.0
    if len(trainings) > 1:
        quantile = float(student.ppf((1 + CONFIDENCE) / 2, len(trainings) - 1))
        between = quantile * stdev(one.accuracy for one in trainings) / sqrt(len(trainings))
    below = mean(one.accuracy - one.low for one in trainings)
    above = mean(one.high - one.accuracy for one in trainings)
    return Estimate(middle, max(0.0, middle - hypot(below, between)), min(1.0, middle + hypot(above, between)))


def _middle(estimates: Sequence[Estimate]) -> Estimate:
    return Estimate(*(mean(getattr(one, part) for one in estimates) for part in ("accuracy", "low", "high")))


def _mean_over(sets: Sequence[str], training: Retrained) -> Estimate:
    """Of the test sets' accuracies, the interval put together from those of the sets.

    Squares of the distances to the ends add up (Newcombe, "Interval estimation for the difference between independent
    proportions", 1998), so that it is none too short where all answers are right.
    """
    scores = [distinct_of(training.test_sets[name]) for name in sets]
    below, above = (sqrt(sum((one.accuracy - one.interval[end]) ** 2 for one in scores)) / len(sets) for end in (0, 1))
    middle, accuracy = mean(one.accuracy for one in scores), mean(training.test_sets[name]["accuracy"] for name in sets)
    return Estimate(accuracy, *widened(accuracy, (middle - below, middle + above)))


@dataclass(frozen=True)
class Pair:
    """Pictures of one class that were taken for another; ``pictures`` are their rows in the test set, surest first."""

    label: int
    predicted: int
    pictures: tuple[int, ...]

    def __str__(self) -> str:
        """For a sentence."""
        return f"{class_name(self.label)} taken for {class_name(self.predicted)}"


def confused_pairs(predictions: pd.DataFrame) -> list[Pair]:
    """Every pair of classes that was confused, the most frequent first."""
    wrong = predictions[predictions["label"] != predictions["predicted"]]
    if "probability" in wrong:
        wrong = wrong.sort_values("probability", ascending=False)
    pairs = [
        Pair(int(group["label"].iloc[0]), int(group["predicted"].iloc[0]), tuple(map(int, group.index)))
        for _, group in wrong.groupby(["label", "predicted"], sort=True)
    ]
    return sorted(pairs, key=lambda pair: -len(pair.pictures))


def confusion(predictions: pd.DataFrame) -> pd.DataFrame:
    """Counts, one row a class, one column a class it was taken for; only the classes that occur."""
    classes = sorted(set(predictions["label"]) | set(predictions["predicted"]))
    table = pd.crosstab(predictions["label"], predictions["predicted"])
    return table.reindex(index=classes, columns=classes, fill_value=0).astype(np.int64)


@dataclass(frozen=True, slots=True)
class Drop:
    """What a class loses from home to another country; accuracies are fractions, ``images`` those abroad."""

    label: int
    home: float
    abroad: float
    images: int

    @property
    def points(self) -> float:
        """Percentage points lost; less than nothing is a gain."""
        return 100 * (self.home - self.abroad)


def drops(one: Retrained, test_set: str) -> list[Drop]:
    """Each class of a foreign test set that the home country's has too, the greatest loss first."""
    home = next((one.test_sets[name] for name in HOME if name in one.test_sets), None)
    if home is None or test_set in HOME:
        return []
    at_home, abroad = home.get("class_scores", {}), one.test_sets[test_set].get("class_scores", {})
    found = [
        Drop(int(label), at_home[label]["accuracy"], score["accuracy"], score["images"])
        for label, score in abroad.items()
        if label in at_home
    ]
    return sorted(found, key=lambda drop: -drop.points)


def class_name(label: int) -> str:
    """With its number, e.g. ``14 stop``."""
    return f"{label} {NAMES[label]}" if 0 <= label < len(NAMES) else str(label)
