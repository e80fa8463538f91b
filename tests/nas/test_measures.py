import json

import numpy as np
import pytest

from nas.measures import measure

LABELS = np.array([1, 1, 1, 4, 4, 7, 7, 7, 7, 7])
PREDICTED = np.array([1, 1, 2, 4, 9, 7, 7, 7, 7, 7])
FIRSTS = np.array([1, 0, 1, 1, 1, 1, 0, 0, 0, 1], dtype=bool)


def test_accuracy_is_over_all_images_distinct_ones_and_each_class() -> None:
    measures = measure(LABELS, PREDICTED, FIRSTS)
    assert (measures.overall.images, measures.overall.correct, measures.overall.accuracy) == (10, 8, 0.8)
    assert (measures.distinct.images, measures.distinct.correct) == (6, 4)
    assert {label: share.accuracy for label, share in measures.per_class.items()} == {1: 2 / 3, 4: 0.5, 7: 1.0}


def test_the_interval_is_wilsons() -> None:
    # Published example: 81 of 263 (Newcombe 1998, "Two-sided confidence intervals for the single proportion").
    labels = np.zeros(263, dtype=np.int64)
    predicted = (np.arange(263) >= 81).astype(np.int64)
    share = measure(labels, predicted, np.ones(263, dtype=bool)).overall
    assert (share.low, share.high) == pytest.approx((0.2553, 0.3662), abs=5e-5)


def test_the_figures_can_be_written_as_json() -> None:
    figures = json.loads(json.dumps(measure(LABELS, PREDICTED, FIRSTS).as_dict()))
    assert (
        figures["accuracy"] == 0.8 and figures["distinct"]["images"] == 6 and figures["per_class"]["4"]["correct"] == 1
    )
