"""Figures from answers, checked against published ones and by hand."""

import json
import subprocess
import sys

import numpy as np
import pytest

from nas.measures import Score, interval_of, measure

ANSWERS = np.array([0, 1, 2, 2, 40, 7, 7])
LABELS = np.array([0, 1, 1, 2, 2, 7, 7])
FIRSTS = np.array([True, True, True, True, True, True, False])


@pytest.mark.parametrize(
    ("correct", "images", "low", "high"),
    # Newcombe 1998, Statistics in Medicine 17, table I, method 3.
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_the_interval_is_wilsons(correct: int, images: int, low: float, high: float) -> None:
    assert Score(images, correct).interval == pytest.approx((low, high), abs=5e-5)


def test_answers_are_counted_over_all_outputs() -> None:
    measures = measure(ANSWERS, LABELS, FIRSTS)
    assert measures.overall == Score(7, 5) and measures.overall.accuracy == 5 / 7
    assert measures.distinct == Score(6, 4)
    assert measures.classes == {0: Score(1, 1), 1: Score(2, 1), 2: Score(2, 1), 7: Score(2, 2)}


def test_json_has_fractions_and_counts() -> None:
    figures = json.loads(json.dumps(measure(ANSWERS, LABELS, FIRSTS).as_dict()))
    assert figures["accuracy"] == 5 / 7 and (figures["correct"], figures["images"]) == (5, 7)
    assert figures["interval"][0] < 5 / 7 < figures["interval"][1]
    assert (figures["distinct"]["correct"], figures["distinct"]["images"]) == (4, 6)
    assert figures["classes"] == 4 and figures["class_scores"]["1"]["accuracy"] == 0.5


def test_an_interval_is_over_distinct_pictures_as_far_as_the_accuracy_over_all() -> None:
    measures = measure(ANSWERS, LABELS, FIRSTS)
    assert measures.interval == Score(6, 4).interval == interval_of(measures.as_dict())
    earlier = measures.as_dict() | {"interval": list(Score(7, 5).interval)}
    assert interval_of(earlier) == measures.interval
    wrong = measure(np.arange(43).repeat(9), np.zeros(387, np.int64), np.arange(387) < 9)
    assert wrong.distinct == Score(9, 9) and wrong.interval == (9 / 387, 1.0)


def test_nothing_to_measure_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="no images"):
        measure(ANSWERS[:0], LABELS[:0], FIRSTS[:0])
    with pytest.raises(ValueError, match="6 answers, 7 labels and 7 marks"):
        measure(ANSWERS[:6], LABELS, FIRSTS)


def test_it_needs_no_tensorflow() -> None:
    code = "import sys, nas.measures; print({'tensorflow', 'larq'} & set(sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout == "set()\n"
