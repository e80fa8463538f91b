from collections import Counter

from nas.layers import Dense, MaxPool
from search_spaces.bottom_up import BottomUp
from search_spaces.literature import Baseline, baselines, published_results
from search_spaces.space import Answers

BY_LABEL = {baseline.label: baseline for baseline in baselines()}


def pooled_three_times(baseline: Baseline) -> bool:
    return baseline.architecture.layers.count(MaxPool(2)) == 3


def test_each_published_network_is_there_once() -> None:
    assert Counter(baseline.family for baseline in baselines()) == {"XNOR": 36, "3QConv": 88}
    assert len(BY_LABEL) == len({baseline.architecture.name for baseline in baselines()}) == 124


def test_names_are_those_published() -> None:
    names = {label: baseline.architecture.name for label, baseline in BY_LABEL.items()}
    trunk = "QConv_32_5_MP_2_BN_QConv_64_5_MP_2_BN_QConv_64_3"
    assert names["3QConv D(1024) 30x30"] == f"3_30_30_{trunk}_BN_Dense_1024_BN_Dense_43"
    assert names["3QConv D(256) 48x48"] == f"3_48_48_{trunk}_BN_Dense_256_BN_Dense_43"
    assert names["3QConv MP3 D(1024) 64x64"] == f"3_64_64_{trunk}_MP_2_BN_Dense_1024_BN_Dense_43"
    assert names["3QConv D(0) 30x30"] == f"3_30_30_{trunk}_BN_Dense_43"
    assert names["3QConv v2 D(64) 30x30"] == f"3_30_30_{trunk}_Dense_64_BN_Dense_43"
    assert names["3QConv v3 D(64) 30x30"] == f"3_30_30_{trunk}_Dense_64_Dense_43"
    assert names["3QConv v4 D(64) 30x30"] == f"3_30_30_{trunk}_BN_Dense_64_Dense_43"
    assert names["XNOR(QConv) 16-32 64x64"] == "3_64_64_QConv_16_3_QConv_32_2_Dense_43"
    enhanced = "3_30_30_QConv_32_3_MP_2_QConv_64_2_MP_2_BN_Dense_43"
    assert names["XNOR(QConv, MP) enhanced (BN) 32-64 30x30"] == enhanced


def test_the_third_pooling_needs_more_than_30_pixels() -> None:
    sizes = Counter(baseline.architecture.input_size for baseline in baselines() if pooled_three_times(baseline))
    assert sizes == {48: 11, 64: 11}


def test_all_lie_in_the_search_space() -> None:
    space = BottomUp()
    for baseline in baselines():
        chosen = space.parameters_of(baseline.architecture)
        assert space.suggest(Answers(chosen)) == baseline.architecture


def test_all_end_in_bare_logits() -> None:
    assert all(baseline.architecture.layers[-1] == Dense(43) for baseline in baselines())


def test_published_figures_are_those_of_the_paper_and_of_the_authors_files() -> None:
    """The best two of the paper's abstract: 96.45 % on German signs, 88.99 in the mean of the three countries."""
    published = {one.architecture: one for one in published_results()}
    assert Counter(one.source for one in published.values()) == {"log": 35, "model file": 3}
    for label, german in {
        "XNOR(QConv, MP) 16-32 30x30": 0.0143,
        "XNOR(QConv, MP) 64-128 48x48": 0.1095,
        "XNOR(QConv, MP) enhanced (BN) 16-32 64x64": 0.7232,
        "XNOR(QConv) 32-64 48x48": 0.8212,
    }.items():
        assert published[BY_LABEL[label].architecture].accuracies == {"gtsrb": german}
    whole = {one.architecture: one.accuracies for one in published.values() if one.source == "model file"}
    assert {
        label: [*whole[one.architecture].values()] for label, one in BY_LABEL.items() if one.architecture in whole
    } == {
        "XNOR(QConv) 16-32 30x30": [0.8158, 0.7448, 0.5723],
        "3QConv D(256) 48x48": [0.9529, 0.8773, 0.8390],
        "3QConv MP3 D(1024) 64x64": [0.9644, 0.8817, 0.8164],
    }
    assert max(one.accuracies["gtsrb"] for one in published.values()) == 0.9644
