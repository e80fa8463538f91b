from dataclasses import asdict, fields, replace

import pytest

from nas.recipe import PAPER, RECIPES, SEARCH, Recipe, key_of

OTHER = {
    "epochs": 31,
    "batch_size": 64,
    "learning_rate": 2e-3,
    "schedule": "cosine",
    "input_scale": "symmetric",
    "norm_momentum": 0.9,
    "norm_scale": True,
    "quantizer": "approx_sign",
    "margin": 0.2,
    "augmentation": 0.5,
    "mixup": 0.2,
    "label_smoothing": 0.1,
    "teacher": "3_8_8_Dense_43",
    "averaging": 0.99,
    "split": "track",
    "precision": "bfloat16",
}


def test_the_paper_is_as_published() -> None:
    assert asdict(PAPER) == {
        "epochs": 30,
        "batch_size": 32,
        "learning_rate": 0.001,
        "schedule": "constant",
        "input_scale": "raw",
        "norm_momentum": 0.99,
        "norm_scale": False,
        "quantizer": "ste_sign",
        "margin": 0.0,
        "augmentation": 0.0,
        "mixup": 0.0,
        "label_smoothing": 0.0,
        "teacher": "",
        "averaging": 0.0,
        "split": "image",
        "precision": "float32",
    }


@pytest.mark.parametrize("field", [field.name for field in fields(Recipe)])
def test_the_key_depends_on_every_field(field: str) -> None:
    assert replace(PAPER, **{field: OTHER[field]}).key != PAPER.key


def test_settings_that_are_kept_have_the_key_of_their_recipe_in_float32() -> None:
    kept = asdict(replace(SEARCH, precision="bfloat16"))
    older = {name: value for name, value in kept.items() if name != "augmentation"}
    assert key_of(kept) == key_of(older) == SEARCH.key != key_of(kept | {"augmentation": 0.5})


def test_keys_that_are_kept_in_tables_stay_what_they_are() -> None:
    assert {name: recipe.key for name, recipe in RECIPES.items()} == {
        "paper": "a858a1ceae0f",
        "full": "8479237e0d16",
        "strong": "fdba5579a78c",
        "brief": "e6e0f83ed2cf",
    }
    assert (SEARCH.key, replace(PAPER, augmentation=0.5).key) == ("d20dea1cdd97", "a51b615c77e8")


def test_equal_recipes_have_equal_keys() -> None:
    assert replace(SEARCH, epochs=5).key == replace(SEARCH, epochs=5).key != SEARCH.key
