from nas.architecture import Architecture
from nas.choices import choices_of


def test_choices_are_told_layer_by_layer() -> None:
    name = "3_30_30_QConv_32_5_MP_2_BN_QConv_64_3_Dense_256_BN_Dense_43_BN"
    assert choices_of(Architecture.parse(name)) == {
        "input size": 30,
        "convolutions": 2,
        "hidden layers": 1,
        "filters 1": 32,
        "kernel 1": 5,
        "pooling 1": 1,
        "normalisation 1": 1,
        "filters 2": 64,
        "kernel 2": 3,
        "pooling 2": 0,
        "normalisation 2": 0,
        "neurons 1": 256,
        "normalisation hidden 1": 1,
        "normalisation logits": 1,
    }


def test_padding_and_shortcuts_are_counted() -> None:
    further = "BN_PAD_1_QConv_64_3_ADD"
    name = f"3_30_30_QConv_32_3_MP_2_BN_PAD_1_QConv_64_3_{further}_{further}_BN_Dense_43_BN"
    chosen = choices_of(Architecture.parse(name))
    assert (chosen["padded convolutions"], chosen["shortcuts"]) == (3, 2) and "global pooling" not in chosen


def test_global_pooling_and_strides_are_told() -> None:
    chosen = choices_of(Architecture.parse("3_30_30_QConv_32_3_S_2_BN_QConv_43_1_GP_BN"))
    assert chosen["global pooling"] == chosen["normalisation logits"] == chosen["convolutions"] == 1
    assert chosen["stride 1"] == 2 and "filters 2" not in chosen


def test_what_comes_before_any_weights_is_done_to_the_image() -> None:
    chosen = choices_of(Architecture.parse("3_30_30_MP_2_BN_QConv_32_3_BN_Dense_43_BN"))
    assert chosen["pooling image"] == chosen["normalisation image"] == 1


def test_so_many_layers_are_told_one_by_one_and_further_ones_are_counted() -> None:
    deep = Architecture.parse("3_64_64_" + "QConv_8_2_BN_" * 9 + "Dense_64_BN_" * 5 + "Dense_43")
    chosen = choices_of(deep)
    assert (chosen["convolutions"], chosen["hidden layers"]) == (9, 5)
    assert {"kernel 8", "normalisation 8", "neurons 4", "normalisation hidden 4"} <= chosen.keys()
    assert chosen.keys().isdisjoint({"kernel 9", "normalisation 9", "neurons 5", "normalisation hidden 5"})
