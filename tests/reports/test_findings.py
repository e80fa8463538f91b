import json
from dataclasses import asdict, replace
from datetime import timedelta
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from nas.architecture import Architecture
from nas.recipe import FULL, PAPER, Recipe
from reports import findings
from reports.countries import Drop, confused_pairs, confusion, drops, rows_of
from reports.material import Material
from reports.retrained import read_retrained
from reports.sections import best_trainings, ranked_networks
from studies.importance_result import Importance
from studies.trials import front, trained
from tests.reports.conftest import TRAINED
from tests.reports.made import make_training, real_trials, trial_of


@pytest.fixture
def predictions() -> pd.DataFrame:
    labels, predicted = [1, 1, 1, 2, 2, 14, 14, 14], [1, 2, 2, 2, 1, 14, 1, 14]
    return pd.DataFrame({"label": labels, "predicted": predicted, "probability": [1, 0.6, 0.9, 1, 1, 1, 1, 1]})


def test_confusions_are_counted_and_the_surest_come_first(predictions: pd.DataFrame) -> None:
    pairs = confused_pairs(predictions)
    assert [(pair.label, pair.predicted, pair.pictures) for pair in pairs] == [
        (1, 2, (2, 1)),
        (2, 1, (4,)),
        (14, 1, (6,)),
    ]
    assert findings.confusion_finding(predictions) == (
        "4 of 8 pictures (50.00 %) are wrong, half of them in 1 of 3 confused pairs of classes; "
        "the most frequent is 1 speed limit 30 taken for 2 speed limit 50 (2)."
    )
    assert findings.confusion_finding(predictions[predictions["label"] == predictions["predicted"]]) == (
        "All 4 pictures are recognised."
    )


def test_a_confusion_matrix_has_only_the_classes_that_occur(predictions: pd.DataFrame) -> None:
    table = confusion(predictions)
    assert list(table.index) == list(table.columns) == [1, 2, 14]
    assert table.to_numpy().tolist() == [[1, 2, 0], [1, 1, 0], [1, 0, 2]]


def test_drops_are_from_home_to_abroad(tmp_path: Path) -> None:
    make_training(tmp_path, TRAINED[0])
    (one,), _ = read_retrained(tmp_path)
    lost = drops(one, "belgian")
    assert drops(one, "gtsrb") == []
    assert {drop.label for drop in lost if drop.points == 100} == {7, 11, 15, 19, 27, 31, 35, 39}
    assert "8 of 43 classes lose 10 points or more" in findings.drop_finding(lost)
    assert findings.drop_finding(lost).endswith("7 speed limit 100 loses most: from 100.00 % to 0.00 % (1 pictures).")
    assert "1 of 2 classes lose 10 points or more" in findings.drop_finding(
        [Drop(1, 0.9, 0.8, 3), Drop(2, 0.9, 0.81, 3)]
    )
    assert findings.drop_finding([Drop(1, 0.5, 0.5, 3)]) == findings.drop_finding([Drop(1, 0.5, 0.6, 3)])
    assert findings.drop_finding([Drop(1, 0.5, 0.6, 3)]) == "None of 1 classes does worse than at home."


def test_the_row_of_a_network_has_the_mean_of_its_countries_and_its_uncertainty(tmp_path: Path) -> None:
    make_training(tmp_path, TRAINED[1])
    (row,) = rows_of(read_retrained(tmp_path)[0])
    figures = list(row.accuracies.values())
    assert row.mean.accuracy == pytest.approx(sum(one.accuracy for one in figures) / 2)
    above = sum((one.high - one.accuracy) ** 2 for one in figures) ** 0.5 / 2
    assert row.mean.high - row.mean.accuracy == pytest.approx(above) and above > 0.02
    assert row.published_mean == pytest.approx((0.8158 + 0.7448) / 2)
    assert row.published == {"gtsrb": 0.8158, "belgian": 0.7448, "chinese": 0.5723}
    told = findings.countries_finding([row])
    assert f"The highest mean over German and Belgian signs is {100 * row.mean.accuracy:.2f} %" in told
    assert "2 published figures of 1 of these networks are known" in told
    twice = findings.countries_finding([row, replace(row, recipe="paper")])
    assert "2 published figures of 1 of these networks are known" in twice


def test_the_best_mean_comes_first_with_its_loss_abroad_and_its_distance_to_the_paper(tmp_path: Path) -> None:
    make_training(tmp_path, TRAINED[0])
    make_training(tmp_path, TRAINED[1], labels_of=lambda name: np.arange(8))
    rows = rows_of(read_retrained(tmp_path)[0])
    assert [row.name for row in rows] == [*TRAINED]
    told = findings.countries_finding(rows)
    assert "signs is 86.05 %" in told and "loses most on Belgian signs: 18.6 points against German ones." in told
    assert told.endswith("ours differ from +0.52 points to +5.92 points.")


def test_an_interval_counts_a_picture_that_occurs_twice_once(tmp_path: Path) -> None:
    folder = make_training(tmp_path, TRAINED[1])
    result = json.loads((folder / "result.json").read_text())
    for figures in result["datasets"].values():
        figures |= {"distinct": {"images": 10, "correct": 9, "accuracy": 0.9}}
    (folder / "result.json").write_text(json.dumps(result))
    (row,) = rows_of(read_retrained(tmp_path)[0])
    german, low, high = row.accuracies["gtsrb"], 0.5958, 0.9821
    assert german.accuracy == pytest.approx(41 / 43)
    assert (german.low, german.high) == pytest.approx((low, high), abs=1e-4)
    ends = 0.9 - (0.9 - low) / 2**0.5, 0.9 + (high - 0.9) / 2**0.5
    assert (row.mean.low, row.mean.high) == pytest.approx(ends, abs=1e-4)


@pytest.mark.parametrize(
    ("other", "data", "seeds"),
    [
        (FULL, "2dc22fa863625397", [2]),
        (replace(FULL, precision="bfloat16"), "2dc22fa863625397", [2]),
        (replace(FULL, epochs=10), "2dc22fa863625397", [1, 1]),
        (FULL, "other", [1, 1]),
    ],
)
def test_seeds_of_a_row_have_settings_and_data_in_common(
    tmp_path: Path, other: Recipe, data: str, seeds: list[int]
) -> None:
    for seed, change in enumerate(({"settings": asdict(FULL)}, {"settings": asdict(other), "fingerprint": data})):
        file = make_training(tmp_path, TRAINED[0], seed=seed) / "result.json"
        file.write_text(json.dumps(json.loads(file.read_text()) | change))
    assert [row.seeds for row in rows_of(read_retrained(tmp_path)[0])] == seeds


def test_seeds_that_were_measured_on_other_pictures_are_rows_of_their_own(tmp_path: Path) -> None:
    for seed, checksum in enumerate(("half", "half", "all")):
        file = make_training(tmp_path, TRAINED[0], seed=seed) / "result.json"
        result = json.loads(file.read_text())
        result["datasets"]["gtsrb"]["checksum"] = checksum
        file.write_text(json.dumps(result))
    assert sorted(row.seeds for row in rows_of(read_retrained(tmp_path)[0])) == [1, 2]


def test_more_seeds_make_nothing_surer_than_its_test_images_and_are_worth_what_they_differ_by(tmp_path: Path) -> None:
    def told(*right: int) -> dict[str, tuple[float, float, float]]:
        for seed, correct in enumerate(right):
            file = make_training(tmp_path / str(len(right)), TRAINED[0], seed=seed) / "result.json"
            result = json.loads(file.read_text())
            for figures in result["datasets"].values():
                figures |= {"images": 1000, "correct": correct, "accuracy": correct / 1000}
                figures.pop("distinct", None)
            file.write_text(json.dumps(result))
        (row,) = rows_of(read_retrained(tmp_path / str(len(right)))[0])
        estimates = {"mean": row.mean} | row.accuracies
        return {name: (one.low, one.accuracy, one.high) for name, one in estimates.items()}

    once, alike, unlike = told(950), told(950, 950), told(940, 960, 950)
    assert once["gtsrb"] == pytest.approx((0.9347, 0.95, 0.9619), abs=1e-4)  # Wilson's.
    assert all(alike[name] == pytest.approx(once[name]) for name in once)
    seeds = 4.302653 * 0.01 / 3**0.5  # Student's, of three whose deviation is 0.01.
    for name, (low, accuracy, high) in once.items():
        wider = (
            accuracy - ((accuracy - low) ** 2 + seeds**2) ** 0.5,
            accuracy + ((high - accuracy) ** 2 + seeds**2) ** 0.5,
        )
        assert (unlike[name][0], unlike[name][2]) == pytest.approx(wider, abs=2e-4)


def test_validation_by_tracks_goes_before_validation_by_images_which_flatters(tmp_path: Path) -> None:
    for seed, recipe in enumerate((FULL, PAPER)):  # The second one has the higher validation accuracy.
        file = make_training(tmp_path, TRAINED[0], seed=seed) / "result.json"
        file.write_text(json.dumps(json.loads(file.read_text()) | {"settings": asdict(recipe)}))
    (best,) = best_trainings(read_retrained(tmp_path)[0]).values()
    assert best.result["seed"] == 0


def test_means_over_fewer_countries_come_last(tmp_path: Path) -> None:
    make_training(tmp_path, TRAINED[0])
    make_training(tmp_path, TRAINED[1], sets=("gtsrb",))
    found = read_retrained(tmp_path)[0]
    three, one = rows_of(found)
    assert one.mean.accuracy > three.mean.accuracy and list(three.accuracies) == ["gtsrb", "belgian"]
    assert [network.name for network in ranked_networks(best_trainings(found))] == [three.name, one.name]


@pytest.mark.parametrize("better", [0, 1])
def test_sections_come_best_mean_first(tmp_path: Path, better: int) -> None:
    make_training(tmp_path, TRAINED[better])
    make_training(tmp_path, TRAINED[1 - better], labels_of=lambda name: np.full(43, 3))
    ranked = ranked_networks(best_trainings(read_retrained(tmp_path)[0]))
    assert [network.name for network in ranked] == [TRAINED[better], TRAINED[1 - better]]


def test_the_front_is_told_beside_the_published_networks() -> None:
    trials = real_trials()
    best = front(trials)
    ended = trained(trials)
    published = [trial for trial in ended if "baseline" in trial.user_attrs]
    searched_ones = [trial for trial in ended if "baseline" not in trial.user_attrs]
    told = findings.front_finding(best, ended)
    assert "the most accurate has 96.08 % with 101,878 parameters" in told
    assert "Of 28 published networks trained by the same recipe, 28 are beaten" in told
    assert "95.41 % needs 1 % fewer: 100,598 (trial 125)." in told
    alike = [trial_of(Architecture.parse(TRAINED[0]), [(3.0, accuracy)], 0) for accuracy in (0.9, 0.901)]
    alike[1].values[1] += 100
    assert "fewer" not in findings.front_finding(alike, alike)
    told = findings.front_finding(best, [*searched_ones, published[0]])
    assert (
        "Of 1 published network trained by the same recipe, 1 is beaten by a searched one that is not larger, by"
        in told
    )
    assert "0 are beaten" in findings.front_finding([best[0]], [best[0], published[0]])
    assert "beaten" not in findings.front_finding(published[:1], published)
    assert findings.front_finding([], ended) == ""


def test_what_was_searched_is_told_with_what_was_stopped() -> None:
    told = findings.search_finding(Material("mine", "sqlite://", Path("runs"), {}, real_trials(), []))
    assert told == "95 networks were trained to the end, 105 stopped early, in 35 min of searching."


def test_a_published_network_may_be_beaten_by_one_that_is_not_on_the_front() -> None:
    network = Architecture.parse(TRAINED[0])
    sizes = [(150_000, 0.9, "B1"), (160_000, 0.89, ""), (200_000, 0.8, "B2"), (90_000, 0.5, "B3"), (90_000, 0.6, "")]
    trials = [
        trial_of(network, [(3.0, accuracy)], at, **({"baseline": label} if label else {}))
        for at, (_, accuracy, label) in enumerate(sizes)
    ]
    for trial, (size, accuracy, _) in zip(trials, sizes, strict=True):
        trial.values = [accuracy, size]
    told = findings.front_finding(trials[:1], trials)
    assert "Of 3 published networks trained by the same recipe, 2 are beaten" in told
    assert "half of them by 9.5 points or more" in told
    trials[1].user_attrs["asked_for"] = network.name  # Which no search has found.
    assert "trained by the same recipe, 1 is beaten" in findings.front_finding(trials[:1], trials)


def searched(*accuracies: float) -> Material:
    """A study of networks of one size, one every twenty seconds."""
    network = Architecture.parse(TRAINED[0])
    trials = [trial_of(network, [(3.0, accuracy)], at) for at, accuracy in enumerate(accuracies)]
    return Material("mine", "sqlite://", Path("runs"), {}, trials, [])


def test_the_hypervolume_is_told_over_trials_and_over_time() -> None:
    told = searched(0.4, 0.85, 0.5, 0.9, *[0.6] * 8)
    history = 0.9 * (1 - 101_878 / 2_000_000)
    assert findings.hypervolume_finding(told) == (
        f"The front dominates {history:.3f} of the budget's area; 99 % of that was there after 4 of 12 trained trials. "
        "The last quarter of the trials added nothing."
    )
    assert findings.hypervolume_time_finding(told) == (
        "90 % of it was there after 40 s, 99 % after 80 s of 4 min; nothing came to it in the last 3 min."
    )
    growing = searched(0.4, 0.9, 0.5)
    growing.trials[2].datetime_complete = growing.trials[1].datetime_complete + timedelta(milliseconds=400)
    assert findings.hypervolume_time_finding(growing).endswith("of 40 s; it grew to the last trial.")
    latest = findings.hypervolume_finding(searched(*[0.5] * 6, 0.6, 0.6))
    assert latest.endswith(f"The last quarter of the trials added {0.1 * (1 - 101_878 / 2_000_000):.4f}.")
    assert "quarter" not in findings.hypervolume_finding(searched(*[0.5] * 7))
    assert findings.hypervolume_time_finding(searched()) == findings.hypervolume_finding(searched()) == ""


def test_the_choices_that_decide_and_the_changes_that_promise_most_are_told() -> None:
    shares = pd.DataFrame(
        {"accuracy": [0.7, 0.2, 0.1], "parameters": [0.1, 0.3, 0.6]}, index=["kernel 2", "filters 1", "neurons 1"]
    )
    effects = pd.DataFrame(
        [
            ("kernel 1", "kernel", 2, 0.70),
            ("kernel 1", "kernel", 3, 0.72),
            ("kernel 2", "kernel", 2, 0.78),
            ("kernel 2", "kernel", 3, 0.75),
            ("kernel 2", "kernel", 5, 0.70),
            ("pooling 1", "pooling", 0, 0.8),
            ("pooling 1", "pooling", 1, 0.7),
            ("normalisation logits", "normalisation", 0, 0.3),
            ("normalisation logits", "normalisation", 1, 0.9),
            ("neurons 1", "neurons", 64, 0.8),
            ("neurons 1", "neurons", 128, 0.8),
        ],
        columns=["choice", "kind", "value", "expected"],
    )
    learned = Importance(40, {"accuracy": 0.8, "parameters": 0.9}, shares, effects)
    assert findings.importance_finding(learned) == (
        "What decided most among networks trained to the end: for accuracy the kernel of convolution 2 (70 % of the "
        "importance), for parameters the "
        "neurons of hidden layer 1 (60 % of the importance). The forests explain 80 % of the variance of accuracy in "
        "networks they did not see."
    )
    assert findings.effects_finding(learned) == (
        "The largest effects expected among networks trained to the end, all else alike: kernel size 2 instead of 5 "
        "(convolution 2): 8.0 points; "
        "without pooling (convolution 1): 10.0 points; with normalisation (logits): 60.0 points."
    )
    r2 = {"accuracy": 0.3, "parameters": 0.9}
    hint = replace(learned, r2=r2, shares=shares.assign(parameters=0.0))
    told = findings.importance_finding(hint)
    assert ", for parameters no single choice. " in told and told.endswith(": little, so take this as a hint.")
    assert findings.effects_finding(hint).endswith("60.0 points. Hints only: the forest explains little.")
    assert findings.effects_finding(replace(hint, effects=effects[-2:])) == ""
    nothing = replace(learned, r2=r2 | {"accuracy": -0.1})
    told = findings.importance_finding(nothing)
    assert "for accuracy it cannot be told, for parameters the neurons of hidden layer 1 " in told
    assert findings.effects_finding(nothing) == ""


def test_a_learning_curve_is_told_from_its_first_epoch_to_its_last(tmp_path: Path) -> None:
    folder = make_training(tmp_path, TRAINED[0])
    accuracies = [0.2, 0.5, 0.9, 0.8, 0.82, 0.85, 0.84]
    for told, curve in (
        (
            "Validation accuracy goes from 20.00 % after the first epoch to 84.00 % after 7; over the last 5 it varies "
            "by 10.0 points.",
            accuracies,
        ),
        ("", accuracies[:1]),
    ):
        pd.DataFrame({"validation_accuracy": curve}).to_csv(folder / "curve.csv", index=False)
        (one,), _ = read_retrained(tmp_path)
        assert findings.curve_finding(one) == told


@pytest.mark.parametrize(
    ("seconds", "words"), [(12.4, "12 s"), (89, "89 s"), (2134, "36 min"), (3600, "1 h 0 min"), (7199, "2 h 0 min")]
)
def test_durations(seconds: float, words: str) -> None:
    assert findings.duration(seconds) == words
