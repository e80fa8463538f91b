"""What the figures say, in sentences that are computed from the data; none is said where there is nothing to say."""

from collections.abc import Sequence
from itertools import accumulate
from statistics import median

import pandas as pd
from optuna.trial import FrozenTrial

from reports.countries import HOME, Drop, Pair, Row, class_name, confused_pairs, country
from reports.material import Material
from reports.retrained import Retrained
from studies.choice_figures import ON_OFF, TITLES, choice_words, spot_of, value_words
from studies.figures import hours_searched, hours_until, hypervolume_history
from studies.importance_result import Importance
from studies.trials import point, stopped_early
from studies.wording import parameters, percent

NEAR = 0.01
"""Accuracy within which a smaller network counts as nearly as good."""
LEAST_QUARTERED = 8
"""Trials from which on something is said of their last quarter."""
TRUSTED = 0.5
"""R2 on networks left out from which on a forest's word is taken without a warning."""


def search_finding(material: Material) -> str:
    """How much was searched, and in what time."""
    trials, ended = material.trials, len(material.trained)
    hours = hours_searched(trials)
    verb = "network was" if ended == 1 else "networks were"
    said = f"{ended:,} {verb} trained to the end, {len(stopped_early(trials)):,} stopped early"
    return f"{said}, in {duration(3600 * hours)} of searching." if hours else f"{said}."


def front_finding(best: Sequence[FrozenTrial], ended: Sequence[FrozenTrial]) -> str:
    """What the front spans, what its best costs, and which published networks are beaten; ``ended`` are all trained."""
    if not best:
        return ""
    top, top_accuracy = best[-1], point(best[-1])[0]
    said = [
        f"{len(best)} {_plural('network', len(best))} on the front; the most accurate has {percent(top)} % with "
        f"{parameters(top)} parameters (trial {top.number})."
    ]
    near = next(trial for trial in best if point(trial)[0] >= top_accuracy - NEAR)
    saved = 1 - point(near)[1] / point(top)[1]
    if saved >= 0.01:
        said.append(f"{percent(near)} % needs {100 * saved:.0f} % fewer: {parameters(near)} (trial {near.number}).")
    baselines = [one for one in ended if "baseline" in one.user_attrs]
    searched = [one for one in ended if {"baseline", "asked_for"}.isdisjoint(one.user_attrs)]
    rivals = {one.number: _rival(one, searched) for one in baselines}
    beaten = {number: rival for number, rival in rivals.items() if rival is not None}
    if baselines and searched:
        verb = "is" if len(beaten) == 1 else "are"
        gains = [_gain(one, beaten) for one in baselines if one.number in beaten]
        by = f"by {_points(median(gains))}" if len(gains) == 1 else ""
        by = f"half of them by {_points(median(gains))} or more" if len(gains) > 1 else by
        said.append(
            f"Of {len(baselines)} published {_plural('network', len(baselines))} trained by the same recipe, "
            f"{len(beaten)} {verb} beaten by a searched one that is not larger{f', {by}' if by else ''}."
        )
        if beaten:
            said.append("Each is the best of many single trainings: a few tenths of a point may be luck.")
    return " ".join(said)


def _rival(baseline: FrozenTrial, searched: Sequence[FrozenTrial]) -> FrozenTrial | None:
    """The most accurate searched network that is not larger than a published one, if it is better."""
    accuracy, size = point(baseline)
    rival = max((one for one in searched if point(one)[1] <= size), key=lambda one: point(one)[0], default=None)
    return rival if rival is not None and point(rival)[0] > accuracy else None


def _gain(baseline: FrozenTrial, rivals: dict[int, FrozenTrial]) -> float:
    return point(rivals[baseline.number])[0] - point(baseline)[0]


def hypervolume_finding(material: Material) -> str:
    """Where it ended, after how many trials it was nearly there, and whether it was still growing."""
    history = hypervolume_history(material.trials, material.budget.max_parameters)
    if not history or not history[-1]:
        return ""
    said = [
        f"The front dominates {history[-1]:.3f} of the budget's area; 99 % of that was there after "
        f"{_first(history, 0.99) + 1:,} of {len(history):,} trained {_plural('trial', len(history))}."
    ]
    if len(history) >= LEAST_QUARTERED:
        latest = history[-1] - history[3 * len(history) // 4 - 1]
        said.append(f"The last quarter of the trials added {f'{latest:.4f}' if latest >= 5e-5 else 'nothing'}.")
    return " ".join(said)


def hypervolume_time_finding(material: Material) -> str:
    """In what time most of it was there, and how long nothing has come to it."""
    history = hypervolume_history(material.trials, material.budget.max_parameters)
    hours, searched = hours_until(material.trials), hours_searched(material.trials)
    if not history or not history[-1] or not searched:
        return ""
    most, nearly_all = (duration(3600 * hours[_first(history, share)]) for share in (0.9, 0.99))
    quiet = searched - hours[_first(history, 1)]
    still = 3600 * quiet < 1  # Another trial may have ended just after the last that added something.
    ending = "it grew to the last trial" if still else f"nothing came to it in the last {duration(3600 * quiet)}"
    return f"90 % of it was there after {most}, 99 % after {nearly_all} of {duration(3600 * searched)}; {ending}."


def _first(history: Sequence[float], share: float) -> int:
    """When it first was that share of what it is at the end."""
    return next(at for at, volume in enumerate(history) if volume >= share * history[-1])


def importance_finding(importance: Importance) -> str:
    """Which choice decides most, and how far the forests can be trusted."""
    said = []
    for target in ("accuracy", "parameters"):
        share = importance.shares[target]
        if importance.r2[target] <= 0:
            said.append(f"for {target} it cannot be told")
            continue
        if not share.max():
            said.append(f"for {target} no single choice")
            continue
        said.append(
            f"for {target} the {choice_words(str(share.idxmax()))} ({100 * share.max():.0f} % of the importance)"
        )
    r2 = importance.r2["accuracy"]
    trust = f"The forests explain {100 * max(0.0, r2):.0f} % of the variance of accuracy in networks they did not see"
    doubt = "." if r2 >= TRUSTED else ": little, so take this as a hint."
    return f"What decided most among networks trained to the end: {', '.join(said)}. {trust}{doubt}"


def effects_finding(importance: Importance) -> str:
    """For each kind of choice, the change that promises most with all else alike; none if that cannot be told."""
    if importance.r2["accuracy"] <= 0:
        return ""
    said = []
    for kind, rows in importance.effects.groupby("kind", sort=False):
        spans = [group.sort_values("expected").to_dict("records") for _, group in rows.groupby("choice")]
        widest = max(spans, key=lambda span: span[-1]["expected"] - span[0]["expected"])
        worst, best = widest[0], widest[-1]
        gain = best["expected"] - worst["expected"]
        if gain < 5e-4:
            continue
        what = TITLES[str(kind)].removesuffix(" after it")
        most, least = value_words(str(kind), (best["value"], worst["value"]))
        change = f"{most} {what}" if kind in ON_OFF else f"{what} {most} instead of {least}"
        said.append(f"{change} ({spot_of(str(best['choice']))}): {_points(gain)}")
    hint = "" if importance.r2["accuracy"] >= TRUSTED else " Hints only: the forest explains little."
    among = "The largest effects expected among networks trained to the end, all else alike"
    return f"{among}: {'; '.join(said)}.{hint}" if said else ""


def countries_finding(rows: Sequence[Row]) -> str:
    """The highest mean and what is lost abroad; beside the published figures where there are any."""
    if not rows:
        return ""
    best = rows[0]
    said = [
        f"The highest mean over {_and([country(name) for name in best.accuracies])} signs is "
        f"{_share(best.mean.accuracy)} ({best.parameters:,} parameters, recipe {best.recipe})"
        f"{', which is no reason to choose it: these are test images' if len(rows) > 1 else ''}."
    ]
    if len(best.accuracies) > 1:
        worst = min(best.accuracies, key=lambda name: best.accuracies[name].accuracy)
        home = next((name for name in HOME if name in best.accuracies), worst)
        if worst != home:
            lost = best.accuracies[home].accuracy - best.accuracies[worst].accuracy
            said.append(f"It loses most on {country(worst)} signs: {_points(lost)} against {country(home)} ones.")
    known = {(row.name, name): row.published[name] for row in rows for name in row.accuracies if name in row.published}
    if known:
        gaps = [
            row.accuracies[name].accuracy - known[row.name, name]
            for row in rows
            for name in row.accuracies
            if (row.name, name) in known
        ]
        said.append(
            f"{len(known)} published {_plural('figure', len(known))} of {len({network for network, _ in known})} of "
            f"these networks {'is' if len(known) == 1 else 'are'} known: ours differ from {_signed(min(gaps))} to "
            f"{_signed(max(gaps))}."
        )
    return " ".join(said)


def curve_finding(one: Retrained) -> str:
    """Where the training began, ended, and whether it had settled."""
    accuracy: pd.Series = one.curve["validation_accuracy"].dropna() if len(one.curve) else pd.Series(dtype=float)
    if len(accuracy) < 2:
        return ""
    settled = accuracy.iloc[-5:]
    return (
        f"Validation accuracy goes from {_share(accuracy.iloc[0])} after the first epoch to "
        f"{_share(accuracy.iloc[-1])} after {len(accuracy)}; over the last {len(settled)} it varies by "
        f"{_points(settled.max() - settled.min())}."
    )


def confusion_finding(predictions: pd.DataFrame) -> str:
    """How many are wrong, and which confusion is the most frequent."""
    pairs = confused_pairs(predictions)
    wrong = sum(len(pair.pictures) for pair in pairs)
    if not wrong:
        return f"All {len(predictions):,} pictures are recognised."
    return (
        f"{wrong:,} of {len(predictions):,} pictures ({_share(wrong / len(predictions))}) are wrong, "
        f"{_half(pairs, wrong)}; the most frequent is {pairs[0]} ({len(pairs[0].pictures)})."
    )


def _half(pairs: Sequence[Pair], wrong: int) -> str:
    """How many pairs half of the errors are."""
    so_far = accumulate(len(pair.pictures) for pair in pairs)
    needed = next(number for number, pictures in enumerate(so_far, start=1) if 2 * pictures >= wrong)
    return f"half of them in {needed} of {len(pairs)} confused {_plural('pair', len(pairs))} of classes"


def drop_finding(found: Sequence[Drop]) -> str:
    """Which classes are lost abroad."""
    if not found:
        return ""
    lost = [drop for drop in found if round(drop.points, 1) >= 10]
    worst = found[0]
    if worst.points <= 0:
        return f"None of {len(found)} classes does worse than at home."
    return (
        f"{len(lost)} of {len(found)} classes lose 10 points or more; {class_name(worst.label)} loses most: "
        f"from {_share(worst.home)} to {_share(worst.abroad)} ({worst.images} pictures)."
    )


def duration(seconds: float) -> str:
    """For a person: ``1 h 5 min``, ``35 min``, ``12 s``."""
    if seconds < 90:
        return f"{seconds:.0f} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 60 else f"{minutes // 60} h {minutes % 60} min"


def _share(fraction: float) -> str:
    return f"{100 * fraction:.2f} %"


def _points(fraction: float) -> str:
    return f"{100 * fraction:.1f} points"


def _signed(fraction: float) -> str:
    return f"{100 * fraction:+.2f} points"


def _plural(noun: str, number: int) -> str:
    return noun if number == 1 else f"{noun}s"


def _and(words: Sequence[str]) -> str:
    return " and ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)
