"""Figures from answers, checked against published ones and by hand."""

import json
import subprocess
import sys
from typing import Any

import numpy as np
import pytest

from nas.measures import Score, interval_of, measure

ANSWERS = np.array([0, 1, 2, 2, 40, 7, 7])
LABELS = np.array([0, 1, 1, 2, 2, 7, 7])
FIRSTS = np.array([True, True, True, True, True, True, False])
SIGNS = np.arange(7)


@pytest.mark.parametrize(
    ("correct", "images", "low", "high"),
    # Newcombe 1998, Statistics in Medicine 17, table I, method 3.
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_the_interval_is_wilsons(correct: int, images: int, low: float, high: float) -> None:
    assert Score(images, correct).interval == pytest.approx((low, high), abs=5e-5)


def test_answers_are_counted_over_all_outputs() -> None:
    measures = measure(ANSWERS, LABELS, FIRSTS, SIGNS)
    assert measures.overall == Score(7, 5) and measures.overall.accuracy == 5 / 7
    assert measures.distinct == Score(6, 4)
    assert measures.classes == {0: Score(1, 1), 1: Score(2, 1), 2: Score(2, 1), 7: Score(2, 2)}


def test_json_has_fractions_and_counts() -> None:
    figures = json.loads(json.dumps(measure(ANSWERS, LABELS, FIRSTS, SIGNS).as_dict()))
    assert figures["accuracy"] == 5 / 7 and (figures["correct"], figures["images"]) == (5, 7)
    assert figures["interval"][0] < 5 / 7 < figures["interval"][1]
    assert (figures["distinct"]["correct"], figures["distinct"]["images"]) == (4, 6)
    # Over all of a class's pictures an interval would be too narrow, where they are of few signs.
    assert figures["classes"] == 4
    assert figures["class_scores"]["1"] == {"accuracy": 0.5, "images": 2, "correct": 1}


def test_an_interval_is_over_distinct_pictures_as_far_as_the_accuracy_over_all() -> None:
    measures = measure(ANSWERS, LABELS, FIRSTS, SIGNS)
    assert measures.interval == Score(6, 4).interval == interval_of(measures.as_dict())
    earlier = measures.as_dict() | {"interval": list(Score(7, 5).interval)}
    assert interval_of(earlier) == measures.interval
    wrong = measure(np.arange(43).repeat(9), np.zeros(387, np.int64), np.arange(387) < 9, np.arange(387))
    assert wrong.distinct == Score(9, 9) and wrong.interval == (9 / 387, 1.0)


def test_an_interval_reaches_up_to_the_accuracy_over_all_where_distinct_pictures_are_told_worse() -> None:
    measures = measure((np.arange(387) < 9) * 1, np.zeros(387, np.int64), np.arange(387) < 9, np.arange(387))
    assert measures.distinct == Score(9, 0) and measures.interval == (pytest.approx(0.0), 378 / 387)


def test_figures_that_do_not_tell_of_distinct_pictures_have_the_interval_over_all() -> None:
    assert interval_of(Score(7, 5).share) == Score(7, 5).interval


def test_views_of_one_sign_that_agree_are_worth_one_picture_and_those_that_do_not_are_worth_all() -> None:
    labels, firsts, signs = np.zeros(120, np.int64), np.ones(120, np.bool_), np.arange(120) // 3
    agree = measure(np.arange(120) // 3 % 4, labels, firsts, signs)
    assert agree.distinct == Score(120, 30, pytest.approx(40)) and agree.overall == Score(120, 30)
    assert agree.interval == pytest.approx(Score(40, 10).interval)
    figures = json.loads(json.dumps(agree.as_dict()))
    assert figures["distinct"]["effective"] == 40 and interval_of(figures) == pytest.approx(agree.interval)
    differ = measure(np.arange(120) % 3, labels, firsts, signs)
    assert differ.distinct == Score(120, 40, 120) and differ.interval == Score(120, 40).interval
    perfect = measure(labels, labels, firsts, signs)
    assert perfect.interval == pytest.approx(Score(40, 40).interval)
    alone = measure(np.arange(120) // 3 % 4, labels, firsts, np.arange(120))
    assert alone.distinct.effective is None and "effective" not in alone.as_dict()["distinct"]


def test_the_interval_of_repeated_views_is_right_as_often_as_it_says() -> None:
    """Of 200 signs of three views each, whose difficulty differs; without the signs it would be right too seldom."""
    source = np.random.default_rng(0)
    labels, firsts, signs = np.zeros(600, np.int64), np.ones(600, np.bool_), np.repeat(np.arange(200), 3)

    def covered(told: np.ndarray[Any, Any]) -> bool:
        low, high = measure(
            (source.random(600) > np.repeat(source.beta(0.9, 0.1, 200), 3)) * 1, labels, firsts, told
        ).interval
        return low <= 0.9 <= high

    assert sum(covered(signs) for _ in range(500)) / 500 == pytest.approx(0.95, abs=0.025)
    assert sum(covered(np.arange(600)) for _ in range(500)) / 500 < 0.85


def test_nothing_to_measure_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="no images"):
        measure(ANSWERS[:0], LABELS[:0], FIRSTS[:0], SIGNS[:0])
    with pytest.raises(ValueError, match="6 answers, 7 labels, 7 marks of distinct pictures and 7 signs"):
        measure(ANSWERS[:6], LABELS, FIRSTS, SIGNS)


@pytest.mark.parametrize("short", range(4))
def test_all_that_is_told_of_pictures_has_to_be_of_one_length(short: int) -> None:
    told = [ANSWERS, LABELS, FIRSTS, SIGNS]
    told[short] = told[short][:6]
    with pytest.raises(ValueError, match=r"answers, . labels, . marks of distinct pictures and . signs"):
        measure(*told)


def test_it_needs_no_tensorflow() -> None:
    code = "import sys, nas.measures; print({'tensorflow', 'larq'} & set(sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout == "set()\n"
